// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.eigendistill.number.Scalar;
import org.junit.jupiter.api.Test;

/** Filters that are a formula and nothing else: paths by it, and lengths by search on them. */
class FormulaAloneTest {
  /** Another filter's formula, without what it knows besides. */
  private record Formula(Filter of) implements Filter {
    @Override
    public String name() {
      return of.name();
    }

    @Override
    public Clock clock() {
      return of.clock();
    }

    @Override
    public List<Parameter> parameters() {
      return of.parameters();
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N length, List<N> numbers) {
      return of.update(l, length, numbers);
    }

    @Override
    public boolean continues() {
      return of.continues();
    }
  }

  private static final Procedure FLOW = Procedure.of(new Formula(new GradientFlow()));
  private static final Procedure DECAYED = Procedure.of(new Formula(new DecayedFlow()), 0.25);
  private static final Procedure RIDGE = Procedure.of(new Formula(new Ridge()));

  private static Gain gain(double gain) {
    return Gain.of(gain, 1 - gain);
  }

  /** Along an eigenvalue of 0 nothing is pulled, and weights decay all the same. */
  @Test
  void whereTheDataDoNotVary() {
    assertThat(FLOW.along(0).until(3)).isEqualTo(new Update(0, 1, 0, 0));
    Update decayed = DECAYED.along(0).until(4);
    assertThat(decayed.pull()).isZero();
    assertThat(decayed.keep()).isCloseTo(Math.exp(-1), within(1e-15));
    assertThat(decayed.logKeep()).isCloseTo(-1, within(1e-14));
    assertThat(decayed.shrink()).isCloseTo(1 - Math.exp(-1), within(1e-15));
    assertThat(DECAYED.along(0).roughly(4)).isEqualTo(decayed);
    Update ridge = RIDGE.along(0).until(4);
    assertThat(ridge.keep()).isZero();
    assertThat(ridge.shrink()).isEqualTo(1);
  }

  /** It keeps a start with its sign turned: -exp(-x). */
  private record Turned() implements Filter {
    @Override
    public String name() {
      return "turned";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N length, List<N> numbers) {
      N kept = l.times(length).negate().exp().negate();
      return Affine.keeping(kept.complement(), kept);
    }
  }

  /** Where a negative part rounds to -0 its logarithm is there all the same. */
  @Test
  void logarithmsOfWhatRoundsToNothing() {
    for (double x : new double[] {1, 700, 800, 2000}) {
      Update update = Procedure.of(new Turned()).along(1).until(x);
      assertThat(update.keep()).isCloseTo(-Math.exp(-x), within(1e-13 * Math.exp(-x)));
      assertThat(update.logKeep()).as("x %s", x).isCloseTo(-x, within(1e-13 * x));
    }
  }

  /** What is left of the start, and its logarithm, on either side of the range of doubles. */
  @Test
  void whereLittleIsLeft() {
    for (double time : new double[] {1, 100, 300, 690, 700, 730, 800, 5000}) {
      Update update = FLOW.along(1).until(time);
      assertThat(update.keep())
          .as("time %s", time)
          .isCloseTo(Math.exp(-time), within(1e-13 * Math.exp(-time) + Double.MIN_VALUE));
      assertThat(update.logKeep()).as("time %s", time).isCloseTo(-time, within(1e-13 * time));
      assertThat(update.pull()).isCloseTo(1, within(Math.exp(-time) * (1 + 1e-13)));
    }
    assertThat(FLOW.along(1).until(1e-70).pull()).isCloseTo(1e-70, within(1e-84));
    assertThat(FLOW.along(1).until(1e-310).pull()).isCloseTo(1e-310, within(1e-323));
    assertThat(RIDGE.along(1).until(1e-310).shrink()).isCloseTo(1e-310, within(1e-323));
    // Roughly, that is nothing.
    assertThat(FLOW.along(1).roughly(700).keep()).isCloseTo(0, within(1e-26));
    assertThat(FLOW.along(1).roughly(10).keep()).isCloseTo(Math.exp(-10), within(1e-18));
  }

  /** A start that comes back with the other sign: keep = -exp(-l t), pull = 1 + exp(-l t). */
  @Test
  void whereTheStartTurnsItsSign() {
    Filter turned =
        new Filter() {
          @Override
          public String name() {
            return "turned";
          }

          @Override
          public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
            N kept = l.times(time).negate().exp().negate();
            return Affine.keeping(kept.complement(), kept);
          }
        };
    for (double time : new double[] {1, 300, 700, 730}) {
      Update update = Procedure.of(turned).along(1).until(time);
      assertThat(update.keep()).isCloseTo(-Math.exp(-time), within(1e-13 * Math.exp(-time)));
      assertThat(update.logKeep()).as("time %s", time).isCloseTo(-time, within(1e-13 * time));
    }
  }

  /** Against the closed forms of the filters themselves. */
  @Test
  void lengthsBySearch() {
    for (double l : new double[] {1e-6, 0.3, 1, 40}) {
      for (double goal : new double[] {1e-9, 0.2, 0.5, 0.75, 0.999}) {
        assertThat(FLOW.timeToReach(l, gain(goal)))
            .as("flow, l %s to %s", l, goal)
            .isCloseTo(GradientFlow.of().timeToReach(l, gain(goal)), close(goal, l));
        assertThat(RIDGE.timeToReach(l, gain(goal)))
            .as("ridge, l %s to %s", l, goal)
            .isCloseTo(
                Ridge.of().timeToReach(l, gain(goal)),
                within(1e-12 * Ridge.of().timeToReach(l, gain(goal))));
      }
    }
    // Its limit is 4/5.
    assertThat(DECAYED.timeToReach(1, gain(0.7)))
        .isCloseTo(-Math.log(0.125) / 1.25, within(1e-12)); // 7/10 of 8/10
    assertThat(DECAYED.timeToReach(1, gain(0.9))).isNaN();
    assertThat(FLOW.timeToReach(1, Gain.FULL)).isNaN();
    assertThat(FLOW.timeToReach(0, gain(0.5))).isNaN();
    // Every penalty that there is reaches the smallest of gains.
    double last = RIDGE.timeToReach(1, new Gain(Double.MIN_VALUE, 1, -Double.MIN_VALUE));
    assertThat(last).isBetween(1e307, Double.MAX_VALUE);
  }

  private static Offset<Double> close(double goal, double l) {
    return within(1e-12 * GradientFlow.of().timeToReach(l, gain(goal)));
  }

  /** Whole lengths: descent's steps without its own search. */
  @Test
  void stepsBySearch() {
    Procedure descent = Procedure.of(new Formula(new GradientDescent()), 0.5);
    // Residuals (1/2)^N at 1 and (3/4)^N at 1/2.
    assertThat(descent.timeToReach(1, gain(0.5))).isEqualTo(1);
    assertThat(descent.timeToReach(1, gain(0.6))).isEqualTo(2);
    assertThat(descent.timeToReach(0.5, gain(0.9))).isEqualTo(9); // (3/4)^8 = 0.1001
  }

  @Test
  void laterThanDoublesReach() {
    Gain nearly = new Gain(1, 1e-310, Math.log(1e-310));
    assertThat(AveragedFlow.of().timeToReach(1, nearly)).isInfinite();
  }
}
