package org.eigendistill.testing;

import java.math.BigInteger;

/**
 * An exact rational number, {@code numerator / odd * 2^two}: powers of two are kept apart, so that
 * sums and products of doubles never need a common divisor.
 */
public final class Fraction {
  public static final Fraction ZERO = of(0);
  public static final Fraction ONE = of(1);

  private final BigInteger numerator;
  private final BigInteger odd;
  private final int two;

  private Fraction(BigInteger numerator, BigInteger odd, int two) {
    int zeros = Math.max(0, numerator.getLowestSetBit());
    this.numerator = numerator.shiftRight(zeros);
    this.odd = odd;
    this.two = numerator.signum() == 0 ? 0 : two + zeros;
  }

  /** A finite double, exactly. */
  public static Fraction of(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("not finite: " + value);
    }
    int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - 52;
    // Dividing by 2^exponent in two steps: either power may lie outside the range of doubles.
    double whole = Math.scalb(Math.scalb(value, -exponent / 2), -exponent - (-exponent / 2));
    return new Fraction(BigInteger.valueOf((long) whole), BigInteger.ONE, exponent);
  }

  public Fraction plus(Fraction other) {
    BigInteger left = numerator;
    BigInteger right = other.numerator;
    BigInteger below = odd;
    if (!odd.equals(other.odd)) {
      left = left.multiply(other.odd);
      right = right.multiply(odd);
      below = odd.multiply(other.odd);
    }
    int common = Math.min(two, other.two);
    return new Fraction(
        left.shiftLeft(two - common).add(right.shiftLeft(other.two - common)), below, common);
  }

  public Fraction negate() {
    return new Fraction(numerator.negate(), odd, two);
  }

  public Fraction minus(Fraction other) {
    return plus(other.negate());
  }

  public Fraction times(Fraction other) {
    return new Fraction(
        numerator.multiply(other.numerator), odd.multiply(other.odd), two + other.two);
  }

  public Fraction dividedBy(Fraction other) {
    if (other.signum() == 0) {
      throw new ArithmeticException("division by zero");
    }
    BigInteger above = numerator.multiply(other.odd);
    BigInteger below = odd.multiply(other.numerator);
    return new Fraction(below.signum() < 0 ? above.negate() : above, below.abs(), two - other.two);
  }

  public int signum() {
    return numerator.signum();
  }

  public Fraction abs() {
    return signum() < 0 ? negate() : this;
  }

  /** To double precision; 0 or infinite beyond the range. */
  public double toDouble() {
    int shift = 80 - (numerator.bitLength() - odd.bitLength());
    double mantissa = leading(shift).doubleValue();
    return Math.scalb(mantissa, Math.max(-3000, Math.min(3000, two - shift)));
  }

  /** The natural logarithm of the magnitude, to double precision. */
  public double logAbs() {
    Fraction above = abs().minus(ONE);
    double small = above.toDouble();
    if (Math.abs(small) < 0.5) {
      return Math.log1p(small);
    }
    double direct = Math.abs(toDouble());
    if (direct >= Double.MIN_NORMAL && direct <= Double.MAX_VALUE) {
      return Math.log(direct);
    }
    int shift = 80 - (numerator.bitLength() - odd.bitLength());
    return Math.log(Math.abs(leading(shift).doubleValue())) + (two - shift) * Math.log(2);
  }

  /** How far a double lies from this number, relative to this number. */
  public double relativeError(double actual) {
    Fraction error = of(actual).minus(this).abs();
    if (error.signum() == 0) {
      return 0;
    }
    return signum() == 0 ? Double.POSITIVE_INFINITY : error.dividedBy(abs()).toDouble();
  }

  private BigInteger leading(int shift) {
    return shift >= 0
        ? numerator.shiftLeft(shift).divide(odd)
        : numerator.divide(odd.shiftLeft(-shift));
  }
}
