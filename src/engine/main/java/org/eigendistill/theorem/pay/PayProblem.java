// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.risk.SpectralProblem;

/**
 * A problem that N1, N2 and N3 speak of: directions with eigenvalues l_k, squared coefficients
 * b_k^2, a noise w and weights rho_k. With s_k = l_k b_k^2 the risk of gains a_k, residuals r_k is
 *
 * <pre>
 * \[ \sum_k \rho_k \left(s_k r_k^2 + w a_k^2\right) = \sum_k \rho_k (s_k + w)(a_k - W_k)^2 + \mathrm{constant}, \qquad W_k = \frac{s_k}{s_k + w}, \]
 * </pre>
 *
 * W the best gain of all. In-sample risk, times the number of rows, has rho_k = 1; parameter risk
 * has rho_k = 1/l_k. Directions are kept from the largest eigenvalue down.
 *
 * @param eigenvalues l_k, positive
 * @param signal b_k^2, at least 0
 * @param noise w, positive
 * @param weights rho_k, at least 0
 */
public record PayProblem(double[] eigenvalues, double[] signal, double noise, double[] weights) {
  /** Checks every number, and keeps its own copies in order. */
  public PayProblem {
    int p = eigenvalues.length;
    if (p == 0 || signal.length != p || weights.length != p) {
      throw new IllegalArgumentException(
          "%d eigenvalues, %d signals, %d weights".formatted(p, signal.length, weights.length));
    }
    if (!(noise > 0 && noise < Double.POSITIVE_INFINITY)
        || !Arrays.stream(eigenvalues).allMatch(l -> l > 0 && l < Double.POSITIVE_INFINITY)
        || !isFinite(signal)
        || !isFinite(weights)) {
      throw new IllegalArgumentException(
          "eigenvalues and noise must be positive, signal and weights at least 0, all finite");
    }
    double[] unsorted = eigenvalues;
    int[] order =
        IntStream.range(0, p)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -unsorted[k]))
            .mapToInt(k -> k)
            .toArray();
    eigenvalues = picked(eigenvalues, order);
    signal = picked(signal, order);
    weights = picked(weights, order);
  }

  private static boolean isFinite(double... values) {
    return Arrays.stream(values).allMatch(x -> x >= 0 && x < Double.POSITIVE_INFINITY);
  }

  private static double[] picked(double[] values, int[] order) {
    return Arrays.stream(order).mapToDouble(k -> values[k]).toArray();
  }

  /** In-sample risk times the rows. */
  public static PayProblem inSample(SpectralProblem problem) {
    double[] ones = new double[problem.eigenvalues().length];
    Arrays.fill(ones, 1);
    return new PayProblem(problem.eigenvalues(), problem.signal(), problem.noise(), ones);
  }

  @Override
  public double[] eigenvalues() {
    return eigenvalues.clone();
  }

  @Override
  public double[] signal() {
    return signal.clone();
  }

  @Override
  public double[] weights() {
    return weights.clone();
  }

  /** The number of directions. */
  public int directions() {
    return eigenvalues.length;
  }

  /** l_k, k from 0, the largest first. */
  public double eigenvalue(int k) {
    return eigenvalues[k];
  }

  /** b_k^2. */
  double square(int k) {
    return signal[k];
  }

  /** rho_k. */
  double weight(int k) {
    return weights[k];
  }

  /** s_k = l_k b_k^2, rounded. */
  double power(int k) {
    return eigenvalues[k] * signal[k];
  }

  /** The best gain W_k of a direction. */
  Gain best(int k) {
    double total = power(k) + noise;
    return new Gain(power(k) / total, noise / total, -Math.log1p(power(k) / noise));
  }

  /** The time at which flow has the best gain along a direction: log(1 + s/w) / l. */
  double bestTime(int k) {
    return Math.log1p(power(k) / noise) / eigenvalues[k];
  }

  /**
   * N1's premise: b_k^2 does not rise with the eigenvalue, whatever it is among directions of equal
   * eigenvalue. Doubles are compared, so this is exact.
   */
  public boolean isNeverRising() {
    double above = 0;
    double level = 0;
    for (int k = 0; k < eigenvalues.length; k++) {
      if (k > 0 && eigenvalues[k] < eigenvalues[k - 1]) {
        above = level;
      }
      if (signal[k] < above) {
        return false;
      }
      level = Math.max(level, signal[k]);
    }
    return true;
  }

  /** Whether there are two different eigenvalues. */
  public boolean isSpread() {
    return eigenvalues[0] > eigenvalues[eigenvalues.length - 1];
  }

  /** Whether every direction counts: rho_k > 0. */
  public boolean isFullyWeighted() {
    return Arrays.stream(weights).allMatch(rho -> rho > 0);
  }

  /** Whether there is a signal along a direction that counts. */
  public boolean hasSignal() {
    return IntStream.range(0, signal.length).anyMatch(k -> signal[k] > 0 && weights[k] > 0);
  }

  /** The risk of gains and residuals, each with its own digits. */
  double risk(IntToDoubleFunction gain, IntToDoubleFunction residual) {
    double sum = 0;
    for (int k = 0; k < eigenvalues.length; k++) {
      double a = gain.applyAsDouble(k);
      double r = residual.applyAsDouble(k);
      sum += weights[k] * (power(k) * r * r + noise * a * a);
    }
    return sum;
  }

  @Override
  public String toString() {
    return "l = %s, b^2 = %s, w = %s, rho = %s"
        .formatted(
            Arrays.toString(eigenvalues), Arrays.toString(signal), noise, Arrays.toString(weights));
  }
}
