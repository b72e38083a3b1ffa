// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.deep;

import java.math.BigDecimal;
import java.math.MathContext;
import org.eigendistill.testing.ManyDigits;

/**
 * Modes of depth 2 by the solution of u' = 2 lam u (s - u), u = s / (1 + (s/u0 - 1) exp(-2 lam s
 * t)), and times of depth 4 and infinity by their closed integrals; in as many digits as are asked
 * for, with no thought of digits that cancel.
 */
final class LongModes {
  private final ManyDigits digits;
  private final MathContext context;

  LongModes(ManyDigits digits) {
    this.digits = digits;
    this.context = digits.context();
  }

  private static BigDecimal twice(BigDecimal x) {
    return x.add(x);
  }

  /** u after a time of lam t. */
  BigDecimal two(BigDecimal start, BigDecimal aim, BigDecimal time) {
    BigDecimal left = digits.exp(twice(aim.multiply(time)).negate());
    BigDecimal odds = aim.divide(start, context).subtract(BigDecimal.ONE);
    return aim.divide(BigDecimal.ONE.add(odds.multiply(left), context), context);
  }

  /** lam t at which depth 2 is at u. */
  BigDecimal timeOfTwo(BigDecimal start, BigDecimal aim, BigDecimal value) {
    return digits
        .log(value.divide(start, context))
        .add(progress(start, aim, value))
        .divide(twice(aim), context);
  }

  BigDecimal progress(BigDecimal start, BigDecimal aim, BigDecimal value) {
    return digits.log(aim.subtract(start).divide(aim.subtract(value), context));
  }

  BigDecimal value(BigDecimal start, BigDecimal aim, BigDecimal progress) {
    BigDecimal left = digits.exp(progress.negate());
    return aim.subtract(aim.subtract(start).multiply(left, context), context);
  }

  /**
   * lam t times the depth at which depth infinity is at u: (1/u0 - 1/u)/s + (log(u/u0) + q)/s^2.
   */
  BigDecimal timeOfInfinity(BigDecimal start, BigDecimal aim, BigDecimal progress) {
    BigDecimal value = value(start, aim, progress);
    BigDecimal first =
        BigDecimal.ONE.divide(start, context).subtract(BigDecimal.ONE.divide(value, context));
    BigDecimal second = digits.log(value.divide(start, context)).add(progress);
    return first
        .divide(aim, context)
        .add(second.divide(aim.multiply(aim, context), context), context);
  }

  /**
   * lam t at which depth 4 is at u, a = sqrt s: (1/4) (2/s) (1/sqrt u0 - 1/sqrt u + (2 log((a +
   * sqrt u)/(a + sqrt u0)) + q)/(2 a)).
   */
  BigDecimal timeOfFour(BigDecimal start, BigDecimal aim, BigDecimal progress) {
    BigDecimal from = start.sqrt(context);
    BigDecimal to = value(start, aim, progress).sqrt(context);
    BigDecimal a = aim.sqrt(context);
    BigDecimal first =
        BigDecimal.ONE.divide(from, context).subtract(BigDecimal.ONE.divide(to, context));
    BigDecimal log = digits.log(a.add(to).divide(a.add(from), context));
    BigDecimal second = twice(log).add(progress).divide(twice(a), context);
    return first.add(second, context).divide(twice(aim), context);
  }
}
