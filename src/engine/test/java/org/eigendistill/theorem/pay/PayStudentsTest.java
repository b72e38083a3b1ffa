// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Outcome;
import org.junit.jupiter.api.Test;

/** Long students and stopped models that are nearer, against sums and times written out. */
class PayStudentsTest {
  private static List<StoppedFlow> flows(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<StoppedFlow> flows = new ArrayList<>();
    while (flows.size() < count) {
      PayProblem problem = SignalShape.FREE.draw(random, true);
      Optional<StoppedFlow> flow =
          problem.hasSignal() ? StoppedFlow.best(problem) : Optional.empty();
      flow.ifPresent(flows::add);
    }
    return flows;
  }

  /** sum rho (w a - s r) over sum rho (w a + s r), of the lowest eigenvalue's directions. */
  @Test
  void marginsAsTheyAreWritten() {
    for (StoppedFlow flow : flows(60, 61)) {
      PayProblem problem = flow.problem();
      double lowest = problem.eigenvalue(problem.directions() - 1);
      double difference = 0;
      double sum = 0;
      for (int k = 0; k < problem.directions(); k++) {
        if (problem.eigenvalue(k) == lowest) {
          Gain own = Course.onLabels(GradientFlow.of()).at(flow.time()).along(lowest);
          double a = problem.noise() * own.gain() * problem.weight(k);
          double r = problem.power(k) * own.residual() * problem.weight(k);
          difference += a - r;
          sum += a + r;
        }
      }
      assertThat(LongStudent.margin(problem, flow.time()))
          .as(problem.toString())
          .isCloseTo(difference / sum, within(1e-12));
    }
  }

  private static double risk(StoppedFlow flow, double student) {
    PayProblem problem = flow.problem();
    return problem.risk(
        k ->
            Math.expm1(-problem.eigenvalue(k) * flow.time())
                * Math.expm1(-problem.eigenvalue(k) * student),
        k -> {
          double l = problem.eigenvalue(k);
          return Math.exp(-l * student) - Math.expm1(-l * student) * Math.exp(-l * flow.time());
        });
  }

  /** Better than its teacher for certain; where it is the valley's, no time is better. */
  @Test
  void theLongStudentIsBetterAndTheBest() {
    int found = 0;
    int valleys = 0;
    for (StoppedFlow flow : flows(60, 62)) {
      Optional<LongStudent> best = LongStudent.best(flow);
      assertThat(best.isPresent()).isEqualTo(LongStudent.sign(flow, true, true) > 0);
      if (best.isEmpty()) {
        continue;
      }
      found++;
      LongStudent own = best.get();
      double risk = risk(flow, own.studentTime());
      assertThat(own.risk()).isCloseTo(risk, within(1e-9 * risk));
      assertThat(own.change()).isCloseTo(own.risk() - flow.risk(), within(1e-12 * risk));
      assertThat(LongStudent.sign(flow, own.studentTime(), true)).isNegative();
      double lowest = flow.problem().eigenvalue(flow.problem().directions() - 1);
      double least = Double.POSITIVE_INFINITY;
      for (double time = 1e-3; time < 1e3 / lowest; time *= 1.2) {
        least = Math.min(least, risk(flow, time));
      }
      if (least > risk * (1 - 1e-9)) {
        valleys++;
      }
      assertThat(risk).isLessThan(flow.risk() * (1 + 1e-12));
    }
    assertThat(found).isGreaterThan(10);
    assertThat(valleys).isGreaterThan(found / 2);
  }

  @Test
  void lawsOfLongStudents() {
    SplittableRandom random = new SplittableRandom(63);
    int holds = 0;
    int violated = 0;
    int premiseNotMet = 0;
    for (int i = 0; i < 300; i++) {
      Attempt attempt = new LongStudentLaw(true).draw(random);
      PayProblem problem = (PayProblem) attempt.numbers();
      assertThat(attempt.outcome()).isNotInstanceOf(Outcome.Violated.class);
      if (attempt.outcome() instanceof Outcome.Holds held) {
        holds++;
        double time = StoppedFlow.best(problem).orElseThrow().time();
        double margin = Math.abs(LongStudent.margin(problem, time));
        assertThat(held.margin()).isEqualTo(Math.max(margin, Double.MIN_VALUE));
      }
      premiseNotMet += attempt.outcome() instanceof Outcome.PremiseNotMet ? 1 : 0;
      Attempt twin = new LongStudentLaw(false).draw(random);
      if (twin.outcome() instanceof Outcome.Violated found) {
        violated++;
        assertThat(found.margin()).isNegative();
      }
    }
    assertThat(holds).isGreaterThan(30);
    assertThat(premiseNotMet).isGreaterThan(30);
    assertThat(violated).isPositive();
    assertThat(new LongStudentLaw(true).mostCases()).isEqualTo(100_000);
  }

  @Test
  void lawsOfLateSwitches() {
    SplittableRandom random = new SplittableRandom(64);
    int holds = 0;
    int zero = 0;
    int still = 0;
    for (int i = 0; i < 300; i++) {
      Attempt attempt = new LateSwitchLaw(SignalShape.NEVER_RISING, true).draw(random);
      assertThat(attempt.outcome())
          .as(attempt.numbers().toString())
          .isNotInstanceOf(Outcome.Violated.class);
      holds += attempt.outcome() instanceof Outcome.Holds held && held.margin() > 0 ? 1 : 0;
      zero += attempt.numbers().toString().endsWith(", T/u = 0.0") ? 1 : 0;
      Attempt twin = new LateSwitchLaw(SignalShape.NEVER_RISING, false).draw(random);
      assertThat(twin.outcome()).isNotInstanceOf(Outcome.Holds.class);
      still += twin.outcome() instanceof Outcome.Violated found && found.margin() == 0 ? 1 : 0;
    }
    assertThat(holds).isGreaterThan(150);
    assertThat(zero).isBetween(30, 100);
    assertThat(still).isGreaterThan(150);
    assertThat(new LateSwitchLaw(SignalShape.FREE, true).mostCases()).isEqualTo(100_000);
  }

  /** The common interval, its middle, and along how many directions that is nearer. */
  @Test
  void nearerModelsAsTheyAreWritten() {
    SplittableRandom random = new SplittableRandom(65);
    for (int i = 0; i < 200; i++) {
      PayProblem problem = SignalShape.FREE.draw(random, false);
      TrainedStudent student = TrainedStudent.draw(random);
      boolean isRidge = i % 2 == 0;
      NearerModel found =
          NearerModel.of(problem, isRidge ? Ridge.of() : GradientFlow.of(), student.model());
      double low = 0;
      double high = Double.POSITIVE_INFINITY;
      double risk = 0;
      for (int k = 0; k < problem.directions(); k++) {
        double l = problem.eigenvalue(k);
        Gain gain = student.model().along(l);
        double s = problem.power(k);
        // flow: log(1/r) / l; ridge, by 1/penalty: a / (r l)
        double own =
            isRidge ? gain.gain() / Math.exp(gain.logResidual()) / l : -gain.logResidual() / l;
        double best = isRidge ? s / problem.noise() / l : problem.bestTime(k);
        low = Math.max(low, Math.min(own, best));
        high = Math.min(high, Math.max(own, best));
        risk += s * Math.pow(gain.residual(), 2) + problem.noise() * Math.pow(gain.gain(), 2);
      }
      String which = problem + "; " + student;
      assertThat(found.low()).as(which).isCloseTo(low, within(1e-9 * low));
      if (Double.isFinite(high)) {
        assertThat(found.high()).as(which).isCloseTo(high, within(1e-9 * high));
        double time = isRidge ? 1 / found.length() : found.length();
        assertThat(time).as(which).isCloseTo((low + high) / 2, within(1e-9 * (low + high)));
      }
      assertThat(found.directions()).isEqualTo(problem.directions());
      assertThat(found.studentRisk()).as(which).isCloseTo(risk, within(1e-9 * risk));
      assertThat(found.nearer() + found.asNear()).isLessThanOrEqualTo(problem.directions());
      if (found.high() > found.low() * (1 + 1e-9)) {
        assertThat(found.isComplete()).as(which).isTrue();
        assertThat(found.risk()).as(which).isLessThanOrEqualTo(risk * (1 + 1e-9));
      }
    }
  }
}
