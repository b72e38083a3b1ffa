// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eigendistill.number.DoubleDouble;
import org.eigendistill.number.Scalar;

/**
 * Gradient flow stopped at a random time, on average over that time: what is left is the Laplace
 * transform of its density at l. For the gamma density of shape k and mean t
 *
 * <pre>\[ r = \left(1 + \frac{l t}{k}\right)^{-k}. \]</pre>
 *
 * <p>Shape 1 is the exponential density, stopping at a constant hazard, r = 1 / (1 + l t); large
 * shapes come to {@link GradientFlow}. The uniform density on (0, t) is {@link AveragedFlow}, since
 * the mean over a uniform time is the average over time. The gains are those of {@link
 * FractionalTikhonov} of order k at the penalty k / t, and for shape 1 those of {@link Ridge} at 1
 * / t; but here a start is kept, which those forget, and a length is a time.
 */
public record RandomStop() implements Filter {
  private static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.of(
                  "shape",
                  "shape of the gamma density of the time of stopping", //
                  Parameter.Domain.POSITIVE)
              .usually("1, the exponential density", top -> 1));

  /**
   * The procedure.
   *
   * @param shape k of the gamma density, positive; 1 is the exponential density
   */
  public static Procedure of(double shape) {
    return Procedure.of(new RandomStop(), shape);
  }

  @Override
  public String name() {
    return "random-stop";
  }

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
    N shape = numbers.get(0);
    return Affine.decay(l.times(time).over(shape).log1p().times(shape));
  }

  /** As of {@link IteratedTikhonov}: (1 + l t / k)^k is convex in l from shape 1 on. */
  @Override
  public boolean hasRisingOdds(double... numbers) {
    return numbers[0] >= 1;
  }

  @Override
  public Optional<Propagator> fast(double l, double... numbers) {
    return numbers[0] <= PowerDecay.MOST_ORDER
        ? Optional.of(new Transform(l, numbers[0]))
        : Optional.empty();
  }

  private record Transform(double eigenvalue, double shape) implements Propagator {
    @Override
    public Update until(double time) {
      return PowerDecay.of(DoubleDouble.product(eigenvalue, time), shape, DoubleDouble.of(shape));
    }

    /** {@code t = k (r^(-1/k) - 1) / l}. */
    @Override
    public OptionalDouble lengthToReach(Gain goal) {
      return OptionalDouble.of(
          goal.residual() > 0 ? shape * PowerDecay.ratio(goal, shape) / eigenvalue : Double.NaN);
    }
  }
}
