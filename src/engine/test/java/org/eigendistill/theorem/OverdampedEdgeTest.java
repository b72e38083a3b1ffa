package org.eigendistill.theorem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eigendistill.number.Fraction;
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
    for (Kind kind : List.of(Kind.HEAVY_BALL, Kind.NESTEROV)) {
      // Squares, so that (1 - sqrt m)^2 is a fraction.
      for (int root = 1; root <= 9; root++) {
        Fraction momentum = Fraction.of(root * root, 100);
        Fraction share =
            kind == Kind.HEAVY_BALL
                ? Fraction.of(10 - root, 10)
                : momentum.complement().over(momentum.plus(Fraction.ONE));
        Fraction step = share.times(share);
        assertThat(Damping.OVER.admits(kind, momentum, step)).isTrue();
        assertThat(violations(kind, momentum, step)).as("%s, m = %s", kind, momentum).isZero();
      }
      assertThat(violations(kind, Fraction.ZERO, Fraction.ONE)).isPositive();
      assertThat(Damping.OVER.admits(kind, Fraction.ZERO, Fraction.ONE)).isFalse();
    }
    for (String id : List.of("T8", "T8x", "T12", "T12x")) {
      assertThat(Atlas.full().find(id).orElseThrow().setting()).as(id).contains("0 < m < 1");
    }
  }

  /** Over all teachers and students of up to {@value #MOST} steps and N of up to twice as many. */
  private static int violations(Kind kind, Fraction momentum, Fraction step) {
    Fraction[] top = gains(kind, momentum, step);
    Fraction[] below = gains(kind, momentum, step.times(BELOW));
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

  private static Fraction[] gains(Kind kind, Fraction momentum, Fraction x) {
    Fraction[] residuals = new Fraction[2 * MOST + 1];
    Fraction[] gains = new Fraction[2 * MOST + 1];
    Fraction left = x.complement();
    for (int n = 0; n < residuals.length; n++) {
      if (n < 2) {
        residuals[n] = n == 0 ? Fraction.ONE : left;
      } else {
        Fraction kept = kind == Kind.NESTEROV ? left.times(momentum) : momentum;
        residuals[n] = left.plus(kept).times(residuals[n - 1]).minus(kept.times(residuals[n - 2]));
      }
      gains[n] = residuals[n].complement();
    }
    return gains;
  }
}
