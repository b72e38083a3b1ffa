// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.spectrum.Designs;

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
    Matrix axes = Designs.orthogonal(p, p, random);
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
}
