// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.number;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * The elementary functions from the four operations of an arithmetic that owns up to its errors: as
 * every remainder is added as a number that encloses it, so do these. For arguments that are points
 * or nearly so.
 *
 * @param <N> the arithmetic
 */
final class Elementary<N extends Enclosed<N>> {
  /** The largest index of phi, less 1, plus the largest number of terms. */
  private static final int RECIPROCALS = 64;

  /** Logarithms up to this size are taken by log1p; log 1.5, where that ends, is beyond. */
  private static final double NEAR_ONE = 0.4;

  private static final double LOG_10 = Math.log(10);

  private final N one;
  private final N two;
  private final N tail;
  private final int halvings;
  private final int terms;
  private final DoubleFunction<N> of;
  private final List<N> reciprocals = new ArrayList<>();

  /**
   * The functions of an arithmetic.
   *
   * @param of its value of a double, exact
   * @param tail a number that encloses 0 and 3 and all between
   * @param halvings series are summed of arguments up to 2^-halvings
   * @param terms so many terms of them
   */
  Elementary(DoubleFunction<N> of, N tail, int halvings, int terms) {
    this.of = of;
    this.one = of.apply(1);
    this.two = of.apply(2);
    this.tail = tail;
    this.halvings = halvings;
    this.terms = terms;
    reciprocals.add(one); // of 0; never used
    for (int n = 1; n < RECIPROCALS; n++) {
      reciprocals.add(one.over(of.apply(n)));
    }
  }

  /** exp(x) as exp(x / 2^s)^(2^s). */
  N exp(N x) {
    int s = halvings + Math.max(0, Math.getExponent(x.value()) + 1);
    N result = s == 0 ? series(x, 0) : series(x.times(of.apply(Math.scalb(1.0, -s))), 0);
    for (int i = 0; i < s; i++) {
      result = result.times(result);
    }
    return result;
  }

  /** phi_k(x) for k from 1 up, by the series where x is small, else by its definition. */
  N phi(N x, int k) {
    if (k + terms >= RECIPROCALS) {
      throw new IllegalArgumentException("phi_" + k);
    }
    if (isSmall(x)) {
      return series(x, k);
    }
    N phi = x.exp();
    N factorial = one;
    for (int n = 0; n < k; n++) {
      factorial = n == 0 ? one : factorial.times(reciprocals.get(n));
      phi = phi.minus(factorial).over(x);
    }
    return phi;
  }

  private boolean isSmall(N x) {
    return Math.abs(x.value()) <= Math.scalb(1.0, -halvings);
  }

  /**
   * With F_k = k! phi_k the series is F_k = 1 + x/(k+1) F_(k+1), and for |x| at most 1 all of them
   * lie between exp(-1) and exp(1), being means of exp(s x) over s in (0, 1).
   */
  private N series(N x, int k) {
    N sum = tail;
    for (int n = k + terms; n > k; n--) {
      sum = one.plus(x.times(reciprocals.get(n)).times(sum));
    }
    for (int n = 2; n <= k; n++) {
      sum = sum.times(reciprocals.get(n));
    }
    return sum;
  }

  /** exp(x) - 1. */
  N expm1(N x) {
    return Math.abs(x.value()) <= 1 ? x.times(x.phi(1)) : x.exp().minus(one);
  }

  /** log(x) of a number whose logarithm is near a double. */
  N log(N x, double near) {
    if (Math.abs(near) < NEAR_ONE) {
      return log1p(x.minus(one));
    }
    N y = of.apply(near);
    return y.plus(nearOne(x.times(y.negate().exp()).minus(one)));
  }

  /** log(1 + x). */
  N log1p(N x) {
    double start = x.value();
    if (Math.abs(start) > 0.5) {
      return one.plus(x).log();
    }
    N y = of.apply(Math.log1p(start));
    return y.plus(nearOne(x.minus(y.expm1()).times(y.negate().exp())));
  }

  /** log(1 + d) = 2 artanh(t), t = d / (2 + d), for a correction d. */
  private N nearOne(N d) {
    N t = d.over(two.plus(d));
    N square = t.times(t);
    N far = reciprocals.get(4);
    if (!square.certainlyBelow(far)) {
      throw new ArithmeticException("too little is known of a logarithm's argument");
    }
    // The rest of the series, 1/7 + t^2/9 + ..., lies between 0 and 1/4.
    N sum = tail.times(square).plus(reciprocals.get(5));
    sum = sum.times(square).plus(reciprocals.get(3));
    sum = sum.times(square).plus(one);
    return sum.times(t).times(two);
  }

  /** The logarithm, as a double, of a leading part from 0.1 to 1 and a power of ten. */
  static double logOfTens(double leading, long exponent) {
    return Math.log(leading) + exponent * LOG_10;
  }
}
