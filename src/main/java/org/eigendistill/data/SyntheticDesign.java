package org.eigendistill.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * A linear problem whose truth is known: rows x = Q diag(variances)^(1/2) z with z standard
 * Gaussian, so that their covariance is Sigma = Q diag(variances) Q'; targets y = x'b + e with e
 * Gaussian of variance {@code noise}.
 *
 * @param variances the eigenvalues of the covariance, at least 0
 * @param axes Q, orthogonal, one eigenvector of the covariance a column
 * @param truth b, p values
 * @param noise the noise variance, at least 0
 * @param data the rows drawn, with their targets
 */
public record SyntheticDesign(
    double[] variances, Matrix axes, double[] truth, double noise, Dataset data) {
  /** Keeps its own copies. */
  public SyntheticDesign {
    variances = variances.clone();
    truth = truth.clone();
  }

  @Override
  public double[] variances() {
    return variances.clone();
  }

  @Override
  public double[] truth() {
    return truth.clone();
  }

  /** Variances {@code k^-exponent}, k = 1, ..., p. */
  public static double[] powerLaw(int p, double exponent) {
    return IntStream.rangeClosed(1, p).mapToDouble(k -> StrictMath.pow(k, -exponent)).toArray();
  }

  /** Variances 1, but for the first {@code spikes}, which are {@code height}. */
  public static double[] spiked(int p, int spikes, double height) {
    return twoLevel(p, spikes, height, 1);
  }

  /** Variances {@code high} for the first {@code count}, {@code low} for the others. */
  public static double[] twoLevel(int p, int count, double high, double low) {
    double[] variances = new double[p];
    Arrays.fill(variances, 0, count, high);
    Arrays.fill(variances, count, p, low);
    return variances;
  }

  /** Each of the given levels {@code size} times: clusters of equal variances. */
  public static double[] clustered(int size, double... levels) {
    return Arrays.stream(levels)
        .flatMap(level -> IntStream.range(0, size).mapToDouble(i -> level))
        .toArray();
  }

  /** A power law whose variances from the {@code rank}-th on are 0. */
  public static double[] rankDeficient(int p, int rank, double exponent) {
    double[] variances = powerLaw(p, exponent);
    Arrays.fill(variances, rank, p, 0);
    return variances;
  }

  /**
   * Draws a problem.
   *
   * @param rows the number of rows, n
   * @param variances the eigenvalues of the covariance
   * @param alongAxes the true coefficients along the covariance's eigenvectors
   * @param noise the noise variance
   * @param seed of the eigenvectors (Haar), the rows and the noise
   */
  public static SyntheticDesign draw(
      int rows, double[] variances, double[] alongAxes, double noise, long seed) {
    int p = variances.length;
    if (alongAxes.length != p) {
      throw new IllegalArgumentException(
          "%d coefficients for %d variances".formatted(alongAxes.length, p));
    }
    if (!(noise >= 0) || Arrays.stream(variances).anyMatch(v -> !(v >= 0))) {
      throw new IllegalArgumentException("variances must be at least 0");
    }
    Randomness random = Randomness.of(seed);
    Matrix axes = orthogonal(p, p, random);
    Matrix scores = Matrix.fill(rows, p, (i, k) -> Math.sqrt(variances[k]) * random.gaussian());
    Matrix features = scores.times(axes.transpose());
    Matrix truth = axes.times(Matrix.ofColumn(alongAxes));
    Matrix signal = features.times(truth);
    Matrix targets =
        Matrix.fill(rows, 1, (i, j) -> signal.get(i, 0) + Math.sqrt(noise) * random.gaussian());
    Dataset data =
        Dataset.of("synthetic", features, Dataset.numbered("x", p), targets, List.of("y"));
    return new SyntheticDesign(variances, axes, truth.column(0), noise, data);
  }

  /**
   * A design whose own singular values are given, U diag(s) V' with random orthogonal U and V: for
   * tests and for fixed-design questions.
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
  private static Matrix orthogonal(int rows, int columns, Randomness random) {
    if (rows < columns) {
      throw new IllegalArgumentException(
          "no %d orthonormal columns of %d elements".formatted(columns, rows));
    }
    DMatrixRMaj gaussian = Matrix.fill(rows, columns, (i, j) -> random.gaussian()).toEjml();
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(rows, columns);
    qr.decompose(gaussian);
    DMatrixRMaj q = qr.getQ(null, true);
    DMatrixRMaj r = qr.getR(null, true);
    return Matrix.fill(rows, columns, (i, j) -> r.get(j, j) < 0 ? -q.get(i, j) : q.get(i, j));
  }
}
