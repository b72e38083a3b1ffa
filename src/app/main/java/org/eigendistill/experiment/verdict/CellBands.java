// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The bands over which M3 and M4 are means in a cell, the same for all of its seeds and arms: those
 * from direction 22 down, and what no direction gives, in which teachers agree by .2 or more in the
 * mean over seeds; none if they do not so in the top band. Chosen by the seeds together: a seed
 * whose teachers happen to agree would choose a band in which any student looks short.
 *
 * @param bands their places, the top band being 0
 */
public record CellBands(List<Integer> bands) {
  /** The first direction that counts as a lower one, from 1. */
  static final int FIRST = 22;

  static final double LEAST_AGREEMENT = 0.2;

  /** Keeps its own list. */
  public CellBands {
    bands = List.copyOf(bands);
  }

  /**
   * Chooses.
   *
   * @param agreement a seed's correlations of teachers by band, the mean over pairs of teachers
   * @param firsts each band's first direction, from 0; for the rest, one beyond all
   */
  public static CellBands of(List<double[]> agreement, int... firsts) {
    boolean[] agree = new boolean[firsts.length];
    for (int b = 0; b < firsts.length; b++) {
      int band = b;
      double mean = agreement.stream().mapToDouble(a -> a[band]).average().orElse(Double.NaN);
      agree[b] = mean >= LEAST_AGREEMENT;
    }
    return new CellBands(
        IntStream.range(0, firsts.length)
            .filter(b -> agree[0] && agree[b] && firsts[b] >= FIRST - 1)
            .boxed()
            .toList());
  }

  /** The mean over these bands; NaN of none, or where one is not known. */
  public double mean(double... values) {
    return Arrays.stream(bands.stream().mapToInt(b -> b).toArray())
        .mapToDouble(b -> values[b])
        .average()
        .orElse(Double.NaN);
  }
}
