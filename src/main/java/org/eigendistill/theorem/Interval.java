package org.eigendistill.theorem;

/**
 * A closed interval of doubles that holds the true value.
 *
 * <p>Rigour: sums, differences, products and quotients of doubles are rounded to nearest, so one
 * step outward holds the true result. {@link Math#exp} and {@link Math#log} are specified to err by
 * less than 1 ulp, so two steps outward do, also where the ulp changes at a power of two; both are
 * specified semi-monotonic, and only ends are evaluated.
 *
 * @param low the lower end
 * @param high the upper end, at least {@code low}
 */
record Interval(double low, double high) {
  static final Interval ZERO = point(0);
  static final Interval ONE = point(1);

  /** Checks the order of the ends; NaN is refused. */
  Interval {
    if (!(low <= high)) {
      throw new ArithmeticException("no interval from " + low + " to " + high);
    }
  }

  static Interval point(double value) {
    return new Interval(value, value);
  }

  Interval plus(Interval other) {
    return outward(low + other.low, high + other.high);
  }

  Interval minus(Interval other) {
    return outward(low - other.high, high - other.low);
  }

  Interval times(Interval other) {
    double a = low * other.low;
    double b = low * other.high;
    double c = high * other.low;
    double d = high * other.high;
    return outward(
        Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
  }

  /**
   * The quotient.
   *
   * @throws ArithmeticException if the divisor may be 0
   */
  Interval over(Interval other) {
    if (other.low <= 0 && other.high >= 0) {
      throw new ArithmeticException("division by an interval that holds 0");
    }
    return times(outward(1 / other.high, 1 / other.low));
  }

  Interval negate() {
    return new Interval(-high, -low);
  }

  Interval exp() {
    return outward(Math.nextDown(Math.exp(low)), Math.nextUp(Math.exp(high)));
  }

  /**
   * The natural logarithm.
   *
   * @throws ArithmeticException if the interval holds a number that is not positive
   */
  Interval log() {
    if (low <= 0) {
      throw new ArithmeticException("logarithm of an interval that reaches 0");
    }
    return outward(Math.nextDown(Math.log(low)), Math.nextUp(Math.log(high)));
  }

  /** The part in common with what is known from elsewhere to hold the value too. */
  Interval meet(Interval other) {
    return new Interval(Math.max(low, other.low), Math.min(high, other.high));
  }

  double middle() {
    return low + (high - low) / 2;
  }

  double width() {
    return high - low;
  }

  private static Interval outward(double low, double high) {
    return new Interval(Math.nextDown(low), Math.nextUp(high));
  }
}
