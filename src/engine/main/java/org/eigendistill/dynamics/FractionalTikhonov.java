// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.List;
import java.util.Optional;
import org.eigendistill.number.Scalar;

/**
 * Tikhonov regularization of a real order nu at penalty d,
 *
 * <pre>\[ r(l) = \left(\frac{d}{l + d}\right)^{\nu}, \qquad a(l) = 1 - \left(\frac{d}{l
 *    + d}\right)^{\nu}: \]</pre>
 *
 * {@link IteratedTikhonov} with a number of rounds that need not be whole. At order 1 it is {@link
 * Ridge}; for large orders, with nu / d = t held, gradient flow stopped at t.
 *
 * <p>Two other filters go by "fractional Tikhonov" in print and are none of these: the power of the
 * gain, (l / (l + d))^nu (Klann and Ramlau, Inverse Problems 24 (2008) 025018), and the penalty on
 * a power, l^s / (l^s + d) (Hochstenbach and Reichel, BIT 51 (2011) 197). Here the power is taken
 * of what is left.
 *
 * <p>The penalty runs backward, and a start is forgotten, both as with ridge. The same gains with a
 * start that is kept are those of {@link RandomStop}.
 */
public record FractionalTikhonov() implements Penalized {
  private static final List<Parameter> PARAMETERS =
      List.of(Parameter.of("tikhonov-order", IteratedTikhonov.MEANING, Parameter.Domain.POSITIVE));

  /**
   * The procedure.
   *
   * @param order nu, positive
   */
  public static Procedure of(double order) {
    return Procedure.of(new FractionalTikhonov(), order);
  }

  @Override
  public String name() {
    return "fractional-tikhonov";
  }

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public <N extends Scalar<N>> Affine<N> update(N l, N penalty, List<N> numbers) {
    N exponent = l.over(penalty).log1p().times(numbers.get(0)).negate();
    return Affine.forgetting(exponent.expm1().negate(), exponent.exp());
  }

  /** As of {@link IteratedTikhonov}: (1 + l / d)^nu is convex in l from order 1 on. */
  @Override
  public boolean hasRisingOdds(double... numbers) {
    return numbers[0] >= 1;
  }

  @Override
  public Optional<Propagator> fast(double l, double... numbers) {
    return IteratedTikhonov.inDoubles(l, numbers[0]);
  }
}
