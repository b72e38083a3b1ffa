// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The seven procedures: the common laws, and each one's own. */
class ProceduresTest {
  private static final double[] STEPS = {1, 2, 3, 10, 57, 1024};
  private static final double[] TIMES = {1e-3, 0.5, 1, 4, 40};

  @Nested
  class Flow extends ProcedureLaws {
    @Override
    Procedure procedure() {
      return GradientFlow.of();
    }

    @Override
    double[] times() {
      return TIMES;
    }

    @Test
    void twoPhasesAreOneLonger() {
      for (double eigenvalue : EIGENVALUES) {
        Gain whole = Course.onLabels(procedure()).at(3).along(eigenvalue);
        Gain parts =
            Schedule.of(procedure(), 1, Model.LABELS)
                .then(procedure(), 2, Model.LABELS)
                .along(eigenvalue);
        assertThat(parts.gain()).isCloseTo(whole.gain(), within(1e-15 * whole.gain()));
        assertThat(parts.residual()).isCloseTo(whole.residual(), within(1e-15));
      }
    }

    @Test
    void onlyTheProductOfEigenvalueAndTimeCounts() {
      assertThat(Course.onLabels(procedure()).at(8).along(0.25))
          .isEqualTo(Course.onLabels(procedure()).at(2).along(1));
    }
  }

  @Nested
  class Decayed extends ProcedureLaws {
    @Override
    Procedure procedure() {
      return DecayedFlow.of(0.1);
    }

    @Override
    double[] times() {
      // Later the gain is so near its limit that it hardly tells the time: rounding is magnified
      // by exp((l + d) t), about 6e5 at the last time.
      return new double[] {1e-3, 0.5, 1, 4, 12};
    }

    @Override
    double limit(double eigenvalue) {
      return eigenvalue / (eigenvalue + 0.1);
    }

    @Override
    double inverseAccuracy() {
      return 1e-9;
    }

    @Test
    void withoutDecayItIsTheFlow() {
      for (double eigenvalue : EIGENVALUES) {
        assertThat(Course.onLabels(DecayedFlow.of(0)).at(2).along(eigenvalue))
            .isEqualTo(Course.onLabels(GradientFlow.of()).at(2).along(eigenvalue));
      }
      assertThat(DecayedFlow.of(0).along(0).until(3).keep()).isEqualTo(1);
      assertThat(
              DecayedFlow.of(0).timeToReach(2, Course.onLabels(GradientFlow.of()).at(3).along(2)))
          .isEqualTo(3);
    }

    @Test
    void shrinksTheStart() {
      Update update = procedure().along(0).until(2);
      assertThat(update.keep()).isCloseTo(Math.exp(-0.2), within(1e-16));
      assertThat(update.pull() + update.keep() + update.shrink()).isCloseTo(1, within(3e-16));
    }

    @Test
    void neverPassesItsLimit() {
      Gain beyond = Course.onLabels(GradientFlow.of()).at(50).along(0.1);
      assertThat(procedure().timeToReach(0.1, beyond)).isNaN();
    }
  }

  @Nested
  class Averaged extends ProcedureLaws {
    @Override
    Procedure procedure() {
      return AveragedFlow.of();
    }

    @Override
    double[] times() {
      return TIMES;
    }

    @Test
    void seriesMeetsTheClosedForm() {
      Gain below = Course.onLabels(procedure()).at(Math.nextDown(1.0)).along(1);
      Gain above = Course.onLabels(procedure()).at(1).along(1);
      assertThat(below.gain()).isCloseTo(above.gain(), within(4e-16));
      assertThat(above.gain()).isCloseTo(Math.exp(-1), within(2e-16)); // 1 - (1 - 1/e)
    }

    @Test
    void endlessTime() {
      assertThat(Course.onLabels(procedure()).at(1e300).along(1e300)).isEqualTo(Gain.FULL);
    }

    @Test
    void timesOverTheWholeRange() {
      for (double exponent = -290; exponent < 290; exponent += 7.3) {
        double time = Math.pow(10, exponent);
        Gain goal = Course.onLabels(procedure()).at(time).along(1);
        assertThat(procedure().timeToReach(1, goal)).isCloseTo(time, within(1e-13 * time));
      }
    }
  }

  @Nested
  class RidgeLaws extends ProcedureLaws {
    @Override
    Procedure procedure() {
      return Ridge.of();
    }

    @Override
    double[] times() {
      return new double[] {50, 3, 1, 0.1, 1e-3};
    }

    @Test
    void forgetsItsStart() {
      assertThat(procedure().continues()).isFalse();
      assertThat(procedure().clock().noun()).isEqualTo("penalty");
      Model start = Course.onLabels(GradientFlow.of()).at(1);
      assertThatThrownBy(() -> Course.of(procedure(), start, Model.LABELS))
          .hasMessageContaining("ridge");
      assertThatThrownBy(
              () -> Schedule.of(procedure(), 1, Model.LABELS).then(procedure(), 1, Model.LABELS))
          .hasMessageContaining("ridge");
    }
  }

  @Nested
  class Descent extends ProcedureLaws {
    @Override
    Procedure procedure() {
      return GradientDescent.of(0.5);
    }

    @Override
    double[] times() {
      return STEPS;
    }

    @Test
    void twoPhasesAreOneLonger() {
      for (double eigenvalue : EIGENVALUES) {
        Gain whole = Course.onLabels(procedure()).at(9).along(eigenvalue);
        Gain parts =
            Schedule.of(procedure(), 4, Model.LABELS)
                .then(procedure(), 5, Model.LABELS)
                .along(eigenvalue);
        assertThat(parts.gain()).isCloseTo(whole.gain(), within(1e-15 * whole.gain()));
      }
    }

    @Test
    void tendsToTheFlowAtFirstOrderInTheStep() {
      double flow = Course.onLabels(GradientFlow.of()).at(2).along(0.8).gain();
      double coarse = error(1e-3, flow);
      double fine = error(5e-4, flow);
      assertThat(coarse / fine).isCloseTo(2, within(0.01));
    }

    private double error(double step, double flow) {
      return Course.onLabels(GradientDescent.of(step)).at(2 / step).along(0.8).gain() - flow;
    }

    @Test
    void oneStepInterpolatesWhereTheStepFits() {
      assertThat(Course.onLabels(GradientDescent.of(1)).at(1).along(1)).isEqualTo(Gain.FULL);
    }

    @Test
    void oscillatesBeyond() {
      Gain odd = Course.onLabels(GradientDescent.of(1)).at(3).along(1.5);
      assertThat(odd.gain()).isEqualTo(1.125);
      assertThat(odd.residual()).isEqualTo(-0.125);
      Gain even = Course.onLabels(GradientDescent.of(1)).at(4).along(1.5);
      assertThat(even.residual()).isEqualTo(0.0625);
      // the sign outlives the value
      Gain tiny = Course.onLabels(GradientDescent.of(1)).at(2001).along(1.5);
      assertThat(tiny.residualSign()).isEqualTo(-1);
      assertThat(tiny.logResidual()).isCloseTo(-2001 * Math.log(2), within(1e-10));
    }
  }

  @Nested
  class Ball extends ProcedureLaws {
    @Override
    Procedure procedure() {
      return HeavyBall.of(0.25, 0.25); // overdamped up to eigenvalue 1: h l <= (1 - 1/2)^2
    }

    @Override
    double[] times() {
      return STEPS;
    }

    @Test
    void theOverdampedEdgeIsMonotone() {
      assertThat(HeavyBall.of(0.25, 0.25).timeToReach(1, gain(1, 12))).isEqualTo(12);
    }

    @Test
    void underdampedReachesInItsFirstSwing() {
      Procedure swinging = HeavyBall.of(0.1, 0.9);
      for (double goal : new double[] {0.05, 0.3, 0.8, 0.999}) {
        Gain wanted = Gain.of(goal, 1 - goal);
        double steps = swinging.timeToReach(1, wanted);
        Course course = Course.onLabels(swinging);
        assertThat(course.at(steps).along(1).gain()).isGreaterThanOrEqualTo(goal);
        for (double before = 1; before < steps; before++) {
          assertThat(course.at(before).along(1).gain()).isLessThan(goal);
        }
      }
    }

    private Gain gain(double eigenvalue, double steps) {
      return Course.onLabels(procedure()).at(steps).along(eigenvalue);
    }
  }

  @Nested
  class Accelerated extends ProcedureLaws {
    @Override
    Procedure procedure() {
      return Nesterov.of(0.1, 0.5); // overdamped up to h l = ((1 - m) / (1 + m))^2 = 1/9
    }

    @Override
    double[] times() {
      return STEPS;
    }
  }

  @Nested
  class Swinging extends ProcedureLaws {
    @Override
    Procedure procedure() {
      return HeavyBall.of(0.3, 0.9);
    }

    @Override
    double[] times() {
      return STEPS;
    }

    @Override
    boolean isMonotone() {
      return false;
    }
  }

  @Test
  void names() {
    assertThat(
            Stream.of(
                    GradientFlow.of(),
                    DecayedFlow.of(1),
                    AveragedFlow.of(),
                    Ridge.of(),
                    GradientDescent.of(1),
                    HeavyBall.of(1, 0.5),
                    Nesterov.of(1, 0.5))
                .map(Procedure::name))
        .containsExactly(
            "flow", "decayed-flow", "averaged-flow", "ridge", "descent", "heavy-ball", "nesterov");
    assertThat(GradientFlow.of().clock().noun()).isEqualTo("time");
    assertThat(HeavyBall.of(1, 0.5).clock().noun()).isEqualTo("number of steps");
  }

  @Test
  void momentumOfZeroIsDescent() {
    for (double steps : STEPS) {
      Gain descent = Course.onLabels(GradientDescent.of(0.3)).at(steps).along(0.7);
      assertThat(Course.onLabels(HeavyBall.of(0.3, 0)).at(steps).along(0.7)).isEqualTo(descent);
      assertThat(Course.onLabels(Nesterov.of(0.3, 0)).at(steps).along(0.7)).isEqualTo(descent);
    }
  }
}
