// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.number;

/**
 * An unevaluated sum {@code high + low} of two doubles, {@code |low| <= ulp(high) / 2}: about 106
 * significant bits. Sum, product and quotient have relative error at most 2^-102 (Dekker 1971,
 * Knuth TAOCP 4.2.2), as long as nothing overflows or leaves the normal range.
 *
 * @param high the nearest double
 * @param low what is left
 */
public record DoubleDouble(double high, double low) {
  /** 0. */
  public static final DoubleDouble ZERO = new DoubleDouble(0, 0);

  /** 1. */
  public static final DoubleDouble ONE = new DoubleDouble(1, 0);

  /** A double, exactly. */
  public static DoubleDouble of(double value) {
    return new DoubleDouble(value, 0);
  }

  /** The product of two doubles, exactly. */
  public static DoubleDouble product(double a, double b) {
    double high = a * b;
    return new DoubleDouble(high, Math.fma(a, b, -high));
  }

  /** The sum. */
  public DoubleDouble plus(DoubleDouble other) {
    DoubleDouble highs = exactSum(high, other.high);
    DoubleDouble lows = exactSum(low, other.low);
    DoubleDouble partial = quickSum(highs.high, highs.low + lows.high);
    return quickSum(partial.high, partial.low + lows.low);
  }

  /** The difference. */
  public DoubleDouble minus(DoubleDouble other) {
    return plus(other.negate());
  }

  /** The product. */
  public DoubleDouble times(DoubleDouble other) {
    double product = high * other.high;
    double error = Math.fma(high, other.high, -product);
    return quickSum(product, error + (high * other.low + low * other.high));
  }

  /** The quotient by long division; not finite if the divisor is 0. */
  public DoubleDouble over(DoubleDouble other) {
    double first = high / other.high;
    DoubleDouble rest = minus(other.times(of(first)));
    return quickSum(first, rest.high / other.high);
  }

  /** The negative, exactly. */
  public DoubleDouble negate() {
    return new DoubleDouble(-high, -low);
  }

  /** This value times 2^exponent; parts that leave the range go to 0. */
  public DoubleDouble scale(long exponent) {
    if (exponent == 0) {
      return this;
    }
    int bounded = (int) Math.max(-5000, Math.min(5000, exponent));
    return new DoubleDouble(Math.scalb(high, bounded), Math.scalb(low, bounded));
  }

  /** The nearest double. */
  public double value() {
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
