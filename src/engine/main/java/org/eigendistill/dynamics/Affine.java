// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import org.eigendistill.number.Fraction;
import org.eigendistill.number.Scalar;

/**
 * What training for a length does to the coefficient b along one eigendirection,
 *
 * <pre>\[ b \mapsto \mathrm{pull} \cdot \mathrm{target}
 *    + \mathrm{keep} \cdot b \;(+\, \mathrm{shrink} \cdot 0), \qquad \mathrm{pull}
 *    + \mathrm{keep} + \mathrm{shrink} = 1, \]</pre>
 *
 * in any arithmetic. {@code pull} is the gain of training from zero on labels. The three parts are
 * given apart, each as a formula of its own, so that none has to be a difference from 1.
 *
 * @param pull weight of the training target
 * @param keep weight of the start
 * @param shrink weight of zero, toward which weight decay and ridge draw
 * @param <N> the arithmetic
 */
public record Affine<N extends Scalar<N>>(N pull, N keep, N shrink) {

  /**
   * Decay toward the target by an exponent x, at least 0: keep = exp(-x), pull = 1 - exp(-x).
   *
   * @param x the exponent, {@code rate * length}
   * @param <N> the arithmetic
   */
  public static <N extends Scalar<N>> Affine<N> decay(N x) {
    N down = x.negate();
    return keeping(down.expm1().negate(), down.exp());
  }

  /**
   * What is not pulled stays where it started: pull + left = 1, nothing shrinks.
   *
   * @param pull weight of the target
   * @param left weight of the start
   * @param <N> the arithmetic
   */
  public static <N extends Scalar<N>> Affine<N> keeping(N pull, N left) {
    return new Affine<>(pull, left, zero(pull));
  }

  /**
   * What is not pulled is lost, wherever training started: pull + left = 1, nothing is kept.
   *
   * @param pull weight of the target
   * @param left weight of zero
   * @param <N> the arithmetic
   */
  public static <N extends Scalar<N>> Affine<N> forgetting(N pull, N left) {
    return new Affine<>(pull, zero(pull), left);
  }

  /**
   * This map so many times, by squaring: every part is a sum of products of parts, so that none is
   * a difference from 1.
   *
   * @param times from 1
   * @throws ArithmeticException if it is less
   */
  public Affine<N> repeated(long times) {
    if (times < 1) {
      throw new ArithmeticException("rounds are counted from 1, not " + times);
    }
    Affine<N> square = this;
    Affine<N> all = null;
    for (long left = times; ; left >>= 1) {
      if ((left & 1) == 1) {
        all = all == null ? square : all.then(square);
      }
      if (left == 1) {
        return all;
      }
      square = square.then(square);
    }
  }

  private Affine<N> then(Affine<N> next) {
    return new Affine<>(
        next.pull.plus(next.keep.times(pull)),
        next.keep.times(keep),
        next.shrink.plus(next.keep.times(shrink)));
  }

  private static <N extends Scalar<N>> N zero(N like) {
    return like.lift(Fraction.ZERO);
  }

  /** The gain of training from zero on the labels: pull. */
  public N gain() {
    return pull;
  }

  /** What that training leaves, {@code 1 - gain}: keep + shrink. */
  public N residual() {
    return keep.plus(shrink);
  }

  /**
   * The gain after training from a start toward a target: {@code pull target + keep start}.
   *
   * @param target the target's gain
   * @param start the start's gain
   */
  public N apply(N target, N start) {
    return pull.times(target).plus(keep.times(start));
  }
}
