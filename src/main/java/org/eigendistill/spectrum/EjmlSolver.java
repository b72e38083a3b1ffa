package org.eigendistill.spectrum;

import org.eigendistill.base.Matrix;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Pure Java by EJML: works everywhere and gives the same bits everywhere, so it is the default and
 * the reference. Singular values of matrices with at most {@value #JACOBI_LIMIT} columns (or rows,
 * where those are fewer) come from {@link JacobiSvd}, which keeps the digits of small directions.
 */
public final class EjmlSolver implements EigenSolver {
  /** Up to this size Jacobi rotations take well under a second. */
  static final int JACOBI_LIMIT = 160;

  @Override
  public String name() {
    return "ejml";
  }

  @Override
  public Eigen symmetric(Matrix matrix) {
    int n = matrix.rows();
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
    if (!eigen.decompose(matrix.toEjml())) {
      throw new ArithmeticException("the eigenvalue iteration did not converge");
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

  @Override
  public Svd thin(Matrix matrix) {
    if (Math.min(matrix.rows(), matrix.columns()) <= JACOBI_LIMIT) {
      if (matrix.rows() >= matrix.columns()) {
        return JacobiSvd.of(matrix);
      }
      Svd flipped = JacobiSvd.of(matrix.transpose());
      return new Svd(flipped.right(), flipped.values(), flipped.left());
    }
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(matrix.rows(), matrix.columns(), true, true, true);
    if (!svd.decompose(matrix.toEjml())) {
      throw new ArithmeticException("the singular value iteration did not converge");
    }
    int directions = Math.min(matrix.rows(), matrix.columns());
    double[] values = java.util.Arrays.copyOf(svd.getSingularValues(), directions);
    return new Svd(Matrix.of(svd.getU(null, false)), values, Matrix.of(svd.getV(null, false)));
  }

  @Override
  public Matrix gram(Matrix matrix) {
    DMatrixRMaj product = new DMatrixRMaj(matrix.columns(), matrix.columns());
    CommonOps_DDRM.multInner(matrix.toEjml(), product);
    return Matrix.of(product);
  }
}
