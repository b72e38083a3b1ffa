// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.advice;

import org.eigendistill.base.Matrix;
import org.eigendistill.risk.Gains;

/**
 * Rows that were not fitted, along the directions of those that were: a model of gains a predicts
 * {@code sum_k a_k s_ik b*_k} for row i.
 *
 * @param scores s, m x r
 * @param leastSquares b*, r x C
 * @param targets y, m x C
 */
record HeldRows(Matrix scores, Matrix leastSquares, Matrix targets) {
  /** The squared error of each row, summed over the outputs. */
  double[] losses(Gains filter) {
    return losses(filter, 0);
  }

  /**
   * The same for directions that stand in a longer list.
   *
   * @param first the number of the first direction there
   */
  double[] losses(Gains filter, int first) {
    Matrix coefficients =
        Matrix.fill(
            leastSquares.rows(),
            leastSquares.columns(),
            (k, c) -> filter.gain(first + k) * leastSquares.get(k, c));
    Matrix missing = targets.plus(-1, scores.times(coefficients));
    double[] losses = new double[missing.rows()];
    for (int i = 0; i < losses.length; i++) {
      for (int c = 0; c < missing.columns(); c++) {
        losses[i] += missing.get(i, c) * missing.get(i, c);
      }
    }
    return losses;
  }
}
