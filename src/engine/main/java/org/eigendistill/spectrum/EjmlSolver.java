// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import java.util.Arrays;
import org.apache.commons.math3.exception.MathArithmeticException;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.eigendistill.base.Matrix;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Pure Java by EJML: works everywhere and gives the same bits everywhere, so it is the reference.
 * Singular values of matrices with at most {@value #JACOBI_LIMIT} columns (or rows, where those are
 * fewer) come from {@link JacobiSvd}, which keeps the digits of small directions.
 */
public final class EjmlSolver implements EigenSolver {
  /** Up to this size Jacobi rotations take well under a second. */
  static final int JACOBI_LIMIT = 160;

  /** Whether {@link JacobiSvd} finds a matrix's singular values, with every solver. */
  static boolean isSmall(Matrix matrix) {
    return Math.min(matrix.rows(), matrix.columns()) <= JACOBI_LIMIT;
  }

  @Override
  public String name() {
    return "ejml";
  }

  @Override
  public Eigen symmetric(Matrix matrix) {
    int n = matrix.rows();
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
    if (!eigen.decompose(Ejml.of(matrix))) {
      return byCommonsMath(matrix);
    }
    double[] values = new double[n];
    double[] vectors = new double[n * n];
    for (int k = 0; k < n; k++) {
      values[k] = eigen.getEigenvalue(k).getReal();
      double[] vector = eigen.getEigenVector(k).data;
      for (int i = 0; i < n; i++) {
        vectors[i * n + k] = vector[i];
      }
    }
    return new Eigen(values, Matrix.of(n, n, vectors));
  }

  /**
   * EJML's iteration gives up on some matrices of very low rank, that of all ones for instance.
   * Commons Math's, slower by half, does not.
   */
  private static Eigen byCommonsMath(Matrix matrix) {
    int n = matrix.rows();
    try {
      double[][] rows = new double[n][];
      Arrays.setAll(rows, matrix::row);
      EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(rows, false));
      RealMatrix vectors = eigen.getV();
      return new Eigen(eigen.getRealEigenvalues(), Matrix.ofRows(vectors.getData()));
    } catch (MaxCountExceededException | MathArithmeticException e) {
      throw new ArithmeticException("the eigenvalue iteration did not converge");
    }
  }

  @Override
  public Svd thin(Matrix matrix) {
    if (isSmall(matrix)) {
      return JacobiSvd.thin(matrix);
    }
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(matrix.rows(), matrix.columns(), true, true, true);
    if (!svd.decompose(Ejml.of(matrix))) {
      throw new ArithmeticException("the singular value iteration did not converge");
    }
    int directions = Math.min(matrix.rows(), matrix.columns());
    double[] values = Arrays.copyOf(svd.getSingularValues(), directions);
    return new Svd(Ejml.matrix(svd.getU(null, false)), values, Ejml.matrix(svd.getV(null, false)));
  }

  @Override
  public Matrix gram(Matrix matrix) {
    return matrix.gram();
  }
}
