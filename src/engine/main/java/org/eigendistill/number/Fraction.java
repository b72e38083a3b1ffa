// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * An exact rational number in lowest terms, the denominator positive. Of the elementary functions
 * it holds the values that are rational at 0 and 1; at all other fractions they are not.
 *
 * @param numerator any integer
 * @param denominator a positive integer without common factor
 */
public record Fraction(BigInteger numerator, BigInteger denominator)
    implements Enclosed<Fraction>, Comparable<Fraction> {
  /** 0. */
  public static final Fraction ZERO = of(0, 1);

  /** 1. */
  public static final Fraction ONE = of(1, 1);

  /** Bits of a double's fraction. */
  private static final int MANTISSA = 52;

  /** Digits to which a value is divided before it is rounded to a double. */
  private static final MathContext LONG = new MathContext(40);

  /**
   * Brings the fraction to lowest terms.
   *
   * @throws ArithmeticException if the denominator is 0
   */
  public Fraction {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("a fraction of denominator 0");
    }
    if (denominator.signum() < 0) {
      numerator = numerator.negate();
      denominator = denominator.negate();
    }
    // Powers of two apart, as they are all there is where fractions come of doubles.
    int twos = denominator.getLowestSetBit();
    int shared = numerator.signum() == 0 ? twos : Math.min(twos, numerator.getLowestSetBit());
    numerator = numerator.shiftRight(shared);
    denominator = denominator.shiftRight(shared);
    boolean isPowerOfTwo = denominator.bitLength() == 1 + twos - shared;
    BigInteger divisor = isPowerOfTwo ? BigInteger.ONE : numerator.gcd(denominator);
    if (!divisor.equals(BigInteger.ONE)) {
      numerator = numerator.divide(divisor);
      denominator = denominator.divide(divisor);
    }
  }

  /**
   * The quotient of two whole numbers.
   *
   * @throws ArithmeticException if the denominator is 0
   */
  public static Fraction of(long numerator, long denominator) {
    return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /**
   * The exact value of a double.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public static Fraction of(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("no fraction is " + value);
    }
    int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - MANTISSA;
    // In two steps, as either power may lie outside the range of doubles.
    double whole = Math.scalb(Math.scalb(value, -exponent / 2), -exponent - (-exponent / 2));
    long odd = (long) whole;
    int zeros = odd == 0 ? 0 : Long.numberOfTrailingZeros(odd);
    int two = exponent + zeros;
    BigInteger numerator = BigInteger.valueOf(odd >> zeros);
    return two >= 0
        ? new Fraction(numerator.shiftLeft(two), BigInteger.ONE)
        : new Fraction(numerator, BigInteger.ONE.shiftLeft(-two));
  }

  /** The exact value of a decimal. */
  public static Fraction of(BigDecimal value) {
    return value.scale() > 0
        ? new Fraction(value.unscaledValue(), BigInteger.TEN.pow(value.scale()))
        : new Fraction(value.toBigIntegerExact(), BigInteger.ONE);
  }

  /**
   * Reads {@code 3}, {@code -1/4}.
   *
   * @throws NumberFormatException if it is written otherwise
   * @throws ArithmeticException if the denominator is 0
   */
  public static Fraction parse(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? new Fraction(new BigInteger(text), BigInteger.ONE)
        : new Fraction(
            new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
  }

  /**
   * The fraction of least denominator, and then of least numerator, in the closed interval from low
   * to high, {@code 0 < low <= high}: the first node of the Stern-Brocot tree that lies in it,
   * found by continued fractions.
   */
  public static Fraction simplestBetween(Fraction low, Fraction high) {
    BigInteger whole = low.numerator.divide(low.denominator);
    Fraction floor = new Fraction(whole, BigInteger.ONE);
    if (floor.equals(low)) {
      return low;
    }
    Fraction next = new Fraction(whole.add(BigInteger.ONE), BigInteger.ONE);
    if (next.compareTo(high) <= 0) {
      return next;
    }
    return floor.plus(
        ONE.over(simplestBetween(ONE.over(high.minus(floor)), ONE.over(low.minus(floor)))));
  }

  @Override
  public Fraction plus(Fraction other) {
    int shared = Math.min(denominator.getLowestSetBit(), other.denominator.getLowestSetBit());
    BigInteger rest = denominator.shiftRight(shared);
    BigInteger otherRest = other.denominator.shiftRight(shared);
    return new Fraction(
        numerator.multiply(otherRest).add(other.numerator.multiply(rest)),
        denominator.multiply(otherRest));
  }

  @Override
  public Fraction minus(Fraction other) {
    return plus(other.negate());
  }

  @Override
  public Fraction times(Fraction other) {
    return new Fraction(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  @Override
  public Fraction over(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  @Override
  public Fraction complement() {
    return new Fraction(denominator.subtract(numerator), denominator);
  }

  @Override
  public Fraction negate() {
    return new Fraction(numerator.negate(), denominator);
  }

  /**
   * The power of a whole exponent.
   *
   * @throws IllegalArgumentException if it is negative
   * @throws ArithmeticException if it is beyond the range of int
   */
  @Override
  public Fraction power(long exponent) {
    if (exponent < 0) {
      throw new IllegalArgumentException("not at least 0: " + exponent);
    }
    int count = Math.toIntExact(exponent);
    return new Fraction(numerator.pow(count), denominator.pow(count));
  }

  @Override
  public Fraction phi(int k) {
    if (signum() != 0) {
      throw irrational("phi_" + k);
    }
    Fraction result = ONE;
    for (int i = 2; i <= k; i++) {
      result = result.over(of(i, 1));
    }
    return result;
  }

  @Override
  public Fraction exp() {
    return phi(0);
  }

  @Override
  public Fraction expm1() {
    return exp().minus(ONE);
  }

  @Override
  public Fraction log() {
    if (!equals(ONE)) {
      throw irrational("log");
    }
    return ZERO;
  }

  @Override
  public Fraction log1p() {
    return plus(ONE).log();
  }

  private ArithmeticException irrational(String function) {
    return new ArithmeticException(function + "(" + this + ") is not rational");
  }

  @Override
  public long whole() {
    if (!isWhole()) {
      throw new ArithmeticException(this + " is not whole");
    }
    return numerator.longValueExact();
  }

  /** The sign: -1, 0 or 1. */
  public int signum() {
    return numerator.signum();
  }

  /** Whether the denominator is 1. */
  public boolean isWhole() {
    return denominator.equals(BigInteger.ONE);
  }

  /** How many bits it takes to write down: the measure of simplicity. */
  public int bits() {
    return numerator.bitLength() + denominator.bitLength();
  }

  @Override
  public int compareTo(Fraction other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  @Override
  public boolean certainlyBelow(Fraction other) {
    return compareTo(other) < 0;
  }

  @Override
  public boolean certainlyAtMost(Fraction other) {
    return compareTo(other) <= 0;
  }

  @Override
  public double value() {
    return new BigDecimal(numerator).divide(new BigDecimal(denominator), LONG).doubleValue();
  }

  @Override
  public Fraction self() {
    return this;
  }

  @Override
  public Fraction lift(Fraction constant) {
    return constant;
  }

  @Override
  public String toString() {
    return isWhole() ? numerator.toString() : numerator + "/" + denominator;
  }
}
