// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.List;
import java.util.OptionalDouble;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Scalar;

/**
 * Gradient flow whose rate falls as 1 / sqrt(1 + c t): the {@link ScheduledFlow} of
 *
 * <pre>\[ s(t) = \frac{2}{c} \left(\sqrt{1 + c t} - 1\right) = \frac{2 t}{1 + \sqrt{1 + c t}}. \]
 * </pre>
 */
public record InverseRootFlow() implements ScheduledFlow {
  private static final List<Parameter> PARAMETERS = List.of(InverseTimeFlow.DECAY);

  /**
   * The procedure.
   *
   * @param decay c, positive, one over a time
   */
  public static Procedure of(double decay) {
    return Procedure.of(new InverseRootFlow(), decay);
  }

  @Override
  public String name() {
    return "inverse-root-flow";
  }

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public <N extends Scalar<N>> N elapsed(N time, List<N> numbers) {
    N one = time.lift(Fraction.ONE);
    N half = time.lift(Fraction.of(1, 2));
    N root = numbers.get(0).times(time).log1p().times(half).exp();
    return time.over(one.plus(root).times(half));
  }

  @Override
  public OptionalDouble timeAt(double elapsed, double... numbers) {
    return OptionalDouble.of(elapsed * (1 + numbers[0] * elapsed / 4));
  }

  /** {@code l s = 40}. */
  @Override
  public double settled(double top, double bottom, double... numbers) {
    return timeAt(Procedure.TIME_CONSTANTS / bottom, numbers).getAsDouble();
  }
}
