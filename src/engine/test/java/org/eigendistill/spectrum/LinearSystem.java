// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import static org.assertj.core.api.Assertions.assertThat;

import org.eigendistill.base.Matrix;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Linear systems solved by elimination: another way than by eigenvectors. */
public final class LinearSystem {
  private LinearSystem() {}

  /** X of A X = B, A square and regular. */
  public static Matrix solve(Matrix a, Matrix b) {
    DMatrixRMaj x = new DMatrixRMaj(a.rows(), b.columns());
    assertThat(CommonOps_DDRM.solve(Ejml.of(a), Ejml.of(b), x)).isTrue();
    return Ejml.matrix(x);
  }

  /** A + d I. */
  public static Matrix shifted(Matrix a, double d) {
    return Matrix.fill(a.rows(), a.rows(), (i, j) -> i == j ? a.get(i, j) + d : a.get(i, j));
  }
}
