package org.eigendistill.experiment.networks;

import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Style;

/** An arm of the studies of networks as every figure draws it: one name, one style. */
enum Arm {
  TEACHER("teacher", "teacher", Style.of(Colour.BLACK).withMark(Mark.NONE)),
  STUDENT("student-t4", "student, temperature 4", Style.of(0).withMark(Mark.CIRCLE)),
  STUDENT_AT_1("student-t1", "student, temperature 1", Style.of(1).withMark(Mark.TRIANGLE)),
  HARD("hard-t4", "control: hard labels, temperature 4", Style.of(2).withMark(Mark.SQUARE)),
  PLAIN("plain", "control: plain training", Style.of(3).withMark(Mark.DIAMOND));

  private final String id;
  private final String label;
  private final Style style;

  Arm(String id, String label, Style style) {
    this.id = id;
    this.label = label;
    this.style = style;
  }

  /** Its name in tables. */
  String id() {
    return id;
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
