// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.HeavyBall;
import org.eigendistill.dynamics.Nesterov;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.statement.Atlas;
import org.junit.jupiter.api.Test;

/**
 * T8 and T12 at the longest overdamped step, by the recursion in fractions: true with momentum,
 * false without, where that step interpolates along l_1 and every N from 1 on meets the premise.
 */
class OverdampedEdgeTest {
  private static final Fraction BELOW = Fraction.of(5, 6);
  private static final int MOST = 6;

  @Test
  void theLongestStepIsAllowedWithMomentumOnly() {
    for (Filter filter : List.of(new HeavyBall(), new Nesterov())) {
      // Squares, so that (1 - sqrt m)^2 is a fraction.
      for (int root = 1; root <= 9; root++) {
        Fraction momentum = Fraction.of(root * root, 100);
        Fraction share =
            filter instanceof HeavyBall
                ? Fraction.of(10 - root, 10)
                : momentum.complement().over(momentum.plus(Fraction.ONE));
        Fraction step = share.times(share);
        assertThat(admits(filter, momentum, step)).isTrue();
        assertThat(violations(filter, momentum, step)).as("%s, m = %s", filter, momentum).isZero();
      }
      assertThat(violations(filter, Fraction.ZERO, Fraction.ONE)).isPositive();
      assertThat(admits(filter, Fraction.ZERO, Fraction.ONE)).isFalse();
    }
    for (String id : List.of("T8", "T8x", "T12", "T12x")) {
      assertThat(Atlas.full().find(id).orElseThrow().setting()).as(id).contains("0 < m < 1");
    }
  }

  private static boolean admits(Filter filter, Fraction momentum, Fraction step) {
    return Damping.OVER.admits(filter.recursion().orElseThrow(), List.of(momentum, step));
  }

  /** Over all teachers and students of up to {@value #MOST} steps and N of up to twice as many. */
  private static int violations(Filter filter, Fraction momentum, Fraction step) {
    Fraction[] top = gains(filter, momentum, step);
    Fraction[] below = gains(filter, momentum, step.times(BELOW));
    int violations = 0;
    for (int teacher = 1; teacher <= MOST; teacher++) {
      for (int student = 1; student <= MOST; student++) {
        for (int n = 1; n <= 2 * MOST; n++) {
          boolean premise = top[n].compareTo(top[teacher].times(top[student])) >= 0;
          boolean behind = below[teacher].times(below[student]).compareTo(below[n]) < 0;
          violations += premise && !behind ? 1 : 0;
        }
      }
    }
    return violations;
  }

  private static Fraction[] gains(Filter filter, Fraction momentum, Fraction x) {
    Fraction[] residuals = new Fraction[2 * MOST + 1];
    Fraction[] gains = new Fraction[2 * MOST + 1];
    Fraction left = x.complement();
    for (int n = 0; n < residuals.length; n++) {
      if (n < 2) {
        residuals[n] = n == 0 ? Fraction.ONE : left;
      } else {
        Fraction kept = filter instanceof Nesterov ? left.times(momentum) : momentum;
        residuals[n] = left.plus(kept).times(residuals[n - 1]).minus(kept.times(residuals[n - 2]));
      }
      gains[n] = residuals[n].complement();
    }
    return gains;
  }
}
