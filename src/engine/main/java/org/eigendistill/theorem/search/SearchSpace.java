// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.search;

import java.util.Optional;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Recursion;
import org.eigendistill.theorem.proposition.Variable;
import org.eigendistill.theorem.proposition.Variables;

/**
 * The space that a search covers: the unit cube, mapped onto the variables of a proposition on log
 * scales.
 */
record SearchSpace(Variables variables) {
  /** Of teacher and student. */
  private static final long MOST_STEPS = 1000;

  /** The trial at a point of the unit cube, whose coordinates outside are those of the nearest. */
  Trial at(double[] unit) {
    double[] values = new double[variables.size()];
    for (int i = 0; i < values.length; i++) {
      Variable variable = variables.all().get(i);
      double u = Math.min(1, Math.max(0, unit[i]));
      values[i] =
          switch (variable.quantity()) {
            case RATIO, WEIGHT -> ParameterRange.share(u);
            case CONSTANT -> constant(variable, u, values);
            case TIME -> time(variable, u, values);
            case DELAY -> Math.pow(10, -6 + 9 * u);
          };
    }
    return new Trial(variables, values);
  }

  private double constant(Variable variable, double u, double[] values) {
    Optional<Recursion> recursion = variable.filter().recursion();
    boolean last = variable.index() == variable.filter().parameters().size() - 1;
    if (recursion.isPresent() && last) {
      return variables
          .proposition()
          .damping()
          .step(
              recursion.get(),
              ParameterRange.share(u),
              variables.constants(variable.filter(), values));
    }
    // Below 1 / l_1 no step overshoots, whatever is made of it later.
    return variable.parameter().isStep()
        ? ParameterRange.share(u)
        : ParameterRange.at(variable.parameter(), u);
  }

  private double time(Variable variable, double u, double[] values) {
    switch (variable.filter().clock()) {
      case TIME:
        return Math.pow(10, -6 + 8.3 * u);
      case PENALTY:
        return Math.pow(10, 6 - 12 * u);
      default:
        return steps(variable.filter(), u, values);
    }
  }

  private double steps(Filter filter, double u, double[] values) {
    if (!variables.proposition().damping().boundsParts()) {
      return ParameterRange.whole(MOST_STEPS, u);
    }
    // Evenly on log scales from both ends: from the first step, and back from the last allowed.
    long last =
        Math.max(1, Overshoot.positiveSteps(variables.procedure(filter, values), 1, MOST_STEPS));
    return u < 0.5
        ? ParameterRange.whole(last, 2 * u)
        : last + 1 - ParameterRange.whole(last, 2 - 2 * u);
  }
}
