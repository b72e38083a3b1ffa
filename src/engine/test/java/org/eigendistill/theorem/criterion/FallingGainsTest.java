// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.DecayedFlow;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.HeavyBall;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Scalar;
import org.junit.jupiter.api.Test;

/** Gains that fall, by filters made so that it is known where. */
class FallingGainsTest {
  /** Leaves the n-th of some numbers after n steps, the last from there on. */
  private record Left(List<Fraction> numbers, int from) implements Filter {
    @Override
    public String name() {
      return "left-of-test";
    }

    @Override
    public Clock clock() {
      return Clock.STEPS;
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N steps, List<N> none) {
      int at = 0;
      while (at < numbers.size() - 1 && steps.lift(Fraction.of(from + at, 1)).isBelow(steps)) {
        at++;
      }
      N left = l.lift(numbers.get(at));
      return Affine.keeping(left.complement(), left);
    }
  }

  private static Procedure left(int from, String... numbers) {
    return Procedure.of(
        new Left(Arrays.stream(numbers).map(FallingGainsTest::number).toList(), from));
  }

  private static Fraction number(String text) {
    return text.contains("/") ? Fraction.parse(text) : Fraction.of(new BigDecimal(text));
  }

  private static String fall(Procedure procedure) {
    return FallingGains.place(procedure, 1).orElse("");
  }

  @Test
  void steps() {
    // Residuals 1, then 0, then 0 + 9/10 (0 - 1) = -9/10.
    assertThat(fall(HeavyBall.of(1, 0.9)))
        .isEqualTo("falls or has passed 1 at eigenvalue 1.000 by 2 steps, from 1 step");
    assertThat(fall(GradientDescent.of(1.5)))
        .isEqualTo("has passed 1 at eigenvalue 1.000 by 1 step");
    assertThat(fall(left(1, "1/2", "1/4", "1/3", "1/5")))
        .isEqualTo("falls or has passed 1 at eigenvalue 1.000 by 3 steps, from 2 steps");
    assertThat(fall(left(1, "1/2", "1/4", "1/4", "1/5"))).isEmpty();
    assertThat(FallingGains.place(left(1, "1/2", "3/5"), 3, 2).orElseThrow())
        .contains("eigenvalue 3.000 by 2 steps");
  }

  /** A thousand steps are looked at. */
  @Test
  void theLastStepLookedAt() {
    assertThat(fall(left(999, "1/2", "3/5")))
        .isEqualTo("falls or has passed 1 at eigenvalue 1.000 by 1000 steps, from 999 steps");
    assertThat(fall(left(1000, "1/2", "3/5"))).isEmpty();
  }

  /** A rise of what is left counts from 1e-10 of it on, and where 1e-10 is left at all. */
  @Test
  void whatRoundingMayDo() {
    assertThat(fall(left(1, "0.001", "0.00100001"))).contains("by 2 steps");
    assertThat(fall(left(1, "0.001", "0.00100000000000001"))).isEmpty();
    assertThat(fall(left(1, "1/2", "0.000000000001", "0.00000000005"))).isEmpty();
    assertThat(fall(left(1, "1/2", "0.000000000001", "0.0000000005"))).contains("by 3 steps");
    assertThat(fall(left(1, "1/2", "-0.00000000005"))).isEmpty();
    assertThat(fall(left(1, "1/2", "-0.0000000005"))).contains("by 2 steps");
  }

  /**
   * Ridge's gain by a clock that goes back a little near one place: s = x - x b / 50, b = exp(-10^6
   * (x / place - 1)^2), of x = l t or l / d.
   */
  private record Backward(double place, Clock clock) implements Filter {
    @Override
    public String name() {
      return "backward-at-of-test";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N length, List<N> none) {
      N one = l.lift(Fraction.ONE);
      N x = clock == Clock.TIME ? l.times(length) : l.over(length);
      N apart = x.over(x.lift(Fraction.of(place))).minus(one);
      N square = apart.times(apart).times(x.lift(Fraction.of(1_000_000, 1)));
      N s = x.minus(x.times(square.negate().exp()).times(x.lift(Fraction.of(1, 50))));
      return Affine.keeping(s.over(one.plus(s)), one.over(one.plus(s)));
    }
  }

  /** Over ten decades, from 1e-4 to 1e6, just before the place; past them nothing is looked for. */
  @Test
  void narrowFalls() {
    assertThat(fall(Procedure.of(new Backward(3e5, Clock.TIME))))
        .startsWith("falls at eigenvalue 1.000, time 299");
    assertThat(fall(Procedure.of(new Backward(3e5, Clock.PENALTY))))
        .startsWith("falls at eigenvalue 1.000, penalty 3.3");
    assertThat(fall(Procedure.of(new Backward(2e-4, Clock.TIME))))
        .startsWith("falls at eigenvalue 1.000, time 0.000");
    assertThat(fall(Procedure.of(new Backward(1.2e6, Clock.TIME)))).isEmpty();
  }

  /** The first of the table's places, 10^(1/16) apart, from which the bump's residual rises. */
  @Test
  void fallsFromPlaceToPlace() {
    Procedure bump = Procedure.of(new TestFilters.Bump());
    int i = 1;
    while (residual(i) <= residual(i - 1)) {
      i++;
    }
    String words =
        "falls or has passed 1 at eigenvalue 1.000 by %s, from %s"
            .formatted(Clock.TIME.phrase(place(i)), Clock.TIME.phrase(place(i - 1)));
    assertThatThrownBy(() -> new GainTable(bump, 1))
        .isInstanceOf(NotMonotone.class)
        .hasMessageEndingWith(words);
  }

  private static double place(int i) {
    return 1e-4 * Math.pow(10, i / 16.0);
  }

  private static double residual(int i) {
    double x = place(i);
    return (1 - x * x * Math.exp(-x)) / (1 + x);
  }

  @Test
  void certainFalls() {
    Procedure flow = GradientFlow.of();
    assertThat(Falling.isCertain(flow, 1, 2, 1)).isTrue();
    assertThat(Falling.isCertain(flow, 1, 1, 2)).isFalse();
    assertThat(Falling.isCertain(flow, 1, 1, 1)).isFalse();
    assertThat(Falling.isCertain(flow, 1, Double.NaN, 1)).isFalse();
    assertThat(Falling.isCertain(GradientDescent.of(1.5), 1, Double.NaN, 1)).isTrue();
  }

  /** l / (2 l + d), 1/2 - d/4 at small d; 1/2 + 2e-13 t / (1 + t^2); and a number. */
  private record Saturating(Clock clock, Fraction height) implements Filter {
    @Override
    public String name() {
      return "saturating-of-test";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N length, List<N> none) {
      if (clock == Clock.PENALTY) {
        N all = l.plus(l).plus(length);
        return Affine.forgetting(l.over(all), l.plus(length).over(all));
      }
      N one = l.lift(Fraction.ONE);
      N bump = length.over(one.plus(length.times(length))).times(l.lift(number("2e-13")));
      N gain = l.lift(height).plus(bump);
      return Affine.keeping(gain, gain.complement());
    }
  }

  private static boolean isStill(Procedure procedure, double first, double gain) {
    return Falling.isStill(
        procedure, 1, first, new GainTable.Node(1e-26, gain, 1 - gain, Double.NaN));
  }

  /** The gain is to be the same at the first length, far before it, and at the last. */
  @Test
  void gainsThatDoNotMove() {
    Procedure penalty = Procedure.of(new Saturating(Clock.PENALTY, Fraction.ZERO));
    assertThat(isStill(penalty, 1e-20, 0.5)).isFalse();
    assertThat(isStill(penalty, 1e-60, 0.5)).isTrue();
    Procedure time = Procedure.of(new Saturating(Clock.TIME, Fraction.of(1, 2)));
    // 1e-13 above at t = 1, 1e-30 of that at the start.
    assertThat(isStill(time, 1, 0.5)).isFalse();
    assertThat(isStill(time, 0.1, 0.5)).isTrue();
    assertThat(isStill(time, 0.1, 0.25)).isFalse();
    assertThat(isStill(Procedure.of(new TestFilters.Still()), 1, 0.5)).isTrue();
    assertThat(isStill(left(1, "1", "1"), 1, 0)).isFalse();
    assertThat(isStill(left(1, "0", "0"), 1, 1)).isFalse();
  }

  @Test
  void whatIsSaidOfThem() {
    NotMonotone numbers = new NotMonotone(DecayedFlow.of(0.5), "falls here");
    assertThat(numbers.isOfNumbers()).isTrue();
    assertThat(numbers.filter()).isEqualTo("decayed-flow with penalty 0.5");
    assertThat(numbers.place()).isEqualTo("falls here");
    assertThat(numbers)
        .hasMessage(
            "decayed-flow with penalty 0.5: its gain does not rise with training, but falls here");
    assertThat(new NotMonotone(GradientFlow.of(), "").isOfNumbers()).isFalse();
  }
}
