// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk;

import java.util.Arrays;

/**
 * A problem given by its spectrum alone: eigenvalues l_k of X'X, squared true coefficients b_k^2
 * (or their expectations) along the same directions, n rows, noise variance v. Where risk and
 * training share their directions this is all that risk depends on.
 *
 * @param eigenvalues l_k, positive
 * @param signal b_k^2, at least 0
 * @param noise v, at least 0
 * @param rows n, at least 1
 */
public record SpectralProblem(double[] eigenvalues, double[] signal, double noise, double rows) {
  /** Checks every number and keeps its own copies. */
  public SpectralProblem {
    eigenvalues = eigenvalues.clone();
    signal = signal.clone();
    if (eigenvalues.length == 0 || eigenvalues.length != signal.length) {
      throw new IllegalArgumentException(
          "%d eigenvalues with %d signal strengths".formatted(eigenvalues.length, signal.length));
    }
    require(
        Arrays.stream(eigenvalues).allMatch(l -> l > 0 && l < Double.POSITIVE_INFINITY),
        "eigenvalues must be positive");
    require(
        Arrays.stream(signal).allMatch(b -> b >= 0 && b < Double.POSITIVE_INFINITY),
        "signal strengths must be at least 0");
    require(
        noise >= 0 && noise < Double.POSITIVE_INFINITY, "the noise variance must be at least 0");
    require(rows >= 1 && rows < Double.POSITIVE_INFINITY, "there must be at least 1 row");
  }

  /**
   * A problem whose signal follows the eigenvalues, {@code b_k^2} in proportion to {@code
   * l_k^alignment}, scaled so that the signal's mean square at the rows, sum l_k b_k^2 / n, is 1;
   * the noise variance is then the noise-to-signal ratio.
   *
   * @param alignment 0 for a signal spread evenly, above 0 for one that lies along the top
   *     directions, below 0 for one along the bottom
   */
  public static SpectralProblem aligned(
      double[] eigenvalues, double alignment, double noise, double rows) {
    double top = Arrays.stream(eigenvalues).max().orElseThrow();
    double[] signal =
        Arrays.stream(eigenvalues).map(l -> Math.exp(alignment * Math.log(l / top))).toArray();
    double power = 0;
    for (int k = 0; k < signal.length; k++) {
      power += eigenvalues[k] * signal[k] / rows;
    }
    double scale = 1 / power;
    return new SpectralProblem(
        eigenvalues, Arrays.stream(signal).map(b -> b * scale).toArray(), noise, rows);
  }

  /** The same with another noise variance. */
  public SpectralProblem withNoise(double variance) {
    return new SpectralProblem(eigenvalues, signal, variance, rows);
  }

  @Override
  public double[] eigenvalues() {
    return eigenvalues.clone();
  }

  @Override
  public double[] signal() {
    return signal.clone();
  }

  /** In-sample risk: {@code sum (l_k b_k^2 r_k^2 + v a_k^2) / n}. */
  public RiskForm inSample() {
    double[] weights = new double[signal.length];
    double[] variance = new double[signal.length];
    Arrays.setAll(weights, k -> eigenvalues[k] * signal[k] / rows);
    Arrays.fill(variance, noise / rows);
    return RiskForm.diagonal(eigenvalues, weights, variance, 0);
  }

  /** Parameter risk: {@code sum b_k^2 r_k^2 + v a_k^2 / l_k}. */
  public RiskForm parameter() {
    double[] variance = new double[signal.length];
    Arrays.setAll(variance, k -> noise / eigenvalues[k]);
    return RiskForm.diagonal(eigenvalues, signal, variance, 0);
  }

  /**
   * The expected share of the training targets' mean square that a filter leaves unfitted,
   *
   * <pre>\[ \frac{\sum_k r_k^2 (l_k b_k^2 + v) + (n - r) v}{\sum_k (l_k b_k^2 + v) + (n
   *    - r) v}. \]</pre>
   *
   * A model near 0 interpolates its training targets.
   */
  public double unfitted(Gains filter) {
    double left = Math.max(0, rows - signal.length) * noise;
    double all = left;
    for (int k = 0; k < signal.length; k++) {
      double power = eigenvalues[k] * signal[k] + noise;
      all += power;
      left += filter.residual(k) * filter.residual(k) * power;
    }
    return all > 0 ? left / all : 0;
  }

  private static void require(boolean law, String message) {
    if (!law) {
      throw new IllegalArgumentException(message);
    }
  }
}
