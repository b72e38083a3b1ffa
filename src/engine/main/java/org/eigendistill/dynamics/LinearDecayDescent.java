// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import org.eigendistill.number.Fraction;
import org.eigendistill.number.Scalar;

/**
 * Gradient descent whose steps fall linearly to 0: the {@link ScheduledDescent} of
 *
 * <pre>\[ h_j = h \left(1 - \frac{j}{T}\right). \]</pre>
 */
public record LinearDecayDescent() implements ScheduledDescent {
  /**
   * The procedure.
   *
   * @param step the first step h, positive, in units of 1 / eigenvalue
   * @param total T, the number of steps of the schedule
   */
  public static Procedure of(double step, double total) {
    return Procedure.of(new LinearDecayDescent(), step, total);
  }

  @Override
  public String name() {
    return "linear-decay-descent";
  }

  @Override
  public <N extends Scalar<N>> N share(long step, N total) {
    return total.lift(Fraction.of(total.whole() - step, 1)).over(total);
  }
}
