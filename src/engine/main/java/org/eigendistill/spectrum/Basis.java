// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import java.util.function.BinaryOperator;
import org.eigendistill.base.Matrix;

/**
 * The directions behind a spectrum: turns coefficients along them into weights and predictions. A
 * coefficient row k, r x C, is that of v_k'B: the least-squares value u_k'Y / s_k times a gain.
 */
sealed interface Basis {
  /** The fit at the training rows, n x C. */
  Matrix fitted(Matrix coefficients);

  /** Predictions at new rows. */
  default Matrix predict(Matrix rows, Matrix coefficients) {
    return rows.times(weights(coefficients));
  }

  /** The weights, p x C. */
  Matrix weights(Matrix coefficients);

  /** v_k'B for weights B. */
  default Matrix project(Matrix weights) {
    return directions().transposeTimes(weights);
  }

  /** Directions v_k in the space of inputs, p x r. */
  Matrix directions();

  /** Directions that are at hand: v_k is column k of what is on the right. */
  sealed interface AtHand extends Basis {
    /** The directions, p x r. */
    Matrix right();

    @Override
    default Matrix weights(Matrix coefficients) {
      return right().times(coefficients);
    }

    @Override
    default Matrix directions() {
      return right();
    }
  }

  /** Directions from an SVD. */
  record Svd(Matrix left, Matrix right, double[] singular) implements AtHand {
    @Override
    public Matrix fitted(Matrix coefficients) {
      return left.times(Inputs.scaleRows(coefficients, singular));
    }
  }

  /** Eigenvectors of X'X, n at least p. */
  record Covariance(Matrix x, Matrix right) implements AtHand {
    @Override
    public Matrix fitted(Matrix coefficients) {
      return x.times(weights(coefficients));
    }
  }

  /** Eigenvectors of X'X of rows that were not kept. */
  record Streamed(Matrix right) implements AtHand {
    @Override
    public Matrix fitted(Matrix coefficients) {
      throw new UnsupportedOperationException("the rows were streamed and not kept");
    }
  }

  /** Eigenvectors of XX', p above n: v_k = X'u_k / s_k. */
  record Gram(Matrix x, Matrix left, double[] singular) implements Basis {
    @Override
    public Matrix fitted(Matrix coefficients) {
      return left.times(Inputs.scaleRows(coefficients, singular));
    }

    @Override
    public Matrix weights(Matrix coefficients) {
      return x.transposeTimes(left.times(Inputs.scaleRows(coefficients, Inputs.inverse(singular))));
    }

    @Override
    public Matrix project(Matrix weights) {
      return Inputs.scaleRows(left.transposeTimes(x.times(weights)), Inputs.inverse(singular));
    }

    @Override
    public Matrix directions() {
      return weights(identity(singular.length));
    }
  }

  /**
   * Eigenvectors of a kernel's Gram matrix; its inputs' space has no coordinates.
   *
   * @param kernel between new rows and those of the data
   */
  record OfKernel(BinaryOperator<Matrix> kernel, Matrix x, Matrix left, double[] singular)
      implements Basis {
    @Override
    public Matrix fitted(Matrix coefficients) {
      return left.times(Inputs.scaleRows(coefficients, singular));
    }

    @Override
    public Matrix predict(Matrix rows, Matrix coefficients) {
      Matrix dual = left.times(Inputs.scaleRows(coefficients, Inputs.inverse(singular)));
      return kernel.apply(rows, x).times(dual);
    }

    @Override
    public Matrix weights(Matrix coefficients) {
      throw new UnsupportedOperationException("a kernel model has no finite weights");
    }

    @Override
    public Matrix project(Matrix weights) {
      throw new UnsupportedOperationException("a kernel model has no finite weights");
    }

    @Override
    public Matrix directions() {
      throw new UnsupportedOperationException("a kernel model has no finite directions");
    }
  }

  private static Matrix identity(int size) {
    return Matrix.fill(size, size, (i, j) -> i == j ? 1 : 0);
  }
}
