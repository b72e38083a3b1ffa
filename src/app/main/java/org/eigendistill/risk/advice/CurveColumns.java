// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.advice;

import java.util.List;
import org.eigendistill.data.Column;

/** The columns of estimated risk over time, {@link Advice#curves}. */
public final class CurveColumns {
  /** The teacher, or students of the best teacher to learn from. */
  public static final Column<Candidate.Role> ROLE =
      Column.word("role", Candidate.Role.class, Candidate.Role::word);

  static final Column<Double> TEACHER_TIME = Column.number("teacher_time");

  /** How long it trains. */
  public static final Column<Double> TIME = Column.number("time");

  /** The risk by cross-validation. */
  public static final Column<Double> CROSS_VALIDATION = Column.number("cv");

  /** Its standard error. */
  public static final Column<Double> CROSS_VALIDATION_ERROR = Column.number("cv_se");

  /** The unbiased estimate; NaN where the noise is not known. */
  public static final Column<Double> UNBIASED = Column.number("ure");

  /** Generalized cross-validation. */
  public static final Column<Double> GENERALIZED = Column.number("gcv");

  /** All of them. */
  static final List<Column<?>> ALL =
      List.of(
          ROLE,
          TEACHER_TIME,
          TIME,
          CROSS_VALIDATION,
          CROSS_VALIDATION_ERROR,
          UNBIASED,
          GENERALIZED);

  private CurveColumns() {}
}
