// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.limit;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.eigendistill.population.NotKnownException;

/**
 * What a penalty d on n rows comes to on the population: the largest root k, at least 0, of
 *
 * <pre>    d = k (1 - (1/n) sum s / (s + k)), </pre>
 *
 * and its continuation to complex d. Source: Silverstein, Journal of Multivariate Analysis 55
 * (1995); in this form Bach, SIAM Journal on Mathematics of Data Science 6 (2024).
 */
final class EffectivePenalty {
  private static final int MOST = 10_000;
  private static final int MOST_NEWTON = 60;
  private static final int MOST_PIECES = 4_096;

  /** A move of this size, relatively, is of rounding's if it is no smaller than half the last. */
  private static final double ROUNDED = 1e-9;

  private static final double NO_MOVE = 4e-16;

  /** A further move of a root, relatively, is to be followed in smaller pieces. */
  private static final double FAR = 0.3;

  private final Levels levels;
  private final double rows;

  /**
   * Whether {@code 1 - (1/n) sum s / (s + k)} is summed as {@code (n - p)/n + (1/n) sum k / (s +
   * k)}, which for few features and a small k has the digits that the difference loses.
   */
  private final boolean isComplement;

  EffectivePenalty(Levels levels, double rows) {
    this.levels = levels;
    this.rows = rows;
    this.isComplement = levels.count() <= 2 * rows;
  }

  /**
   * The root of a real penalty.
   *
   * @param penalty d, at least 0
   */
  double of(double penalty) {
    if (penalty == 0 && levels.count() <= rows) {
      return 0;
    }
    double sum = 0;
    double[] s = levels.values();
    for (int i = 0; i < s.length; i++) {
      sum += levels.counts()[i] * s[i];
    }
    double most = penalty + sum / rows;
    double least = penalty > 0 ? penalty : s[0] * 1e-3 / rows;
    // In the logarithm, since roots may be of any size.
    UnivariateFunction left =
        u -> penalty > 0 ? Math.exp(u) * rest(Math.exp(u)) - penalty : rest(Math.exp(u));
    double low = Math.log(least);
    while (left.value(low) > 0) {
      low -= 10;
    }
    double high = Math.log(most) + 1;
    double k = Math.exp(new BrentSolver(1e-15, 1e-15).solve(MOST, left, low, high));
    return polished(k, penalty);
  }

  /** {@code 1 - (1/n) sum s / (s + k)}. */
  private double rest(double k) {
    double sum = 0;
    double[] s = levels.values();
    for (int i = 0; i < s.length; i++) {
      sum += levels.counts()[i] * (isComplement ? k : s[i]) / (s[i] + k);
    }
    return isComplement ? (rows - levels.count() + sum) / rows : (rows - sum) / rows;
  }

  private double polished(double start, double penalty) {
    double k = start;
    double[] s = levels.values();
    for (int step = 0; step < 2; step++) {
      double slope = 0;
      for (int i = 0; i < s.length; i++) {
        double share = s[i] / (s[i] + k);
        slope += levels.counts()[i] * (penalty > 0 ? share * share : share / (s[i] + k));
      }
      double next =
          penalty > 0
              ? k - (k * rest(k) - penalty) / (1 - slope / rows)
              : k - rest(k) / (slope / rows);
      k = next > 0 ? next : k;
    }
    return k;
  }

  /** The root k as it is followed along a path of z = -d; both parts are moved on. */
  final class Follower {
    private double zr;
    private double zi;
    private double kr;
    private double ki;
    private double nextR;
    private double nextI;

    /** From a real z below 0. */
    Follower(double start) {
      this.zr = start;
      this.kr = of(-start);
    }

    double real() {
      return kr;
    }

    double imaginary() {
      return ki;
    }

    /** Goes to a point, in pieces as small as the root needs. */
    void follow(double toR, double toI) {
      for (int pieces = 1; ; pieces *= 4) {
        if (tryPieces(toR, toI, pieces)) {
          zr = toR;
          zi = toI;
          return;
        }
        if (pieces > MOST_PIECES) {
          throw new NotKnownException(
              "a contour along which the effective penalty cannot be followed");
        }
      }
    }

    private boolean tryPieces(double toR, double toI, int pieces) {
      double fromR = kr;
      double fromI = ki;
      for (int i = 1; i <= pieces; i++) {
        double share = (double) i / pieces;
        boolean near = newton(zr + (toR - zr) * share, zi + (toI - zi) * share);
        if (!near) {
          kr = fromR;
          ki = fromI;
          return false;
        }
        kr = nextR;
        ki = nextI;
      }
      return true;
    }

    /** Solves k (1 - (1/n) sum s / (s + k)) + z = 0 from where k is. */
    private boolean newton(double atR, double atI) {
      double r = kr;
      double i = ki;
      double[] s = levels.values();
      double[] counts = levels.counts();
      boolean found = false;
      double last = Double.POSITIVE_INFINITY;
      for (int step = 0; step < MOST_NEWTON && !found; step++) {
        double sumR = 0;
        double sumI = 0;
        double squareR = 0;
        double squareI = 0;
        for (int j = 0; j < s.length; j++) {
          double below = s[j] + r;
          double size = below * below + i * i;
          double shareR = s[j] * below / size;
          double shareI = -s[j] * i / size;
          sumR += counts[j] * (isComplement ? (r * below + i * i) / size : shareR);
          sumI += counts[j] * (isComplement ? -shareI : shareI);
          squareR += counts[j] * (shareR * shareR - shareI * shareI);
          squareI += counts[j] * 2 * shareR * shareI;
        }
        double restR = (isComplement ? rows - levels.count() + sumR : rows - sumR) / rows;
        double restI = (isComplement ? sumI : -sumI) / rows;
        double valueR = r * restR - i * restI + atR;
        double valueI = r * restI + i * restR + atI;
        double slopeR = 1 - squareR / rows;
        double slopeI = -squareI / rows;
        double size = slopeR * slopeR + slopeI * slopeI;
        double moveR = (valueR * slopeR + valueI * slopeI) / size;
        double moveI = (valueI * slopeR - valueR * slopeI) / size;
        r -= moveR;
        i -= moveI;
        // Newton's moves shrink until they are rounding, however large that is near an edge.
        double move = Math.hypot(moveR, moveI);
        double at = Math.hypot(r, i);
        found = move <= NO_MOVE * at || move <= ROUNDED * at && move >= last / 2;
        last = move;
      }
      nextR = r;
      nextI = i;
      boolean rightHalf = atI <= 0 || i <= 0;
      return found && rightHalf && Math.hypot(r - kr, i - ki) <= FAR * Math.hypot(kr, ki);
    }
  }
}
