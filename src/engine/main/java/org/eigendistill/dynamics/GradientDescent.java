// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.List;
import java.util.Map;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Scalar;

/**
 * Gradient descent with constant step h: after N steps
 *
 * <pre>\[ a(l) = 1 - (1 - h l)^N. \]</pre>
 *
 * <p>It converges for h l &lt; 2; for 1 &lt; h l &lt; 2 the residual changes sign at every step.
 */
public record GradientDescent() implements Recursion {
  /** The step h of all recursions: positive, in units of 1 / eigenvalue. */
  static final Parameter STEP =
      Parameter.of("step", "length h of a step, in 1/eigenvalue", Parameter.Domain.POSITIVE)
          .usually("1 / top eigenvalue", top -> 1 / top);

  private static final List<Parameter> PARAMETERS = List.of(STEP);

  /**
   * The procedure.
   *
   * @param step the step h, positive, in units of 1 / eigenvalue
   */
  public static Procedure of(double step) {
    return Procedure.of(new GradientDescent(), step);
  }

  @Override
  public String name() {
    return "descent";
  }

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public <N extends Scalar<N>> N carried(N x, List<N> numbers) {
    return x.lift(Fraction.ZERO);
  }

  @Override
  public double stabilityLimit(double... numbers) {
    return 2;
  }

  @Override
  public double overdampedLimit(double... numbers) {
    return 1;
  }

  /** With a momentum of 0, so that all recursions have the same fields. */
  @Override
  public Map<String, Double> named(double... numbers) {
    Map<String, Double> named = Recursion.super.named(numbers);
    named.put("momentum", 0.0);
    return named;
  }
}
