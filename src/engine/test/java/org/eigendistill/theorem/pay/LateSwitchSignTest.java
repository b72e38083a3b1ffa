// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import org.eigendistill.number.Enclosure;
import org.junit.jupiter.api.Test;

/** On which side of 0 the slope of a late switch is, against its sum in 75 digits. */
class LateSwitchSignTest {
  private static Enclosure left(Enclosure l, Enclosure time) {
    return l.times(time).negate().exp();
  }

  /**
   * dR/de = -2 sum m f, with m r = exp(-l T) - exp(-l u), so -2 sum rho l (exp(-l T) - exp(-l u))
   * (w (1 - exp(-l u)) - s exp(-l u)).
   */
  private static int slope(PayProblem problem, Enclosure u, double share) {
    Enclosure teacher = u.times(Enclosure.of(share));
    Enclosure w = Enclosure.of(problem.noise());
    Enclosure sum = Enclosure.of(0);
    for (int k = 0; k < problem.directions(); k++) {
      Enclosure l = Enclosure.of(problem.eigenvalue(k));
      Enclosure s = l.times(Enclosure.of(problem.square(k)));
      Enclosure r = left(l, u);
      Enclosure pull = w.times(r.complement()).minus(s.times(r));
      Enclosure each = left(l, teacher).minus(r).times(pull).times(l);
      sum = sum.minus(each.times(Enclosure.of(problem.weight(k))));
    }
    Enclosure zero = Enclosure.of(0);
    return zero.certainlyBelow(sum) ? 1 : sum.certainlyBelow(zero) ? -1 : 0;
  }

  /** Of any signal, where terms of both signs stand beside each other. */
  @Test
  void signsAreThoseOfTheSum() {
    SplittableRandom random = new SplittableRandom(71);
    int[] signs = new int[3];
    for (int i = 0; i < 90; i++) {
      PayProblem problem = SignalShape.FREE.draw(random, true);
      double share = i % 4 == 0 ? 0 : random.nextDouble();
      Optional<StoppedFlow> flow = StoppedFlow.best(problem).filter(f -> f.time() < 1e3);
      Optional<Enclosure> u = flow.flatMap(StoppedFlow::fine);
      if (u.isEmpty() || LateSwitch.isStill(flow.get())) {
        continue;
      }
      int sign = slope(problem, u.get(), share);
      int rough = LateSwitch.sign(flow.get(), share, false);
      String which = "%s, share %s".formatted(problem, share);
      signs[1 + sign]++;
      if (sign != 0) {
        assertThat(LateSwitch.sign(flow.get(), share, true)).as(which).isEqualTo(sign);
        assertThat(rough * sign).as(which).isNotNegative();
        double margin = LateSwitch.margin(flow.get(), share);
        if (Math.abs(margin) > 1e-6) {
          assertThat(Math.signum(margin)).as(which).isEqualTo(-sign);
        }
      }
    }
    assertThat(signs[0]).isGreaterThan(10);
    assertThat(signs[2]).isGreaterThan(10);
  }
}
