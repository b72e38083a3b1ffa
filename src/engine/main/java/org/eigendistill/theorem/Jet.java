package org.eigendistill.theorem;

import org.eigendistill.number.Interval;

/**
 * A value and its gradient, both enclosed: forward differentiation in interval arithmetic. It gives
 * the mean-value form of a function on a box,
 *
 * <pre>    f(x)  in  f(c) + sum_i  df/dx_i(box) (x_i - c_i), </pre>
 *
 * whose excess width falls with the square of the box's.
 */
final class Jet {
  private final Interval value;
  private final Interval[] gradient;

  private Jet(Interval value, Interval[] gradient) {
    this.value = value;
    this.gradient = gradient;
  }

  /** The variable number {@code index} of {@code count}. */
  static Jet variable(Interval range, int index, int count) {
    Jet jet = constant(range, count);
    jet.gradient[index] = Interval.ONE;
    return jet;
  }

  static Jet constant(Interval value, int count) {
    Interval[] zero = new Interval[count];
    java.util.Arrays.fill(zero, Interval.ZERO);
    return new Jet(value, zero);
  }

  /** A constant beside this one's variables. */
  Jet constant(double number) {
    return constant(Interval.point(number), gradient.length);
  }

  Interval value() {
    return value;
  }

  Interval slope(int index) {
    return gradient[index];
  }

  Jet plus(Jet other) {
    return chain(value.plus(other.value), Interval.ONE, other, Interval.ONE);
  }

  Jet minus(Jet other) {
    return chain(value.minus(other.value), Interval.ONE, other, Interval.point(-1));
  }

  Jet times(Jet other) {
    return chain(value.times(other.value), other.value, other, value);
  }

  Jet over(Jet other) {
    Interval quotient = value.over(other.value);
    return chain(
        quotient, Interval.ONE.over(other.value), other, quotient.over(other.value).negate());
  }

  Jet negate() {
    return chain(value.negate(), Interval.point(-1), this, Interval.ZERO);
  }

  /** {@code 1 - this}. */
  Jet complement() {
    return chain(Interval.ONE.minus(value), Interval.point(-1), this, Interval.ZERO);
  }

  Jet exp() {
    Interval result = value.exp();
    return chain(result, result, this, Interval.ZERO);
  }

  Jet log() {
    return chain(value.log(), Interval.ONE.over(value), this, Interval.ZERO);
  }

  private Jet chain(Interval result, Interval mine, Jet other, Interval theirs) {
    Interval[] slopes = new Interval[gradient.length];
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = scaled(gradient[i], mine).plus(scaled(other.gradient[i], theirs));
    }
    return new Jet(result, slopes);
  }

  private static Interval scaled(Interval slope, Interval factor) {
    return slope == Interval.ZERO || factor == Interval.ZERO ? Interval.ZERO : slope.times(factor);
  }
}
