// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.type;

import java.math.BigDecimal;
import java.math.MathContext;
import org.eigendistill.figure.Span;
import org.eigendistill.markup.Markup;

/** Numbers as labels, written in the same way in every country. */
public final class NumberLabels {
  private NumberLabels() {}

  /** A number as it is usually written, with as many digits as it needs. */
  public static Markup of(double value) {
    return of(exact(value), false);
  }

  static BigDecimal exact(double value) {
    return BigDecimal.valueOf(value).round(new MathContext(12));
  }

  static Markup of(BigDecimal value, boolean percent) {
    BigDecimal shown = percent ? value.movePointRight(2) : value;
    double size = Math.abs(shown.doubleValue());
    BigDecimal bare = shown.stripTrailingZeros();
    String text =
        size != 0 && (size >= 1e5 || size < 1e-4)
            ? scientific(bare)
            : minus(bare.scale() < 0 ? bare.setScale(0).toPlainString() : bare.toPlainString());
    return Markup.of(percent ? text + "%" : text);
  }

  /** A number of a linear axis: all with the same decimals. */
  static Markup alike(BigDecimal value, Span range, int decimals, boolean percent) {
    double most = Math.max(Math.abs(range.low()), Math.abs(range.high()));
    int shift = percent ? 2 : 0;
    boolean plain = most < 1e5 && decimals - shift <= 4;
    if (!plain) {
      return value.signum() == 0 ? Markup.text(percent ? "0%" : "0") : of(value, percent);
    }
    BigDecimal shown = value.movePointRight(shift);
    String text = minus(shown.setScale(Math.max(0, decimals - shift)).toPlainString());
    return Markup.text(percent ? text + "%" : text);
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
