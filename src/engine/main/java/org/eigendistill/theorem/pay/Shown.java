// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import java.math.BigDecimal;
import java.math.MathContext;
import org.eigendistill.number.Fraction;

/** Fractions as decimals, to be read. */
final class Shown {
  private static final MathContext DIGITS = new MathContext(6);

  private Shown() {}

  static String of(Fraction value) {
    return new BigDecimal(value.numerator())
        .divide(new BigDecimal(value.denominator()), DIGITS)
        .stripTrailingZeros()
        .toString();
  }
}
