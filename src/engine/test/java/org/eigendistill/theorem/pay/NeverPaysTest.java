// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.DecayedFlow;
import org.eigendistill.dynamics.EmaFlow;
import org.eigendistill.dynamics.FractionalTikhonov;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.HeavyBall;
import org.eigendistill.dynamics.InverseTimeFlow;
import org.eigendistill.dynamics.IteratedTikhonov;
import org.eigendistill.dynamics.LinearDecayDescent;
import org.eigendistill.dynamics.LinearDecayFlow;
import org.eigendistill.dynamics.Model;
import org.eigendistill.dynamics.Nesterov;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.RandomStop;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.dynamics.SuffixAverage;
import org.eigendistill.number.Enclosure;
import org.eigendistill.risk.PhaseMap;
import org.eigendistill.risk.SpectralProblem;
import org.eigendistill.theorem.criterion.ElasticityCriterion;
import org.eigendistill.theorem.criterion.Trio;
import org.eigendistill.theorem.proof.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** N1: whom it is about, and the stopped model that is at least as near everywhere. */
class NeverPaysTest {
  private static final int CASES = 20_000;

  private static boolean proved(Procedure procedure, double... signal) {
    double[] eigenvalues = {0.1, 3, 1, 1};
    return NeverPays.isProved(
        StoppedReference.of(procedure), new SpectralProblem(eigenvalues, signal, 1, 4));
  }

  @Test
  void coefficientsMustNotRiseWithTheEigenvalue() {
    Procedure flow = GradientFlow.of();
    assertThat(proved(flow, 1, 1, 1, 1)).isTrue();
    assertThat(proved(flow, 5, 0, 1, 1)).isTrue();
    assertThat(proved(flow, 5, 0, 1, 2)).isTrue();
    assertThat(proved(flow, 1, 0, 1, 2)).isFalse();
    assertThat(proved(flow, 1, Math.nextUp(1.0), 1, 1)).isFalse();
    assertThat(proved(Ridge.of(), 5, 0, 1, 1)).isTrue();
    assertThat(proved(IteratedTikhonov.of(3), 5, 0, 1, 1)).isTrue();
    assertThat(proved(InverseTimeFlow.of(3), 5, 0, 1, 1)).isTrue();
    assertThat(proved(IteratedTikhonov.of(3), 1, 0, 1, 2)).isFalse();
  }

  /** By the formula, whatever the name: flow, ridge, and others of rising odds. */
  @Test
  @Tag("thorough")
  void formulasDecide() {
    for (Procedure procedure :
        new Procedure[] {
          UserFilters.FLOW,
          UserFilters.RIDGE,
          LinearDecayFlow.of(3),
          RandomStop.of(1),
          RandomStop.of(2),
          FractionalTikhonov.of(1),
          FractionalTikhonov.of(2.5),
          SuffixAverage.of(.5)
        }) {
      assertThat(proved(procedure, 5, 0, 1, 1)).as(procedure.toString()).isTrue();
      assertThat(proved(procedure, 1, 0, 1, 2)).as(procedure.toString()).isFalse();
    }
    // Its students are behind it; its odds over l fall.
    assertThat(new ElasticityCriterion(Trio.of(UserFilters.SQUARE), 1, 1).decide().verdict())
        .isEqualTo(Verdict.HOLDS);
    assertThat(proved(UserFilters.SQUARE, 1, 1, 1, 1)).isFalse();
  }

  @Test
  void otherProceduresAreNotComparedWithThemselves() {
    for (Procedure procedure :
        new Procedure[] {
          GradientDescent.of(.1),
          AveragedFlow.of(),
          DecayedFlow.of(.1),
          EmaFlow.of(.1),
          RandomStop.of(.5),
          LinearDecayDescent.of(.1, 9),
          FractionalTikhonov.of(.5)
        }) {
      assertThat(proved(procedure, 1, 1, 1, 1)).isFalse();
    }
  }

  /** Steps are compared with flow, up to their first overshoot along the top. */
  @Test
  void stepsAreBehindFlowUntilTheyOvershoot() {
    PayProblem problem =
        new PayProblem(new double[] {2, 1}, new double[] {1, 1}, 1, new double[] {1, 1});
    assertThat(NeverPays.of(GradientDescent.of(0.5), problem).mostSteps())
        .isEqualTo(Long.MAX_VALUE);
    NeverPays beyond = NeverPays.of(GradientDescent.of(Math.nextUp(0.5)), problem);
    assertThat(beyond.standing()).isEqualTo(Standing.NOT_COVERED);
    assertThat(NeverPays.of(HeavyBall.of(0.01, 0.5), problem).mostSteps())
        .isEqualTo(Long.MAX_VALUE);
    // q: 1, .6, .18, -.132 with x = .4 and m = .5 (1.1 q - .5 q)
    assertThat(NeverPays.of(HeavyBall.of(0.2, 0.5), problem).mostSteps()).isEqualTo(2);
    assertThat(NeverPays.of(Nesterov.of(0.5, 0.9), problem).standing())
        .isEqualTo(Standing.NOT_COVERED);
  }

  /** Whole steps do pay a little there: students come between two step counts of the teacher. */
  @Test
  void wholeStepsPayByTheirGaps() {
    double[] eigenvalues = {1, 0.5, 0.2};
    double least = 1;
    for (double noise = 0.1; noise < 30; noise *= 1.2) {
      PhaseMap map =
          PhaseMap.of(
              GradientDescent.of(1), eigenvalues, new double[] {0}, new double[] {noise}, 3);
      least = Math.min(least, map.ratio()[0][0]);
    }
    assertThat(least).isLessThan(1 - 1e-4);
  }

  @Test
  void theCommonTimeIsAtLeastAsNear() {
    nearEverywhere(300, 40);
  }

  @Test
  @Tag("thorough")
  void theCommonTimeIsAtLeastAsNearEverywhere() {
    nearEverywhere(CASES, 41);
  }

  /**
   * For every student at random flow at the common time is at least as near along all directions.
   */
  private static void nearEverywhere(int cases, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < cases; i++) {
      PayProblem problem = SignalShape.NEVER_RISING.draw(random, i % 2 == 0);
      TrainedStudent student = TrainedStudent.draw(random);
      NearerModel nearer = NearerModel.of(problem, GradientFlow.of(), student.model());
      String which = problem + "; " + student;
      assertThat(nearer.low()).as(which).isLessThanOrEqualTo(nearer.high() * (1 + 1e-12));
      assertThat(nearer.isComplete()).as(which).isTrue();
      assertThat(nearer.risk()).as(which).isLessThanOrEqualTo(nearer.studentRisk() * (1 + 1e-9));
    }
  }

  /** The same with ridge, or ridge iterated, in the place of flow. */
  @Test
  @Tag("thorough")
  void ridgeToo() {
    SplittableRandom random = new SplittableRandom(42);
    for (int i = 0; i < 2000; i++) {
      PayProblem problem = SignalShape.NEVER_RISING.draw(random, false);
      Procedure own =
          switch (i % 4) {
            case 0 -> Ridge.of();
            case 1 -> IteratedTikhonov.of(2 + i % 5);
            case 2 -> RandomStop.of(1 + i % 7 / 2.0);
            default -> SuffixAverage.of(.5);
          };
      double teacher = Math.pow(10, 3 - 6 * random.nextDouble());
      double later = Math.pow(10, 3 - 6 * random.nextDouble());
      Model student = Course.on(Course.onLabels(own).at(teacher), own).at(later);
      NearerModel nearer = NearerModel.of(problem, own, student);
      assertThat(nearer.isComplete()).as("%s; %s, %s", problem, teacher, later).isTrue();
      assertThat(nearer.risk()).isLessThanOrEqualTo(nearer.studentRisk() * (1 + 1e-9));
    }
  }

  /** In 75 digits the residuals that the search's formula has are those of the dynamics room. */
  @Test
  void residualsAreThoseOfTheDynamicsRoom() {
    SplittableRandom random = new SplittableRandom(43);
    for (int i = 0; i < 60; i++) {
      TrainedStudent student = TrainedStudent.draw(random);
      double l = Math.pow(10, -3 * random.nextDouble());
      double own = student.model().along(l).logResidual();
      Enclosure residual = student.residual(Enclosure.of(l));
      assertThat(own)
          .as("%s at %s", student, l)
          .isCloseTo(
              residual.log().value(), org.assertj.core.api.Assertions.withinPercentage(1e-9));
    }
  }
}
