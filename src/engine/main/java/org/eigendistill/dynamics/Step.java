// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import org.eigendistill.number.Scalar;

/**
 * Steps of a {@link Recursion} in any arithmetic: the affine map of gain and increment
 *
 * <pre>    (g, d)  ->  A (g, d) + (fitted, increment),    A = [ kept     mu ]
 *                                                          [ lost     nu ] </pre>
 *
 * of which one step has kept = 1 - x, lost = -x, mu = nu, fitted = increment = x. {@link StepPath}
 * is the same in double-double with the residual's exponent apart.
 */
record Step<N extends Scalar<N>>(N kept, N mu, N lost, N nu, N fitted, N increment) {

  static <N extends Scalar<N>> Step<N> of(N x, N mu) {
    return new Step<>(x.complement(), mu, x.negate(), mu, x, x);
  }

  /** This many steps, at least 1, by squaring. */
  Step<N> power(long count) {
    if (count < 1) {
      throw new ArithmeticException("steps are counted from 1, not " + count);
    }
    Step<N> result = null;
    Step<N> square = this;
    for (long left = count; ; left >>= 1) {
      if ((left & 1) == 1) {
        result = result == null ? square : result.then(square);
      }
      if (left == 1) {
        return result;
      }
      square = square.then(square);
    }
  }

  /** These steps and further ones after them; powers of one step, so that the order is free. */
  private Step<N> then(Step<N> next) {
    return new Step<>(
        next.kept.times(kept).plus(next.mu.times(lost)),
        next.kept.times(mu).plus(next.mu.times(nu)),
        next.lost.times(kept).plus(next.nu.times(lost)),
        next.lost.times(mu).plus(next.nu.times(nu)),
        next.kept.times(fitted).plus(next.mu.times(increment)).plus(next.fitted),
        next.lost.times(fitted).plus(next.nu.times(increment)).plus(next.increment));
  }
}
