// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import org.eigendistill.data.Column;
import org.eigendistill.neural.EvaluationRows;
import org.eigendistill.neural.StudyColumns;

/**
 * What is measured of a network against its teacher.
 *
 * @param column of the table of arms
 * @param none the value of no effect, which the teacher has against itself
 */
record Measure(Column<Double> column, double none) {
  static final Measure LAG = new Measure(StudyColumns.LAG, 0);
  static final Measure TEST_GAIN = new Measure(StudyColumns.TEST_GAIN, 0);

  /** The mean offset in the fifth of rows of which the teacher is least sure. */
  static Measure lowOffset(EvaluationRows rows) {
    return new Measure(StudyColumns.lowOffset(rows), 0);
  }

  /** The slope of the confidence plot. */
  static Measure slope(EvaluationRows rows) {
    return new Measure(StudyColumns.slope(rows), 1);
  }
}
