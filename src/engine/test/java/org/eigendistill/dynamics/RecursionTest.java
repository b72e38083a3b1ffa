// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Scalar;
import org.junit.jupiter.api.Test;

/** Limits of steps, how long they take to settle and how they swing, by hand. */
class RecursionTest {
  /** A filter's factor mu, without the limits that it knows. */
  private record Factor(Recursion of) implements Recursion {
    @Override
    public String name() {
      return of.name();
    }

    @Override
    public List<Parameter> parameters() {
      return of.parameters();
    }

    @Override
    public <N extends Scalar<N>> N carried(N x, List<N> numbers) {
      return of.carried(x, numbers);
    }
  }

  private static final HeavyBall BALL = new HeavyBall();
  private static final Nesterov NESTEROV = new Nesterov();

  /**
   * Known and searched limits: (1 - sqrt m)^2 and 2 (1 + m); ((1 - m)/(1 + m))^2 and their like.
   */
  @Test
  void limitsOfSteps() {
    assertThat(BALL.overdampedLimit(0.25, 1)).isEqualTo(0.25);
    assertThat(BALL.stabilityLimit(0.25, 1)).isEqualTo(2.5);
    assertThat(NESTEROV.overdampedLimit(0.25, 1)).isCloseTo(0.36, within(1e-16));
    assertThat(NESTEROV.stabilityLimit(0.25, 1)).isCloseTo(5 / 3.0, within(1e-15));
    for (Recursion filter : List.of(BALL, NESTEROV)) {
      for (double m : new double[] {0.04, 0.25, 0.49}) {
        Recursion searched = new Factor(filter);
        assertThat(searched.overdampedLimit(m, 1))
            .isCloseTo(filter.overdampedLimit(m, 1), within(1e-14));
        assertThat(searched.stabilityLimit(m, 1))
            .isCloseTo(filter.stabilityLimit(m, 1), within(1e-14));
      }
    }
    assertThat(new GradientDescent().overdampedLimit(1)).isEqualTo(1);
    assertThat(BALL.recursion()).contains(BALL);
    assertThat(NESTEROV.carriedAt(0.2, 0.5, 0.1)).isCloseTo(0.4, within(1e-16));
  }

  @Test
  void overdampedInFractions() {
    assertThat(BALL.isOverdamped(of(1, 4), List.of(of(1, 4), of(1, 4)))).isTrue();
    assertThat(BALL.isOverdamped(of(26, 100), List.of(of(1, 4), of(1, 4)))).isFalse();
    GradientDescent descent = new GradientDescent();
    assertThat(descent.isOverdamped(of(99, 100), List.of(of(1, 1)))).isTrue();
    assertThat(descent.isOverdamped(of(1, 1), List.of(of(1, 1)))).isFalse();
    assertThat(descent.isOverdamped(of(3, 2), List.of(of(1, 1)))).isFalse();
  }

  private static Fraction of(long numerator, long denominator) {
    return Fraction.of(numerator, denominator);
  }

  /**
   * Momentum 1/2, steps of 1/10, eigenvalues from 2 down to 1/2: 40 / 0.05 for the slowest, 40 / (3
   * - 0.2) for the swing near the limit, 80 / (1 - 1/2) for the momentum.
   */
  @Test
  void settledAfterTheSumOfThree() {
    Procedure ball = HeavyBall.of(0.1, 0.5);
    assertThat(ball.settled(2, 0.5)).isEqualTo(974); // 800 + 14.29 + 160
    assertThat(HeavyBall.of(0.5, 0.5).settled(4, 0.5)).isEqualTo(360); // 160 + 40 + 160
    Course plain = Course.onLabels(ball);
    for (double l : new double[] {0.5, 1, 2}) {
      assertThat(plain.at(974).along(l).logResidual()).isLessThan(-40);
    }
    assertThat(GradientFlow.of().settled(2, 0.5)).isEqualTo(80);
    assertThat(DecayedFlow.of(3).settled(2, 0.5)).isEqualTo(80);
    assertThat(Ridge.of().settled(2, 0.5)).isNaN();
  }

  @Test
  void howTheySwing() {
    // Roots of z^2 - z/2 + 1/2: a pair of size sqrt(1/2).
    assertThat(HeavyBall.of(1, 0.5).ringing(1)).isCloseTo(Math.sqrt(0.5), within(1e-15));
    // Without momentum the root is 1 - h l = -1/2.
    assertThat(GradientDescent.of(1.5).ringing(1)).isEqualTo(0.5);
    assertThat(GradientDescent.of(3).ringing(0.5)).isEqualTo(0.5);
    // Of z^2 + z/2 + 1/16: -1/4 twice; of z^2 + 3/4 z + 1/8: -1/2 and -1/4, the sizes that count.
    assertThat(HeavyBall.of(1 + 9 / 16.0, 1 / 16.0).ringing(1)).isEqualTo(0.25);
    assertThat(HeavyBall.of(1.875, 0.125).ringing(1)).isEqualTo(0.5);
    assertThat(HeavyBall.of(0.25, 0.25).ringing(1)).isZero();
    assertThat(GradientDescent.of(0.5).ringing(1)).isZero();
    assertThat(GradientFlow.of().ringing(1)).isZero();
  }

  /** Stable below 2 (1 + 1/2) over the top eigenvalue. */
  @Test
  void stepsThatAreTooLongAreNamed() {
    HeavyBall.of(1.49, 0.5).requireStable(2);
    assertThatThrownBy(() -> HeavyBall.of(1.5, 0.5).requireStable(2))
        .isInstanceOfSatisfying(
            DivergenceException.class, e -> assertThat(e.parameter()).isEqualTo("step"));
    assertThat(GradientFlow.of().along(2).decayRate()).isEqualTo(2);
    assertThat(GradientFlow.of().along(2).roughly(3))
        .isEqualTo(GradientFlow.of().along(2).until(3));
  }

  @Test
  void wholeStepsUpToTheLastThatDoublesTell() {
    Procedure descent = GradientDescent.of(0.5);
    descent.requireTime(0x1p53);
    assertThatThrownBy(() -> descent.requireTime(0x1p53 + 2)).hasMessageContaining("up to 2^53");
    assertThatThrownBy(() -> descent.requireTime(1.5)).hasMessageContaining("whole steps");
    assertThatThrownBy(() -> GradientFlow.of().requireTime(Double.POSITIVE_INFINITY))
        .hasMessageContaining("finite");
  }

  @Test
  void ownFiltersByName() {
    Filters filters = Filters.installed();
    assertThat(filters.named("heavy-ball")).isEqualTo(BALL);
    assertThat(filters.named("ridge")).isEqualTo(new Ridge());
    assertThat(Filters.isOwn(BALL)).isTrue();
    assertThat(Filters.isOwn(new Factor(BALL))).isFalse();
    assertThat(new GradientFlow().hasRisingOdds()).isTrue();
    assertThat(new Ridge().hasRisingOdds()).isTrue();
    assertThat(BALL.hasRisingOdds()).isFalse();
    assertThat(new FractionalTikhonov().hasRisingOdds(1)).isTrue();
    assertThat(new FractionalTikhonov().hasRisingOdds(0.9)).isFalse();
    assertThat(new RandomStop().hasRisingOdds(2.5)).isTrue();
    assertThat(new RandomStop().hasRisingOdds(0.5)).isFalse();
    assertThat(Parameter.of("n", "", Parameter.Domain.COUNT).usually(3).usualWords())
        .isEqualTo("3");
    assertThat(Parameter.of("m", "", Parameter.Domain.SHARE).usually(0.9).usualWords())
        .isEqualTo("0.9");
  }
}
