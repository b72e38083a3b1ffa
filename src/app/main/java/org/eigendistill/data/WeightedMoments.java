// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;

/**
 * Means and deviations of columns whose rows do not count alike: {@code m = sum w x / sum w} and
 * the root of {@code sum w (x - m)^2 / sum w}. Rows of weight 0 do not enter.
 *
 * @param means one per column
 * @param deviations 0 where a column is constant to within rounding
 */
record WeightedMoments(double[] means, double[] deviations) {
  /**
   * Works them out.
   *
   * @param weights a weight per row, at least 0 and not all 0
   */
  static WeightedMoments of(Matrix rows, double... weights) {
    int[] counted = counted(weights);
    double largest = Arrays.stream(weights).max().orElseThrow();
    // Shares of the largest weight keep sums of weights near the ends of doubles in their range.
    double[] shares = Arrays.stream(counted).mapToDouble(i -> weights[i] / largest).toArray();
    double total = Arrays.stream(shares).sum();
    double[] means = new double[rows.columns()];
    double[] deviations = new double[rows.columns()];
    for (int j = 0; j < means.length; j++) {
      double first = rows.get(counted[0], j);
      double sum = 0;
      double most = 0;
      for (int i = 0; i < counted.length; i++) {
        double value = rows.get(counted[i], j);
        sum += shares[i] * (value - first);
        most = Math.max(most, Math.abs(value));
      }
      means[j] = first + sum / total;
      double squares = 0;
      for (int i = 0; i < counted.length; i++) {
        double apart = rows.get(counted[i], j) - means[j];
        squares += shares[i] * apart * apart;
      }
      double deviation = Math.sqrt(squares / total);
      deviations[j] = deviation <= counted.length * Math.ulp(most) ? 0 : deviation;
    }
    return new WeightedMoments(means, deviations);
  }

  private static int[] counted(double... weights) {
    return IntStream.range(0, weights.length).filter(i -> weights[i] > 0).toArray();
  }

  Scaling scaling() {
    return Scaling.of(means, deviations);
  }
}
