// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import org.eigendistill.base.Matrix;
import org.ejml.data.DMatrixRMaj;

/** Matrices to EJML and back, copied. */
final class Ejml {
  private Ejml() {}

  static DMatrixRMaj of(Matrix matrix) {
    return DMatrixRMaj.wrap(matrix.rows(), matrix.columns(), matrix.toArray());
  }

  static Matrix matrix(DMatrixRMaj of) {
    return Matrix.fill(of.numRows, of.numCols, of::get);
  }
}
