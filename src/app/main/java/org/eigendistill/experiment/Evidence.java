// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment;

import java.util.Optional;
import org.eigendistill.neural.EvaluationRows;

/**
 * What a claim was measured on.
 *
 * @param models which models
 * @param table the name of the table that it was read from
 * @param rows the rows that a network was measured on, where it was
 * @param cell the study at a rate of label noise, where it is one alone
 * @param hypothesis of the page of rules, where it is of one
 */
public record Evidence(
    Models models,
    String table,
    Optional<EvaluationRows> rows,
    Optional<StudyCell> cell,
    Optional<PageHypothesis> hypothesis) {
  /** The models that claims are counted of apart, in the order of the counts. */
  public enum Models {
    /** Linear models, without error of sampling or training. */
    LINEAR("linear model, exact"),
    /** The studies of networks with three teachers a seed, by rules that stood before. */
    THREE_TEACHERS("networks, three teachers"),
    /** The studies of networks with one. */
    NETWORKS("networks");

    private final String label;

    Models(String label) {
      this.label = label;
    }

    /** What they are called in the counts. */
    public String label() {
      return label;
    }
  }

  /** Models by a table, and nothing more of them. */
  public static Evidence of(Models models, String table) {
    return new Evidence(models, table, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Linear models, by a table. */
  public static Evidence linear(String table) {
    return of(Models.LINEAR, table);
  }

  /**
   * What is counted together: of the same models a hypothesis, or else all of them.
   *
   * @param tellsRows whether training and test rows are counted apart
   */
  public String place(boolean tellsRows) {
    if (hypothesis.isPresent()) {
      PageHypothesis own = hypothesis.get();
      return "%s, %s, %s rows: %s"
          .formatted(models.label(), own.id(), own.rows().label(), own.sentence());
    }
    return rows.filter(own -> tellsRows)
        .map(own -> "%s, %s rows".formatted(models.label(), own.label()))
        .orElse(models.label());
  }

  /** The same table, of networks measured on some rows. */
  public Evidence on(EvaluationRows measured) {
    return new Evidence(models, table, Optional.of(measured), cell, hypothesis);
  }

  /** The same of a cell alone. */
  public Evidence in(StudyCell own) {
    return new Evidence(models, table, rows, Optional.of(own), hypothesis);
  }

  /** The same of a hypothesis, on its rows. */
  public Evidence on(PageHypothesis decided) {
    return new Evidence(models, table, Optional.of(decided.rows()), cell, Optional.of(decided));
  }
}
