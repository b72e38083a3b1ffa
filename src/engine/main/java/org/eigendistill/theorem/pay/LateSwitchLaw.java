// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Law;
import org.eigendistill.theorem.search.Outcome;

/**
 * N2: from the best stopped time on, distillation toward an earlier teacher lowers the risk at
 * first.
 *
 * @param signal as N2 has it, or as a twin has
 * @param countsAll whether every direction has a weight; in a twin only those of one eigenvalue do
 */
record LateSwitchLaw(SignalShape signal, boolean countsAll) implements Law {
  @Override
  public Attempt draw(RandomGenerator random) {
    PayProblem drawn = signal.draw(random, true);
    PayProblem problem = countsAll ? drawn : oneCounts(drawn, random);
    double share = random.nextInt(5) == 0 ? 0 : random.nextDouble();
    boolean thorough = random.nextInt(NeverPaysLaw.THOROUGH) == 0;
    return new Attempt(decide(problem, share, thorough), problem + ", T/u = " + share);
  }

  @Override
  public long mostCases() {
    return 100_000;
  }

  private static PayProblem oneCounts(PayProblem problem, RandomGenerator random) {
    double level = problem.eigenvalue(random.nextInt(problem.directions()));
    double[] weights = problem.weights();
    for (int k = 0; k < weights.length; k++) {
      weights[k] = problem.eigenvalue(k) == level ? weights[k] : 0;
    }
    return new PayProblem(problem.eigenvalues(), problem.signal(), problem.noise(), weights);
  }

  Outcome decide(PayProblem problem, double share, boolean thorough) {
    if (!problem.isSpread() || !problem.hasSignal()) {
      return new Outcome.PremiseNotMet();
    }
    Optional<StoppedFlow> flow = StoppedFlow.best(problem);
    if (flow.isEmpty()) {
      return new Outcome.Undecided();
    }
    if (LateSwitch.isStill(flow.get())) {
      return new Outcome.Violated(0);
    }
    int sign = LateSwitch.sign(flow.get(), share, thorough);
    double margin = LateSwitch.margin(flow.get(), share);
    return sign < 0
        ? new Outcome.Holds(Math.max(Math.abs(margin), Double.MIN_VALUE))
        : sign > 0 ? new Outcome.Violated(-Math.abs(margin)) : new Outcome.Undecided();
  }
}
