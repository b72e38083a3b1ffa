// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Interval;

/**
 * A problem's numbers in some arithmetic, the doubles taken at their exact values, and the sums
 * that its theorems are about. With the gain a = 1 - exp(-l t) of flow and r = 1 - a,
 *
 * <pre>
 * \[ \begin{gather} \mathrm{pull}_k = w a_k - s_k r_k = (s_k + w)(a_k - W_k), \qquad \frac{dR}{dt} = 2 \sum_k \rho_k l_k r_k \, \mathrm{pull}_k, \\ R(a + d) - R(a) = \sum_k \rho_k d_k \left(2 \, \mathrm{pull}_k + (s_k + w) d_k\right). \end{gather} \]
 * </pre>
 *
 * @param <N> the arithmetic
 */
final class FlowSums<N extends Enclosed<N>> {
  private final List<N> eigenvalues = new ArrayList<>();
  private final List<N> powers = new ArrayList<>();
  private final List<N> weights = new ArrayList<>();
  private final N noise;
  private final N zero;

  private FlowSums(PayProblem problem, DoubleFunction<N> exactly) {
    noise = exactly.apply(problem.noise());
    zero = exactly.apply(0);
    for (int k = 0; k < problem.directions(); k++) {
      N l = exactly.apply(problem.eigenvalue(k));
      eigenvalues.add(l);
      powers.add(l.times(exactly.apply(problem.square(k))));
      weights.add(exactly.apply(problem.weight(k)));
    }
  }

  /** In doubles, rounded outward. */
  static FlowSums<Interval> bounded(PayProblem problem) {
    return new FlowSums<>(problem, Interval::point);
  }

  /** In 75 digits. */
  static FlowSums<Enclosure> enclosed(PayProblem problem) {
    return new FlowSums<>(problem, Enclosure::of);
  }

  int directions() {
    return eigenvalues.size();
  }

  N eigenvalue(int k) {
    return eigenvalues.get(k);
  }

  N weight(int k) {
    return weights.get(k);
  }

  N two() {
    return zero.lift(Fraction.of(2, 1));
  }

  /** s_k + w. */
  N total(int k) {
    return powers.get(k).plus(noise);
  }

  /** exp(-l_k t). */
  N residual(int k, N time) {
    return exponent(k, time).exp();
  }

  /** 1 - exp(-l_k t). */
  N gain(int k, N time) {
    return exponent(k, time).expm1().negate();
  }

  private N exponent(int k, N time) {
    return eigenvalues.get(k).times(time).negate();
  }

  /** w a_k - s_k r_k: positive where flow is beyond the best gain. */
  N pull(int k, N time) {
    return noise.times(gain(k, time)).minus(powers.get(k).times(residual(k, time)));
  }

  /** f_k = rho_k l_k r_k pull_k: half of what a direction adds to dR/dt. */
  N slope(int k, N time) {
    return weights.get(k).times(eigenvalues.get(k)).times(residual(k, time)).times(pull(k, time));
  }

  /** Half of dR/dt. */
  N slope(N time) {
    return sum(k -> true, k -> slope(k, time));
  }

  /** What the risk changes by where flow's gains do by d. */
  N change(N time, IntFunction<N> d) {
    return sum(
        k -> true,
        k -> {
          N own = d.apply(k);
          return weights
              .get(k)
              .times(own)
              .times(two().times(pull(k, time)).plus(total(k).times(own)));
        });
  }

  /** A sum over the directions of some kind. */
  N sum(IntPredicate which, IntFunction<N> term) {
    N sum = zero;
    for (int k = 0; k < directions(); k++) {
      if (which.test(k)) {
        sum = sum.plus(term.apply(k));
      }
    }
    return sum;
  }

  /** 1 or -1 for what is above or below 0 for certain, else 0. */
  int sign(N value) {
    return zero.certainlyBelow(value) ? 1 : value.certainlyBelow(zero) ? -1 : 0;
  }
}
