// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.deep;

import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Fraction;

/**
 * Balanced layers, L of them, each of which has the L-th root of a mode's strength u: f(u) = L u^(2
 * - 2/L). As L grows, time times L has the limit f(u) = u^2; this is depth infinity, and its times
 * are the network's times its depth.
 *
 * <p>With b = 2/L, x = v/s and z = s/v the time in units of 1/lam is 1/(L s^(2-b)) times
 *
 * <pre>\[ \begin{gather} \int_{x_0}^x \frac{v^{b-2}}{1 - v} dv = \frac{x_0^{b-1}
 *    - x^{b-1}}{1 - b} + \int_{x_0}^x \frac{v^{b-1}}{1 - v} dv
 *    \quad \text{above the start}, \\
 *    \int_{z_0}^z \frac{v^{1-b}}{1 - v} dv \quad \text{below it}, \end{gather} \]</pre>
 *
 * and closed for 1, 2 and infinitely many layers; all are sums of positive terms.
 *
 * @param depth L, at least 1; {@link #INFINITE} for the limit
 */
public record Layers(int depth) implements ModeGrowth {
  /** The depth that stands for the limit. */
  public static final int INFINITE = Integer.MAX_VALUE;

  /** Checks the depth. */
  public Layers {
    if (depth < 1) {
      throw new IllegalArgumentException("a network has at least 1 layer, not " + depth);
    }
  }

  private boolean isInfinite() {
    return depth == INFINITE;
  }

  /** 2/L. */
  private Fraction part() {
    return isInfinite() ? Fraction.ZERO : Fraction.of(2, depth);
  }

  /** 2 - 2/L. */
  private Fraction power() {
    return Fraction.of(2, 1).minus(part());
  }

  @Override
  public <N extends Enclosed<N>> N rate(N value) {
    if (depth <= 2) {
      return depth == 1 ? value.lift(Fraction.ONE) : value.plus(value);
    }
    return isInfinite()
        ? value.times(value)
        : value.lift(Fraction.of(depth, 1)).times(raised(value, power()));
  }

  private static <N extends Enclosed<N>> N raised(N value, Fraction power) {
    return value.lift(power).times(value.log()).exp();
  }

  @Override
  public <N extends Enclosed<N>> N time(Arithmetic<N> in, Approach<N> approach) {
    if (depth == 1) {
      return approach.progress();
    }
    N aim = approach.aim();
    if (depth == 2) {
      return Logistic.of(aim.over(approach.start()), approach.progress()).over(aim.plus(aim));
    }
    N scale = isInfinite() ? aim.times(aim) : rate(aim);
    return (approach.rises() ? above(in, approach) : below(in, approach)).over(scale);
  }

  private <N extends Enclosed<N>> N above(Arithmetic<N> in, Approach<N> approach) {
    N aim = approach.aim();
    N first = approach.start().over(aim);
    N rest = aim.minus(approach.start()).over(aim);
    N last = approach.value().over(aim);
    N apart = rest.times(approach.fitted());
    N ratio = apart.over(first).log1p();
    if (isInfinite()) {
      return apart.over(first.times(last)).plus(ratio).plus(approach.progress());
    }
    N less = first.lift(part().complement());
    N early =
        raised(first, part().minus(Fraction.ONE))
            .times(Approach.fitted(less.times(ratio)))
            .over(less);
    PowerIntegral<N> integral =
        new PowerIntegral<>(
            first, last, rest, rest.times(approach.left()), apart, ratio, approach.progress());
    return early.plus(integral.of(in, part()));
  }

  private <N extends Enclosed<N>> N below(Arithmetic<N> in, Approach<N> approach) {
    N start = approach.start();
    N first = approach.aim().over(start);
    N rest = start.minus(approach.aim()).over(start);
    N lost = rest.times(approach.fitted());
    N shrunk = approach.value().over(start);
    N ratio = (lost.value() < 0.5 ? lost.negate().log1p() : shrunk.log()).negate();
    PowerIntegral<N> integral =
        new PowerIntegral<>(
            first,
            first.over(shrunk),
            rest,
            rest.times(approach.left()).over(shrunk),
            first.times(lost).over(shrunk),
            ratio,
            Logistic.of(first, approach.progress()));
    return integral.of(in, power());
  }

  @Override
  public <N extends Enclosed<N>> N progress(Arithmetic<N> in, N start, N aim, N time) {
    return switch (depth) {
      case 1 -> time;
      case 2 -> Logistic.of(start.over(aim), aim.plus(aim).times(time));
      default -> ModeGrowth.super.progress(in, start, aim, time);
    };
  }

  @Override
  public boolean leavesZero() {
    return depth == 1;
  }

  @Override
  public String words() {
    return isInfinite() ? "depth infinity" : "depth " + depth;
  }
}
