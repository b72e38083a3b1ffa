// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.List;
import java.util.Optional;
import org.eigendistill.number.Scalar;

/**
 * The average of gradient flow's iterate over (theta t, t), the last part of its course: with x = l
 * t
 *
 * <pre>\[ r = \frac{e^{-\theta x} - e^{-x}}{(1 - \theta) x}. \]</pre>
 *
 * <p>The share theta is what the average skips: 0 makes {@link AveragedFlow}, and toward 1 it comes
 * to {@link GradientFlow}. Source: Rakhlin, Shamir and Sridharan, ICML 2012, for descent; their
 * alpha is 1 - theta. As r is a mean of exp(-u x) over u in (theta, 1), the gain rises in t and in
 * l.
 */
public record SuffixAverage() implements Filter {
  private static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.of(
              "skipped",
              "share of the time that passes before the average begins, in [0,1)",
              Parameter.Domain.SHARE));

  /**
   * The procedure.
   *
   * @param skipped the share theta, at least 0 and below 1
   */
  public static Procedure of(double skipped) {
    return Procedure.of(new SuffixAverage(), skipped);
  }

  @Override
  public String name() {
    return "suffix-average";
  }

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  /** What is left at theta t, times what the average over the rest leaves of that. */
  @Override
  public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
    N skipped = numbers.get(0);
    N x = l.times(time);
    N averaged = skipped.complement().times(x);
    Affine<N> before = Affine.decay(skipped.times(x));
    N left = averaged.negate().phi(1);
    N gone = averaged.times(averaged.negate().phi(2));
    return Affine.keeping(before.pull().plus(before.keep().times(gone)), before.keep().times(left));
  }

  @Override
  public Optional<Propagator> fast(double l, double... numbers) {
    return Optional.of(new Suffix(l, numbers[0]));
  }

  private record Suffix(double eigenvalue, double skipped) implements Propagator {
    @Override
    public Update until(double time) {
      double rate = skipped * eigenvalue;
      Update before = GradientFlow.decay(rate, Math.fma(skipped, eigenvalue, -rate), time);
      double averaged = (1 - skipped) * (eigenvalue * time);
      double left = AveragedFlow.residual(averaged);
      double residual = before.keep() * left;
      double gain = before.pull() + before.keep() * AveragedFlow.gain(averaged);
      double log =
          residual >= Double.MIN_NORMAL
              ? Gain.of(gain, residual).logResidual()
              : before.logKeep() + Math.log(left);
      return new Update(gain, residual, log, 0);
    }
  }
}
