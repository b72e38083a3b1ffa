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

  /** What solves linear systems for less than a decomposition; empty where there is no such way. */
  default Optional<LinearSystems> systems() {
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
