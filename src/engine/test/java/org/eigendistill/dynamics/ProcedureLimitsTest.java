// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What procedures never reach, where they diverge, and what they refuse. */
class ProcedureLimitsTest {
  /** Goals at and beyond 1 are never reached by what only tends to 1. */
  @Test
  void goalsBeyondReach() {
    Gain overshot = Gain.of(1.25, -0.25);
    for (Procedure procedure :
        new Procedure[] {AveragedFlow.of(), Ridge.of(), DecayedFlow.of(0.5)}) {
      assertThat(procedure.timeToReach(1, overshot)).as(procedure.name()).isNaN();
      assertThat(procedure.timeToReach(1, Gain.FULL)).as(procedure.name()).isNaN();
    }
    // weight decay 1 along eigenvalue 1 ends at 1/2
    assertThat(DecayedFlow.of(1).timeToReach(1, Gain.of(0.5, 0.5))).isNaN();
    assertThat(DecayedFlow.of(1).timeToReach(1, Gain.of(0.5 - 0x1p-10, 0.5 + 0x1p-10)))
        .isCloseTo(Math.log(512) / 2, within(1e-13));
    assertThat(DecayedFlow.of(1).timeToReach(1, Gain.of(0x1p-60, 1)))
        .isCloseTo(0x1p-60, within(0x1p-110));
  }

  @Test
  void listsOfTimesAreChecked() {
    Course course = Course.onLabels(GradientDescent.of(0.1));
    refused(() -> Trajectory.of(course, new double[] {1, 2.5}, new double[] {1}), "whole steps");
    Trajectory two = Trajectory.of(course, new double[] {1, 2}, new double[] {1, 0.5});
    assertThatThrownBy(() -> two.time(2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> two.eigenvalue(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    refused(
        () ->
            Distillation.of(GradientDescent.of(0.1), 5)
                .withSwitching(
                    new Distillation.Switching(Distillation.Switching.Direction.TO_LABELS, 2.5)),
        "whole steps");
  }

  @Test
  void stabilityLimits() {
    stable(GradientDescent.of(0.5), 4);
    stable(HeavyBall.of(0.5, 0.5), 6);
    stable(Nesterov.of(0.5, 0.5), 3);
    assertThatCode(() -> GradientFlow.of().requireStable(1e300)).doesNotThrowAnyException();
  }

  /** Below the limit the residual dies out, beyond it grows; at it the procedure refuses. */
  private static void stable(Procedure procedure, double edge) {
    procedure.requireStable(edge * (1 - 1e-9));
    assertThatThrownBy(() -> procedure.requireStable(edge))
        .isInstanceOf(DivergenceException.class)
        .hasMessageContaining("eigenvalue " + edge)
        .satisfies(
            e ->
                assertThat(((DivergenceException) e).below())
                    .isCloseTo(procedure.named().get("step"), within(1e-15)));
    Course course = Course.onLabels(procedure);
    assertThat(course.at(5000).along(edge * 0.99).logResidual()).isLessThan(-10);
    assertThat(course.at(5000).along(edge * 1.01).logResidual()).isGreaterThan(10);
  }

  @Test
  void refusesNumbersOutOfRange() {
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      refused(() -> GradientDescent.of(bad), "step");
      refused(() -> HeavyBall.of(bad, 0.5), "step");
      refused(() -> Nesterov.of(bad, 0.5), "step");
    }
    for (double bad : new double[] {-0.1, 1, Double.NaN}) {
      refused(() -> HeavyBall.of(1, bad), "momentum");
      refused(() -> Nesterov.of(1, bad), "momentum");
    }
    for (double bad : new double[] {-1e-9, Double.NaN, Double.POSITIVE_INFINITY}) {
      refused(() -> DecayedFlow.of(bad), "penalty");
    }
    refused(() -> GradientDescent.of(1).requireTime(2.5), "whole steps");
    refused(() -> GradientDescent.of(1).requireTime(0x1p54), "2^53");
    refused(() -> new Schedule(Model.ZERO, List.of()), "at least one phase");
    refused(() -> Distillation.of(GradientFlow.of(), 1).withGenerations(0), "generation");
    refused(() -> Distillation.of(GradientFlow.of(), 1).withImitation(Double.NaN), "imitation");
    refused(() -> Model.LABELS.blendedWithLabels(Double.NaN), "imitation");
    refused(() -> Distillation.of(GradientFlow.of(), -1), "-1");
    refused(
        () ->
            Distillation.of(Ridge.of(), 1)
                .withSwitching(
                    new Distillation.Switching(Distillation.Switching.Direction.TO_LABELS, 1)),
        "ridge");
  }

  private static void refused(ThrowingCallable call, String said) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(said);
  }
}
