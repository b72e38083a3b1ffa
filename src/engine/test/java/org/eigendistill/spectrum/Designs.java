// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/** Designs drawn at random whose spectrum is known. */
public final class Designs {
  private Designs() {}

  /**
   * A design whose own singular values are given, U diag(s) V' with random orthogonal U and V.
   *
   * @param rows the number of rows, at least that of the singular values
   * @param columns the number of columns, at least that of the singular values
   */
  public static Matrix withSingularValues(int rows, int columns, double[] singular, long seed) {
    Randomness random = Randomness.of(seed);
    Matrix left = orthogonal(rows, singular.length, random);
    Matrix right = orthogonal(columns, singular.length, random);
    Matrix scaled = Matrix.fill(rows, singular.length, (i, k) -> left.get(i, k) * singular[k]);
    return scaled.times(right.transpose());
  }

  /**
   * Orthonormal columns, Haar distributed: the Q of a Gaussian matrix, with R's diagonal positive.
   */
  public static Matrix orthogonal(int rows, int columns, Randomness random) {
    if (rows < columns) {
      throw new IllegalArgumentException(
          "no %d orthonormal columns of %d elements".formatted(columns, rows));
    }
    DMatrixRMaj gaussian = Ejml.of(Matrix.fill(rows, columns, (i, j) -> random.gaussian()));
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(rows, columns);
    qr.decompose(gaussian);
    DMatrixRMaj q = qr.getQ(null, true);
    DMatrixRMaj r = qr.getR(null, true);
    return Matrix.fill(rows, columns, (i, j) -> r.get(j, j) < 0 ? -q.get(i, j) : q.get(i, j));
  }
}
