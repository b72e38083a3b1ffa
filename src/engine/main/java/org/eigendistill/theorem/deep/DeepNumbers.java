// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.deep;

import java.math.BigDecimal;
import java.math.MathContext;
import org.eigendistill.number.Fraction;

/** Fractions as they are shown: in full where short, else to 20 digits. */
final class DeepNumbers {
  private static final MathContext SHOWN = new MathContext(20);
  private static final int LONGEST = 30;

  private DeepNumbers() {}

  static String shown(Fraction value) {
    String text = value.toString();
    return text.length() <= LONGEST
        ? text
        : new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator()), SHOWN)
            + "...";
  }
}
