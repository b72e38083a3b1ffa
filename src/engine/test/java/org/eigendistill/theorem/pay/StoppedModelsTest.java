// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.LinearDecayFlow;
import org.eigendistill.dynamics.Model;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.number.Interval;
import org.eigendistill.theorem.search.Outcome;
import org.junit.jupiter.api.Test;

/** The best stopped flow, models nearer than a student, and the times of students, scaled. */
class StoppedModelsTest {
  private static final Procedure FLOW = GradientFlow.of();

  private static PayProblem problem(double noise, double[] levels, double... s) {
    double[] signal = new double[s.length];
    double[] ones = new double[s.length];
    for (int k = 0; k < s.length; k++) {
      signal[k] = s[k] / levels[k];
      ones[k] = 1;
    }
    return new PayProblem(levels, signal, noise, ones);
  }

  private static double risk(PayProblem problem, double time) {
    double sum = 0;
    for (int k = 0; k < problem.directions(); k++) {
      double r = Math.exp(-problem.eigenvalue(k) * time);
      double s = problem.eigenvalue(k) * problem.square(k);
      sum += problem.weight(k) * (s * r * r + problem.noise() * (1 - r) * (1 - r));
    }
    return sum;
  }

  /** At the low end the slope is below 0 for certain, at the high end above. */
  @Test
  void bracketsAreCertain() {
    SplittableRandom random = new SplittableRandom(81);
    int wide = 0;
    for (int i = 0; i < 300; i++) {
      PayProblem problem = SignalShape.FREE.draw(random, true);
      if (!problem.hasSignal() || StoppedFlow.best(problem).isEmpty()) {
        continue;
      }
      StoppedFlow flow = StoppedFlow.best(problem).orElseThrow();
      FlowSums<Interval> sums = FlowSums.bounded(problem);
      Interval low = sums.slope(Interval.point(flow.bracket().low()));
      Interval high = sums.slope(Interval.point(flow.bracket().high()));
      assertThat(low.high()).as(problem.toString()).isNegative();
      assertThat(high.low()).as(problem.toString()).isPositive();
      wide += flow.bracket().high() > flow.bracket().low() * (1 + 3e-15) ? 1 : 0;
    }
    // Of many the narrowest bracket is not certain, and a wider one is taken.
    assertThat(wide).isGreaterThan(20);
  }

  /** One direction has its best time log(1 + s / w) / l, be it large or small. */
  @Test
  void theTimeOfOneDirection() {
    for (double l : new double[] {1e-4, 0.3, 1, 40, 1e5}) {
      for (double s : new double[] {0.3, 1, 50, 1e6}) {
        PayProblem one = problem(2, new double[] {l}, s);
        assertThat(StoppedFlow.best(one).orElseThrow().time() * l)
            .isCloseTo(Math.log1p(s / 2), within(1e-12 * Math.log1p(s / 2)));
      }
    }
  }

  /**
   * Risk falls, rises and falls again: eigenvalues 1 and 0.001 far apart. Which of the two valleys
   * is deeper hangs on how strong the signal along the second is.
   */
  @Test
  void theDeeperOfTwoValleys() {
    int early = 0;
    int late = 0;
    for (double s = 0.5; s < 3; s += 0.05) {
      PayProblem problem = problem(1, new double[] {1, 0.001}, 0.8, s);
      double least = Double.POSITIVE_INFINITY;
      double where = 0;
      int valleys = 0;
      for (double t = 0.01; t < 1e5; t *= 1.001) {
        if (risk(problem, t) < risk(problem, t / 1.001)
            && risk(problem, t) < risk(problem, t * 1.001)) {
          valleys++;
        }
        if (risk(problem, t) < least) {
          least = risk(problem, t);
          where = t;
        }
      }
      assertThat(valleys).isEqualTo(2);
      early += where < 10 ? 1 : 0;
      late += where > 10 ? 1 : 0;
      StoppedFlow best = StoppedFlow.best(problem).orElseThrow();
      assertThat(best.time()).isCloseTo(where, within(2e-3 * where));
      assertThat(best.risk()).isCloseTo(least, within(1e-6 * least));
    }
    assertThat(early).isGreaterThan(5);
    assertThat(late).isGreaterThan(5);
  }

  /** The first of equal valleys, and one that is the grid's very end. */
  @Test
  void valleysOfTheGrid() {
    assertThat(Valley.lowest(x -> Math.abs(x * x - 1), -5, 5)).isCloseTo(-1, within(1e-6));
    assertThat(Valley.lowest(x -> Math.min((x - 0.3) * (x - 0.3), 1e4 * (1 - x) - 1), 0, 1))
        .isCloseTo(1, within(1e-6));
  }

  /** 160 steps of a 160th may come a rounding beyond the end, where the least value lies. */
  @Test
  void valleysAtTheEnd() {
    for (double to = 0.1; to < 30; to += 0.37) {
      assertThat(Valley.lowest(x -> -x, -7.1, to))
          .isCloseTo(to, within(1e-6))
          .isLessThanOrEqualTo(to);
    }
  }

  /** Times are shorter by as much as eigenvalues are larger, and risks the same. */
  @Test
  void timesGoWithTheEigenvalues() {
    double[] levels = {1, 0.3};
    for (double scale : new double[] {0x1p-20, 0x1p20}) {
      double[] scaled = {scale, 0.3 * scale};
      PayProblem falling = problem(1, levels, 2, 1);
      LateSwitch late = LateSwitch.best(flow(falling)).orElseThrow();
      LateSwitch scaledLate = LateSwitch.best(flow(problem(1, scaled, 2, 1))).orElseThrow();
      assertThat(scaledLate.further() * scale)
          .isCloseTo(late.further(), within(1e-4 * late.further()));
      assertThat(scaledLate.risk()).isCloseTo(late.risk(), within(1e-12));
      PayProblem rising = problem(1, levels, 3, 0.5);
      LongStudent own = LongStudent.best(flow(rising)).orElseThrow();
      LongStudent scaledOwn = LongStudent.best(flow(problem(1, scaled, 3, 0.5))).orElseThrow();
      assertThat(scaledOwn.studentTime() * scale)
          .isCloseTo(own.studentTime(), within(1e-4 * own.studentTime()));
      assertThat(scaledOwn.risk()).isCloseTo(own.risk(), within(1e-12));
    }
  }

  private static StoppedFlow flow(PayProblem problem) {
    return StoppedFlow.best(problem).orElseThrow();
  }

  /** Toward a teacher that is earlier the risk falls where b^2 falls, and rises where it rises. */
  @Test
  void marginsOfLateSwitches() {
    LateSwitchLaw law = new LateSwitchLaw(SignalShape.FREE, true);
    for (double[] s : new double[][] {{2, 1.8}, {3, 0.5}}) {
      PayProblem problem = problem(1, new double[] {1, 0.4}, s);
      double late = flow(problem).time() / 2;
      // f_1 = -f_2, so sum m f / sum m |f| is (m_1 - m_2) / (m_1 + m_2), with the sign of f_1
      double first = Math.expm1(late);
      double second = Math.expm1(0.4 * late);
      double size = (first - second) / (first + second);
      Outcome outcome = law.decide(problem, 0.5, false);
      if (s[1] > 1) {
        assertThat(((Outcome.Holds) outcome).margin()).isCloseTo(size, within(1e-9));
      } else {
        assertThat(((Outcome.Violated) outcome).margin()).isCloseTo(-size, within(1e-9));
      }
    }
  }

  /** N3's second twin: w a - s r summed over the lowest, with the weights 8.1 and 0.05, or 1. */
  @Test
  void marginsOfLongStudents() {
    PayProblem twin =
        new PayProblem(
            new double[] {5, 3, 3},
            new double[] {20.18 / 5, 18.86 / 3, 0.03},
            1,
            new double[] {1.6, 8.1, 0.05});
    double r = Math.exp(-3 * flow(twin).time());
    double sum = 8.1 * (1 - r - 18.86 * r) + 0.05 * (1 - r - 0.09 * r);
    double size = 8.1 * (1 - r + 18.86 * r) + 0.05 * (1 - r + 0.09 * r);
    assertThat(sum).isNegative();
    Outcome.Violated violated = (Outcome.Violated) new LongStudentLaw(false).decide(twin, false);
    assertThat(violated.margin()).isCloseTo(sum / size, within(1e-9));
    assertThat(new LongStudentLaw(true).decide(twin, false))
        .isInstanceOf(Outcome.PremiseNotMet.class);
  }

  /** A stopped model is as near as itself along all directions, and its risk is its own. */
  @Test
  void nearerThanItself() {
    SplittableRandom random = new SplittableRandom(82);
    for (int i = 0; i < 60; i++) {
      PayProblem problem = SignalShape.NEVER_RISING.draw(random, true);
      Procedure procedure = i % 2 == 0 ? FLOW : Ridge.of();
      double time = 0.3 + random.nextDouble();
      Model student = Course.onLabels(procedure).at(time);
      NearerModel nearer = NearerModel.of(problem, procedure, student);
      assertThat(nearer.isComplete()).isTrue();
      double sum = 0;
      for (int k = 0; k < problem.directions(); k++) {
        Gain own = Course.onLabels(procedure).at(nearer.length()).along(problem.eigenvalue(k));
        sum +=
            problem.weight(k)
                * (problem.power(k) * own.residual() * own.residual()
                    + problem.noise() * own.gain() * own.gain());
      }
      assertThat(nearer.risk()).isCloseTo(sum, within(1e-12 * sum));
      if (nearer.high() < nearer.low() * (1 + 1e-13)) {
        assertThat(nearer.asNear()).isEqualTo(problem.directions());
      }
    }
    PayProblem tied = problem(1, new double[] {1, 0.7, 0.3, 0.1}, 9, 5, 2, 3);
    double[] best = new double[4];
    double most = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < 4; k++) {
      most = Math.max(most, tied.bestTime(k));
      least = Math.min(least, tied.bestTime(k));
    }
    // Between the best times flow itself is the only one that is as near everywhere.
    for (double time = least * 1.01; time < most; time *= 1.05) {
      NearerModel nearer = NearerModel.of(tied, FLOW, Course.onLabels(FLOW).at(time));
      assertThat(nearer.length()).isCloseTo(time, within(1e-13 * time));
      assertThat(nearer.asNear()).isEqualTo(4);
      assertThat(nearer.nearer()).isZero();
    }
  }

  /** A schedule's flow ends at half its length, s = 2: what is best beyond that never comes. */
  @Test
  void bestGainsBeyondTheEndOfASchedule() {
    Procedure linear = LinearDecayFlow.of(4);
    PayProblem strong = problem(1, new double[] {1, 0.5}, 1e6, 1e5);
    Model student = Course.onLabels(linear).at(1);
    NearerModel nearer = NearerModel.of(strong, linear, student);
    assertThat(nearer.high()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(nearer.low()).isCloseTo(1, within(1e-12));
    assertThat(nearer.length()).isEqualTo(nearer.low());
    assertThat(nearer.asNear()).isEqualTo(2);
  }
}
