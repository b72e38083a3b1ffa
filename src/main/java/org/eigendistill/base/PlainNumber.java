package org.eigendistill.base;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Numbers as people and programs write them in tables and options: ASCII digits with at most one
 * sign, point and decimal exponent. What Java takes beside that - hexadecimal, octal, the suffixes
 * d and f, digits of other scripts, blanks around - nobody means, so it is no number here; nor are
 * {@code NaN}, {@code inf} and {@code 1_000}.
 */
public final class PlainNumber {
  private static final Pattern REAL =
      Pattern.compile("[+-]?+(?:[0-9]++(?:\\.[0-9]*+)?+|\\.[0-9]++)(?:[eE][+-]?+[0-9]++)?+");
  private static final Pattern WHOLE = Pattern.compile("[+-]?+[0-9]++");

  private PlainNumber() {}

  /**
   * The double nearest to a spelled number; infinite where it lies beyond the largest. Empty if the
   * text spells none.
   */
  public static OptionalDouble parse(String text) {
    return REAL.matcher(text).matches()
        ? OptionalDouble.of(Double.parseDouble(text))
        : OptionalDouble.empty();
  }

  /** A whole number without point and exponent; empty if it is none, or beyond a long. */
  public static OptionalLong parseWhole(String text) {
    if (!WHOLE.matcher(text).matches()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
