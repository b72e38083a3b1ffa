// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import org.eigendistill.data.Column;

/**
 * Columns that several tables of linear models have. Times are scaled by the top eigenvalue l_1: a
 * table holds l_1 t.
 */
final class LinearColumns {
  /** The data set's key. */
  static final Column<String> DATA = Column.text("data");

  /** What figures call it. */
  static final Column<String> TITLE = Column.text("title");

  /** Who learns. */
  static final Column<Learner> ROLE = Column.word("role", Learner.class, Learner::word);

  /** When the teacher stopped; infinite where there is none. */
  static final Column<Double> TEACHER_TIME = Column.number("teacher_time_scaled");

  /** How long training went on. */
  static final Column<Double> TIME = Column.number("time_scaled");

  /** A low direction's eigenvalue over the top one. */
  static final Column<Double> RATIO = Column.number("eigenvalue_ratio");

  /** A direction's number, from 1. */
  static final Column<Integer> DIRECTION = Column.whole("direction");

  /** The gain along the top direction. */
  static final Column<Double> TOP_GAIN = Column.number("top_gain");

  /** The gain along the low one. */
  static final Column<Double> LOW_GAIN = Column.number("low_gain");

  /** The rate of symmetric label noise. */
  static final Column<Double> LABEL_NOISE = Column.number("label_noise");

  /** The spectrum's law. */
  static final Column<String> SPECTRUM = Column.text("spectrum");

  private LinearColumns() {}
}
