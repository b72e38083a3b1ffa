// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk;

import java.util.Arrays;

/**
 * In-sample risks of many pairs of a student and its teacher on one {@link SpectralProblem}, in two
 * parts that any noise variance v puts together:
 *
 * <pre>\[ R = \sum_k \frac{l_k b_k^2}{n} \left( r_k + a_k r^T_k \right)^2
 *    + \frac{v}{n} \sum_k \left( a_k a^T_k \right)^2. \]</pre>
 *
 * <p>Residuals are summed as they are, never as 1 - a, so that a small bias keeps its digits
 * whatever the signs of residuals.
 */
public final class PairRisks {
  private final double[] signal;
  private final double rows;
  private final double[] bias;
  private final double[] variance;

  /** No pairs yet: their risks are infinite. */
  PairRisks(SpectralProblem problem, int count) {
    double[] eigenvalues = problem.eigenvalues();
    this.signal = problem.signal();
    this.rows = problem.rows();
    Arrays.setAll(signal, k -> signal[k] * eigenvalues[k] / rows);
    this.bias = new double[count];
    this.variance = new double[count];
    Arrays.fill(bias, Double.POSITIVE_INFINITY);
  }

  /**
   * All pairs of some students with some teachers.
   *
   * @param problem whose noise is not looked at
   * @param teachers one row of pairs each
   * @param students filters, trained from zero on a teacher's predictions
   */
  public static PairRisks of(SpectralProblem problem, Gains[] teachers, Gains[] students) {
    PairRisks pairs = new PairRisks(problem, Math.multiplyExact(teachers.length, students.length));
    for (int i = 0; i < teachers.length; i++) {
      for (int j = 0; j < students.length; j++) {
        pairs.set(i * students.length + j, students[j], teachers[i]);
      }
    }
    return pairs;
  }

  void set(int at, Gains one, Gains other) {
    double left = 0;
    double spread = 0;
    for (int k = 0; k < signal.length; k++) {
      double gain = one.gain(k) * other.gain(k);
      double residual = one.residual(k) + one.gain(k) * other.residual(k);
      left += signal[k] * residual * residual;
      spread += gain * gain;
    }
    bias[at] = left;
    variance[at] = spread / rows;
  }

  /**
   * The risks under a noise, row by row.
   *
   * @param noise its variance v, at least 0
   */
  public double[] under(double noise) {
    double[] risks = new double[bias.length];
    for (int i = 0; i < risks.length; i++) {
      risks[i] = bias[i] + noise * variance[i];
    }
    return risks;
  }
}
