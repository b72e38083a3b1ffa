package org.eigendistill.theorem;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.number.Interval;

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

  static Jet[][] flow(Jet[] point) {
    Jet k = point[0];
    Jet student = point[1];
    Jet teacher = point[2];
    Jet top = fitted(student).times(fitted(teacher));
    Jet below = fitted(k.times(student)).times(fitted(k.times(teacher)));
    Jet reference = k.times(top.complement().log()).exp().complement();
    return new Jet[][] {{reference.minus(below)}};
  }

  /** 1 - exp(-x). */
  private static Jet fitted(Jet x) {
    return x.negate().exp().complement();
  }

  static Jet[][] momentum(Jet[] point, boolean nesterov) {
    Jet k = point[0];
    Jet m = point[1];
    Jet root = nesterov ? m.complement().over(constant(1).plus(m)) : root(m).complement();
    Jet step = root.times(root).times(point[2]);
    Jet[] top = gains(step, m, nesterov);
    Jet[] below = gains(step.times(k), m, nesterov);
    List<Jet[]> clauses = new ArrayList<>();
    for (int student = 2; student <= MOST_STEPS; student++) {
      for (int teacher = 2; teacher <= student; teacher++) {
        for (int n = 1; n < teacher; n++) {
          clauses.add(
              new Jet[] {
                top[student].times(top[teacher]).minus(top[n]),
                below[n].minus(below[student].times(below[teacher]))
              });
        }
      }
    }
    return clauses.toArray(Jet[][]::new);
  }

  private static Jet constant(double value) {
    return Jet.constant(Interval.point(value), 3);
  }

  private static Jet root(Jet x) {
    return x.log().times(constant(0.5)).exp();
  }

  private static Jet[] gains(Jet x, Jet m, boolean nesterov) {
    Jet carried = nesterov ? m.times(x.complement()) : m;
    Jet[] gains = new Jet[MOST_STEPS + 1];
    Jet gain = constant(0);
    Jet increment = gain;
    for (int n = 1; n <= MOST_STEPS; n++) {
      increment = x.times(gain.complement()).plus(carried.times(increment));
      gain = gain.plus(increment);
      gains[n] = gain;
    }
    return gains;
  }
}
