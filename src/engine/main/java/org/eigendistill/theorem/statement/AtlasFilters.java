// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.statement;

import java.util.List;
import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.dynamics.DecayedFlow;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.HeavyBall;
import org.eigendistill.dynamics.Nesterov;
import org.eigendistill.dynamics.Ridge;

/**
 * The filters that the statements on record are about. The top eigenvalue is 1 throughout, which
 * only sets the units of step, penalty and time; so a step is x = h l_1 itself.
 */
final class AtlasFilters {
  static final Filter FLOW = new GradientFlow();
  static final Filter DESCENT = new GradientDescent();
  static final Filter HEAVY_BALL = new HeavyBall();
  static final Filter NESTEROV = new Nesterov();
  static final Filter RIDGE = new Ridge();
  static final Filter DECAYED_FLOW = new DecayedFlow();
  static final Filter AVERAGED_FLOW = new AveragedFlow();

  /** In the atlas's order. */
  static final List<Filter> ALL =
      List.of(FLOW, DESCENT, HEAVY_BALL, NESTEROV, RIDGE, DECAYED_FLOW, AVERAGED_FLOW);

  private AtlasFilters() {}
}
