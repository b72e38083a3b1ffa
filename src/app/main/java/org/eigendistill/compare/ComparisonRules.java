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

  private static final double MARGIN_SLOPES = 2;
  private static final double MARGIN_LOW_ENDS = 4;

  /** The probability below each end of the intervals that decide. */
  static final double QUANTILE = 0.9875;

  /**
   * The same for margins of C classes. Of two they are half the log-odds, and give the same words.
   * Of more, what the loss holds least, the mean of all wrong classes' scores, is in them: networks
   * of one recipe differ by their seeds in margins' slopes by .05 and in their low ends by .11 nats
   * (multilayer perceptrons of ten classes, hidden layers of 128 and 64), so twice and four times
   * as much is taken as of log-odds. Both were chosen after those networks had been measured;
   * smaller ones (64 and 32) differ by more, .11 and .23, for which it is too little.
   */
  ComparisonRules forMargins(int classes) {
    double share = (classes - 1.0) / classes;
    boolean isTwo = classes == 2;
    return new ComparisonRules(
        temperature,
        smallestSlope,
        share * smallestLowEnd,
        (isTwo ? 1 : MARGIN_SLOPES) * seedSlope,
        share * (isTwo ? 1 : MARGIN_LOW_ENDS) * seedLowEnd);
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
