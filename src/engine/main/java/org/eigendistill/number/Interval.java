// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.number;

/**
 * A closed interval of doubles that holds the true value.
 *
 * <p>Rigour: sums, differences, products and quotients of doubles are rounded to nearest, so one
 * step outward holds the true result. {@link Math#exp}, {@link Math#log}, {@link Math#expm1} and
 * {@link Math#log1p} are specified to err by at most 1 ulp, so two steps outward do, also where the
 * ulp changes at a power of two; all are specified semi-monotonic, and only ends are evaluated.
 *
 * @param low the lower end
 * @param high the upper end, at least {@code low}
 */
public record Interval(double low, double high) implements Enclosed<Interval> {
  /** 0. */
  public static final Interval ZERO = point(0);

  /** 1. */
  public static final Interval ONE = point(1);

  /** 20 terms of arguments up to 1: the rest is below 3 / 20! &lt; 2^-59. */
  private static final Elementary<Interval> ELEMENTARY =
      new Elementary<>(Interval::point, new Interval(0, 3), 0, 20);

  /**
   * Checks the order of the ends.
   *
   * @throws ArithmeticException if the lower end is above the upper one, or either is NaN
   */
  public Interval {
    if (!(low <= high)) {
      throw new ArithmeticException("no interval from " + low + " to " + high);
    }
  }

  /** One double. */
  public static Interval point(double value) {
    return new Interval(value, value);
  }

  @Override
  public Interval plus(Interval other) {
    return outward(low + other.low, high + other.high);
  }

  @Override
  public Interval minus(Interval other) {
    return outward(low - other.high, high - other.low);
  }

  /** {@inheritDoc} By 0 it is 0, however wide the other is. */
  @Override
  public Interval times(Interval other) {
    if (isZero() || other.isZero()) {
      return ZERO;
    }
    double a = low * other.low;
    double b = low * other.high;
    double c = high * other.low;
    double d = high * other.high;
    return outward(
        Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
  }

  @Override
  public Interval complement() {
    return ONE.minus(this);
  }

  @Override
  public Interval over(Interval other) {
    if (other.low <= 0 && other.high >= 0) {
      throw new ArithmeticException("division by an interval that holds 0");
    }
    return times(outward(1 / other.high, 1 / other.low));
  }

  @Override
  public Interval negate() {
    return new Interval(-high, -low);
  }

  @Override
  public Interval exp() {
    return outward(Math.nextDown(Math.exp(low)), Math.nextUp(Math.exp(high)));
  }

  @Override
  public Interval log() {
    if (low <= 0) {
      throw new ArithmeticException("logarithm of an interval that reaches 0");
    }
    return outward(Math.nextDown(Math.log(low)), Math.nextUp(Math.log(high)));
  }

  @Override
  public Interval expm1() {
    return outward(Math.nextDown(Math.expm1(low)), Math.nextUp(Math.expm1(high)));
  }

  @Override
  public Interval log1p() {
    if (low <= -1) {
      throw new ArithmeticException("logarithm of an interval that reaches 0");
    }
    return outward(Math.nextDown(Math.log1p(low)), Math.nextUp(Math.log1p(high)));
  }

  /** {@inheritDoc} As it rises, its ends are its values at the ends. */
  @Override
  public Interval phi(int k) {
    return k == 0
        ? exp()
        : new Interval(ELEMENTARY.phi(point(low), k).low, ELEMENTARY.phi(point(high), k).high);
  }

  @Override
  public boolean isRoughlyBelow(Interval other) {
    return isBelow(other);
  }

  @Override
  public boolean certainlyBelow(Interval other) {
    return high < other.low;
  }

  @Override
  public boolean certainlyAtMost(Interval other) {
    return high <= other.low;
  }

  @Override
  public long whole() {
    if (low != high || low != Math.rint(low) || Math.abs(low) > 0x1p62) {
      throw new ArithmeticException(this + " is not one whole number");
    }
    return (long) low;
  }

  @Override
  public Interval lift(Fraction constant) {
    if (constant.signum() == 0) {
      return ZERO;
    }
    if (constant.equals(Fraction.ONE)) {
      return ONE;
    }
    double near = constant.value();
    boolean exact = Math.abs(near) < Double.POSITIVE_INFINITY && Fraction.of(near).equals(constant);
    return exact ? point(near) : outward(near, near);
  }

  @Override
  public double value() {
    return middle();
  }

  @Override
  public Interval self() {
    return this;
  }

  private boolean isZero() {
    return low == 0 && high == 0;
  }

  /** The part in common with what is known from elsewhere to hold the value too. */
  public Interval meet(Interval other) {
    return new Interval(Math.max(low, other.low), Math.min(high, other.high));
  }

  /** The double in the middle, or one next to it. */
  public double middle() {
    return low + (high - low) / 2;
  }

  /** From end to end, rounded. */
  public double width() {
    return high - low;
  }

  private static Interval outward(double low, double high) {
    return new Interval(Math.nextDown(low), Math.nextUp(high));
  }
}
