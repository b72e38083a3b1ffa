// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proof;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.number.Interval;
import org.eigendistill.number.Jet;

/**
 * Whole statements as functions on boxes, for {@link BoxClaim}. With l_1 = 1 and k = l_2/l_1:
 *
 * <ul>
 *   <li>T1 on (k, t', T): 1 - (1 - u v)^k &gt; (1 - exp(-k t'))(1 - exp(-k T)), where u = 1 -
 *       exp(-t') and v = 1 - exp(-T).
 *   <li>Momentum (T8, T12) on (k, m, s), the step being s times the longest overdamped one: for
 *       every teacher and student of 2 to {@value #MOST_STEPS} steps and every N below both, plain
 *       training after N steps is behind the student along l_1, or ahead of it along l_2. (For N
 *       not below both it is ahead, since the student's other factor is below 1.)
 * </ul>
 */
final class BoxClaims {
  static final int MOST_STEPS = 4;

  private BoxClaims() {}

  static List<List<Jet<Interval>>> flow(List<Jet<Interval>> point) {
    Jet<Interval> k = point.get(0);
    Jet<Interval> student = point.get(1);
    Jet<Interval> teacher = point.get(2);
    Jet<Interval> top = fitted(student).times(fitted(teacher));
    Jet<Interval> below = fitted(k.times(student)).times(fitted(k.times(teacher)));
    Jet<Interval> reference = k.times(top.complement().log()).exp().complement();
    return List.of(List.of(reference.minus(below)));
  }

  /** 1 - exp(-x). */
  private static Jet<Interval> fitted(Jet<Interval> x) {
    return x.negate().exp().complement();
  }

  static List<List<Jet<Interval>>> momentum(List<Jet<Interval>> point, boolean nesterov) {
    Jet<Interval> k = point.get(0);
    Jet<Interval> m = point.get(1);
    Jet<Interval> root = nesterov ? m.complement().over(constant(1).plus(m)) : root(m).complement();
    Jet<Interval> step = root.times(root).times(point.get(2));
    List<Jet<Interval>> top = gains(step, m, nesterov);
    List<Jet<Interval>> below = gains(step.times(k), m, nesterov);
    List<List<Jet<Interval>>> clauses = new ArrayList<>();
    for (int student = 2; student <= MOST_STEPS; student++) {
      for (int teacher = 2; teacher <= student; teacher++) {
        for (int n = 1; n < teacher; n++) {
          clauses.add(
              List.of(
                  top.get(student).times(top.get(teacher)).minus(top.get(n)),
                  below.get(n).minus(below.get(student).times(below.get(teacher)))));
        }
      }
    }
    return clauses;
  }

  private static Jet<Interval> constant(double value) {
    return Jet.constant(Interval.point(value), 3);
  }

  private static Jet<Interval> root(Jet<Interval> x) {
    return x.log().times(constant(0.5)).exp();
  }

  private static List<Jet<Interval>> gains(Jet<Interval> x, Jet<Interval> m, boolean nesterov) {
    Jet<Interval> carried = nesterov ? m.times(x.complement()) : m;
    Jet<Interval> gain = constant(0);
    Jet<Interval> increment = gain;
    List<Jet<Interval>> gains = new ArrayList<>(List.of(gain));
    for (int n = 1; n <= MOST_STEPS; n++) {
      increment = x.times(gain.complement()).plus(carried.times(increment));
      gain = gain.plus(increment);
      gains.add(gain);
    }
    return gains;
  }
}
