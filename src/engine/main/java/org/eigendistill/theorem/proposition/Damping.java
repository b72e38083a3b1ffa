// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proposition;

import java.util.List;
import org.eigendistill.dynamics.Recursion;
import org.eigendistill.number.Fraction;

/** How long the steps of a {@link Recursion} may be; x = h l_1. */
public enum Damping {
  /**
   * The recursion has real roots of one sign, so the residual keeps its sign: x &lt; 1 for descent,
   * x &lt;= (1 - sqrt m)^2 for heavy ball, x &lt;= ((1 - m)/(1 + m))^2 for Nesterov, 0 &lt; m &lt;
   * 1; without momentum x = 1 is left out, where one step interpolates.
   */
  OVER,
  /** Steps longer than that, up to where training diverges. */
  UNDER,
  /**
   * Any step, while the residuals along l_1 are positive at every step up to the last of teacher,
   * student and reference.
   */
  BEFORE_OVERSHOOT,
  /** The same of teacher and student; the reference may have overshot. */
  PARTS_BEFORE_OVERSHOOT;

  /** Whether teacher and student stop before the first overshoot along l_1. */
  public boolean boundsParts() {
    return this == BEFORE_OVERSHOOT || this == PARTS_BEFORE_OVERSHOOT;
  }

  /** Whether the reference does. */
  public boolean boundsReference() {
    return this == BEFORE_OVERSHOOT;
  }

  /**
   * The step at a share strictly between 0 and 1 of its range; no first step overshoots below 1.
   *
   * @param numbers the recursion's; the step among them is not looked at
   */
  public double step(Recursion recursion, double share, double... numbers) {
    return switch (this) {
      case OVER -> recursion.overdampedLimit(numbers) * share;
      case UNDER -> {
        double limit = recursion.overdampedLimit(numbers);
        yield limit + (recursion.stabilityLimit(numbers) - limit) * share;
      }
      case BEFORE_OVERSHOOT, PARTS_BEFORE_OVERSHOOT -> share;
    };
  }

  /** Whether the step among a recursion's numbers is in the range, decided exactly. */
  public boolean admits(Recursion recursion, List<Fraction> numbers) {
    Fraction step = numbers.get(numbers.size() - 1);
    boolean over = recursion.isOverdamped(step, numbers);
    return switch (this) {
      case OVER -> over;
      case UNDER -> !over && recursion.isStable(step, numbers);
      case BEFORE_OVERSHOOT, PARTS_BEFORE_OVERSHOOT -> step.compareTo(Fraction.ONE) < 0;
    };
  }
}
