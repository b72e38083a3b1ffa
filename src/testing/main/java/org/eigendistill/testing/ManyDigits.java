// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.testing;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Exponentials and logarithms to as many digits as are asked for, where {@link LongReal}'s are too
 * few: sums like exp(-x) + exp(-y) - exp(-x-y) take as many as their exponents are long.
 */
public final class ManyDigits {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final int digits;
  private final MathContext context;
  private final MathContext inner;

  public ManyDigits(int digits) {
    this.digits = digits;
    this.context = new MathContext(digits);
    this.inner = new MathContext(digits + 30);
  }

  /** What sums and products are rounded to. */
  public MathContext context() {
    return context;
  }

  /** Enough of them for all that is left of exp(-exponent), and for so many right ones. */
  public static ManyDigits forExponent(double exponent, int right) {
    return new ManyDigits(right + 20 + (int) (exponent / Math.log(10)));
  }

  /** By halving the argument and the series of what is left. */
  public BigDecimal exp(BigDecimal x) {
    int halvings = Math.max(0, (x.precision() - x.scale()) * 4 + 10);
    BigDecimal argument = x.divide(TWO.pow(halvings), inner);
    BigDecimal least = BigDecimal.ONE.movePointLeft(digits + 30);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = term;
    for (int k = 1; term.abs().compareTo(least) > 0; k++) {
      term = term.multiply(argument, inner).divide(BigDecimal.valueOf(k), inner);
      sum = sum.add(term, inner);
    }
    for (int k = 0; k < halvings; k++) {
      sum = sum.multiply(sum, inner);
    }
    return sum.round(context);
  }

  /** By Halley's iteration, three digits for one at every turn. */
  public BigDecimal log(BigDecimal x) {
    int exponent = x.precision() - x.scale();
    double near = Math.log(x.movePointLeft(exponent).doubleValue()) + exponent * Math.log(10);
    BigDecimal y = new BigDecimal(near);
    for (int known = 12; known < 2 * digits; known *= 3) {
      BigDecimal e = exp(y);
      BigDecimal step = x.subtract(e, inner).divide(x.add(e, inner), inner);
      y = y.add(step.multiply(TWO), inner);
    }
    return y.round(context);
  }
}
