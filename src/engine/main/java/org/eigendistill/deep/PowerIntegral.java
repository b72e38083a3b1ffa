// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.deep;

import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Fraction;

/**
 * The integral of v^(e-1)/(1-v) from a low end to a high one, both in (0, 1), e in (0, 2]. Up to
 * 3/5 by the series of sum (h^(k+e) - l^(k+e))/(k+e); from 2/5 on, with y = 1 - v, by
 *
 * <pre>    log(y_l/y_h) + sum_k c_k (y_l^k - y_h^k)/k,    c_k = (1-e)(2-e)...(k-e)/k!, </pre>
 *
 * whose terms from the second on have one sign; what lies across both is parted at 1/2. Each term
 * is at most 3/5 of the one before, so what is left out lies between 0 and twice the last one, and
 * is enclosed. Differences of powers come by a recurrence of positive terms, so that ends near to
 * each other cost no digits.
 *
 * @param low the low end
 * @param high the high one
 * @param lowRest 1 - low
 * @param highRest 1 - high
 * @param apart high - low
 * @param ratio log(high/low)
 * @param odds log(lowRest/highRest)
 */
record PowerIntegral<N extends Enclosed<N>>(
    N low, N high, N lowRest, N highRest, N apart, N ratio, N odds) {
  private static final double BELOW = 0.6;
  private static final double ABOVE = 0.4;
  private static final int MOST = 2000;

  N of(Arithmetic<N> in, Fraction e) {
    if (Math.max(low.value(), high.value()) <= BELOW) {
      return nearZero(in, e);
    }
    if (Math.min(low.value(), high.value()) >= ABOVE) {
      return nearOne(in, e);
    }
    N half = in.number(0.5);
    N toHalf = lowRest.plus(lowRest).log();
    PowerIntegral<N> left =
        new PowerIntegral<>(
            low, half, lowRest, half, half.minus(low), half.over(low).log(), toHalf);
    PowerIntegral<N> right =
        new PowerIntegral<>(
            half,
            high,
            half,
            highRest,
            high.minus(half),
            high.over(half).log(),
            odds.minus(toHalf));
    return left.nearZero(in, e).plus(right.nearOne(in, e));
  }

  private N nearZero(Arithmetic<N> in, Fraction exponent) {
    N e = low.lift(exponent);
    N power = e.times(low.log()).exp();
    N difference = power.times(e.times(ratio).expm1());
    N sum = difference.over(e);
    for (int k = 1; k < MOST; k++) {
      difference = high.times(difference).plus(power.times(apart));
      power = power.times(low);
      N term = difference.over(in.number(k).plus(e));
      sum = sum.plus(term);
      if (isNothing(in, term, sum)) {
        return sum.plus(rest(in, term));
      }
    }
    throw new ArithmeticException("a series without end");
  }

  private N nearOne(Arithmetic<N> in, Fraction exponent) {
    N e = low.lift(exponent);
    N power = highRest;
    N difference = apart;
    N c = e.lift(Fraction.ONE);
    N sum = odds;
    for (int k = 1; k < MOST; k++) {
      N count = in.number(k);
      c = c.times(count.minus(e)).over(count);
      N term = c.times(difference).over(count);
      sum = sum.plus(term);
      if (isNothing(in, term, sum)) {
        return sum.plus(rest(in, term));
      }
      difference = lowRest.times(difference).plus(power.times(apart));
      power = power.times(highRest);
    }
    throw new ArithmeticException("a series without end");
  }

  private boolean isNothing(Arithmetic<N> in, N term, N sum) {
    return Math.abs(term.value()) <= in.least() * Math.abs(sum.value());
  }

  private N rest(Arithmetic<N> in, N term) {
    return term.plus(term).times(in.share());
  }
}
