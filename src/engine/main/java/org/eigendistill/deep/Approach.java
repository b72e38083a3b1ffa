// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.deep;

import org.eigendistill.number.Enclosed;

/**
 * A mode on its way from a start u0 to an aim s. How far it has come is told by its progress q,
 *
 * <pre>\[ \frac{s - u}{s - u_0} = e^{-q}: \]</pre>
 *
 * what the linear model, whose modes obey u' = lam (s - u), has after the time q / lam. Any
 * training of one mode is a rise of q in time, from 0; short of the start q is negative.
 *
 * @param start u0, not negative
 * @param aim s, positive; above the start or below it
 * @param progress q
 * @param <N> the arithmetic
 */
public record Approach<N extends Enclosed<N>>(N start, N aim, N progress) {
  /** exp(-q). */
  N left() {
    return progress.negate().exp();
  }

  /** 1 - exp(-q). */
  public N fitted() {
    return fitted(progress);
  }

  /** 1 - exp(-q). */
  public static <N extends Enclosed<N>> N fitted(N progress) {
    return progress.negate().expm1().negate();
  }

  /** u, a sum of positive terms. */
  public N value() {
    return start.times(left()).plus(aim.times(fitted()));
  }

  /** From where it is to where it starts, for a progress below 0: what lies short of the start. */
  Approach<N> reversed() {
    return new Approach<>(value(), aim, progress.negate());
  }

  /** Whether the aim is not below the start, as far as doubles tell. */
  boolean rises() {
    return start.value() <= aim.value();
  }

  /**
   * The progress of a gain that is a product: q with exp(-q) = 1 - (1 - exp(-x)) (1 - exp(-y)),
   * which has the digits of the smaller where both are large.
   */
  public static <N extends Enclosed<N>> N product(N x, N y) {
    N gain = fitted(x).times(fitted(y));
    if (gain.value() < 0.5) {
      return gain.negate().log1p().negate();
    }
    N low = x.value() <= y.value() ? x : y;
    N high = low == x ? y : x;
    return low.minus(low.minus(high).exp().times(fitted(low)).log1p());
  }

  /**
   * The progress of a mean of two residuals: q with exp(-q) = (1 - g) exp(-x) + g exp(-y), where g
   * = 1 - exp(-z): what is x far has gone on by z toward what is y far.
   */
  public static <N extends Enclosed<N>> N mean(N x, N y, N z) {
    N share = fitted(z);
    N kept = z.negate().exp();
    N gain = share.times(fitted(y)).plus(kept.times(fitted(x)));
    if (gain.value() < 0.5) {
      return gain.negate().log1p().negate();
    }
    N far = x.plus(z);
    N low = far.value() <= y.value() ? far : y;
    N sum = low.minus(far).exp().plus(share.times(low.minus(y).exp()));
    return low.minus(sum.log());
  }
}
