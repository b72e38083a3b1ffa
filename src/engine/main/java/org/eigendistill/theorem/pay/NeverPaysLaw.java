// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.random.RandomGenerator;
import org.eigendistill.dynamics.Model;
import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Measured;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Law;
import org.eigendistill.theorem.search.Outcome;

/**
 * N1: some stopped flow is at least as near the best gains as the student along every direction.
 * That is so exactly if the times at which flow lies between the two, an interval for each
 * direction, have one in common; and intervals do if any two of them do.
 *
 * @param signal as N1 has it, or as its twin has
 */
record NeverPaysLaw(SignalShape signal) implements Law {
  /** Of the cases that doubles leave open one in so many goes on to 75 digits. */
  static final int THOROUGH = 64;

  private static final double RESOLUTION = NearerModel.RESOLUTION;

  @Override
  public Attempt draw(RandomGenerator random) {
    PayProblem problem = signal.draw(random, false);
    TrainedStudent student = TrainedStudent.draw(random);
    boolean thorough = random.nextInt(THOROUGH) == 0;
    return new Attempt(decide(problem, student, thorough), new Pair(problem, student));
  }

  @Override
  public long mostCases() {
    return 100_000;
  }

  /** What a case is of. */
  private record Pair(PayProblem problem, TrainedStudent student) {
    @Override
    public String toString() {
      return problem + "; " + student;
    }
  }

  /**
   * In doubles, or else in double-doubles with their bounds.
   *
   * @param thorough whether 75 digits are tried at last
   */
  static Outcome decide(PayProblem problem, TrainedStudent student, boolean thorough) {
    int p = problem.directions();
    if (!problem.isSpread()) {
      return new Outcome.PremiseNotMet();
    }
    Model model = student.model();
    double[] begin = new double[p];
    double[] end = new double[p];
    double[] own = new double[p];
    for (int k = 0; k < p; k++) {
      double l = problem.eigenvalue(k);
      own[k] = -model.along(l).logResidual() / l;
      double best = problem.bestTime(k);
      begin[k] = Math.min(own[k], best);
      end[k] = Math.max(own[k], best);
    }
    double margin = Double.POSITIVE_INFINITY;
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        if (problem.eigenvalue(i) != problem.eigenvalue(j)) {
          margin = Math.min(margin, end[j] / begin[i] - 1);
        }
      }
    }
    if (margin < -RESOLUTION) {
      return new Outcome.Violated(margin);
    }
    boolean strict = own[0] > own[p - 1] * (1 + RESOLUTION);
    if (margin > RESOLUTION && strict) {
      return new Outcome.Holds(margin);
    }
    Outcome outcome = decide(problem, student, Measured::of, margin);
    return thorough && outcome instanceof Outcome.Undecided
        ? decide(problem, student, Enclosure::of, margin)
        : outcome;
  }

  private static <N extends Enclosed<N>> Outcome decide(
      PayProblem problem, TrainedStudent student, DoubleFunction<N> exactly, double margin) {
    int p = problem.directions();
    List<N> own = new ArrayList<>();
    List<N> best = new ArrayList<>();
    try {
      for (int k = 0; k < p; k++) {
        N l = exactly.apply(problem.eigenvalue(k));
        N power = l.times(exactly.apply(problem.square(k)));
        own.add(student.residual(l).log().negate().over(l));
        best.add(power.over(exactly.apply(problem.noise())).log1p().over(l));
      }
      return decide(problem, own, best, margin);
    } catch (ArithmeticException unknown) {
      return new Outcome.Undecided();
    }
  }

  /** Every beginning min(own_i, best_i) against every end max(own_j, best_j). */
  private static <N extends Enclosed<N>> Outcome decide(
      PayProblem problem, List<N> own, List<N> best, double margin) {
    int p = problem.directions();
    boolean holds = own.get(p - 1).certainlyBelow(own.get(0));
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        if (problem.eigenvalue(i) == problem.eigenvalue(j)) {
          continue;
        }
        boolean meet =
            own.get(i).certainlyAtMost(own.get(j))
                || own.get(i).certainlyAtMost(best.get(j))
                || best.get(i).certainlyAtMost(own.get(j))
                || best.get(i).certainlyAtMost(best.get(j));
        boolean apart =
            own.get(j).certainlyBelow(own.get(i))
                && best.get(j).certainlyBelow(own.get(i))
                && own.get(j).certainlyBelow(best.get(i))
                && best.get(j).certainlyBelow(best.get(i));
        if (apart) {
          return new Outcome.Violated(Math.min(margin, -Double.MIN_VALUE));
        }
        holds &= meet;
      }
    }
    return holds ? new Outcome.Holds(Math.max(margin, Double.MIN_VALUE)) : new Outcome.Undecided();
  }
}
