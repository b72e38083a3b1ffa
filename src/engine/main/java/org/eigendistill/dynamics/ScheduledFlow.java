// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eigendistill.number.DoubleDouble;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Measured;
import org.eigendistill.number.Scalar;

/**
 * Gradient flow whose learning rate goes by a schedule, from 1 on: db/dt = -rate(t) l (b - target).
 * In continuous time that only changes the clock,
 *
 * <pre>\[ a(l) = 1 - e^{-l s(t)}, \qquad s(t) = \int_0^t \mathrm{rate}(\tau) \, d\tau, \]</pre>
 *
 * so the gains of all directions are those of {@link GradientFlow} at the time s(t), and all that
 * is proved of flow holds. Whole steps of changing length are another matter: see {@link
 * ScheduledDescent}. A schedule is given by s alone.
 */
public interface ScheduledFlow extends Filter {
  /**
   * The time s(t) of gradient flow with a constant rate of 1.
   *
   * @param time t, positive
   * @param numbers one per parameter, in their order
   * @param <N> the arithmetic
   */
  <N extends Scalar<N>> N elapsed(N time, List<N> numbers);

  /**
   * The t of an s; NaN where the rate is 0 before, empty where it has to be searched.
   *
   * @param elapsed s, positive
   * @param numbers one per parameter, in their order
   */
  default OptionalDouble timeAt(double elapsed, double... numbers) {
    return OptionalDouble.empty();
  }

  @Override
  default <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
    return Affine.decay(l.times(elapsed(time, numbers)));
  }

  @Override
  default Optional<Propagator> fast(double l, double... numbers) {
    return Optional.of(
        new Propagator() {
          @Override
          public Update until(double time) {
            DoubleDouble elapsed = inDoubles(time, numbers);
            return GradientFlow.decay(elapsed.high(), elapsed.low(), l);
          }

          @Override
          public OptionalDouble lengthToReach(Gain goal) {
            return goal.residual() > 0
                ? timeAt(-goal.logResidual() / l, numbers)
                : OptionalDouble.of(Double.NaN);
          }
        });
  }

  private DoubleDouble inDoubles(double time, double... numbers) {
    try {
      return elapsed(Measured.of(time), Arrays.stream(numbers).mapToObj(Measured::of).toList())
          .number();
    } catch (ArithmeticException beyondDoubles) {
      List<Enclosure> lifted = Arrays.stream(numbers).mapToObj(Enclosure::of).toList();
      Enclosure elapsed = elapsed(Enclosure.of(time), lifted);
      double high = elapsed.value();
      return new DoubleDouble(high, elapsed.minus(Enclosure.of(high)).value());
    }
  }

  /** {@code (exp(l s) - 1) / l} rises in l, and in s, which rises with t. */
  @Override
  default boolean hasRisingOdds(double... numbers) {
    return true;
  }
}
