// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Law;
import org.eigendistill.theorem.search.Outcome;

/**
 * N3: where the best stopped flow lies beyond the best gain along the lowest eigenvalue, long
 * students of it are better.
 *
 * @param countsWeights whether the premise's sum has the weights rho_k; in a twin it has not
 */
record LongStudentLaw(boolean countsWeights) implements Law {
  /** How far the lowest direction leads at the time that decides, in logarithms. */
  private static final double LEAD = 80;

  @Override
  public Attempt draw(RandomGenerator random) {
    PayProblem problem = SignalShape.FREE.draw(random, true);
    boolean thorough = random.nextInt(NeverPaysLaw.THOROUGH) == 0;
    return new Attempt(decide(problem, thorough), problem);
  }

  @Override
  public long mostCases() {
    return 100_000;
  }

  Outcome decide(PayProblem problem, boolean thorough) {
    if (!problem.hasSignal()) {
      return new Outcome.PremiseNotMet(); // best untrained: every gain is 0
    }
    Optional<StoppedFlow> flow = StoppedFlow.best(problem);
    if (flow.isEmpty()) {
      return new Outcome.Undecided();
    }
    int premise = LongStudent.sign(flow.get(), countsWeights, thorough);
    if (premise <= 0) {
      return premise < 0 ? new Outcome.PremiseNotMet() : new Outcome.Undecided();
    }
    int sign = LongStudent.sign(flow.get(), leading(problem), thorough);
    double margin = LongStudent.margin(problem, flow.get().time());
    return sign < 0
        ? new Outcome.Holds(Math.max(Math.abs(margin), Double.MIN_VALUE))
        : sign > 0 ? new Outcome.Violated(-Math.abs(margin)) : new Outcome.Undecided();
  }

  /** A time after which the lowest eigenvalue's directions alone decide. */
  private static double leading(PayProblem problem) {
    double lowest = problem.eigenvalue(problem.directions() - 1);
    double gap = lowest;
    for (int k = 0; k < problem.directions(); k++) {
      double apart = problem.eigenvalue(k) - lowest;
      gap = apart > 0 ? Math.min(gap, apart) : gap;
    }
    return LEAD / gap;
  }
}
