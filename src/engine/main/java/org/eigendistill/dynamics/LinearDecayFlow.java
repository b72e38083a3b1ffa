// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.List;
import java.util.OptionalDouble;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Scalar;

/**
 * Gradient flow whose rate falls linearly to 0 over a total time T and stays there,
 *
 * <pre>\[ s(t) = t - \frac{t^2}{2 T} \text{ up to } T,
 *    \qquad \frac{T}{2} \text{ from then on}, \]</pre>
 *
 * so it never interpolates: the {@link ScheduledFlow} ends at flow's time T / 2.
 */
public record LinearDecayFlow() implements ScheduledFlow {
  /** What a gain's rounding may add to the time that the schedule ends at. */
  private static final double ROUNDING = 1e-14;

  private static final List<Parameter> PARAMETERS =
      List.of(Parameter.of("total", ScheduledDescent.TOTAL, Parameter.Domain.POSITIVE));

  /**
   * The procedure.
   *
   * @param total the time T over which the rate falls to 0, positive
   */
  public static Procedure of(double total) {
    return Procedure.of(new LinearDecayFlow(), total);
  }

  @Override
  public String name() {
    return "linear-decay-flow";
  }

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public <N extends Scalar<N>> N elapsed(N time, List<N> numbers) {
    N total = numbers.get(0);
    N half = time.lift(Fraction.of(1, 2));
    if (total.isAtMost(time)) {
      return total.times(half);
    }
    return time.times(time.over(total).times(half).complement());
  }

  /** {@code t = 2 s / (1 + sqrt(1 - 2 s / T))}. */
  @Override
  public OptionalDouble timeAt(double elapsed, double... numbers) {
    double rate = 1 - 2 * elapsed / numbers[0]; // squared
    double root = rate < 0 && rate > -ROUNDING ? 0 : Math.sqrt(rate);
    return OptionalDouble.of(2 * elapsed / (1 + root));
  }

  /** Flow's at T / 2. */
  @Override
  public <N extends Scalar<N>> Affine<N> limit(N l, List<N> numbers) {
    return Affine.decay(l.times(numbers.get(0)).times(l.lift(Fraction.of(1, 2))));
  }

  @Override
  public double settled(double top, double bottom, double... numbers) {
    return numbers[0];
  }
}
