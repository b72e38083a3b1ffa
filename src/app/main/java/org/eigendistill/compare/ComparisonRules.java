// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import org.eigendistill.compare.estimate.ConfidenceInterval;

/**
 * What counts as an effect, and by how much networks of one kind differ by their seeds. Each of the
 * two tests is at 97.5 %, together 95 %.
 *
 * @param temperature at which divergences are told besides 1
 * @param smallestSlope the smallest effect on the slope that counts, .01 for 1 %
 * @param smallestLowEnd the smallest effect at the low end, in nats
 * @param seedSlope the standard deviation of a network's log slope over seeds that is taken before
 *     controls tell more; .006 to .036 was measured on twenty kinds of networks, .05 on the
 *     smallest trained for eight epochs
 * @param seedLowEnd the same of offsets at the low end, in nats
 */
public record ComparisonRules(
    double temperature,
    double smallestSlope,
    double smallestLowEnd,
    double seedSlope,
    double seedLowEnd) {
  /** What is taken unless said otherwise. */
  public static final ComparisonRules USUAL = new ComparisonRules(4, 0.01, 0.02, 0.03, 0.03);

  /** The probability below each end of the intervals that decide. */
  static final double QUANTILE = 0.9875;

  /**
   * The same for margins of C classes, with {@code (C - 1) / C} as many nats at the low end: of two
   * classes margins are half the log-odds, and give the same words.
   *
   * <p>Of more, what the loss holds least, the mean of all wrong classes' scores, is in them, and
   * no one number tells what seeds do to it. Several pairs need none.
   */
  ComparisonRules forMargins(int classes) {
    double share = (classes - 1.0) / classes;
    return new ComparisonRules(
        temperature, smallestSlope, share * smallestLowEnd, seedSlope, share * seedLowEnd);
  }

  /**
   * Whether one pair's margins can be decided on: what seeds do to them is known of two classes.
   */
  static boolean knowsSeedsOfMargins(int classes) {
    return classes == 2;
  }

  /** The word for a slope's interval. */
  ComparisonVerdict slope(ConfidenceInterval slope) {
    if (slope.low() > 1 + smallestSlope) {
      return ComparisonVerdict.EXAGGERATED;
    }
    return slope.high() < 1 - smallestSlope
        ? ComparisonVerdict.DAMPED
        : ComparisonVerdict.NOT_SHOWN;
  }

  /** The word for an offset's interval. */
  LowEnd lowEnd(ConfidenceInterval offset) {
    if (offset.high() < -smallestLowEnd) {
      return LowEnd.UNDER;
    }
    return offset.low() > smallestLowEnd ? LowEnd.OVER : LowEnd.NOT_SHOWN;
  }
}
