// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.eigendistill.base.Randomness;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.DecayedFlow;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.Distillation.Switching;
import org.eigendistill.dynamics.Distillation.Switching.Direction;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Model;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Optima against brute force on grids many times as fine, run through the engine itself. */
class OptimaTest {

  /**
   * Directions far apart, each worth fitting or not by chance: the risk goes down and up again as
   * training reaches one after another, so that curves have several minima.
   */
  private static RiskForm rough(long seed) {
    Randomness random = Randomness.of(seed);
    int size = 3 + random.below(10);
    double[] eigenvalues =
        IntStream.range(0, size).mapToDouble(k -> Math.pow(10, 4 - 8 * random.uniform())).toArray();
    double[] signal =
        IntStream.range(0, size)
            .mapToDouble(k -> Math.pow(10, 1 - 2 * random.uniform()) / eigenvalues[k])
            .toArray();
    return new SpectralProblem(eigenvalues, signal, 1, size).inSample();
  }

  /** Minima of a curve on a fine grid, and the least value. */
  private static double[] bruteTeacher(RiskForm form, Procedure procedure) {
    double[] values =
        IntStream.rangeClosed(0, 40_000)
            .mapToDouble(i -> Math.pow(10, -12 + 24.0 * i / 40_000))
            .map(t -> risk(form, Course.onLabels(procedure).at(t)))
            .toArray();
    int valleys = 0;
    double least = values[0];
    for (int i = 1; i + 1 < values.length; i++) {
      least = Math.min(least, values[i]);
      valleys += values[i] < values[i - 1] && values[i] < values[i + 1] ? 1 : 0;
    }
    return new double[] {least, valleys};
  }

  private static double risk(RiskForm form, Model model) {
    return form.of(Gains.of(model, form.eigenvalues()));
  }

  @Test
  void theBestTeacherIsTheGlobalOne() {
    int several = 0;
    for (long seed = 1; seed <= 60; seed++) {
      RiskForm form = rough(seed);
      for (Procedure procedure : new Procedure[] {GradientFlow.of(), Ridge.of()}) {
        double[] brute = bruteTeacher(form, procedure);
        double found = Optima.of(form, procedure).bestTeacher().risk();
        assertThat(found)
            .as("seed %d, %s", seed, procedure.name())
            .isLessThanOrEqualTo(brute[0] * (1 + 1e-9));
        assertThat(found)
            .as("seed %d, %s", seed, procedure.name())
            .isGreaterThan(brute[0] * (1 - 1e-4));
        several += brute[1] > 1 ? 1 : 0;
      }
    }
    assertThat(several).as("curves with several minima among the cases").isGreaterThan(20);
  }

  @Test
  void theBestStudentIsTheGlobalOne() {
    theBestStudentIsTheGlobalOne(3, 240);
  }

  @Test
  @Tag("slow")
  void theBestStudentIsTheGlobalOneOnManyProblems() {
    theBestStudentIsTheGlobalOne(12, 600);
  }

  private static void theBestStudentIsTheGlobalOne(int problems, int points) {
    for (long seed = 1; seed <= problems; seed++) {
      RiskForm form = rough(seed);
      Optima optima = Optima.of(form, GradientFlow.of());
      Optima.StudentOptimum best = optima.bestStudent();
      double least = Double.POSITIVE_INFINITY;
      double[] times =
          IntStream.rangeClosed(0, points)
              .mapToDouble(i -> Math.pow(10, -9 + 18.0 * i / points))
              .toArray();
      Gains[] filters = new Gains[times.length];
      for (int i = 0; i < times.length; i++) {
        filters[i] = Gains.of(Course.onLabels(GradientFlow.of()).at(times[i]), form.eigenvalues());
      }
      for (Gains teacher : filters) {
        for (Gains student : filters) {
          least = Math.min(least, form.of(student.distilling(teacher)));
        }
      }
      assertThat(best.risk()).as("seed %d", seed).isLessThanOrEqualTo(least * (1 + 1e-9));
      assertThat(best.risk())
          .as("seed %d, through the engine", seed)
          .isCloseTo(
              risk(
                  form,
                  Distillation.of(GradientFlow.of(), best.teacherTime())
                      .students()
                      .at(best.studentTime())),
              within(1e-12 * best.risk()));
      assertThat(best.risk()).isLessThanOrEqualTo(optima.bestTeacher().risk() * (1 + 1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TO_LABELS", "TO_DISTILLATION"})
  void theBestSwitchIsTheGlobalOne(Direction direction) {
    theBestSwitchIsTheGlobalOne(direction, 1, 8_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TO_LABELS", "TO_DISTILLATION"})
  @Tag("slow")
  void theBestSwitchIsTheGlobalOneOnManyProblems(Direction direction) {
    theBestSwitchIsTheGlobalOne(direction, 6, 30_000);
  }

  private static void theBestSwitchIsTheGlobalOne(Direction direction, int problems, int draws) {
    for (long seed = 1; seed <= problems; seed++) {
      RiskForm form = rough(seed);
      Optima.SwitchOptimum best =
          Optima.of(form, GradientFlow.of()).bestSwitch(direction).orElseThrow();
      assertThat(best.risk())
          .as("seed %d, through the engine", seed)
          .isCloseTo(switched(form, best, 1, 1, 1), within(1e-9 * best.risk()));
      Randomness random = Randomness.of(500 + seed);
      for (int i = 0; i < draws; i++) {
        // Anywhere at first, then nearer and nearer.
        double reach = i < draws / 2 ? 16 : Math.pow(10, -3 * random.uniform());
        double other =
            switched(
                form,
                best,
                Math.exp(reach * (random.uniform() - .5) * 2),
                Math.exp(reach * (random.uniform() - .5) * 2),
                Math.exp(reach * (random.uniform() - .5) * 2));
        assertThat(other).as("seed %d, draw %d", seed, i).isGreaterThan(best.risk() * (1 - 1e-6));
      }
    }
  }

  private static double switched(
      RiskForm form, Optima.SwitchOptimum best, double f, double g, double h) {
    double first = best.switchTime() * g;
    Distillation setting =
        Distillation.of(GradientFlow.of(), best.teacherTime() * f)
            .withSwitching(new Switching(best.direction(), first));
    return risk(form, setting.students().at(first + (best.totalTime() - best.switchTime()) * h));
  }

  @Test
  void decaySwitchesAsTheEngineDoes() {
    RiskForm form = rough(3);
    Procedure procedure = DecayedFlow.of(.1);
    Optima.SwitchOptimum best =
        Optima.of(form, procedure).bestSwitch(Direction.TO_LABELS).orElseThrow();
    Distillation setting =
        Distillation.of(procedure, best.teacherTime())
            .withSwitching(new Switching(Direction.TO_LABELS, best.switchTime()));
    assertThat(risk(form, setting.students().at(best.totalTime())))
        .isCloseTo(best.risk(), within(1e-9 * best.risk()));
  }

  @Test
  void ridgeCannotSwitch() {
    assertThat(Optima.of(rough(1), Ridge.of()).bestSwitch(Direction.TO_LABELS)).isEmpty();
  }

  @Test
  void theImitationWeightIsTheMinimumOfAParabola() {
    for (long seed = 1; seed <= 40; seed++) {
      RiskForm form = rough(seed);
      Optima.ImitationOptimum best = Optima.of(form, Ridge.of()).bestImitation(.7, 2);
      for (double step : new double[] {-1, -1e-2, 1e-2, 1}) {
        Model other =
            new Distillation(Ridge.of(), .7, Ridge.of(), best.weight() + step, 1, Switching.NEVER)
                .students()
                .at(2);
        assertThat(risk(form, other))
            .as("seed %d", seed)
            .isGreaterThanOrEqualTo(best.risk() * (1 - 1e-13));
      }
    }
  }

  @Test
  void moreFreedomIsNeverWorse() {
    for (long seed = 1; seed <= 10; seed++) {
      RiskForm form = rough(seed);
      Optima optima = Optima.of(form, Ridge.of());
      double floor = form.of(form.oracle());
      double imitation = optima.bestImitation().risk();
      double student = optima.bestStudent().risk();
      assertThat(imitation).as("seed %d", seed).isGreaterThanOrEqualTo(floor * (1 - 1e-12));
      assertThat(student).as("seed %d", seed).isGreaterThanOrEqualTo(imitation * (1 - 1e-9));
      assertThat(optima.bestTeacher().risk()).isGreaterThanOrEqualTo(student * (1 - 1e-9));
      double given = optima.bestStudentOf(optima.bestStudent().teacherTime()).risk();
      assertThat(given).isCloseTo(student, within(1e-9 * student));
      assertThat(optima.bestGeneration(1).risk()).isCloseTo(student, within(1e-12 * student));
    }
  }

  @Test
  void stepwiseTimesAreWhole() {
    RiskForm form = rough(5);
    double top = java.util.Arrays.stream(form.eigenvalues()).max().orElseThrow();
    Procedure procedure = GradientDescent.of(.5 / top);
    Optima optima = Optima.of(form, procedure);
    double time = optima.bestTeacher().time();
    assertThat(time).isEqualTo(Math.rint(time));
    for (double step = 1; step < 3 * time; step += Math.max(1, Math.floor(time / 500))) {
      assertThat(risk(form, Course.onLabels(procedure).at(step)))
          .isGreaterThanOrEqualTo(optima.bestTeacher().risk() * (1 - 1e-12));
    }
    assertThat(optima.bestStudent().studentTime())
        .isEqualTo(Math.rint(optima.bestStudent().studentTime()));
  }

  @Test
  void stepWeightsReachWhatTheyPromise() {
    for (long seed = 1; seed <= 20; seed++) {
      RiskForm form = rough(seed);
      double before = risk(form, Course.onLabels(Ridge.of()).at(.5));
      for (int k = 1; k <= 3; k++) {
        StepWeights best = StepWeights.best(form, Ridge.of(), .5, k);
        assertThat(best.risk())
            .as("seed %d, k %d", seed, k)
            .isLessThanOrEqualTo(before * (1 + 1e-12));
        before = best.risk();
        double lost = Math.pow(10, -best.digits());
        assertThat(best.reached())
            .as("seed %d, k %d, %s", seed, k, best)
            .isCloseTo(best.risk(), within(1e-12 * best.risk() + 1e3 * lost * best.risk()));
      }
    }
  }

  @Test
  void oneStepIsTheBestImitation() {
    for (long seed = 1; seed <= 20; seed++) {
      RiskForm form = rough(seed);
      StepWeights step = StepWeights.best(form, Ridge.of(), .5, 1);
      Optima.ImitationOptimum weight = Optima.of(form, Ridge.of()).bestImitation(.5, .5);
      assertThat(step.weights().get(0))
          .isCloseTo(weight.weight(), within(1e-10 * Math.abs(weight.weight())));
    }
  }

  @Test
  void allStepsReachTheOracleAndSayThatTheDigitsAreGone() {
    double[] eigenvalues = IntStream.rangeClosed(1, 14).mapToDouble(k -> k).toArray();
    double[] signal = IntStream.range(0, 14).mapToDouble(k -> k % 3).toArray();
    RiskForm form = new SpectralProblem(eigenvalues, signal, 1, 14).parameter();
    StepWeights best = StepWeights.best(form, Ridge.of(), 2, 14);
    assertThat(best.risk()).isCloseTo(form.of(form.oracle()), within(1e-9));
    assertThat(best.digits()).isLessThan(4);
    assertThat(StepWeights.best(form, Ridge.of(), 2, 2).digits()).isGreaterThan(12);
    assertThatThrownBy(() -> StepWeights.best(form, Ridge.of(), 2, 15))
        .hasMessageContaining("from 1 to 14");
  }
}
