// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.features;

import java.util.function.DoubleFunction;
import org.eigendistill.number.Scalar;

/**
 * How far flow has come along the upper direction of a pair: by its gain, or, where that is nearer
 * to 1 than doubles are, by its time. Either number is taken at its exact value.
 *
 * @param number the gain, in (0, 1), or the time in units of 1 over the direction's eigenvalue,
 *     positive and finite
 * @param isTime which of them
 */
public record TopGain(double number, boolean isTime) {
  /** Checks the domain. */
  public TopGain {
    if (!(number > 0) || !(isTime ? number <= Double.MAX_VALUE : number < 1)) {
      throw new IllegalArgumentException((isTime ? "time " : "gain ") + number);
    }
  }

  /** A gain a. */
  public static TopGain of(double gain) {
    return new TopGain(gain, false);
  }

  /** The gain 1 - exp(-time). */
  public static TopGain after(double time) {
    return new TopGain(time, true);
  }

  /** The time -log(1 - a) at which flow has this gain. */
  <N extends Scalar<N>> N time(DoubleFunction<N> exact) {
    N given = exact.apply(number);
    return isTime ? given : given.negate().log1p().negate();
  }

  /** The time, to a relative error of 2^-51. */
  public double time() {
    return isTime ? number : -Math.log1p(-number);
  }

  /** a, to a relative error of 2^-51. */
  public double gain() {
    return isTime ? -Math.expm1(-number) : number;
  }

  /** 1 - a, to a relative error of 2^-51. */
  public double residual() {
    return isTime ? Math.exp(-number) : 1 - number;
  }
}
