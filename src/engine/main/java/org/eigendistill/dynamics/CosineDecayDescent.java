// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import org.eigendistill.number.Fraction;
import org.eigendistill.number.Scalar;

/**
 * Gradient descent whose steps fall to 0 by a cosine: the {@link ScheduledDescent} of
 *
 * <pre>\[ h_j = \frac{h}{2} \left(1 + \cos \frac{\pi j}{T}\right), \]</pre>
 *
 * the share of h being the double that {@link StrictMath} has for it, the same on every machine and
 * taken as it is in every arithmetic: a cosine is no fraction, and what trains has doubles. Source:
 * Loshchilov and Hutter, ICLR 2017, without restarts.
 */
public record CosineDecayDescent() implements ScheduledDescent {
  /**
   * The procedure.
   *
   * @param step the first step h, positive, in units of 1 / eigenvalue
   * @param total T, the number of steps of the schedule
   */
  public static Procedure of(double step, double total) {
    return Procedure.of(new CosineDecayDescent(), step, total);
  }

  @Override
  public String name() {
    return "cosine-decay-descent";
  }

  @Override
  public <N extends Scalar<N>> N share(long step, N total) {
    // (1 + cos x) / 2 = cos(x / 2)^2, which does not lose digits where it comes to 0.
    double root = StrictMath.cos(Math.PI * step / (2.0 * total.whole()));
    return total.lift(Fraction.of(root * root));
  }
}
