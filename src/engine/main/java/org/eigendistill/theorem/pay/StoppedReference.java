// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import java.util.Optional;
import java.util.Set;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.HeavyBall;
import org.eigendistill.dynamics.Nesterov;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.theorem.criterion.RisingOdds;

/**
 * With what N1 compares the students of a procedure. With stopped models of the procedure itself,
 * where a / (l (1 - a)) does not fall with l and its own students are behind it, be it by a proof
 * in writing (flow, T1, by any schedule; ridge, T4; Tikhonov of orders from 1 on, N4a) or by its
 * formula alone ({@link RisingOdds}). Steps are compared with flow.
 *
 * @param procedure of teachers and students
 * @param reference with what; empty where N1 is not about the procedure
 */
public record StoppedReference(Procedure procedure, Optional<Procedure> reference) {
  /** Students of these are behind flow, by the momentum lemma. */
  private static final Set<Filter> STEPS =
      Set.of(new GradientDescent(), new HeavyBall(), new Nesterov());

  /** Of a procedure; what its formula proves is worked out here. */
  public static StoppedReference of(Procedure procedure) {
    Filter filter = procedure.filter();
    if (STEPS.contains(filter)) {
      return new StoppedReference(procedure, Optional.of(GradientFlow.of()));
    }
    boolean inWriting = Filters.isOwn(filter) && filter.hasRisingOdds(procedure.values());
    return new StoppedReference(
        procedure,
        inWriting || RisingOdds.isProved(procedure) ? Optional.of(procedure) : Optional.empty());
  }

  /** Whether the procedure goes by steps of a kind that N1 is about. */
  public boolean isSteps() {
    return STEPS.contains(procedure.filter());
  }
}
