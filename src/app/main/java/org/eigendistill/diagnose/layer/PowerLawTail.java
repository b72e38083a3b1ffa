// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose.layer;

import java.util.Arrays;
import java.util.Optional;

/**
 * A power law through the largest eigenvalues of W'W: density {@code p(x) = (a - 1) / x0 (x /
 * x0)^-a} above x0, with {@code a = 1 + n / sum log(x_i / x0)}, the likeliest (Hill), and x0 that
 * eigenvalue for which {@code D = sup |S - P|}, Kolmogorov's and Smirnov's distance between the n
 * eigenvalues from x0 up and the law, is least; the first (lowest) of equal ones (Clauset, Shalizi
 * and Newman, Power-law distributions in empirical data, SIAM Review 51, 2009). Tails of fewer than
 * {@value #FEWEST} eigenvalues are not considered.
 *
 * @param exponent a
 * @param low the lower end of {@code 1 + (a - 1) exp(-+ 1.96 / sqrt(n))}, 95 % by the likelihood's
 *     curvature in log(a - 1), with x0 taken as given and eigenvalues as drawn apart, which those
 *     of a matrix are not: a width to judge two exponents by, and no test that there is a power law
 * @param high the upper end
 * @param from x0
 * @param count n, how many eigenvalues the tail has
 * @param distance D
 */
public record PowerLawTail(
    double exponent, double low, double high, double from, int count, double distance) {
  /** The fewest eigenvalues of a tail. */
  public static final int FEWEST = 10;

  /** The quantile of 97.5 % of the normal distribution. */
  private static final double NORMAL = 1.959963984540054;

  /** Eigenvalues below the largest by more are rounding. */
  private static final double ROUNDING = 0x1p-40;

  /**
   * The fit.
   *
   * @param eigenvalues of W'W; those that are rounding are left out
   * @return nothing where fewer than {@value #FEWEST} are left, or all of a tail are equal
   */
  public static Optional<PowerLawTail> of(double... eigenvalues) {
    double most = Arrays.stream(eigenvalues).max().orElse(0);
    double[] x = Arrays.stream(eigenvalues).filter(v -> v > ROUNDING * most).sorted().toArray();
    Optional<PowerLawTail> best = Optional.empty();
    double logs = 0;
    // from the top down, so that sums over tails grow by one term each
    for (int i = x.length - 1; i >= 0; i--) {
      logs += Math.log(x[i]);
      int count = x.length - i;
      boolean isFirstOfEqual = i == 0 || x[i - 1] < x[i];
      if (count < FEWEST || !isFirstOfEqual) {
        continue;
      }
      double sum = logs - count * Math.log(x[i]);
      if (sum > 0) {
        PowerLawTail tail = tail(x, i, count / sum);
        if (best.isEmpty() || tail.distance <= best.get().distance) {
          best = Optional.of(tail);
        }
      }
    }
    return best;
  }

  private static PowerLawTail tail(double[] x, int first, double slope) {
    int count = x.length - first;
    double distance = 0;
    for (int i = first; i < x.length; i++) {
      double law = -Math.expm1(-slope * Math.log(x[i] / x[first]));
      double below = (i - first) / (double) count;
      double upTo = (i - first + 1) / (double) count;
      distance = Math.max(distance, Math.max(Math.abs(law - below), Math.abs(upTo - law)));
    }
    double reach = Math.exp(NORMAL / Math.sqrt(count));
    return new PowerLawTail(
        1 + slope, 1 + slope / reach, 1 + slope * reach, x[first], count, distance);
  }
}
