// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.dynamics.DecayedFlow;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lemma's curve and what its elasticity says. */
class GainCurveTest {
  private static final double RATIO = 0.1;
  private static final double[] TIMES =
      IntStream.rangeClosed(-12, 24).mapToDouble(i -> Math.pow(10, i / 9.0)).toArray();

  static List<Procedure> all() {
    return List.of(GradientFlow.of(), Ridge.of(), DecayedFlow.of(0.05), AveragedFlow.of());
  }

  private static GainCurve curve(Procedure procedure) {
    return new GainCurve(procedure, 1, RATIO);
  }

  @ParameterizedTest
  @MethodSource("all")
  void elasticityIsTheCurvesSlopeInLogarithms(Procedure procedure) {
    GainCurve curve = curve(procedure);
    double h = 1e-4;
    for (double time : TIMES) {
      if (time > 8) {
        continue; // beyond, the top gain hardly moves and differences lose their digits
      }
      double up = time * (1 + h);
      double down = time * (1 - h);
      double slope =
          Math.log(curve.below(up).gain() / curve.below(down).gain())
              / Math.log(curve.top(up).gain() / curve.top(down).gain());
      // The differences' own error: h^2 from the chord, 1e-16 / h / 1e-3 from rounding.
      assertThat(curve.elasticity(time)).as("time " + time).isCloseTo(slope, within(1e-6 * slope));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void anUntrainedModelHasElasticityOne(Procedure procedure) {
    assertThat(curve(procedure).elasticity(1e-4)).isCloseTo(1, within(1e-4));
  }

  @Test
  void itRisesButForAveragedIterates() {
    for (Procedure procedure : all()) {
      double[] values = DoubleStream.of(TIMES).map(curve(procedure)::elasticity).toArray();
      boolean rises = IntStream.range(1, values.length).allMatch(i -> values[i] > values[i - 1]);
      assertThat(rises)
          .as(procedure.name())
          .isEqualTo(!(procedure.filter() instanceof AveragedFlow));
    }
    assertThat(curve(GradientFlow.of()).elasticity(1e3)).isInfinite();
    assertThat(new GainCurve(GradientFlow.of(), 1, 0.9).elasticity(1e3)).isFinite();
    GainCurve averaged = curve(AveragedFlow.of());
    assertThat(averaged.elasticity(60)).isGreaterThan(1 / RATIO);
    assertThat(averaged.elasticity(1e6)).isCloseTo(1 / RATIO, within(1e-3));
  }

  @Test
  void aStudentIsTheCurveMovedByItsTeacher() {
    for (Procedure procedure : List.of(GradientFlow.of(), Ridge.of())) {
      for (double teacher : new double[] {0.3, 3, 30}) {
        for (double student : new double[] {0.3, 3, 30}) {
          assertThat(behind(procedure, teacher, student)).isTrue();
        }
      }
    }
    // Weight decay taken twice: what T6's counterexamples are.
    assertThat(behind(DecayedFlow.of(0.05), 1, 1)).isTrue();
    assertThat(behind(DecayedFlow.of(0.05), 30, 30)).isFalse();
  }

  private static boolean behind(Procedure procedure, double teacher, double student) {
    GainCurve curve = curve(procedure);
    return curve.studentBelow(teacher, student).gain()
        < curve.matchedBelow(teacher, student).gain();
  }

  @Test
  void whatIsNoCurveIsRefused() {
    assertThatThrownBy(() -> new GainCurve(GradientDescent.of(0.1), 1, RATIO))
        .hasMessageContaining("whole steps");
    assertThatThrownBy(() -> new GainCurve(GradientFlow.of(), 1, 1)).hasMessageContaining("l_2");
    assertThatThrownBy(() -> new GainCurve(GradientFlow.of(), 0, RATIO))
        .hasMessageContaining("l_1");
  }
}
