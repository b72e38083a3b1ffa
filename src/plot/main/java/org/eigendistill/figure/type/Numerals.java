package org.eigendistill.figure.type;

import java.math.BigDecimal;
import java.math.MathContext;
import org.eigendistill.figure.Span;

/** Writes numbers as math text, in the same way in every country. */
public final class Numerals {
  private Numerals() {}

  /** A number as it is usually written, with as many digits as it needs. */
  public static String say(double value) {
    return say(exact(value), false);
  }

  static BigDecimal exact(double value) {
    return BigDecimal.valueOf(value).round(new MathContext(12));
  }

  static String say(BigDecimal value, boolean percent) {
    BigDecimal shown = percent ? value.movePointRight(2) : value;
    double size = Math.abs(shown.doubleValue());
    BigDecimal bare = shown.stripTrailingZeros();
    String text =
        size != 0 && (size >= 1e5 || size < 1e-4)
            ? scientific(bare)
            : minus(bare.scale() < 0 ? bare.setScale(0).toPlainString() : bare.toPlainString());
    return percent ? text + "%" : text;
  }

  /** A number of a linear axis: all with the same decimals. */
  static String sayAlike(BigDecimal value, Span range, int decimals, boolean percent) {
    double most = Math.max(Math.abs(range.low()), Math.abs(range.high()));
    int shift = percent ? 2 : 0;
    boolean plain = most < 1e5 && decimals - shift <= 4;
    if (!plain) {
      return value.signum() == 0 ? (percent ? "0%" : "0") : say(value, percent);
    }
    BigDecimal shown = value.movePointRight(shift);
    String text = minus(shown.setScale(Math.max(0, decimals - shift)).toPlainString());
    return percent ? text + "%" : text;
  }

  private static String scientific(BigDecimal value) {
    int power = value.precision() - value.scale() - 1;
    BigDecimal mantissa = value.movePointLeft(power).stripTrailingZeros();
    String lead = minus(mantissa.toPlainString());
    String ten = "10^{" + power + "}$";
    return lead.equals("1") ? "$" + ten : lead + "$\\times " + ten;
  }

  private static String minus(String number) {
    return number.replace('-', '−');
  }
}
