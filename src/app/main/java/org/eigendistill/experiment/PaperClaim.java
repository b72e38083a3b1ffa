// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment;

/**
 * The claims of the paper (arXiv 2301.12923) that are decided here, each in a sentence; numbers and
 * words are this program's own.
 */
public enum PaperClaim {
  /** In networks. */
  CONFIDENCE(
      "C1",
      "exaggerated confidence",
      "Student-teacher deviations are systematic: on image and language data the student"
          + " exaggerates the teacher's confidence."),
  /** The theorem. */
  BIAS(
      "C2",
      "exaggerated bias, linear models",
      "Linear gradient descent: distillation exaggerates the bias toward top eigendirections.",
      true),
  /** In networks. */
  NETWORK_BIAS(
      "C3",
      "exaggerated bias, networks",
      "The same exaggeration in networks trained with cross-entropy, seen by projecting the"
          + " weights on the data's eigenvectors."),
  /** In both. */
  ONE_BIAS_TWO_EFFECTS(
      "C4",
      "one bias, two effects",
      "One exaggerated bias yields both the confidence exaggeration and better generalization."),
  /** In both. */
  HARM(
      "C5",
      "where distillation hurts",
      "Distillation can hurt; whether the teacher interpolates its training labels matters."),
  /** In both. */
  LOSS_SWITCHING(
      "C6",
      "loss switching",
      "Loss switching (distillation, then labels; labels, then distillation) helps or hurts by that"
          + " same condition; switching to distillation half-way recovers much of the gain.");

  /** What goes before the list of them. */
  public static final String INTRODUCTION =
      "What the paper claims, in this program's words and numbers:";

  private final String id;
  private final String title;
  private final String sentence;
  private final boolean isProved;

  PaperClaim(String id, String title, String sentence) {
    this(id, title, sentence, false);
  }

  PaperClaim(String id, String title, String sentence, boolean isProved) {
    this.id = id;
    this.title = title;
    this.sentence = sentence;
    this.isProved = isProved;
  }

  /** Its number in the report, C1 to C6. */
  public String id() {
    return id;
  }

  /** Whether it is a theorem, which no measurement may contradict. */
  public boolean isProved() {
    return isProved;
  }

  /** What it is of, in some words. */
  public String title() {
    return title;
  }

  /** The claim. */
  public String sentence() {
    return sentence;
  }

  /** All of them as a list in Markdown, as README and the page of claims have it. */
  public static String definitions() {
    StringBuilder list = new StringBuilder(INTRODUCTION).append("\n\n");
    for (PaperClaim c : values()) {
      list.append("- **%s**, %s: %s\n".formatted(c.id(), c.title(), c.sentence()));
    }
    return list.toString();
  }

  @Override
  public String toString() {
    return id + ": " + sentence;
  }
}
