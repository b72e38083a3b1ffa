// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Procedure;

/**
 * Whether a procedure is gradient flow by its formula, under whatever name and by whatever clock.
 */
public final class FlowFormula {
  private FlowFormula() {}

  /**
   * Whether it keeps exp(-l s) of its start, s a function of the time alone that has no jump, and
   * loses nothing.
   */
  public static boolean is(Procedure procedure) {
    ScaleFamily flow = ScaleFamily.of(GradientFlow.of()).orElseThrow();
    return ScaleFamily.of(procedure)
        .filter(flow::isAlike)
        .filter(family -> family.pieces().isContinuous())
        .filter(family -> family.formula().shrink().isZero())
        .isPresent();
  }
}
