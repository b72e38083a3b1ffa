// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.List;
import org.eigendistill.compare.measure.RawTriple;
import org.eigendistill.data.Column;

/**
 * The columns of the table of fifths: a row for each study, rate, seed, arm, split and fifth of the
 * rows, by margins. In the first three numbers class and fifth are the teacher's own, in the fourth
 * another teacher's.
 */
public final class FifthColumns {
  /** From 1, of which the teacher is least sure, to 5. */
  public static final Column<Integer> FIFTH = Column.whole("fifth");

  /** The teacher's mean margin in it. */
  public static final Column<Double> TEACHER = Column.number("teacher");

  /** The student's less that. */
  public static final Column<Double> STUDENT = Column.number("raw_offset");

  /** Another teacher's less that. */
  public static final Column<Double> ANOTHER = Column.number("raw_offset_of_another");

  /** The student's less its teacher's in another teacher's fifth, where another teacher has 0. */
  public static final Column<Double> CROSS_FITTED = Column.number("offset");

  /** All of them. */
  public static final List<Column<?>> ALL =
      ArmKey.columns(CellColumns.SPLIT, FIFTH, TEACHER, STUDENT, ANOTHER, CROSS_FITTED);

  private FifthColumns() {}

  /** The numbers of a fifth, from 1. */
  static List<Column.Filled> cells(int fifth, RawTriple.Fifth raw, double crossFitted) {
    return List.of(
        FIFTH.is(fifth),
        TEACHER.is(raw.teacher()),
        STUDENT.is(raw.student()),
        ANOTHER.is(raw.another()),
        CROSS_FITTED.is(crossFitted));
  }
}
