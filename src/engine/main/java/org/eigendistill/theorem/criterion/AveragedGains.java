// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.random.RandomGenerator;
import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Law;
import org.eigendistill.theorem.search.Outcome;

/**
 * The false neighbour of N4 that averaged flow satisfies the criterion. Cases: l t from .01 to
 * 1000.
 */
record AveragedGains() implements Law {
  private static final Procedure AVERAGED = AveragedFlow.of();

  /** What doubles are trusted with. */
  private static final double KNOWN = 1e-9;

  @Override
  public long mostCases() {
    return 100_000;
  }

  @Override
  public Attempt draw(RandomGenerator random) {
    double student = Math.pow(10, 5 * random.nextDouble() - 2);
    double teacher = Math.pow(10, 5 * random.nextDouble() - 2);
    GainTable.Node one = GainTable.node(AVERAGED, 1, student);
    GainTable.Node other = GainTable.node(AVERAGED, 1, teacher);
    double gain = one.gain() * other.gain();
    double residual = one.residual() + one.gain() * other.residual();
    double time = AVERAGED.timeToReach(1, new Gain(gain, residual, Math.log(residual)));
    double plain = GainTable.node(AVERAGED, 1, time).odds() * residual;
    double share = (one.elasticity() + other.elasticity()) / plain - 1;
    Outcome outcome =
        Math.abs(share) < KNOWN
            ? new Outcome.Undecided()
            : share > 0 ? new Outcome.Holds(share) : new Outcome.Violated(share);
    return new Attempt(outcome, "l t of student %s, of teacher %s".formatted(student, teacher));
  }

  /** Two times at which it fails. */
  record Case(double student, double teacher) implements LawCase {
    private Violation violation() {
      return Violation.of(Trio.of(AVERAGED), 1, teacher, student).orElseThrow();
    }

    @Override
    public boolean refutes() {
      return Violation.of(Trio.of(AVERAGED), 1, teacher, student).isPresent();
    }

    @Override
    public String text() {
      return "l t of student = %.0f; l t of teacher = %.0f".formatted(student, teacher);
    }

    @Override
    public String gains() {
      return "e(u v) = %s; e(u) = %s; e(v) = %s"
          .formatted(
              violation().referenceElasticity(),
              violation().studentElasticity(),
              violation().teacherElasticity());
    }

    @Override
    public String arithmetic() {
      return "50-digit";
    }
  }
}
