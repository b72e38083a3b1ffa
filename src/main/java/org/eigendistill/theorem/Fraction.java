package org.eigendistill.theorem;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * An exact rational number in lowest terms, the denominator positive.
 *
 * @param numerator any integer
 * @param denominator a positive integer without common factor
 */
record Fraction(BigInteger numerator, BigInteger denominator)
    implements Scalar<Fraction>, Comparable<Fraction> {
  static final Fraction ZERO = of(0, 1);
  static final Fraction ONE = of(1, 1);

  /** Brings the fraction to lowest terms. */
  Fraction {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("a fraction of denominator 0");
    }
    BigInteger divisor = numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      divisor = divisor.negate();
    }
    if (!divisor.equals(BigInteger.ONE)) {
      numerator = numerator.divide(divisor);
      denominator = denominator.divide(divisor);
    }
  }

  static Fraction of(long numerator, long denominator) {
    return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /** The exact value of a finite double. */
  static Fraction of(double value) {
    return of(new BigDecimal(value));
  }

  static Fraction of(BigDecimal value) {
    return value.scale() > 0
        ? new Fraction(value.unscaledValue(), BigInteger.TEN.pow(value.scale()))
        : new Fraction(value.toBigIntegerExact(), BigInteger.ONE);
  }

  /** Reads {@code 3}, {@code -1/4}. */
  static Fraction parse(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? new Fraction(new BigInteger(text), BigInteger.ONE)
        : new Fraction(
            new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
  }

  /**
   * The fraction of least denominator, and then of least numerator, in the closed interval from low
   * to high, 0 < low <= high: the first node of the Stern-Brocot tree that lies in it, found by
   * continued fractions.
   */
  static Fraction simplestBetween(Fraction low, Fraction high) {
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
    return new Fraction(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
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

  Fraction negate() {
    return new Fraction(numerator.negate(), denominator);
  }

  Fraction power(int exponent) {
    return new Fraction(numerator.pow(exponent), denominator.pow(exponent));
  }

  int signum() {
    return numerator.signum();
  }

  boolean isWhole() {
    return denominator.equals(BigInteger.ONE);
  }

  /** How many bits it takes to write down: the measure of simplicity. */
  int bits() {
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
  public double doubleValue() {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), MathContext.DECIMAL64)
        .doubleValue();
  }

  @Override
  public String toString() {
    return isWhole() ? numerator.toString() : numerator + "/" + denominator;
  }
}
