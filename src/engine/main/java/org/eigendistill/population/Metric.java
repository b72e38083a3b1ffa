// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

import org.eigendistill.base.Matrix;

/**
 * A positive semidefinite form G by which errors of weights are weighed, through a root: {@code w'G
 * w = |root(w)|^2}.
 */
@FunctionalInterface
public interface Metric {
  /** The root of G times each column of a matrix. */
  Matrix root(Matrix weights);

  /** Excess risk over rows of given variances of the coordinates, all that a world has. */
  static Metric of(double... variances) {
    double[] roots = new double[variances.length];
    for (int i = 0; i < roots.length; i++) {
      roots[i] = Math.sqrt(variances[i]);
    }
    return weights ->
        Matrix.fill(weights.rows(), weights.columns(), (i, j) -> roots[i] * weights.get(i, j));
  }

  /** Excess risk over the rows of a matrix, {@code G = X'X / n}. */
  static Metric over(Matrix rows) {
    double scale = 1 / Math.sqrt(rows.rows());
    return weights -> {
      Matrix product = rows.times(weights);
      return Matrix.fill(product.rows(), product.columns(), (i, j) -> scale * product.get(i, j));
    };
  }
}
