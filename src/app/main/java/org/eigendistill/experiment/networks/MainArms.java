// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import org.eigendistill.neural.Arm;

/** The arms that figures and claims speak of: students at temperatures 4 and 1, and controls. */
final class MainArms {
  private static final double TEMPERATURE = 4;

  static final Arm STUDENT = Arm.student(TEMPERATURE);
  static final Arm STUDENT_AT_1 = Arm.student(1);
  static final Arm HARD = Arm.hard(TEMPERATURE);

  /** In the page's study of doses the student that is trained for as long as its teacher. */
  static final Arm LONGEST_DOSE = Arm.named("dose-60");

  static final Arm STOPPED_TEACHER = Arm.TEACHER.at(Arm.Moment.STOPPED);

  private MainArms() {}

  /** The student at temperature 4 that is trained as its teacher was, whatever its study. */
  static boolean isStudent(Arm arm) {
    return arm.equals(STUDENT) || arm.equals(LONGEST_DOSE);
  }
}
