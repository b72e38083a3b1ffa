// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The secant method in {@value Enclosure#DIGITS} digits,
 *
 * <pre>\[ x_{n+1} = x_n - f(x_n) \frac{x_n - x_{n-1}}{f(x_n) - f(x_{n-1})}, \]</pre>
 *
 * for a function's positive root from two places near it. What it comes to is not proved to be one.
 */
public final class Secant {
  private static final MathContext DIGITS = new MathContext(Enclosure.DIGITS);

  private Secant() {}

  /**
   * Where it stops: after so many steps, where a step is below {@code 10^-70} of the place, or
   * where the function is level; empty where it leaves the positive numbers.
   *
   * @param function f
   * @param first a place near the root
   * @param second another
   * @param steps the most steps
   */
  public static Optional<BigDecimal> root(
      UnaryOperator<BigDecimal> function, BigDecimal first, BigDecimal second, int steps) {
    BigDecimal before = first;
    BigDecimal now = second;
    BigDecimal valueBefore = function.apply(before);
    for (int i = 0; i < steps; i++) {
      BigDecimal value = function.apply(now);
      BigDecimal rise = value.subtract(valueBefore);
      if (rise.signum() == 0) {
        break;
      }
      BigDecimal step = value.multiply(now.subtract(before)).divide(rise, DIGITS);
      before = now;
      valueBefore = value;
      now = now.subtract(step, DIGITS);
      if (now.signum() <= 0) {
        return Optional.empty();
      }
      if (step.abs().compareTo(now.movePointLeft(Enclosure.DIGITS - 5)) < 0) {
        break;
      }
    }
    return Optional.of(now);
  }
}
