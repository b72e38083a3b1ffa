// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eigendistill.base.Numerals;
import org.eigendistill.dynamics.Clock;

/** Lengths of training as the entries of one legend name them. */
final class LengthPhrases {
  private static final int FEW_DIGITS = 3;
  private static final int MOST_DIGITS = 4;

  /** Outside of these numbers have a power of ten. */
  private static final double SMALL = 1e-4;

  private static final double LARGE = 1e7;

  private LengthPhrases() {}

  /**
   * Each with the clock's word and, unless counted, with as many digits as the one of them that has
   * most, three at the most, or four where three do not tell them apart: time 0.178, time 10.0.
   */
  static List<String> of(Clock clock, double... lengths) {
    if (clock.isWhole()) {
      return Arrays.stream(lengths).mapToObj(clock::phrase).toList();
    }
    List<String> few = phrases(clock, lengths, FEW_DIGITS);
    return Set.copyOf(few).size() == few.size() ? few : phrases(clock, lengths, MOST_DIGITS);
  }

  private static List<String> phrases(Clock clock, double[] lengths, int most) {
    int digits = Arrays.stream(lengths).mapToInt(x -> rounded(x, most).precision()).max().orElse(1);
    return Arrays.stream(lengths)
        .mapToObj(length -> clock.word() + " " + text(length, digits))
        .toList();
  }

  private static BigDecimal rounded(double length, int digits) {
    return new BigDecimal(length).round(new MathContext(digits)).stripTrailingZeros();
  }

  private static String text(double length, int digits) {
    if (length < SMALL || length >= LARGE) {
      return Numerals.significant(length, digits);
    }
    BigDecimal number = rounded(length, digits);
    int behindThePoint = digits - number.precision() + number.scale();
    return number.setScale(Math.max(0, behindThePoint)).toPlainString();
  }
}
