// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import org.eigendistill.base.Numerals;
import org.eigendistill.dynamics.Clock;

/** Lengths of training as the entries of one legend name them. */
final class LengthPhrases {
  private static final MathContext MOST_DIGITS = new MathContext(4);

  /** Outside of these numbers have a power of ten. */
  private static final double SMALL = 1e-4;

  private static final double LARGE = 1e7;

  private LengthPhrases() {}

  /**
   * Each with the clock's word and, unless counted, with as many digits as the one of them that has
   * most, four at the most: time 0.178, time 10.0.
   */
  static List<String> of(Clock clock, double... lengths) {
    if (clock.isWhole()) {
      return Arrays.stream(lengths).mapToObj(clock::phrase).toList();
    }
    int digits = Arrays.stream(lengths).mapToInt(x -> rounded(x).precision()).max().orElse(1);
    return Arrays.stream(lengths)
        .mapToObj(length -> clock.word() + " " + text(length, digits))
        .toList();
  }

  private static BigDecimal rounded(double length) {
    return new BigDecimal(length).round(MOST_DIGITS).stripTrailingZeros();
  }

  private static String text(double length, int digits) {
    if (length < SMALL || length >= LARGE) {
      return Numerals.significant(length, digits);
    }
    BigDecimal number = rounded(length);
    int behindThePoint = digits - number.precision() + number.scale();
    return number.setScale(Math.max(0, behindThePoint)).toPlainString();
  }
}
