// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Intervals over units by leaving out one at a time: {@code error^2 = (U - 1) / U sum (value_u -
 * mean)^2} (Efron and Stein, Annals of Statistics 9, 1981), and Student's t of U - 1 degrees of
 * freedom. For smooth functions of sums over units.
 */
final class Jackknife {
  private Jackknife() {}

  /** The variance of each of several values. */
  static double[] variances(int units, IntFunction<double[]> without) {
    double[][] left =
        IntStream.range(0, units).parallel().mapToObj(without).toArray(double[][]::new);
    double[] variances = new double[left[0].length];
    for (int j = 0; j < variances.length; j++) {
      double mean = 0;
      for (double[] one : left) {
        mean += one[j] / units;
      }
      double sum = 0;
      for (double[] one : left) {
        sum += (one[j] - mean) * (one[j] - mean);
      }
      variances[j] = sum * (units - 1) / units;
    }
    return variances;
  }
}
