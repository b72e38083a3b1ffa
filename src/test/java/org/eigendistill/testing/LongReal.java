package org.eigendistill.testing;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Real functions in decimal arithmetic of {@value #DIGITS} digits: enough for 50 right ones in
 * {@code 1 - exp(-x)} at x = 1e-300 by the bare formula, which nothing in the library uses.
 */
public final class LongReal {
  static final int DIGITS = 370;
  public static final MathContext CONTEXT = new MathContext(DIGITS);
  private static final BigDecimal LOG_10 = halley(BigDecimal.TEN, new BigDecimal(Math.log(10)));

  private LongReal() {}

  public static BigDecimal exp(BigDecimal x) {
    return exp(x, CONTEXT);
  }

  /** exp x to a precision. */
  public static BigDecimal exp(BigDecimal x, MathContext precision) {
    MathContext inner = new MathContext(precision.getPrecision() + 20);
    int halvings = Math.max(0, x.precision() - x.scale()) * 4 + 20;
    BigDecimal small = x.divide(BigDecimal.valueOf(2).pow(halvings), inner);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int k = 1;
        term.signum() != 0 && term.precision() - term.scale() > -inner.getPrecision();
        k++) {
      term = term.multiply(small, inner).divide(BigDecimal.valueOf(k), inner);
      sum = sum.add(term, inner);
    }
    for (int k = 0; k < halvings; k++) {
      sum = sum.multiply(sum, inner);
    }
    return sum.round(precision);
  }

  public static BigDecimal log(BigDecimal x) {
    int exponent = x.precision() - x.scale();
    double leading = x.movePointLeft(exponent).doubleValue();
    BigDecimal tens = exponent == 0 ? BigDecimal.ZERO : LOG_10.multiply(new BigDecimal(exponent));
    return halley(x, tens.add(new BigDecimal(Math.log(leading))));
  }

  /** y with exp(y) = x: three digits for one at every turn. */
  private static BigDecimal halley(BigDecimal x, BigDecimal guess) {
    BigDecimal y = guess;
    for (int turn = 0; turn < 4; turn++) {
      BigDecimal e = exp(y);
      BigDecimal step = x.subtract(e, CONTEXT).divide(x.add(e, CONTEXT), CONTEXT);
      y = y.add(step.multiply(BigDecimal.valueOf(2)), CONTEXT);
    }
    return y;
  }

  /** How far a double lies from the truth, relative to the truth. */
  public static double relativeError(BigDecimal truth, double actual) {
    if (!Double.isFinite(actual)) {
      return Double.POSITIVE_INFINITY;
    }
    BigDecimal error = new BigDecimal(actual).subtract(truth, CONTEXT).abs();
    if (error.signum() == 0) {
      return 0;
    }
    return truth.signum() == 0
        ? Double.POSITIVE_INFINITY
        : error.divide(truth.abs(), new MathContext(20)).doubleValue();
  }
}
