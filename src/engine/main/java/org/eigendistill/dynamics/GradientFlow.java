// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eigendistill.number.Scalar;

/**
 * Gradient flow, db/dt = -l (b - target): the gain at time t is
 *
 * <pre>\[ a(l) = 1 - e^{-l t}, \qquad \log r(l) = -l t. \]</pre>
 *
 * <p>Source: the paper's setting (arXiv 2301.12923). For l t beyond the range of doubles the limits
 * 0 and 1 are returned.
 */
public record GradientFlow() implements Filter {
  /** The procedure. */
  public static Procedure of() {
    return Procedure.of(new GradientFlow());
  }

  @Override
  public String name() {
    return "flow";
  }

  @Override
  public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
    return Affine.decay(l.times(time));
  }

  @Override
  public Optional<Propagator> fast(double l, double... numbers) {
    return Optional.of(new Decay(l));
  }

  /** {@code (exp(l t) - 1) / l} rises in l and in t. */
  @Override
  public boolean hasRisingOdds(double... numbers) {
    return true;
  }

  @Override
  public double settled(double top, double bottom, double... numbers) {
    return Procedure.TIME_CONSTANTS / bottom;
  }

  /** Pure decay at a rate. */
  private record Decay(double rate) implements Propagator {
    @Override
    public Update until(double time) {
      return decay(rate, time);
    }

    @Override
    public double decayRate() {
      return rate;
    }

    /** {@code t = -log r / l}. */
    @Override
    public OptionalDouble lengthToReach(Gain goal) {
      return OptionalDouble.of(-goal.logResidual() / rate);
    }
  }

  /**
   * The update of pure exponential decay toward the target at a rate. What rounding the exponent
   * does to exp(-exponent), magnified by up to 745, is put back to first order.
   */
  static Update decay(double rate, double time) {
    return decay(rate, 0, time);
  }

  /** The same where the rate is an unevaluated sum of a double and a small rest. */
  static Update decay(double rate, double rest, double time) {
    double exponent = rate * time;
    double plain = Math.exp(-exponent);
    double kept =
        plain == 0 || exponent < 1
            ? plain
            : plain - plain * (Math.fma(rate, time, -exponent) + rest * time);
    return new Update(-Math.expm1(-exponent), kept, -exponent, 0);
  }
}
