// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eigendistill.base.Numerals;
import org.eigendistill.dynamics.Clock;

/** Lengths of training as the entries of one legend name them. */
final class LengthPhrases {
  private static final int FEW_DIGITS = 3;
  private static final int MOST_DIGITS = 4;

  /** The power of ten of a number, as it is written in a line of text. */
  private static final Pattern POWER = Pattern.compile("e(-?)\\+?0*(\\d+)$");

  private LengthPhrases() {}

  /**
   * Each with the clock's word and, unless counted, with as many digits as the one of them that has
   * most, three at the most, or four where three do not tell them apart: time 0.178, time 10.0.
   * Powers of ten are set as such.
   */
  static List<String> of(Clock clock, double... lengths) {
    if (clock.isWhole()) {
      return Arrays.stream(lengths).mapToObj(clock::phrase).toList();
    }
    List<String> few = phrases(clock, lengths, FEW_DIGITS);
    return Set.copyOf(few).size() == few.size() ? few : phrases(clock, lengths, MOST_DIGITS);
  }

  private static List<String> phrases(Clock clock, double[] lengths, int most) {
    int digits = Arrays.stream(lengths).mapToInt(x -> digits(x, most)).max().orElse(1);
    return Arrays.stream(lengths)
        .mapToObj(length -> Numerals.significant(length, digits))
        .map(
            number -> clock.word() + " " + POWER.matcher(number).replaceFirst(" · \\$10^{$1$2}\\$"))
        .toList();
  }

  /** Those that it has, and as many as stand before its point, up to the most. */
  private static int digits(double length, int most) {
    BigDecimal rounded = new BigDecimal(length).round(new MathContext(most)).stripTrailingZeros();
    return Math.min(most, Math.max(rounded.precision(), rounded.precision() - rounded.scale()));
  }
}
