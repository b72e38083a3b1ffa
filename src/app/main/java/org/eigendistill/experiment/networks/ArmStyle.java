// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Style;
import org.eigendistill.neural.Arm;

/** How every figure draws an arm of the studies of networks: one name, one style. */
enum ArmStyle {
  TEACHER(Arm.TEACHER, "teacher", Style.of(Colour.BLACK).withMark(Mark.NONE)),
  STUDENT(MainArms.STUDENT, "student, temperature 4", Style.of(0).withMark(Mark.CIRCLE)),
  STUDENT_AT_1(
      MainArms.STUDENT_AT_1, "student, temperature 1", Style.of(1).withMark(Mark.TRIANGLE)),
  HARD(MainArms.HARD, "control: hard labels, temperature 4", Style.of(2).withMark(Mark.SQUARE)),
  PLAIN(Arm.PLAIN, "control: plain training", Style.of(3).withMark(Mark.DIAMOND));

  private final Arm arm;
  private final String label;
  private final Style style;

  ArmStyle(Arm arm, String label, Style style) {
    this.arm = arm;
    this.label = label;
    this.style = style;
  }

  /** What is drawn. */
  Arm arm() {
    return arm;
  }

  /** Its name in legends. */
  String label() {
    return label;
  }

  /** With its mark; of lines alone see {@link #line()}. */
  Style style() {
    return style;
  }

  /** Without its mark. */
  Style line() {
    return style.withMark(Mark.NONE);
  }
}
