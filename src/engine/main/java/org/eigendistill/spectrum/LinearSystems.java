// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import java.util.Optional;
import org.eigendistill.base.Matrix;

/**
 * Fits by one linear system in the place of a decomposition. All are empty where the matrix to be
 * inverted has a condition of 1e6 or more, so that a decomposition would keep more digits.
 */
public interface LinearSystems {
  /**
   * The map from labels to the weights of ridge regression, (X'X + d)^-1 X', by X'X + d or XX' + d,
   * whichever is smaller.
   *
   * @param matrix X, n x p
   * @param penalty d, at least 0, of the sum of squares; 0 for the least squares of least norm
   * @return p x n
   */
  Optional<Matrix> ridge(Matrix matrix, double penalty);

  /**
   * The map from labels to the fitted values of kernel ridge regression, C (K + d)^-1.
   *
   * @param kernel K, n x n, symmetric and positive semidefinite
   * @param cross C, of what is wanted with the n rows, p x n
   * @param penalty d, at least 0
   * @return p x n
   */
  Optional<Matrix> kernelRidge(Matrix kernel, Matrix cross, double penalty);

  /**
   * A root of an inverse, W with {@code W W' = A^-1}.
   *
   * @param definite A, symmetric
   * @return upper triangular
   */
  Optional<Matrix> inverseRoot(Matrix definite);
}
