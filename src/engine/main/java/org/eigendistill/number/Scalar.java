// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.number;

/**
 * A number of some arithmetic. A formula is written over it once, and then serves {@link Fraction}
 * and {@link Exact} (no error), {@link Enclosure} (75 digits) and {@link Interval} (doubles), both
 * rounded outward, {@link Measured} (double-double with a running bound of its error), and {@link
 * Jet} (a value and its slopes, over any of these).
 *
 * <p>A formula does not see what it is worked out in: there is no way to a double, and a comparison
 * that cannot be decided has no answer. So a formula may change at some place, and a proof by
 * ranges never takes one of its sides for the whole. {@link Enclosed} numbers have more.
 *
 * <p>No arithmetic makes an error that it does not own up to: what one cannot hold throws {@link
 * ArithmeticException}, and the caller takes the next: Exact, then Enclosure; Measured, then
 * Enclosure. Values are immutable.
 *
 * @param <N> the type itself
 */
public interface Scalar<N extends Scalar<N>> {
  /** This constant in the same arithmetic. */
  N lift(Fraction constant);

  /** {@code this + other}. */
  N plus(N other);

  /** {@code this - other}. */
  N minus(N other);

  /** {@code this * other}. */
  N times(N other);

  /**
   * {@code this / other}.
   *
   * @throws ArithmeticException if the divisor is or may be 0
   */
  N over(N other);

  /** The exponential. */
  N exp();

  /**
   * The function phi_k of exponential integrators, k from 0 to 30, which is smooth where its closed
   * form is 0/0:
   *
   * <pre>\[ \varphi_0(x) = e^x, \qquad \varphi_{k+1}(x) = \frac{\varphi_k(x)
   *    - 1/k!}{x}, \qquad \varphi_k(0) = \frac{1}{k!} \]</pre>
   *
   * so phi_1(-x) = (1 - exp(-x)) / x is the mean of exp(-s x) over s in (0, 1), and x phi_2(-x) is
   * 1 less that mean. All rise in x, and phi_k' = phi_k - k phi_(k+1). Source: Hochbruck and
   * Ostermann, Acta Numerica 19 (2010), section 2.1.
   */
  N phi(int k);

  /**
   * The natural logarithm.
   *
   * @throws ArithmeticException if this is or may be 0 or less
   */
  N log();

  /** {@code exp(this) - 1}, its digits kept where this is near 0. */
  N expm1();

  /**
   * {@code log(1 + this)}, its digits kept where this is near 0.
   *
   * @throws ArithmeticException if this is or may be -1 or less
   */
  N log1p();

  /** {@code 1 - this}. */
  default N complement() {
    return lift(Fraction.ONE).minus(self());
  }

  /** {@code -this}. */
  default N negate() {
    return lift(Fraction.ZERO).minus(self());
  }

  /**
   * The power of a whole exponent, by squaring.
   *
   * @throws IllegalArgumentException if it is negative
   */
  default N power(long exponent) {
    if (exponent < 0) {
      throw new IllegalArgumentException("not at least 0: " + exponent);
    }
    N result = lift(Fraction.ONE);
    N square = self();
    for (long left = exponent; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        result = result.times(square);
      }
      square = left > 1 ? square.times(square) : square;
    }
    return result;
  }

  /**
   * The whole number that this is, for counts.
   *
   * @throws ArithmeticException if it is none for certain, or beyond the range of long
   */
  long whole();

  /**
   * Whether {@code this < other}, where both answers would lead to different formulas.
   *
   * @throws ArithmeticException if it is not certain whether it is or is not: of ranges, if it is
   *     true of some of their numbers only
   */
  boolean isBelow(N other);

  /**
   * Whether {@code this <= other}, where both answers would lead to different formulas.
   *
   * @throws ArithmeticException if it is not certain whether it is or is not: of ranges, if it is
   *     true of some of their numbers only
   */
  boolean isAtMost(N other);

  /**
   * Whether this is below the other as far as can be told, for the choice between two ways to write
   * <em>one and the same</em> function. Numbers that are nearly known answer by the middle of what
   * they may be.
   *
   * @throws ArithmeticException of ranges, if it is true of some of their numbers only
   */
  boolean isRoughlyBelow(N other);

  /** This. */
  N self();

  /**
   * The divided difference of exponential decay,
   *
   * <pre>\[ \frac{e^{-x} - e^{-y}}{y - x} = e^{-x} \varphi_1(x - y), \]</pre>
   *
   * which is exp(-x) where x = y, as accurate there as elsewhere, and symmetric: what one decay
   * leaves of another (a low-pass of rate y/t fed by a decay of rate x/t, at time t). {@link Exact}
   * holds it where x = y only.
   *
   * @param x any number
   * @param y any number
   */
  static <N extends Scalar<N>> N decayed(N x, N y) {
    // The slower decay in front: phi_1 then stays at most 1, however far apart the two are.
    return y.isRoughlyBelow(x) ? decayed(y, x) : x.negate().exp().times(x.minus(y).phi(1));
  }
}
