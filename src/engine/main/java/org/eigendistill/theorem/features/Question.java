// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.features;

import java.util.function.DoubleFunction;
import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Interval;
import org.eigendistill.number.Measured;

/**
 * What is to be decided for certain: asked in intervals of doubles first, then in double-doubles
 * with their bound, then in enclosures of 75 digits.
 */
interface Question {
  /**
   * The answer, as far as one arithmetic tells.
   *
   * @param exact the value of a double in it
   * @throws ArithmeticException where it ends
   */
  <N extends Enclosed<N>> FeatureStanding in(DoubleFunction<N> exact);

  /** The answer of the first arithmetic that has one. */
  default FeatureStanding decided() {
    FeatureStanding quick = attempt(Interval::point);
    FeatureStanding slow = quick == FeatureStanding.UNDECIDED ? attempt(Measured::of) : quick;
    return slow == FeatureStanding.UNDECIDED ? attempt(Enclosure::of) : slow;
  }

  private <N extends Enclosed<N>> FeatureStanding attempt(DoubleFunction<N> exact) {
    try {
      return in(exact);
    } catch (ArithmeticException beyond) {
      return FeatureStanding.UNDECIDED;
    }
  }
}
