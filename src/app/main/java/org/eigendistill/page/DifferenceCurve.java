// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.page;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Differences in bins of equal numbers of rows by rising mean. Rows without a number are left out.
 *
 * @param mean the mean of means in each bin
 * @param difference the mean difference
 * @param reach 1.96 standard errors of that, rows taken one by one
 * @param low below which 2.5 % of the bin's differences lie
 * @param high above which 2.5 % lie
 */
record DifferenceCurve(
    double[] mean, double[] difference, double[] reach, double[] low, double[] high) {
  private static final int BINS = 12;
  private static final int FEWEST = 8;
  private static final double NORMAL = 1.96;
  private static final double TAIL = 0.025;

  /** The curve of some rows, of no bin where there are fewer than eight. */
  static DifferenceCurve of(double[] means, double... differences) {
    int[] order =
        IntStream.range(0, means.length)
            .filter(i -> Double.isFinite(means[i]) && Double.isFinite(differences[i]))
            .boxed()
            .sorted((a, b) -> Double.compare(means[a], means[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    int bins = Math.min(BINS, order.length / FEWEST);
    double[][] all = new double[5][bins];
    for (int b = 0; b < bins; b++) {
      int[] rows =
          Arrays.copyOfRange(
              order,
              (int) ((long) b * order.length / bins),
              (int) ((b + 1L) * order.length / bins));
      double[] d = IntStream.of(rows).mapToDouble(i -> differences[i]).sorted().toArray();
      double mean = Arrays.stream(d).average().orElseThrow();
      double squares = Arrays.stream(d).map(v -> (v - mean) * (v - mean)).sum();
      all[0][b] = IntStream.of(rows).mapToDouble(i -> means[i]).average().orElseThrow();
      all[1][b] = mean;
      all[2][b] = NORMAL * Math.sqrt(squares / (d.length - 1) / d.length);
      all[3][b] = quantile(d, TAIL);
      all[4][b] = quantile(d, 1 - TAIL);
    }
    return new DifferenceCurve(all[0], all[1], all[2], all[3], all[4]);
  }

  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  boolean isEmpty() {
    return mean.length == 0;
  }

  /** Lower ends of the mean's interval. */
  double[] lower() {
    return IntStream.range(0, mean.length).mapToDouble(b -> difference[b] - reach[b]).toArray();
  }

  /** Upper ends of it. */
  double[] upper() {
    return IntStream.range(0, mean.length).mapToDouble(b -> difference[b] + reach[b]).toArray();
  }
}
