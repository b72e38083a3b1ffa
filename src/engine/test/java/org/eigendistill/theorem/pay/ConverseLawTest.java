// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Model;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.theorem.search.Outcome;
import org.junit.jupiter.api.Test;

/** The students that refute N3's converse, on the grid of both times, by the models themselves. */
class ConverseLawTest {
  private static final Procedure FLOW = GradientFlow.of();
  private static final int TIMES = 24;

  private static PayProblem problem(double scale, double noise, double[] levels, double... s) {
    double[] eigenvalues = new double[s.length];
    double[] signal = new double[s.length];
    double[] ones = new double[s.length];
    for (int k = 0; k < s.length; k++) {
      eigenvalues[k] = levels[k] * scale;
      signal[k] = s[k] / eigenvalues[k];
      ones[k] = 1;
    }
    return new PayProblem(eigenvalues, signal, noise, ones);
  }

  /** 24 times from 0.01 / l_1 to 20 / l_p, each as many times the one before. */
  private static List<Double> times(PayProblem problem) {
    double first = 0.01 / problem.eigenvalue(0);
    double last = 20 / problem.eigenvalue(problem.directions() - 1);
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      times.add(first * Math.pow(last / first, i / 23.0));
    }
    return times;
  }

  private static double risk(PayProblem problem, Model model) {
    double sum = 0;
    for (int k = 0; k < problem.directions(); k++) {
      Gain own = model.along(problem.eigenvalue(k));
      double s = problem.eigenvalue(k) * problem.square(k);
      sum += s * Math.pow(own.residual(), 2) + problem.noise() * Math.pow(own.gain(), 2);
    }
    return sum;
  }

  /** The least risk of students, of teacher and student of one time, and of two. */
  private record Least(double same, double different) {}

  private static Least least(PayProblem problem) {
    double same = Double.POSITIVE_INFINITY;
    double different = Double.POSITIVE_INFINITY;
    for (double teacher : times(problem)) {
      Model target = Course.onLabels(FLOW).at(teacher);
      for (double student : times(problem)) {
        double risk = risk(problem, Course.on(target, FLOW).at(student));
        if (teacher == student) {
          same = Math.min(same, risk);
        } else {
          different = Math.min(different, risk);
        }
      }
    }
    return new Least(same, different);
  }

  private static void assertRefuted(PayProblem problem, boolean sameTime) {
    StoppedFlow flow = StoppedFlow.best(problem).orElseThrow();
    double best = risk(problem, Course.onLabels(FLOW).at(flow.time()));
    Least least = least(problem);
    assertThat(least.same() < least.different()).isEqualTo(sameTime);
    double share = Math.min(least.same(), least.different()) / best;
    assertThat(share).isLessThan(1 - 1e-4);
    Outcome.Violated violated = (Outcome.Violated) ConverseLaw.decide(problem);
    assertThat(violated.margin()).isCloseTo(share - 1, within(1e-12));
  }

  /** Of each other s_1 another student of the grid is the best, or none is better than flow. */
  @Test
  void theBestStudentOfTheGrid() {
    double[] levels = {1, 0.05, 0.0001};
    for (double scale : new double[] {2, 0.25}) {
      for (double top : new double[] {2, 16}) {
        assertRefuted(problem(scale, 1, levels, top, 0.002, 0.0003), true);
      }
      for (double top : new double[] {0.5, 4}) {
        assertRefuted(problem(scale, 1, levels, top, 0.002, 0.0003), false);
      }
      for (double top : new double[] {1, 8}) {
        PayProblem other = problem(scale, 1, levels, top, 0.002, 0.0003);
        Least least = least(other);
        assertThat(Math.min(least.same(), least.different()))
            .isGreaterThan(StoppedFlow.best(other).orElseThrow().risk());
        assertThat(ConverseLaw.decide(other)).isInstanceOf(Outcome.Undecided.class);
      }
    }
  }

  /** Beyond the best gain along the lowest N3 holds, and its converse says nothing. */
  @Test
  void whereNThreeHolds() {
    PayProblem rising = problem(2, 1, new double[] {1, 0.5}, 3, 0.5);
    assertThat(LongStudent.sign(StoppedFlow.best(rising).orElseThrow(), true, false)).isOne();
    assertThat(ConverseLaw.decide(rising)).isInstanceOf(Outcome.PremiseNotMet.class);
  }
}
