// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.List;
import java.util.Optional;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Scalar;

/**
 * The exponential moving average of gradient flow's iterate, de/dt = rho (b - e) from the same
 * start as b. With x = l t and y = rho t it leaves
 *
 * <pre>\[ r = \frac{y e^{-x} - x e^{-y}}{y - x}, \]</pre>
 *
 * which is (1 + x) exp(-x) where x = y. It is the same in l and in rho: two decays, one behind the
 * other. With s the smaller of x and y, d = |y - x| and phi of {@link Scalar#phi}, all parts
 * positive,
 *
 * <pre>\[ \begin{gather} r = e^{-s} \left(1 + s \varphi_1(-d)\right), \\
 *    a = s \left(s \left(\varphi_1(-s) - \varphi_2(-s)\right)
 *    + e^{-s} d \, \varphi_2(-d)\right). \end{gather} \]</pre>
 *
 * <p>The gain rises in t, as b is ahead of e throughout; in l, as b's does; and so in rho.
 */
public record EmaFlow() implements Filter {
  private static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.of("rate", "rate of the average, in eigenvalues", Parameter.Domain.POSITIVE));

  /**
   * The procedure.
   *
   * @param rate rho, positive, in units of eigenvalues
   */
  public static Procedure of(double rate) {
    return Procedure.of(new EmaFlow(), rate);
  }

  @Override
  public String name() {
    return "ema-flow";
  }

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
    N rate = numbers.get(0);
    return l.isRoughlyBelow(rate) ? between(l, rate, time) : between(rate, l, time);
  }

  private static <N extends Scalar<N>> Affine<N> between(N slow, N fast, N time) {
    N s = slow.times(time);
    N d = fast.minus(slow).times(time);
    N kept = s.negate().exp();
    N left = kept.times(s.lift(Fraction.ONE).plus(s.times(d.negate().phi(1))));
    // From s = 1 on a is at least 1/4, and its own formula would lose digits.
    return Affine.keeping(
        s.isRoughlyBelow(s.lift(Fraction.ONE)) ? early(s, d, kept) : left.complement(), left);
  }

  private static <N extends Scalar<N>> N early(N s, N d, N kept) {
    N down = s.negate();
    N mean = down.phi(1).minus(down.phi(2));
    return s.times(s.times(mean).plus(kept.times(d).times(d.negate().phi(2))));
  }

  @Override
  public double settled(double top, double bottom, double... numbers) {
    // (1 + s) exp(-s) is below exp(-40) from s = 44 on.
    return 1.1 * Procedure.TIME_CONSTANTS / Math.min(bottom, numbers[0]);
  }

  @Override
  public Optional<Propagator> fast(double l, double... numbers) {
    return Optional.of(new Smoothed(Math.min(l, numbers[0]), Math.abs(l - numbers[0])));
  }

  /** The formulas above in doubles; phi_1(-s) - phi_2(-s) below s = 1 by its series. */
  private record Smoothed(double slow, double between) implements Propagator {
    private static final int SERIES_TERMS = 20;

    @Override
    public Update until(double time) {
      double s = slow * time;
      double d = between * time;
      if (s == Double.POSITIVE_INFINITY) {
        return new Update(1, 0, Double.NEGATIVE_INFINITY, 0);
      }
      double factor = 1 + s * AveragedFlow.residual(d);
      // The root is a normal double wherever what is left is one.
      double root = GradientFlow.decay(slow / 2, time).keep();
      double left = root * factor * root;
      double gain = s < 1 ? s * (s * mean(s) + root * root * AveragedFlow.gain(d)) : 1 - left;
      double log =
          left >= Double.MIN_NORMAL ? Gain.of(gain, left).logResidual() : Math.log(factor) - s;
      return new Update(gain, left, log, 0);
    }

    /** The mean of u exp(-s u) over u in (0, 1): the sum over k of (-s)^k / (k! (k + 2)). */
    private static double mean(double s) {
      double sum = 0;
      for (int k = SERIES_TERMS; k >= 0; k--) {
        sum = 1.0 / (k + 2) - s / (k + 1) * sum;
      }
      return sum;
    }
  }
}
