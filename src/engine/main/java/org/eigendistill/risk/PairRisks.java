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
  private final double[] weights;
  private final double rows;
  private final double[] bias;
  private final double[] variance;

  private PairRisks(SpectralProblem problem, int count) {
    double[] eigenvalues = problem.eigenvalues();
    this.weights = problem.signal();
    this.rows = problem.rows();
    Arrays.setAll(weights, k -> weights[k] * eigenvalues[k] / rows);
    this.bias = new double[count];
    this.variance = new double[count];
    Arrays.fill(bias, Double.POSITIVE_INFINITY);
  }

  /**
   * All pairs of some students with some teachers.
   *
   * @param problem whose noise is not looked at
   * @param students filters, trained from zero on a teacher's predictions; a row of pairs each
   * @param teachers what they are taught
   */
  public static PairRisks of(SpectralProblem problem, Gains[] students, Gains... teachers) {
    return of(problem, students, teachers, false);
  }

  /**
   * Pairs of models of one list, student and teacher. Gains multiply, so that the two may change
   * places: those whose teacher stands behind the student are left out, as infinite.
   */
  static PairRisks half(SpectralProblem problem, Gains... models) {
    return of(problem, models, models, true);
  }

  private static PairRisks of(
      SpectralProblem problem, Gains[] students, Gains[] teachers, boolean half) {
    int across = teachers.length;
    PairRisks pairs = new PairRisks(problem, Math.multiplyExact(students.length, across));
    int directions = pairs.weights.length;
    // Direction by direction, so that the innermost loop runs over teachers, in vector
    // instructions.
    double[][] gains = new double[directions][across];
    double[][] residuals = new double[directions][across];
    for (int k = 0; k < directions; k++) {
      for (int j = 0; j < across; j++) {
        gains[k][j] = teachers[j].gain(k);
        residuals[k][j] = teachers[j].residual(k);
      }
    }
    for (int i = 0; i < students.length; i++) {
      double[] left = new double[half ? i + 1 : across];
      double[] spread = new double[left.length];
      for (int k = 0; k < directions; k++) {
        double gain = students[i].gain(k);
        double residual = students[i].residual(k);
        add(pairs.weights[k], gain, residual, gains[k], residuals[k], left, spread);
      }
      System.arraycopy(left, 0, pairs.bias, i * across, left.length);
      for (int j = 0; j < left.length; j++) {
        pairs.variance[i * across + j] = spread[j] / pairs.rows;
      }
    }
    return pairs;
  }

  /** What one direction adds to a student's pairs. */
  private static void add(
      double weight,
      double gain,
      double residual,
      double[] taught,
      double[] missing,
      double[] left,
      double[] spread) {
    for (int j = 0; j < left.length; j++) {
      double r = residual + gain * missing[j];
      double a = gain * taught[j];
      left[j] += weight * r * r;
      spread[j] += a * a;
    }
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
