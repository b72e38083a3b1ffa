package org.eigendistill.experiment;

import java.util.Optional;
import org.eigendistill.neural.EvaluationRows;

/**
 * What a claim was measured on.
 *
 * @param models which models
 * @param table the name of the table that it was read from
 * @param rows the rows that a network was measured on, where it was
 */
public record Evidence(Models models, String table, Optional<EvaluationRows> rows) {
  /** The models that claims are counted of apart, in the order of the counts. */
  public enum Models {
    /** Linear models, without error of sampling or training. */
    LINEAR("linear model, exact"),
    /** The studies of networks. */
    NETWORKS("networks"),
    /** The small study that every run trains anew. */
    SMALL_NETWORKS("networks, small study");

    private final String label;

    Models(String label) {
      this.label = label;
    }

    /** What they are called in the counts. */
    public String label() {
      return label;
    }
  }

  /** Linear models, by a table. */
  public static Evidence linear(String table) {
    return new Evidence(Models.LINEAR, table, Optional.empty());
  }

  /** The same table, of networks measured on some rows. */
  public Evidence on(EvaluationRows measured) {
    return new Evidence(models, table, Optional.of(measured));
  }
}
