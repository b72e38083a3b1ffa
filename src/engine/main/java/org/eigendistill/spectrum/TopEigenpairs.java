// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * The largest eigenvalues of a positive semidefinite matrix K and their vectors, by a few products
 * with it: subspace iteration from a random start (Halko, Martinsson and Tropp 2011, algorithm
 * 4.4), Rayleigh and Ritz's values on the last product. What is found is approximate; how far off
 * it can be is told, whatever the start was, up to rounding:
 *
 * <ul>
 *   <li>a value is at most the eigenvalue of its place, counted from the largest: {@code theta_i <=
 *       lambda_i} (Cauchy's interlacing);
 *   <li>it lies within its residual {@code |K u_i - theta_i u_i|} of some eigenvalue;
 *   <li>all eigenvalues together are the trace: {@code lambda_i - theta_i <= rest} and {@code sum
 *       of lambda_j over j > k <= rest}, with {@code rest = trace - sum of theta}.
 * </ul>
 *
 * @param values theta_1 &gt;= ... &gt;= theta_k
 * @param vectors u_1, ..., u_k, n x k, orthonormal
 * @param residuals one for each
 * @param trace of K
 * @param passes products with K that it took
 */
public record TopEigenpairs(
    double[] values, Matrix vectors, double[] residuals, double trace, int passes) {
  /** Each of the last products with K adds a factor of {@code lambda_k+11 / lambda_k} or better. */
  public static final int MOST_PASSES = 6;

  /** Fewer than two only multiply a random start once. */
  public static final int FEWEST_PASSES = 2;

  /** Columns beyond those that are asked for, which make up for a start that is unlucky. */
  private static final int EXTRA = 10;

  /** Keeps its own copies. */
  public TopEigenpairs {
    values = values.clone();
    residuals = residuals.clone();
  }

  @Override
  public double[] values() {
    return values.clone();
  }

  @Override
  public double[] residuals() {
    return residuals.clone();
  }

  /** The most that all other eigenvalues come to together, and by which any value here is short. */
  public double rest() {
    return Math.max(0, trace - Arrays.stream(values).sum());
  }

  /**
   * The directions of data by a kernel whose top these are. What lies along all others is as if it
   * were not there.
   *
   * @param kernel whose products they were found by
   * @param x the rows that it is among, n x p
   * @param y targets, n x q
   */
  public Spectrum spectrum(Kernel kernel, Matrix x, Matrix y, LossScale loss, EigenSolver solver) {
    Inputs.require(x, y);
    return Spectrum.byGramOf(
        new EigenSolver.Eigen(values, vectors),
        kernel::between,
        x,
        y,
        loss.factor(x.rows()),
        solver);
  }

  /**
   * Finds them.
   *
   * @param matrix K
   * @param count k, at most n
   * @param passes products with K, 2 to 6
   * @param seed of the start
   * @param solver multiplies, and decomposes what is small
   * @throws IllegalArgumentException if count or passes are not in range, or a product is not
   *     finite
   */
  public static TopEigenpairs of(
      SymmetricProducts matrix, int count, int passes, long seed, EigenSolver solver) {
    int n = matrix.rows();
    if (count < 1 || count > n) {
      throw new IllegalArgumentException(
          "%d eigenvalues are asked for of the %d that there are".formatted(count, n));
    }
    if (passes < FEWEST_PASSES || passes > MOST_PASSES) {
      throw new IllegalArgumentException(
          "%d passes, where %d to %d are possible".formatted(passes, FEWEST_PASSES, MOST_PASSES));
    }
    Randomness random = Randomness.of(seed);
    Matrix basis =
        orthonormal(Matrix.fill(n, Math.min(n, count + EXTRA), (i, j) -> random.gaussian()));
    for (int pass = 1; pass < passes; pass++) {
      basis = orthonormal(finite(matrix.times(basis)));
    }
    Matrix image = finite(matrix.times(basis));
    Matrix small = solver.product(basis.transpose(), image);
    EigenSolver.Eigen ritz =
        solver.symmetric(
            Matrix.fill(
                small.rows(), small.columns(), (i, j) -> (small.get(i, j) + small.get(j, i)) / 2));
    double[] all = ritz.values();
    int[] top =
        IntStream.range(0, all.length)
            .boxed()
            .sorted((i, j) -> Double.compare(all[j], all[i]))
            .limit(count)
            .mapToInt(Integer::intValue)
            .toArray();
    Matrix turn = ritz.vectors().selectColumns(top);
    double[] values = Arrays.stream(top).mapToDouble(k -> all[k]).toArray();
    Matrix vectors = solver.product(basis, turn);
    return new TopEigenpairs(
        values,
        vectors,
        residuals(solver.product(image, turn), vectors, values),
        matrix.trace(),
        passes);
  }

  private static Matrix finite(Matrix product) {
    Inputs.requireFinite("a product with the kernel", product);
    return product;
  }

  /** Householder's: orthonormal columns also where the given ones depend on one another. */
  private static Matrix orthonormal(Matrix columns) {
    QRDecomposition<DMatrixRMaj> qr =
        DecompositionFactory_DDRM.qr(columns.rows(), columns.columns());
    if (!qr.decompose(Ejml.of(columns))) {
      throw new ArithmeticException("the columns of a block could not be made orthogonal");
    }
    return Ejml.matrix(qr.getQ(null, true));
  }

  private static double[] residuals(Matrix images, Matrix vectors, double... values) {
    double[] squares = new double[values.length];
    for (int i = 0; i < images.rows(); i++) {
      for (int k = 0; k < values.length; k++) {
        double difference = images.get(i, k) - values[k] * vectors.get(i, k);
        squares[k] += difference * difference;
      }
    }
    return Arrays.stream(squares).map(Math::sqrt).toArray();
  }
}
