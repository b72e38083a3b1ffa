// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.util.Arrays;

/**
 * The measures of {@link Confidence} without intervals, for studies that repeat over seeds.
 *
 * @param slope of all rows
 * @param lowSlope of the half of which the teacher is less sure
 * @param highSlope of the other half
 * @param offset the mean of student less teacher
 * @param lowOffset that of the lowest fifth by the teacher's confidence
 * @param highOffset that of the highest fifth
 */
public record ConfidenceNumbers(
    double slope,
    double lowSlope,
    double highSlope,
    double offset,
    double lowOffset,
    double highOffset) {
  /** No numbers, of too few rows. */
  private static final ConfidenceNumbers NONE =
      new ConfidenceNumbers(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** Measures pairs; NaN of fewer than {@value Confidence#FEWEST_ROWS} rows. */
  public static ConfidenceNumbers of(ConfidencePairs pairs) {
    int n = pairs.size();
    if (n < Confidence.FEWEST_ROWS) {
      return NONE;
    }
    return new ConfidenceNumbers(
        slope(pairs, 0, n),
        slope(pairs, 0, n / 2),
        slope(pairs, n / 2, n),
        mean(pairs, 0, n),
        mean(pairs, 0, n / 5),
        mean(pairs, n - n / 5, n));
  }

  private static double slope(ConfidencePairs pairs, int from, int to) {
    return Slope.plain(
        Arrays.copyOfRange(pairs.teacher(), from, to),
        Arrays.copyOfRange(pairs.student(), from, to));
  }

  private static double mean(ConfidencePairs pairs, int from, int to) {
    return Arrays.stream(pairs.offsets(from, to)).average().orElse(Double.NaN);
  }
}
