// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Law;
import org.eigendistill.theorem.search.Outcome;

/**
 * N3's converse, which is false: where the best stopped flow is below the best gain along the
 * lowest eigenvalue, no student is better than it. Students are looked for on a grid of both times;
 * where none is found nothing is said.
 */
record ConverseLaw() implements Law {
  private static final int GRID = 24;

  /** What a student must take off the best flow's risk to count; far above rounding. */
  private static final double CLEAR = 1e-6;

  @Override
  public Attempt draw(RandomGenerator random) {
    PayProblem problem = SignalShape.FREE.draw(random, false);
    return new Attempt(decide(problem), problem);
  }

  @Override
  public long mostCases() {
    return 50;
  }

  static Outcome decide(PayProblem problem) {
    Optional<StoppedFlow> flow = StoppedFlow.best(problem);
    if (flow.isEmpty()) {
      return new Outcome.Undecided();
    }
    int premise = LongStudent.sign(flow.get(), true, false);
    if (premise >= 0) {
      return premise > 0 ? new Outcome.PremiseNotMet() : new Outcome.Undecided();
    }
    double share = leastRisk(problem) / flow.get().risk();
    return share < 1 - CLEAR ? new Outcome.Violated(share - 1) : new Outcome.Undecided();
  }

  private static double leastRisk(PayProblem problem) {
    double from = Math.log(0.01 / problem.eigenvalue(0));
    double to = Math.log(20 / problem.eigenvalue(problem.directions() - 1));
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < GRID; i++) {
      for (int j = 0; j <= i; j++) {
        double teacher = Math.exp(from + (to - from) * i / (GRID - 1));
        double student = Math.exp(from + (to - from) * j / (GRID - 1));
        least =
            Math.min(
                least,
                problem.risk(
                    k ->
                        Math.expm1(-problem.eigenvalue(k) * teacher)
                            * Math.expm1(-problem.eigenvalue(k) * student),
                    k -> {
                      double left = Math.exp(-problem.eigenvalue(k) * student);
                      double gained = -Math.expm1(-problem.eigenvalue(k) * student);
                      return left + gained * Math.exp(-problem.eigenvalue(k) * teacher);
                    }));
      }
    }
    return least;
  }
}
