// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.deep;

import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Fraction;

/**
 * Two layers, u = a b, with the imbalance c = |a^2 - b^2|, which training keeps, common to all
 * modes: f(u) = sqrt(c^2 + 4 u^2). From the lazy end, c large, where f is all but constant as in
 * the linear model, to the rich one, c small, which is depth 2.
 *
 * <p>With r(u) = f(u), R = r(s), the time in units of 1/lam is, above the start and below it,
 *
 * <pre>\[ \begin{gather} \frac{\log\left(1 + k (e^q - 1)\right)}{R}, \qquad k = \frac{R (R
 *    + M)}{R r_0 + c^2 + 4 s u_0}, \\
 *    M = \frac{1}{r + r_0} \left(\frac{c^2 (c^2 + 4 u^2 + 4 u_0^2)}{r r_0 + 4 u u_0}
 *    + c^2 + 4 s (u + u_0)\right). \end{gather} \]</pre>
 *
 * @param imbalance c, positive and finite
 */
public record Imbalance(double imbalance) implements ModeGrowth {
  private static final Fraction HALF = Fraction.of(1, 2);

  /** Checks the number. */
  public Imbalance {
    if (!(imbalance > 0) || imbalance == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "the imbalance of two layers must be positive and finite, not " + imbalance);
    }
  }

  private <N extends Enclosed<N>> N square(N any) {
    N c = any.lift(Fraction.of(imbalance));
    return c.times(c);
  }

  @Override
  public <N extends Enclosed<N>> N rate(N value) {
    N square = square(value).plus(four(value.times(value)));
    return square.lift(HALF).times(square.log()).exp();
  }

  private static <N extends Enclosed<N>> N four(N value) {
    N two = value.plus(value);
    return two.plus(two);
  }

  @Override
  public <N extends Enclosed<N>> N time(Arithmetic<N> in, Approach<N> approach) {
    N c = square(approach.aim());
    N s = approach.aim();
    N u0 = approach.start();
    N u = approach.value();
    N whole = rate(s);
    N r0 = rate(u0);
    N r = rate(u);
    N squares = c.plus(four(u.times(u))).plus(four(u0.times(u0)));
    N mixed = c.times(squares).over(r.times(r0).plus(four(u.times(u0))));
    N mean = mixed.plus(c).plus(four(s.times(u.plus(u0)))).over(r.plus(r0));
    N base = whole.times(r0).plus(c).plus(four(s.times(u0)));
    N k = whole.times(whole.plus(mean)).over(base);
    return Logistic.of(k, approach.progress()).over(whole);
  }

  @Override
  public boolean leavesZero() {
    return true;
  }

  @Override
  public String words() {
    return "depth 2, imbalance " + imbalance;
  }
}
