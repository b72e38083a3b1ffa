// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import java.util.List;

/** The arms of which hypotheses speak, by their names in tables. */
public enum PageArm {
  /** The student, at temperature 4. */
  STUDENT("student-t4"),
  /** The same at temperature 1. */
  STUDENT_AT_1("student-t1"),
  /** Distillation for the first half, then labels at temperature 1. */
  TO_LABELS("to-labels-at-1-0.5"),
  /** Labels at temperature 1 for the first half, then distillation. */
  FROM_LABELS("from-labels-at-1-0.5"),
  /** A student of 2 epochs. */
  DOSE_2("dose-2"),
  /** Of 4. */
  DOSE_4("dose-4"),
  /** Of 8. */
  DOSE_8("dose-8"),
  /** Of 16. */
  DOSE_16("dose-16"),
  /** Of 30. */
  DOSE_30("dose-30"),
  /** Of 60, as many as its teacher's. */
  DOSE_60("dose-60");

  /** Doses, rising. */
  public static final List<PageArm> DOSES =
      List.of(DOSE_2, DOSE_4, DOSE_8, DOSE_16, DOSE_30, DOSE_60);

  /** Those over which a trend decides. */
  static final List<PageArm> DECIDING_DOSES = DOSES.subList(2, 6);

  private final String label;

  PageArm(String label) {
    this.label = label;
  }

  /** Its name in tables. */
  public String label() {
    return label;
  }

  /**
   * The epochs of a dose.
   *
   * @throws IllegalStateException if it is none
   */
  int epochs() {
    if (!DOSES.contains(this)) {
      throw new IllegalStateException(label + " is no dose");
    }
    return Integer.parseInt(label.substring(label.lastIndexOf('-') + 1));
  }
}
