// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eigendistill.number.Scalar;

/**
 * Gradient flow with weight decay d, db/dt = -l (b - target) - d b: the gain at time t is
 *
 * <pre>\[ a(l) = \frac{l}{l + d} \left(1 - e^{-(l + d) t}\right). \]</pre>
 *
 * <p>Its limit is ridge's gain, so it never interpolates for d &gt; 0; for d = 0 it is {@link
 * GradientFlow}.
 */
public record DecayedFlow() implements Filter {
  private static final Parameter PENALTY =
      Parameter.of(
          "penalty", "weight decay, at least 0, in eigenvalues", Parameter.Domain.AT_LEAST_ZERO);

  private static final List<Parameter> PARAMETERS = List.of(PENALTY);

  /**
   * The procedure.
   *
   * @param penalty the weight decay d, at least 0, in units of eigenvalues
   */
  public static Procedure of(double penalty) {
    return Procedure.of(new DecayedFlow(), penalty);
  }

  @Override
  public String name() {
    return "decayed-flow";
  }

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
    N penalty = numbers.get(0);
    N rate = l.plus(penalty);
    Affine<N> whole = Affine.decay(rate.times(time));
    return new Affine<>(
        l.over(rate).times(whole.pull()), whole.keep(), penalty.over(rate).times(whole.pull()));
  }

  /** Ridge's gain. */
  @Override
  public <N extends Scalar<N>> Affine<N> limit(N l, List<N> numbers) {
    N rate = l.plus(numbers.get(0));
    return Affine.forgetting(l.over(rate), numbers.get(0).over(rate));
  }

  @Override
  public double settled(double top, double bottom, double... numbers) {
    return Procedure.TIME_CONSTANTS / bottom;
  }

  @Override
  public Optional<Propagator> fast(double l, double... numbers) {
    return Optional.of(new Decay(l, numbers[0]));
  }

  /** The closed form. */
  private record Decay(double eigenvalue, double penalty) implements Propagator {
    @Override
    public Update until(double time) {
      double rate = eigenvalue + penalty;
      if (rate == 0) {
        return new Update(0, 1, 0, 0);
      }
      Update whole = GradientFlow.decay(rate, roundedOff(rate), time);
      return new Update(
          eigenvalue / rate * whole.pull(),
          whole.keep(),
          whole.logKeep(),
          penalty / rate * whole.pull());
    }

    /** What the sum {@code l + d = rate} was rounded by, exactly. */
    private double roundedOff(double rate) {
      double other = rate - eigenvalue;
      return (eigenvalue - (rate - other)) + (penalty - other);
    }

    /** {@code t = -log(1 - a (l + d) / l) / (l + d)}. */
    @Override
    public OptionalDouble lengthToReach(Gain goal) {
      return OptionalDouble.of(time(goal));
    }

    private double time(Gain goal) {
      if (penalty == 0) {
        return -goal.logResidual() / eigenvalue;
      }
      double rate = eigenvalue + penalty;
      // l - a (l + d) = l r - a d, the distance to the limit times (l + d)
      double left = eigenvalue * goal.residual() - goal.gain() * penalty;
      double fraction = goal.gain() * rate / eigenvalue;
      if (!(left > 0)) {
        return Double.NaN;
      }
      return -(fraction < 0.5 ? Math.log1p(-fraction) : Math.log(left / eigenvalue)) / rate;
    }
  }
}
