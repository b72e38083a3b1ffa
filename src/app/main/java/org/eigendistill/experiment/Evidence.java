package org.eigendistill.experiment;

/**
 * What a claim was measured on.
 *
 * @param models which models
 * @param table the name of the table that it was read from
 * @param split the rows that a network was measured on, train or test; null where there is none
 */
public record Evidence(Models models, String table, String split) {
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
    return new Evidence(Models.LINEAR, table, null);
  }

  /** The same table, of rows of a split. */
  public Evidence on(String rows) {
    return new Evidence(models, table, rows);
  }
}
