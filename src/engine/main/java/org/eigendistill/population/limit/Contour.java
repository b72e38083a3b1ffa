// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.limit;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.complex.Complex;

/**
 * A closed curve round the eigenvalues of a design, counterclockwise, in its upper half: an ellipse
 * whose foci are the ends of the interval that holds them, so that integrands that are analytic off
 * that interval have trapezoidal sums that converge by exp(-N atanh(b/a)), at the fastest for how
 * far left it goes.
 *
 * <p>Integrals of what is conjugate in conjugate points are twice the real part of the upper
 * half's.
 *
 * @param zr real parts of the nodes z
 * @param zi imaginary parts, positive
 * @param wr real parts of {@code dz / (2 pi i)}
 * @param wi imaginary parts
 * @param kr real parts of the effective penalty k(-z)
 * @param ki imaginary parts
 */
record Contour(double[] zr, double[] zi, double[] wr, double[] wi, double[] kr, double[] ki) {
  private static final int MOST = 1_000;

  /** By so many powers of e a first sum is right. */
  private static final double POWERS = 20;

  /** To this part of its size a function is given back by a first, coarse sum. */
  private static final double GIVEN_BACK = 1e-4;

  private static final double[] PROBES = {1e-4, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9};

  static final int MOST_NODES = 1 << 15;

  /**
   * Where the limit of the eigenvalues of n rows ends: the least value that {@code x (1 + (1/n) sum
   * s / (x - s))} takes for x beyond all s, which it takes where {@code sum s^2 / (x - s)^2 = n}.
   * Source: Silverstein and Choi, Journal of Multivariate Analysis 54 (1995).
   */
  static double edge(Levels levels, double rows) {
    double[] s = levels.values();
    double top = levels.top();
    UnivariateFunction slope =
        u -> {
          double x = top + Math.exp(u);
          double sum = 0;
          for (int i = 0; i < s.length; i++) {
            double share = s[i] == top ? top / Math.exp(u) : s[i] / (x - s[i]);
            sum += levels.counts()[i] * share * share;
          }
          return Math.log(sum / rows);
        };
    // One level alone is at its root on the left, all of them at the top on the right.
    double low = Math.log(top * Math.sqrt(levels.counts()[s.length - 1] / rows)) - 1e-6;
    double high = Math.log(top * Math.sqrt(levels.count() / rows)) + 1e-6;
    double gap = Math.exp(new BrentSolver(1e-14, 1e-14).solve(MOST, slope, low, high));
    double sum = 0;
    for (int i = 0; i < s.length; i++) {
      double beyond = s[i] == top ? gap : top + gap - s[i];
      sum += levels.counts()[i] * s[i] / beyond;
    }
    return (top + gap) * (1 + sum / rows);
  }

  /** The number of nodes of both halves that a first sum needs. */
  static int nodes(double edge, double left) {
    double a = edge / 2 + left;
    double b = Math.sqrt(left * (2 * a - left));
    double strip = 0.5 * Math.log((a + b) / (a - b));
    return 2 * (int) Math.ceil(Math.max(32, POWERS / strip / 2));
  }

  /**
   * The curve.
   *
   * @param left how far left of 0 it goes
   * @param nodes of both halves, even
   */
  static Contour of(Levels levels, double rows, double left, int nodes) {
    double edge = edge(levels, rows);
    double c = edge / 2;
    double a = c + left;
    double b = Math.sqrt(left * (2 * a - left));
    int half = nodes / 2;
    double[][] all = new double[6][half];
    EffectivePenalty.Follower follower = new EffectivePenalty(levels, rows).new Follower(-left);
    for (int j = 0; j < half; j++) {
      double angle = Math.PI - (j + 0.5) * 2 * Math.PI / nodes;
      double cos = Math.cos(angle);
      double sin = Math.sin(angle);
      all[0][j] = c + a * cos;
      all[1][j] = b * sin;
      all[2][j] = b * cos / nodes;
      all[3][j] = a * sin / nodes;
      follower.follow(all[0][j], all[1][j]);
      all[4][j] = follower.real();
      all[5][j] = follower.imaginary();
    }
    return new Contour(all[0], all[1], all[2], all[3], all[4], all[5]);
  }

  /** Places among the eigenvalues. */
  double[] probes() {
    double top = zr[0];
    for (double each : zr) {
      top = Math.max(top, each);
    }
    double[] probes = new double[PROBES.length];
    for (int i = 0; i < probes.length; i++) {
      probes[i] = PROBES[i] * top;
    }
    return probes;
  }

  /** Whether Cauchy's formula gives a function back at a place inside. */
  boolean givesBack(double at, double value, Complex... values) {
    double sum = 0;
    double size = Math.abs(value);
    for (int j = 0; j < zr.length; j++) {
      Complex w = new Complex(wr[j], wi[j]);
      Complex term = values[j].multiply(w).divide(new Complex(zr[j] - at, zi[j]));
      sum += 2 * term.getReal();
      size = Math.max(size, values[j].abs());
    }
    return Math.abs(sum - value) <= GIVEN_BACK * size;
  }

  int size() {
    return zr.length;
  }
}
