// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.eigendistill.base.Matrix;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.simulation.Simulation;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Solvers;
import org.eigendistill.spectrum.Spectrum;
import org.junit.jupiter.api.Test;

class SimulationFiguresTest {
  private static final Procedure FLOW = Procedure.of(new GradientFlow());

  /** Eigenvalues 2 and 1/2. */
  private static Simulation simulation(Procedure teacher, double teacherTime, double... times) {
    Matrix x = Matrix.fill(2, 2, (i, j) -> i != j ? 0 : i == 0 ? 2 : 1);
    Matrix y = Matrix.fill(2, 1, (i, j) -> 1);
    Spectrum spectrum = Spectrum.bySvd(x, y, LossScale.MEAN, Solvers.named("ejml", 1, words -> {}));
    Distillation distillation =
        new Distillation(teacher, teacherTime, FLOW, 1, 1, Distillation.Switching.NEVER);
    return new Simulation(spectrum, distillation, times, Optional.empty(), Optional.empty());
  }

  /**
   * One step of 9/10 takes the teacher to a gain of 1.8 along the top direction, where long
   * students follow it, and no flow on the labels is ever beyond 1.
   */
  @Test
  void whereNoPlainTrainingIsAsFarThereIsNoRatio() {
    Procedure step = Procedure.of(new GradientDescent(), 0.9);
    Figure alone = new SimulationFigures(simulation(step, 1, 40, 50)).bias();
    assertThat(alone.panels()).hasSize(1);
    assertThat(alone.caption().toString())
        .doesNotContain("(b)")
        .contains("plain training is never as far");
    assertThat(alone.panels().get(0).title().toString())
        .isEqualTo("through training; nothing to match");
    Figure both = new SimulationFigures(simulation(FLOW, 1, 40, 50)).bias();
    assertThat(both.panels()).hasSize(2);
    assertThat(both.caption().toString()).contains("(b)");
    // students that are all but done are seen to be so
    assertThat(both.panels())
        .allSatisfy(
            panel -> {
              assertThat(panel.x().range().low()).isBetween(-0.05, 0.0);
              assertThat(panel.x().range().high()).isBetween(1.0, 1.05);
            });
  }

  @Test
  void timesOfOneLegendHaveAsManyDigits() {
    Figure clocks = new SimulationFigures(simulation(FLOW, 1, 0.1, 1.778, 31.6)).effectiveLength();
    assertThat(clocks.panels().get(0).layers())
        .extracting(Layer::label)
        .extracting(Object::toString)
        .containsExactly("student, time 0.100", "student, time 1.78", "student, time 31.6");
  }

  @Test
  void lengthsAreNamed() {
    assertThat(LengthPhrases.of(Clock.TIME, 1, 10, 100))
        .containsExactly("time 1.00", "time 10.0", "time 100");
    assertThat(LengthPhrases.of(Clock.TIME, 0.5, 1, 2))
        .containsExactly("time 0.5", "time 1", "time 2");
    assertThat(LengthPhrases.of(Clock.TIME, 6.48e-5, 9.36e-4))
        .containsExactly("time 6.48 · $10^{-5}$", "time 0.000936");
    assertThat(LengthPhrases.of(Clock.STEPS, 1, 12345)).containsExactly("1 step", "12345 steps");
    assertThat(LengthPhrases.of(Clock.PENALTY, 1.5e-7, 0.25, 20000))
        .containsExactly("penalty 1.50 · $10^{-7}$", "penalty 0.250", "penalty 2.00 · $10^{4}$");
    assertThat(LengthPhrases.of(Clock.TIME, 1001, 1002)).containsExactly("time 1001", "time 1002");
    assertThat(LengthPhrases.of(Clock.TIME, 123456.7, 0.5))
        .containsExactly("time 1.23 · $10^{5}$", "time 0.500");
  }
}
