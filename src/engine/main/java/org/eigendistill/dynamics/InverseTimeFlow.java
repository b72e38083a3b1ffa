// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.List;
import java.util.OptionalDouble;
import org.eigendistill.number.Scalar;

/**
 * Gradient flow whose rate falls as 1 / (1 + c t): the {@link ScheduledFlow} of
 *
 * <pre>\[ s(t) = \frac{\log(1 + c t)}{c}, \qquad r(l) = (1 + c t)^{-l / c}, \]</pre>
 *
 * so that residuals fall by a power of the time, the lower the smaller l is beside c.
 */
public record InverseTimeFlow() implements ScheduledFlow {
  /** Of two schedules. */
  static final Parameter DECAY =
      Parameter.of(
          "decay", "c of a rate that falls as a power of 1 + c t", Parameter.Domain.POSITIVE);

  private static final List<Parameter> PARAMETERS = List.of(DECAY);

  /**
   * The procedure.
   *
   * @param decay c, positive, one over a time
   */
  public static Procedure of(double decay) {
    return Procedure.of(new InverseTimeFlow(), decay);
  }

  @Override
  public String name() {
    return "inverse-time-flow";
  }

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public <N extends Scalar<N>> N elapsed(N time, List<N> numbers) {
    return numbers.get(0).times(time).log1p().over(numbers.get(0));
  }

  @Override
  public OptionalDouble timeAt(double elapsed, double... numbers) {
    return OptionalDouble.of(Math.expm1(numbers[0] * elapsed) / numbers[0]);
  }
}
