// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.testing;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Real functions in decimal arithmetic of {@value #DIGITS} digits, by Taylor series near 0 and
 * doubling: 50 right digits where the library's own formulas begin to differ.
 */
public final class LongReal {
  static final int DIGITS = 110;
  public static final MathContext CONTEXT = new MathContext(DIGITS);
  private static final MathContext INNER = new MathContext(DIGITS + 20);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal LOG_10 = halley(BigDecimal.TEN, new BigDecimal(Math.log(10)));

  private LongReal() {}

  public static BigDecimal exp(BigDecimal x) {
    int halvings = halvings(x);
    BigDecimal value = BigDecimal.ONE.add(small(x, halvings), INNER);
    for (int k = 0; k < halvings; k++) {
      value = value.multiply(value, INNER);
    }
    return value.round(CONTEXT);
  }

  /** exp x - 1, all digits kept for small x: expm1(2 y) = expm1(y) (expm1(y) + 2). */
  public static BigDecimal expm1(BigDecimal x) {
    int halvings = halvings(x);
    BigDecimal value = small(x, halvings);
    for (int k = 0; k < halvings; k++) {
      value = value.multiply(value.add(TWO, INNER), INNER);
    }
    return value.round(CONTEXT);
  }

  private static int halvings(BigDecimal x) {
    return Math.max(0, (x.precision() - x.scale()) * 4 + 20);
  }

  /** expm1(x / 2^halvings) by its series. */
  private static BigDecimal small(BigDecimal x, int halvings) {
    BigDecimal argument = x.divide(TWO.pow(halvings), INNER);
    BigDecimal term = argument;
    BigDecimal sum = argument;
    for (int k = 2; k < 30; k++) {
      term = term.multiply(argument, INNER).divide(BigDecimal.valueOf(k), INNER);
      sum = sum.add(term, INNER);
    }
    return sum;
  }

  public static BigDecimal log(BigDecimal x) {
    int exponent = x.precision() - x.scale();
    double leading = x.movePointLeft(exponent).doubleValue();
    BigDecimal tens = exponent == 0 ? BigDecimal.ZERO : LOG_10.multiply(new BigDecimal(exponent));
    return halley(x, tens.add(new BigDecimal(Math.log(leading))));
  }

  /** log(1 + x), all digits kept for |x| below 1e-3. */
  public static BigDecimal log1p(BigDecimal x) {
    if (x.abs().compareTo(new BigDecimal("1e-3")) > 0) {
      return log(BigDecimal.ONE.add(x, CONTEXT));
    }
    BigDecimal power = x;
    BigDecimal sum = x;
    for (int k = 2; k < 40; k++) {
      power = power.multiply(x, INNER).negate();
      sum = sum.add(power.divide(BigDecimal.valueOf(k), INNER), INNER);
    }
    return sum;
  }

  /** phi_k(x) = sum over j of x^j / (j+k)!: that series up to |x| = 1, beyond it from exp x. */
  public static BigDecimal phi(BigDecimal x, int k) {
    BigDecimal term = BigDecimal.ONE;
    for (int n = 2; n <= k; n++) {
      term = term.divide(BigDecimal.valueOf(n), INNER);
    }
    if (x.abs().compareTo(BigDecimal.ONE) > 0) {
      BigDecimal value = exp(x);
      BigDecimal factorial = BigDecimal.ONE;
      for (int n = 0; n < k; n++) {
        factorial = n == 0 ? factorial : factorial.divide(BigDecimal.valueOf(n), INNER);
        value = value.subtract(factorial).divide(x, INNER);
      }
      return value.round(CONTEXT);
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (int j = 1; j < 90; j++) {
      sum = sum.add(term, INNER);
      term = term.multiply(x, INNER).divide(BigDecimal.valueOf(j + k), INNER);
    }
    return sum.round(CONTEXT);
  }

  /** y with exp(y) = x: three digits for one at every turn. */
  private static BigDecimal halley(BigDecimal x, BigDecimal guess) {
    BigDecimal y = guess;
    for (int turn = 0; turn < 3; turn++) {
      BigDecimal e = exp(y);
      BigDecimal step = x.subtract(e, CONTEXT).divide(x.add(e, CONTEXT), CONTEXT);
      y = y.add(step.multiply(TWO), CONTEXT);
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
