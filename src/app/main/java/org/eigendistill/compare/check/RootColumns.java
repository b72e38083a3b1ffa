// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.check;

import org.eigendistill.compare.rows.RowMeter;
import org.eigendistill.compare.rows.SoftmaxRow;

/** Square roots of probabilities of some classes in some rows, the teacher's and the student's. */
final class RootColumns implements RowMeter {
  private final int stride;
  private final int[] kinds;

  /** The teacher's, row by row. */
  final double[][] teacher;

  /** The student's, row by row. */
  final double[][] student;

  /**
   * Keeps every row whose number divides by a stride.
   *
   * @param kinds the classes
   */
  RootColumns(int rows, int stride, int... kinds) {
    this.stride = stride;
    this.kinds = kinds.clone();
    int kept = (rows + stride - 1) / stride;
    this.teacher = new double[kept][kinds.length];
    this.student = new double[kept][kinds.length];
  }

  @Override
  public void row(int place, SoftmaxRow... models) {
    if (place % stride == 0) {
      for (int k = 0; k < kinds.length; k++) {
        teacher[place / stride][k] = Math.sqrt(models[0].probability(kinds[k]));
        student[place / stride][k] = Math.sqrt(models[1].probability(kinds[k]));
      }
    }
  }

  /** Takes the mean off every class. */
  void centre() {
    centre(teacher);
    centre(student);
  }

  private static void centre(double[][] rows) {
    double[] mean = new double[rows[0].length];
    for (double[] row : rows) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += row[k] / rows.length;
      }
    }
    for (double[] row : rows) {
      for (int k = 0; k < mean.length; k++) {
        row[k] -= mean[k];
      }
    }
  }
}
