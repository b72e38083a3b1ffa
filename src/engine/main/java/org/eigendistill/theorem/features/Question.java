package org.eigendistill.theorem.features;

import java.util.function.DoubleFunction;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Interval;
import org.eigendistill.number.Measured;
import org.eigendistill.number.Scalar;

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
  <N extends Scalar<N>> Standing in(DoubleFunction<N> exact);

  /** The answer of the first arithmetic that has one. */
  default Standing decided() {
    Standing quick = attempt(Interval::point);
    Standing slow = quick == Standing.UNDECIDED ? attempt(Measured::of) : quick;
    return slow == Standing.UNDECIDED ? attempt(Enclosure::of) : slow;
  }

  private <N extends Scalar<N>> Standing attempt(DoubleFunction<N> exact) {
    try {
      return in(exact);
    } catch (ArithmeticException beyond) {
      return Standing.UNDECIDED;
    }
  }
}
