package org.eigendistill.dynamics;

/**
 * An unevaluated sum {@code high + low} of two doubles, {@code |low| <= ulp(high) / 2}: about 106
 * significant bits. Sum and product have relative error at most 2^-102 (Dekker 1971, Knuth TAOCP
 * 4.2.2), as long as nothing overflows or leaves the normal range.
 */
record DoubleDouble(double high, double low) {
  static final DoubleDouble ZERO = new DoubleDouble(0, 0);
  static final DoubleDouble ONE = new DoubleDouble(1, 0);

  static DoubleDouble of(double value) {
    return new DoubleDouble(value, 0);
  }

  /** The product of two doubles, exactly. */
  static DoubleDouble product(double a, double b) {
    double high = a * b;
    return new DoubleDouble(high, Math.fma(a, b, -high));
  }

  DoubleDouble plus(DoubleDouble other) {
    DoubleDouble highs = exactSum(high, other.high);
    DoubleDouble lows = exactSum(low, other.low);
    DoubleDouble partial = quickSum(highs.high, highs.low + lows.high);
    return quickSum(partial.high, partial.low + lows.low);
  }

  DoubleDouble minus(DoubleDouble other) {
    return plus(other.negate());
  }

  DoubleDouble times(DoubleDouble other) {
    double product = high * other.high;
    double error = Math.fma(high, other.high, -product);
    return quickSum(product, error + (high * other.low + low * other.high));
  }

  DoubleDouble negate() {
    return new DoubleDouble(-high, -low);
  }

  /** This value times 2^exponent; parts that leave the range go to 0. */
  DoubleDouble scale(long exponent) {
    if (exponent == 0) {
      return this;
    }
    int bounded = (int) Math.max(-5000, Math.min(5000, exponent));
    return new DoubleDouble(Math.scalb(high, bounded), Math.scalb(low, bounded));
  }

  double value() {
    return high + low;
  }

  private static DoubleDouble exactSum(double a, double b) {
    double sum = a + b;
    double virtual = sum - a;
    return new DoubleDouble(sum, (a - (sum - virtual)) + (b - virtual));
  }

  private static DoubleDouble quickSum(double large, double small) {
    double sum = large + small;
    return new DoubleDouble(sum, small - (sum - large));
  }
}
