// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import java.util.Optional;
import org.eigendistill.base.Matrix;

/**
 * Decomposes matrices. Callers have checked that the input is finite, not empty and, where it must
 * be, symmetric; implementations report failure by {@link ArithmeticException}. The order and the
 * signs of what is returned do not matter: {@link Spectrum} sorts and fixes them. {@link Solvers}
 * finds one by name.
 */
public interface EigenSolver {
  /** The solver's name on the command line. */
  String name();

  /** All eigenvalues and orthonormal eigenvectors of a symmetric matrix. */
  Eigen symmetric(Matrix matrix);

  /** The thin singular value decomposition, {@code min(n, p)} directions. */
  Svd thin(Matrix matrix);

  /** The Gram matrix X'X of a matrix's columns, symmetric to the last bit. */
  Matrix gram(Matrix matrix);

  /**
   * The product of two matrices.
   *
   * @throws IllegalArgumentException if they do not fit one another
   */
  default Matrix product(Matrix left, Matrix right) {
    return left.times(right);
  }

  /**
   * The map from labels to the weights of ridge regression, (X'X + d)^-1 X', where it can be had
   * for less than a decomposition and without loss: X'X + d, or XX' + d where that is smaller, of a
   * condition below 1e6.
   *
   * @param matrix X, n x p
   * @param penalty d, at least 0, of the sum of squares; 0 for the least squares of least norm
   * @return p x n; empty where the matrix is worse than that, or there is no such way
   */
  default Optional<Matrix> ridge(Matrix matrix, double penalty) {
    return Optional.empty();
  }

  /**
   * The map from labels to the fitted values of kernel ridge regression, K (K + d)^-1, under the
   * same terms as {@link #ridge}.
   *
   * @param kernel K, n x n, symmetric and positive semidefinite
   * @param cross K times what is wanted, p x n: C of C (K + d)^-1
   * @param penalty d, at least 0
   * @return p x n; empty as above
   */
  default Optional<Matrix> kernelRidge(Matrix kernel, Matrix cross, double penalty) {
    return Optional.empty();
  }

  /**
   * A root of an inverse, W with {@code W W' = A^-1}, under the same terms.
   *
   * @param definite A, symmetric
   * @return upper triangular; empty as above
   */
  default Optional<Matrix> inverseRoot(Matrix definite) {
    return Optional.empty();
  }

  /**
   * A = Q diag(values) Q'.
   *
   * @param values the eigenvalues
   * @param vectors Q, one eigenvector a column
   */
  record Eigen(double[] values, Matrix vectors) {
    /** Keeps its own copy. */
    public Eigen {
      values = values.clone();
    }

    @Override
    public double[] values() {
      return values.clone();
    }
  }

  /**
   * X = U diag(values) V'.
   *
   * @param left U, n x m, one left singular vector a column
   * @param values the m = min(n, p) singular values
   * @param right V, p x m
   */
  record Svd(Matrix left, double[] values, Matrix right) {
    /** Keeps its own copy. */
    public Svd {
      values = values.clone();
    }

    @Override
    public double[] values() {
      return values.clone();
    }
  }
}
