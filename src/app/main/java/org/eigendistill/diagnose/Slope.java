// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.compare.estimate.Influence;
import org.eigendistill.compare.estimate.RowGroups;
import org.eigendistill.compare.estimate.Sums;

/**
 * A least-squares line y = intercept + slope x through n points. The slope's interval is that of
 * {@code compare}: with influences {@code psi_i = (dy_i - slope dx_i) dx_i / sum dx^2}, {@code se^2
 * = G / (G - 1) sum over groups of (sum of psi)^2} over groups of points, copies of each other
 * unless given, and Student's t of G - 1 degrees. Neither equal spread nor Gaussian errors are
 * assumed.
 *
 * @param n the number of points
 * @param slope with its interval; NaN where all x are the same
 * @param intercept the line's value at x = 0
 * @param error se
 * @param correlation of x and y; NaN where either is constant
 */
public record Slope(int n, Estimate slope, double intercept, double error, double correlation) {
  /**
   * The line through points, each by itself but for copies.
   *
   * @throws IllegalArgumentException if there are not as many y as x, or none
   */
  public static Slope of(double[] x, double... y) {
    return of(copies(x, y), x, y);
  }

  /** The line through points in groups that come together. */
  static Slope of(RowGroups groups, double[] x, double... y) {
    if (x.length != y.length || x.length == 0) {
      throw new IllegalArgumentException("%d x and %d y".formatted(x.length, y.length));
    }
    double[] dx = Sums.centred(x);
    double[] dy = Sums.centred(y);
    Influence slope = influence(dx, dy);
    double squares = Sums.of(Sums.products(dx, dx));
    double spread = Sums.of(Sums.products(dy, dy));
    return new Slope(
        x.length,
        Estimate.of(slope, groups),
        Sums.mean(y) - slope.value() * Sums.mean(x),
        Math.sqrt(slope.variance(groups)),
        slope.value() * Math.sqrt(squares / spread));
  }

  private static Influence influence(double[] dx, double... dy) {
    return Influence.ratio(Sums.products(dx, dy), Sums.products(dx, dx));
  }

  /** The slope alone; NaN where all x are the same. */
  static double plain(double[] x, double... y) {
    return influence(Sums.centred(x), Sums.centred(y)).value();
  }

  /** Points that are equal in both numbers are taken for copies. */
  static RowGroups copies(double[] x, double... y) {
    Map<List<Double>, Integer> first = new HashMap<>();
    int[] of = new int[x.length];
    for (int i = 0; i < of.length; i++) {
      Integer known = first.putIfAbsent(List.of(x[i], y[i]), i);
      of[i] = known == null ? i : known;
    }
    return RowGroups.of(of);
  }
}
