// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import java.util.Arrays;
import org.eigendistill.base.Matrix;

/**
 * A kernel that is known by its values alone: k(x_i, x_j) of the rows of data, n x n, symmetric.
 *
 * @param values symmetric but for rounding; kept symmetric to the last bit
 */
public record KernelMatrix(Matrix values) {
  /** Relative to the largest value. */
  private static final double ASYMMETRY = 1e-12;

  /** Rounding of values and of the decomposition, in ulp of the largest eigenvalue times n. */
  private static final double ROUNDING = 10 * Math.ulp(1.0);

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if it is empty, not square, not finite or not symmetric
   */
  public KernelMatrix {
    int n = values.rows();
    if (n == 0 || values.columns() != n) {
      throw new IllegalArgumentException(
          "a kernel is square, and this is %d x %d".formatted(n, values.columns()));
    }
    Inputs.requireFinite("the kernel", values);
    double largest = 0;
    for (int i = 0; i < n; i++) {
      for (double value : values.row(i)) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        if (!(Math.abs(values.get(i, j) - values.get(j, i)) <= ASYMMETRY * largest)) {
          throw new IllegalArgumentException(
              "it is not symmetric: row %d, column %d has %s, and row %d, column %d has %s"
                  .formatted(i + 1, j + 1, values.get(i, j), j + 1, i + 1, values.get(j, i)));
        }
      }
    }
    Matrix given = values;
    values = Matrix.fill(n, n, (i, j) -> (given.get(i, j) + given.get(j, i)) / 2);
  }

  /**
   * The spectrum with this matrix as XX'. New rows are predicted from their kernel with the rows of
   * the data, m x n, in the place of new inputs.
   *
   * @param y the targets, n x C, finite
   * @throws IllegalArgumentException if an eigenvalue is below 0 by more than rounding, 10 n ulp of
   *     the largest; or as {@link Spectrum#bySvd}
   */
  public Spectrum spectrum(Matrix y, LossScale loss, EigenSolver solver) {
    Inputs.require(values, y);
    EigenSolver.Eigen eigen = solver.symmetric(values);
    require(eigen);
    return Spectrum.byGramOf(
        eigen, KernelMatrix::itself, values, y, loss.factor(values.rows()), solver);
  }

  /** Refuses what has a negative eigenvalue. */
  void require(EigenSolver.Eigen eigen) {
    double least = Arrays.stream(eigen.values()).min().orElseThrow();
    double largest = Arrays.stream(eigen.values()).max().orElseThrow();
    if (least < -ROUNDING * values.rows() * Math.max(0, largest)) {
      throw new IllegalArgumentException(
          "it is not positive semidefinite: its least eigenvalue is %s, its largest %s"
              .formatted(least, largest));
    }
  }

  /** The kernel of new rows with those of the data, which is what was given for them. */
  static Matrix itself(Matrix rows, Matrix columns) {
    if (rows.columns() != columns.rows()) {
      throw new IllegalArgumentException(
          "new rows are given by their kernel with %d rows, not %d"
              .formatted(columns.rows(), rows.columns()));
    }
    return rows;
  }
}
