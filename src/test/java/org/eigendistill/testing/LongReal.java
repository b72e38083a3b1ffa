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
  private static final MathContext SHORT = new MathContext(60);
  private static final BigDecimal LOG_10 =
      halley(BigDecimal.TEN, new BigDecimal(Math.log(10)), CONTEXT);

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

  /** log x; 50 digits suffice but near x = 1, where the logarithm itself is small. */
  public static BigDecimal log(BigDecimal x) {
    int exponent = x.precision() - x.scale();
    double leading = x.movePointLeft(exponent).doubleValue();
    BigDecimal tens = exponent == 0 ? BigDecimal.ZERO : LOG_10.multiply(new BigDecimal(exponent));
    boolean small = exponent >= 0 && exponent <= 1 && Math.abs(x.doubleValue() - 1) < 0.5;
    return halley(x, tens.add(new BigDecimal(Math.log(leading))), small ? CONTEXT : SHORT);
  }

  /** y with exp(y) = x: three digits for one at every turn. */
  private static BigDecimal halley(BigDecimal x, BigDecimal guess, MathContext precision) {
    BigDecimal y = guess;
    for (int turn = 0; turn < 4; turn++) {
      BigDecimal e = exp(y, precision);
      BigDecimal step = x.subtract(e, precision).divide(x.add(e, precision), precision);
      y = y.add(step.multiply(BigDecimal.valueOf(2)), precision);
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
