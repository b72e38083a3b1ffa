// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

import org.eigendistill.base.Matrix;
import org.eigendistill.spectrum.EigenSolver;

/**
 * What one pass of stochastic gradient descent makes of labels, as a matrix: after row x with label
 * y
 *
 * <pre>    w  ->  w - h F F' x (x.w - y),    from 0. </pre>
 */
final class OnePassOperator {
  private OnePassOperator() {}

  /** From labels to weights, p x n. */
  static Matrix of(Matrix rows, FeatureMap features, double step, EigenSolver solver) {
    int n = rows.rows();
    int p = rows.columns();
    Matrix moves = features.kernelTimes(rows, solver);
    double[][] operator = new double[p][n];
    double[] predicted = new double[n];
    for (int k = 0; k < n; k++) {
      double[] row = rows.row(k);
      double[] move = moves.column(k);
      java.util.Arrays.fill(predicted, 0, k, 0);
      for (int i = 0; i < p; i++) {
        for (int j = 0; j < k; j++) {
          predicted[j] += row[i] * operator[i][j];
        }
      }
      for (int i = 0; i < p; i++) {
        double part = step * move[i];
        for (int j = 0; j < k; j++) {
          operator[i][j] -= part * predicted[j];
        }
        operator[i][k] = part;
      }
    }
    return Matrix.ofRows(operator);
  }
}
