// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import java.util.Arrays;
import org.eigendistill.base.Matrix;

/** What is asked of matrices, and done to their rows, before and after they are decomposed. */
final class Inputs {
  private Inputs() {}

  /** A design and its targets: not empty, of the same rows, finite. */
  static void require(Matrix x, Matrix y) {
    if (x.rows() == 0 || x.columns() == 0 || y.columns() == 0) {
      throw new IllegalArgumentException(
          "nothing to decompose: the design is %s, the target %s".formatted(x, y));
    }
    if (x.rows() != y.rows()) {
      throw new IllegalArgumentException(
          "the design has %d rows, the target %d".formatted(x.rows(), y.rows()));
    }
    requireFinite("the design", x);
    requireFinite("the target", y);
  }

  /** Singular values may be doubles where their squares are none. */
  static void requireRange(double largest, double smallest) {
    if (!(largest <= Double.MAX_VALUE && smallest >= Double.MIN_NORMAL)) {
      throw new IllegalArgumentException(
          "the eigenvalues run from %s to %s, out of the range of doubles: rescale the design"
              .formatted(smallest, largest));
    }
  }

  static void requireFinite(String what, Matrix matrix) {
    int bad = matrix.firstNonFinite();
    if (bad >= 0) {
      throw new IllegalArgumentException(
          "%s is not finite at row %d, column %d"
              .formatted(what, bad / matrix.columns() + 1, bad % matrix.columns() + 1));
    }
  }

  /** The eigenvectors of a Gram matrix, which is to be finite. */
  static EigenSolver.Eigen eigen(Matrix gram, EigenSolver solver) {
    requireFinite("the Gram matrix", gram);
    return solver.symmetric(gram);
  }

  static double[] inverse(double[] values) {
    return Arrays.stream(values).map(value -> 1 / value).toArray();
  }

  /** The matrix with row i times factors[i], of each of the factors, side by side. */
  static Matrix scaleRows(Matrix matrix, double[]... factors) {
    for (double[] each : factors) {
      if (matrix.rows() != each.length) {
        throw new IllegalArgumentException(
            "%d factors for %d directions".formatted(each.length, matrix.rows()));
      }
    }
    int columns = matrix.columns();
    return Matrix.fill(
        matrix.rows(),
        factors.length * columns,
        (i, j) -> matrix.get(i, j % columns) * factors[j / columns][i]);
  }
}
