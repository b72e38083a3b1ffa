// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * The least value of a function of one number, by a grid and Brent's method from its lowest place.
 */
final class Valley {
  private static final int GRID = 160;

  /** Below the root of doubles' own share a valley's floor is flat. */
  private static final double SHARE = 1e-9;

  private Valley() {}

  /** Where the least value on the grid's lowest stretch lies. */
  static double lowest(DoubleUnaryOperator function, double from, double to) {
    double spacing = (to - from) / GRID;
    double least = Double.POSITIVE_INFINITY;
    double where = from;
    for (int i = 0; i <= GRID; i++) {
      double x = Math.min(to, from + spacing * i); // which rounding may take beyond
      double value = function.applyAsDouble(x);
      if (value < least) {
        least = value;
        where = x;
      }
    }
    return new BrentOptimizer(SHARE, SHARE)
        .optimize(
            MaxEval.unlimited(),
            GoalType.MINIMIZE,
            new UnivariateObjectiveFunction(function::applyAsDouble),
            new SearchInterval(
                Math.max(from, where - spacing), Math.min(to, where + spacing), where))
        .getPoint();
  }
}
