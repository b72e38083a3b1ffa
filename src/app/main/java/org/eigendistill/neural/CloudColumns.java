// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.List;
import org.eigendistill.data.Column;

/**
 * The columns of the table of clouds: test rows of the first teacher of a study's first seed, some
 * hundred of them, evenly spread over all.
 */
public final class CloudColumns {
  /** How many rows are kept. */
  static final int MOST_ROWS = 150;

  /** The teacher's margin of the class that it ranks first. */
  public static final Column<Double> TEACHER = Column.number("teacher");

  /** Its student's less that. */
  public static final Column<Double> STUDENT = Column.number("student_less_teacher");

  /** Another teacher's less that. */
  public static final Column<Double> ANOTHER = Column.number("another_less_teacher");

  /** All of them. */
  public static final List<Column<?>> ALL = ArmKey.columns(TEACHER, STUDENT, ANOTHER);

  private CloudColumns() {}
}
