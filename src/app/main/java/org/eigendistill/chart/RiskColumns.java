// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.chart;

import java.util.List;
import org.eigendistill.data.Column;

/** The columns of what {@code risk} writes: risk over time, and the map of where it pays. */
public final class RiskColumns {
  /** teacher or student. */
  public static final Column<String> ROLE = Column.text("role");

  /** The length of training, on its clock. */
  public static final Column<Double> TIME = Column.number("time");

  /** The part of the risk that is the labels' signal not yet learned. */
  public static final Column<Double> BIAS = Column.number("bias");

  /** The part that is noise learned. */
  public static final Column<Double> VARIANCE = Column.number("variance");

  /** Their sum. */
  public static final Column<Double> RISK = Column.number("risk");

  /** What counts the length of training. */
  public static final Column<String> CLOCK = Column.text("clock");

  /** The signal's exponent. */
  public static final Column<Double> ALIGNMENT = Column.number("alignment");

  /** Noise variance over the signal's. */
  public static final Column<Double> NOISE = Column.number("noise");

  /** The best student's risk over the best teacher's. */
  public static final Column<Double> RISK_RATIO = Column.number("risk_ratio");

  /** How long the best teacher trains. */
  public static final Column<Double> TEACHER_TIME = Column.number("teacher_time");

  /** Whether it is proved that no student pays. */
  public static final Column<Boolean> NO_PAY_PROVED = Column.truth("no_pay_proved");

  /**
   * How far the best teacher is beyond the best gain along the lowest eigenvalue, from -1 to 1;
   * above 0 it is proved that a student pays. NaN where that theorem is not about the procedure.
   */
  public static final Column<Double> BEYOND_LOWEST = Column.number("beyond_lowest");

  /** What is proved: N1, that no student pays; N3, that one does; none; or undecided. */
  public static final Column<String> THEOREM = Column.text("theorem");

  /** Those of risk over time. */
  public static final List<Column<?>> CURVES = List.of(ROLE, TIME, BIAS, VARIANCE, RISK, CLOCK);

  /** Those of the map. */
  public static final List<Column<?>> MAP =
      List.of(
          ALIGNMENT, NOISE, RISK_RATIO, TEACHER_TIME, CLOCK, NO_PAY_PROVED, BEYOND_LOWEST, THEOREM);

  private RiskColumns() {}
}
