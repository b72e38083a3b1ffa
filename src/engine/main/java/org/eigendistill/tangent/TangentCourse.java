// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.tangent;

import org.eigendistill.base.Matrix;
import org.eigendistill.softmax.LogitGradient;

/**
 * Where a network's logits would go if its tangent kernel K stayed: {@code f <- f - (h / n) K G(f)}
 * at each step, f and G read row by row.
 */
public final class TangentCourse {
  private TangentCourse() {}

  /**
   * The logits after some steps.
   *
   * @param kernel K, n C x n C, of {@link TangentKernel}
   * @param start f_0, n x C
   * @param gradient G, of a loss that is a sum over rows
   * @param step h / n, of the mean over rows with step h
   * @param steps at least 0
   * @return n x C
   */
  public static Matrix of(
      Matrix kernel, Matrix start, LogitGradient gradient, double step, int steps) {
    double[] logits = start.toArray();
    double[] slope = new double[logits.length];
    for (int k = 0; k < steps; k++) {
      gradient.at(logits, slope);
      for (int i = 0; i < logits.length; i++) {
        double move = 0;
        for (int j = 0; j < slope.length; j++) {
          move += kernel.get(i, j) * slope[j];
        }
        logits[i] -= step * move;
      }
    }
    return Matrix.of(start.rows(), start.columns(), logits);
  }
}
