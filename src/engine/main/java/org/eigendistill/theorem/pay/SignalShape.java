// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import java.util.random.RandomGenerator;

/** How squared coefficients go with the eigenvalue, and problems drawn at random of each kind. */
enum SignalShape {
  /** N1's premise: they do not rise with the eigenvalue; often flat, sometimes 0 at the top. */
  NEVER_RISING,
  /** The premise of N1's twins: b^2 = l^c with an exponent c > 0. */
  RISING,
  /** Any. */
  FREE;

  private static final int MOST_DIRECTIONS = 6;

  /**
   * A problem of 2 to 6 directions with l_1 = 1, others down to 1e-6, ties and near ties among
   * them, noise and signal over eight decades.
   *
   * @param weighted whether weights differ; else they are 1
   */
  PayProblem draw(RandomGenerator random, boolean weighted) {
    int p = 2 + random.nextInt(MOST_DIRECTIONS - 1);
    double[] l = new double[p];
    l[0] = 1;
    double range = random.nextDouble() * 6;
    for (int k = 1; k < p; k++) {
      double u = random.nextDouble();
      l[k] =
          u < 0.1
              ? l[k - 1]
              : u < 0.2
                  ? l[k - 1] * (1 - Math.pow(10, -1 - 8 * random.nextDouble()))
                  : Math.pow(10, -range * random.nextDouble());
    }
    java.util.Arrays.sort(l);
    double[] weights = new double[p];
    for (int k = 0; k < p; k++) {
      weights[k] = weighted ? logarithmic(random, 3) : 1;
    }
    double[] signal = signal(random, l);
    double scale = logarithmic(random, 4);
    for (int k = 0; k < p; k++) {
      signal[k] *= scale;
    }
    return new PayProblem(l, signal, logarithmic(random, 2), weights);
  }

  private static double logarithmic(RandomGenerator random, double decades) {
    return Math.pow(10, decades * (2 * random.nextDouble() - 1));
  }

  /** Eigenvalues rise here. */
  private double[] signal(RandomGenerator random, double[] l) {
    int p = l.length;
    double[] signal = new double[p];
    if (this == RISING) {
      double exponent = random.nextBoolean() ? 1 : 0.05 + 2 * random.nextDouble();
      for (int k = 0; k < p; k++) {
        signal[k] = Math.pow(l[k], exponent);
      }
      return signal;
    }
    if (this == FREE) {
      for (int k = 0; k < p; k++) {
        signal[k] = random.nextInt(8) == 0 ? 0 : logarithmic(random, 4);
      }
      return signal;
    }
    double least = random.nextInt(8) == 0 ? 0 : 1;
    double level = least;
    for (int k = p - 1; k >= 0; k--) {
      if (k < p - 1 && l[k] < l[k + 1]) {
        least = level;
      }
      double u = random.nextDouble();
      double own = u < 0.4 ? 0 : u < 0.6 ? 1e-6 * random.nextDouble() : logarithmic(random, 3);
      signal[k] = least == 0 && u < 0.5 ? 0 : Math.max(least, 1e-3) * (least == 0 ? own : 1 + own);
      signal[k] = Math.max(signal[k], least);
      level = Math.max(level, signal[k]);
    }
    return signal;
  }
}
