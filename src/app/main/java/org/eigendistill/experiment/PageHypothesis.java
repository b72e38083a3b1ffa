// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment;

import java.util.Arrays;
import java.util.Optional;
import org.eigendistill.neural.EvaluationRows;

/** The hypotheses of src/docs/pre-registration.md, by the names that the page gives them. */
public enum PageHypothesis {
  /** Slope on training rows. */
  H1A("H1a", PaperClaim.CONFIDENCE, EvaluationRows.TRAIN, "the student's slope is above 1"),
  /** Slope on test rows; primary. */
  H1B("H1b", PaperClaim.CONFIDENCE, EvaluationRows.TEST, "the student's slope is above 1"),
  /** Low end on training rows. */
  H2A(
      "H2a",
      PaperClaim.CONFIDENCE,
      EvaluationRows.TRAIN,
      "the student is less sure than its teacher where that is least sure"),
  /** Low end on test rows. */
  H2B(
      "H2b",
      PaperClaim.CONFIDENCE,
      EvaluationRows.TEST,
      "the student is less sure than its teacher where that is least sure"),
  /** Bias; primary. */
  H3(
      "H3",
      PaperClaim.NETWORK_BIAS,
      EvaluationRows.TRAIN,
      "lower bands are short at the end and behind at equal progress"),
  /** Bias, confidence and gain by dose. */
  H4(
      "H4",
      PaperClaim.ONE_BIAS_TWO_EFFECTS,
      EvaluationRows.TEST,
      "with the dose the bias goes, and slope and gain go with it"),
  /** Gain by whether teachers fit their labels. */
  H5(
      "H5",
      PaperClaim.HARM,
      EvaluationRows.TEST,
      "distillation harms where teachers do not fit their labels, and not where they do"),
  /** Distillation, then labels. */
  H6(
      "H6",
      PaperClaim.LOSS_SWITCHING,
      EvaluationRows.TEST,
      "at noise .4 labels after distillation beat distillation, and labels alone"),
  /** Labels, then distillation. */
  H6B(
      "H6b",
      PaperClaim.LOSS_SWITCHING,
      EvaluationRows.TEST,
      "distillation from half way has more than half of its gain over labels"),
  /** The first by label noise. */
  H6C(
      "H6c",
      PaperClaim.LOSS_SWITCHING,
      EvaluationRows.TEST,
      "labels after distillation help more at noise .4 than at 0"),
  /** Temperature, training rows. */
  H7A(
      "H7a",
      PaperClaim.CONFIDENCE,
      EvaluationRows.TRAIN,
      "the slope is larger at temperature 4 than at 1"),
  /** Temperature, test rows. */
  H7B(
      "H7b",
      PaperClaim.CONFIDENCE,
      EvaluationRows.TEST,
      "the slope is larger at temperature 4 than at 1");

  private final String id;
  private final PaperClaim paper;
  private final EvaluationRows rows;
  private final String sentence;

  PageHypothesis(String id, PaperClaim paper, EvaluationRows rows, String sentence) {
    this.id = id;
    this.paper = paper;
    this.rows = rows;
    this.sentence = sentence;
  }

  /** Its name on the page. */
  public String id() {
    return id;
  }

  /** The hypothesis of a name. */
  public static Optional<PageHypothesis> named(String id) {
    return Arrays.stream(values()).filter(h -> h.id.equals(id)).findFirst();
  }

  /** The claim of the paper that it is of. */
  public PaperClaim paper() {
    return paper;
  }

  /** The rows that it is measured on. */
  public EvaluationRows rows() {
    return rows;
  }

  /** It in words. */
  public String sentence() {
    return sentence;
  }

  /** Whether it is one of the two that the page calls primary. */
  public boolean isPrimary() {
    return this == H1B || this == H3;
  }

  @Override
  public String toString() {
    return id;
  }
}
