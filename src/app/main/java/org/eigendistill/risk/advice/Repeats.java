// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.advice;

import org.eigendistill.base.Matrix;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.Groups;

/**
 * Rows whose features repeat those of another row.
 *
 * @param rows n
 * @param distinct how many rows differ in their features
 * @param copies how many rows repeat the features and the targets of an earlier row
 * @param variance the pure error: the variance of targets among rows of the same features, per
 *     output, unbiased for noise that these rows do not share; NaN where no row is repeated
 */
record Repeats(int rows, int distinct, int copies, double variance) {
  static Repeats of(Dataset data) {
    Groups groups = Groups.ofRepeats(data.features());
    Matrix y = data.targets();
    Groups copies =
        Groups.ofRepeats(
            Matrix.fill(
                data.rows(), y.columns() + 1, (i, c) -> c == 0 ? groups.of(i) : y.get(i, c - 1)));
    int free = data.rows() - groups.count();
    double squares = 0;
    for (int[] members : groups.members()) {
      for (int c = 0; c < y.columns(); c++) {
        double mean = 0;
        for (int i : members) {
          mean += y.get(i, c) / members.length;
        }
        for (int i : members) {
          squares += (y.get(i, c) - mean) * (y.get(i, c) - mean);
        }
      }
    }
    return new Repeats(
        data.rows(),
        groups.count(),
        data.rows() - copies.count(),
        free > 0 ? squares / free / y.columns() : Double.NaN);
  }

  /** The degrees of freedom of the pure error, of each output. */
  int degrees() {
    return rows - distinct;
  }
}
