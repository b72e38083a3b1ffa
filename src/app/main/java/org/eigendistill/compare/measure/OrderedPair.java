// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eigendistill.compare.estimate.Influence;
import org.eigendistill.compare.estimate.Rank;
import org.eigendistill.compare.estimate.Sums;

/**
 * One ordered pair of teachers, and the first one's student.
 *
 * @param estimates with influences of rows
 * @param plain without
 */
record OrderedPair(Map<String, Influence> estimates, Map<String, Double> plain) {
  private static final int FIFTHS = 5;

  /** Half of a fifth's edge, where the mean offset is taken from, is this part of the rows. */
  private static final int EDGE = 20;

  /**
   * Measures.
   *
   * @param x the first teacher
   * @param w the other, by whose class and order all is taken
   * @param y the first one's student
   * @param v the third teacher
   */
  static OrderedPair of(double[] x, double[] w, double[] y, double... v) {
    Rank rank = Rank.of(w);
    Map<String, Influence> estimates = new LinkedHashMap<>();
    estimates.put("log_b", logRatio(y, x, w));
    estimates.put("log_b_rank", logRatio(y, x, rank.middles()));
    estimates.put("log_b_null", logRatio(v, x, w));
    double[] offsets = Sums.differences(y, x);
    estimates.put("offset", Influence.mean(offsets));
    fifths(estimates, offsets, rank);

    double[] lowest = rank.fifth(0);
    double[] highest = rank.fifth(FIFTHS - 1);
    double teacher = Rank.median(x, highest) - Rank.median(x, lowest);
    double student = Rank.median(y, highest) - Rank.median(y, lowest);
    double ols = leastSquares(x, y);
    double reliability = covariance(x, v) / Math.sqrt(covariance(x, x) * covariance(v, v));
    double b = Math.exp(estimates.get("log_b").value());
    Map<String, Double> plain = new LinkedHashMap<>();
    plain.put(
        "log_b_median", teacher > 0 && student > 0 ? Math.log(student / teacher) : Double.NaN);
    plain.put("ols", ols);
    plain.put("reliability", reliability);
    plain.put("transmission", (ols - reliability * b) / (1 - reliability));
    return new OrderedPair(estimates, plain);
  }

  /** The slope of y on x by least squares. */
  static double leastSquares(double[] x, double... y) {
    return covariance(x, y) / covariance(x, x);
  }

  private static double covariance(double[] a, double... b) {
    return Sums.mean(Sums.products(Sums.centred(a), Sums.centred(b)));
  }

  /** {@code log cov(y, g) / cov(x, g)}; not defined unless both are positive. */
  private static Influence logRatio(double[] y, double[] x, double... g) {
    double[] h = Sums.centred(g);
    double[] above = Sums.products(Sums.centred(y), h);
    double[] below = Sums.products(Sums.centred(x), h);
    return Sums.of(above) > 0 && Sums.of(below) > 0
        ? Influence.ratio(above, below).log()
        : Influence.undefined(x.length);
  }

  /**
   * The mean offset in each fifth; its edges are estimated too, and move it by the mean of offsets
   * near each edge.
   */
  private static void fifths(Map<String, Influence> estimates, double[] offsets, Rank rank) {
    int n = offsets.length;
    int half = Math.max(1, n / EDGE);
    double[] near = new double[FIFTHS + 1];
    for (int q = 1; q < FIFTHS; q++) {
      int from = Math.max(0, rank.edge(q) - half);
      int to = Math.min(n, rank.edge(q) + half);
      near[q] = Influence.mean(offsets, rank.shares(from, to)).value();
    }
    for (int q = 0; q < FIFTHS; q++) {
      int low = rank.edge(q);
      int high = rank.edge(q + 1);
      double share = (high - low) / (double) n;
      double[] inside = rank.fifth(q);
      double[] above = rank.shares(low, n);
      double[] beyond = rank.shares(high, n);
      double mean = Influence.mean(offsets, inside).value();
      double[] psi = new double[n];
      for (int i = 0; i < n; i++) {
        double own = inside[i] * offsets[i];
        double lower = above[i] - (1 - low / (double) n);
        double upper = beyond[i] - (1 - high / (double) n);
        psi[i] = (own - share * mean - near[q] * lower + near[q + 1] * upper) / share / n;
      }
      estimates.put("offset_" + (q + 1), new Influence(mean, psi));
    }
  }
}
