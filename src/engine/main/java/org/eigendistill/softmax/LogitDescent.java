// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.softmax;

import org.eigendistill.base.Matrix;

/**
 * Gradient descent of a softmax loss on a linear model from zero, along the directions of the rows:
 * a step h is {@code u_k'Z <- u_k'Z - h l_k u_k'G}. For one thread.
 */
public final class LogitDescent {
  private final RowDirections directions;
  private final LogitGradient gradient;
  private final double[] lengths;
  private Matrix along;
  private double[] logits;

  /** At the start, before any step of length h. */
  public LogitDescent(RowDirections directions, LogitGradient gradient, double step) {
    this.directions = directions;
    this.gradient = gradient;
    this.lengths = directions.eigenvalues();
    for (int k = 0; k < lengths.length; k++) {
      lengths[k] *= step;
    }
    this.along = Matrix.fill(lengths.length, gradient.classes(), (k, c) -> 0);
    this.logits = new double[gradient.rows() * gradient.classes()];
  }

  /** Takes a step. */
  public void step() {
    double[] slope = new double[logits.length];
    gradient.at(logits, slope);
    Matrix down = directions.along(Matrix.of(gradient.rows(), gradient.classes(), slope));
    Matrix before = along;
    along =
        Matrix.fill(
            lengths.length,
            gradient.classes(),
            (k, c) -> before.get(k, c) - lengths[k] * down.get(k, c));
    logits = directions.rows(along).toArray();
  }

  /** The logits of the rows, n x C. */
  public Matrix logits() {
    return Matrix.of(gradient.rows(), gradient.classes(), logits);
  }

  /** The logits along the directions, U'Z, r x C. */
  public Matrix along() {
    return along;
  }

  /** The logits of the rows, row by row, not copied. */
  double[] current() {
    return logits;
  }
}
