// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

/** What can be said of a student beside its teacher; the one vocabulary of all that compares. */
public enum ComparisonVerdict {
  /** The student's log-odds rise by more than the teacher's, and by more than seeds explain. */
  EXAGGERATED("exaggerated"),
  /** They rise by less. */
  DAMPED("damped"),
  /** Neither could be told from chance; a small effect may be there. */
  NOT_SHOWN("not shown"),
  /** There was nothing to compare the pair with: no control, or fewer than three pairs. */
  UNCONTROLLED("uncontrolled"),
  /** A check ended the comparison before any number could be believed. */
  NOT_COMPARABLE("not comparable");

  private final String word;

  ComparisonVerdict(String word) {
    this.word = word;
  }

  /** Its word in tables and sentences. */
  public String word() {
    return word;
  }
}
