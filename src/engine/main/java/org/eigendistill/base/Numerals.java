// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The one spelling of numbers that files and options share: plain decimal, {@code [+-] digits [.
 * digits] [e [+-] digits]} with a point, as every table writes them.
 *
 * <p>{@link Double#parseDouble} also takes hexadecimal, the suffixes d and f, NaN, infinities and
 * blanks around, which no table means; decimal commas, underscores and signs that are no ASCII it
 * refuses as this does.
 */
public final class Numerals {
  private static final String SIGNS = "0123456789.eE+-";

  private Numerals() {}

  /**
   * The double nearest to the number that a text spells, infinite beyond the range of doubles; or
   * nothing where it spells none.
   */
  public static OptionalDouble parse(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (SIGNS.indexOf(text.charAt(i)) < 0) {
        return OptionalDouble.empty();
      }
    }
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /**
   * A whole number that a text spells without point and exponent; nothing where it spells none, or
   * one that is beyond a long.
   */
  public static OptionalLong parseWhole(String text) {
    try {
      return text.matches("[+-]?+[0-9]++")
          ? OptionalLong.of(Long.parseLong(text))
          : OptionalLong.empty();
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /**
   * A number to some significant digits, as the conversion g of formats writes it in English:
   * 0.01235, 1.235e-05. The explorer's class library has no such conversion, so that what it says
   * is written by this.
   *
   * @param digits at least 1; the last is rounded half up from the shortest decimal of the double
   */
  public static String significant(double number, int digits) {
    if (!Double.isFinite(number)) {
      return String.valueOf(number);
    }
    if (number == 0) {
      String zero = BigDecimal.ZERO.setScale(digits - 1).toPlainString();
      return 1 / number < 0 ? "-" + zero : zero;
    }
    BigDecimal rounded =
        new BigDecimal(String.valueOf(number)).round(new MathContext(digits, RoundingMode.HALF_UP));
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4 && exponent < digits) {
      return rounded.setScale(digits - 1 - exponent).toPlainString();
    }
    String power = String.valueOf(Math.abs(exponent));
    return rounded.movePointLeft(exponent).setScale(digits - 1).toPlainString()
        + (exponent < 0 ? "e-" : "e+")
        + (power.length() < 2 ? "0" : "")
        + power;
  }
}
