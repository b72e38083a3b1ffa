// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proposition;

/** What a premise demands of the stretches' times, beyond that they are positive. */
public enum Condition {
  /** Nothing. */
  NONE,
  /** The student trains no longer than the teacher. */
  STUDENT_NOT_LONGER,
  /** The switch comes before the teacher's stopping time. */
  SWITCH_BEFORE,
  /** The switch comes after the teacher's stopping time. */
  SWITCH_AFTER;

  /**
   * Whether times of one flow meet it.
   *
   * @param order the sign of part {@link #part()}'s time less the teacher's
   */
  public boolean admits(int order) {
    return switch (this) {
      case NONE -> true;
      case STUDENT_NOT_LONGER -> order <= 0;
      case SWITCH_BEFORE -> order < 0;
      case SWITCH_AFTER -> order > 0;
    };
  }

  /** The stretch whose time is compared with the teacher's. */
  public int part() {
    return this == NONE ? 0 : this == STUDENT_NOT_LONGER ? 1 : 2;
  }
}
