// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import java.util.Optional;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.theorem.criterion.FlowFormula;

/**
 * The clock of a procedure that is gradient flow but for its clock: trained for a length it is flow
 * stopped at a time s, along all directions at once. What N2 and N3 say of flow's times is so said
 * of its lengths.
 *
 * @param procedure such a procedure
 */
public record FlowTime(Procedure procedure) {
  private static final Procedure FLOW = GradientFlow.of();
  private static final double ROUNDING = 1e-9;
  private static final Gain AT_ONE = new Gain(-Math.expm1(-1), Math.exp(-1), -1);

  /** Of a procedure, empty unless its formula shows that it is flow. */
  public static Optional<FlowTime> of(Procedure procedure) {
    return procedure.equals(FLOW) || FlowFormula.is(procedure)
        ? Optional.of(new FlowTime(procedure))
        : Optional.empty();
  }

  /** Whether every time of flow comes, so that nothing ends before the labels are fitted. */
  public boolean isEndless() {
    return procedure.limit(1).residual() == 0;
  }

  /** s of a length, rounded. */
  public double elapsed(double length) {
    return procedure.equals(FLOW)
        ? length
        : -Course.onLabels(procedure).at(length).along(1).logResidual();
  }

  /**
   * Whether a length comes to an s, to within rounding: a clock that leaps over it does not, though
   * its length is found.
   */
  boolean reaches(double elapsed) {
    double length = length(elapsed);
    return Double.isFinite(length) && Math.abs(elapsed(length) - elapsed) <= ROUNDING * elapsed;
  }

  /**
   * Where the risk of stopped flow is least near a length, if the procedure comes to it.
   *
   * @param length near the best, as a search has it
   */
  Optional<StoppedFlow> best(PayProblem problem, double length) {
    return StoppedFlow.near(problem, elapsed(length)).filter(flow -> reaches(flow.time()));
  }

  /** The length of an s, rounded; NaN where it does not come to it. */
  public double length(double elapsed) {
    return procedure.equals(FLOW) ? elapsed : procedure.timeToReach(1 / elapsed, AT_ONE);
  }
}
