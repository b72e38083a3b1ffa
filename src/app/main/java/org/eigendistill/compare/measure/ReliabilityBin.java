// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of about one confidence: how sure a model is there, and how often it is right.
 *
 * @param confidence the mean confidence
 * @param accuracy the share of rows where the model is right
 * @param error the standard deviation that accuracy has by chance where confidence is right, {@code
 *     sqrt(sum c (1 - c)) / n}
 * @param rows how many there are
 */
public record ReliabilityBin(double confidence, double accuracy, double error, int rows) {
  private static final int BINS = 15;

  /**
   * Bins of equal numbers of rows, those of {@code ece_mass}; empty ones are left out.
   *
   * @param right 1 where the model is right, else 0
   */
  public static List<ReliabilityBin> of(double[] confidence, double... right) {
    ConfidenceBins bins = ConfidenceBins.ofMass(BINS, confidence);
    double[] ones = new double[confidence.length];
    Arrays.fill(ones, 1);
    double[] sizes = bins.sums(ones);
    double[] sure = bins.sums(confidence);
    double[] hits = bins.sums(right);
    double[] spread = bins.sums(Arrays.stream(confidence).map(c -> c * (1 - c)).toArray());
    List<ReliabilityBin> all = new ArrayList<>();
    for (int m = 0; m < sizes.length; m++) {
      if (sizes[m] > 0) {
        all.add(
            new ReliabilityBin(
                sure[m] / sizes[m],
                hits[m] / sizes[m],
                Math.sqrt(Math.max(0, spread[m])) / sizes[m],
                (int) sizes[m]));
      }
    }
    return all;
  }
}
