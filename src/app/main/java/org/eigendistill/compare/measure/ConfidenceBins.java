// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.measure;

import java.util.Arrays;
import java.util.TreeSet;
import org.eigendistill.compare.estimate.Rank;
import org.eigendistill.compare.estimate.Sums;

/**
 * Rows in bins by a confidence, and how far confidence and frequency are apart there.
 *
 * @param of each row's bin, from 0
 * @param count how many bins there may be
 */
record ConfidenceBins(int[] of, int count) {

  /** Bins of equal width, (lower, upper], 0 in the first. */
  static ConfidenceBins ofWidth(int count, double... confidence) {
    int[] of = new int[confidence.length];
    for (int i = 0; i < of.length; i++) {
      of[i] = (int) Math.max(0, Math.min(count - 1, Math.ceil(confidence[i] * count) - 1));
    }
    return new ConfidenceBins(of, count);
  }

  /**
   * Bins of equal numbers of rows: cut at places {@code floor(j n / count)} of rising confidence,
   * moved up to the end of equal ones, so that the order of rows does not matter.
   */
  static ConfidenceBins ofMass(int count, double... confidence) {
    // what a confidence may be off by is a part of what it leaves to 1
    double[] doubt = Arrays.stream(confidence).map(c -> c - 1).toArray();
    int[] order = Rank.order(doubt);
    Rank rank = Rank.of(doubt);
    TreeSet<Integer> cuts = new TreeSet<>();
    for (long j = 1; j < count; j++) {
      int place = (int) (j * order.length / count);
      if (place > 0) {
        cuts.add(rank.end(order[place - 1]));
      }
    }
    int[] of = new int[confidence.length];
    for (int i = 0; i < of.length; i++) {
      of[i] = cuts.headSet(rank.begin(i), true).size();
    }
    return new ConfidenceBins(of, count);
  }

  /** Sums over the rows of each bin. */
  double[] sums(double... values) {
    Sums[] sums = new Sums[count];
    Arrays.setAll(sums, m -> new Sums());
    for (int i = 0; i < of.length; i++) {
      sums[of[i]].add(values[i]);
    }
    return Arrays.stream(sums).mapToDouble(Sums::value).toArray();
  }

  /** How many rows are in each bin. */
  private double[] sizes() {
    double[] ones = new double[of.length];
    Arrays.fill(ones, 1);
    return sums(ones);
  }

  /** {@code sum over bins |sum of a - sum of b| / n}. */
  double distance(double[] a, double[] b) {
    double[] one = sums(a);
    double[] other = sums(b);
    Sums total = new Sums();
    for (int m = 0; m < count; m++) {
      total.add(Math.abs(one[m] - other[m]) / of.length);
    }
    return total.value();
  }

  /**
   * The distance from frequency that confidence shows by chance where it is right, by the normal
   * approximation: {@code sum over bins sqrt(2 / pi sum c (1 - c)) / n}.
   */
  double floor(double... confidence) {
    double total = 0;
    for (double sum : sums(Arrays.stream(confidence).map(c -> c * (1 - c)).toArray())) {
      total += Math.sqrt(2 / Math.PI) * Math.sqrt(sum);
    }
    return total / of.length;
  }

  /**
   * {@code sqrt(max(0, sum n_m / n [(acc - conf)^2 - acc (1 - acc) / (n_m - 1)]))} (the form of
   * Kumar and others, Verified uncertainty calibration, 2019); bins of one row are left out.
   */
  double debiasedRootMeanSquare(double[] confidence, double... right) {
    double[] sizes = sizes();
    double[] sure = sums(confidence);
    double[] hits = sums(right);
    double total = 0;
    for (int m = 0; m < count; m++) {
      double n = sizes[m];
      if (n > 1) {
        double accuracy = hits[m] / n;
        double off = accuracy - sure[m] / n;
        total += n / of.length * (off * off - accuracy * (1 - accuracy) / (n - 1));
      }
    }
    return Math.sqrt(Math.max(0, total));
  }
}
