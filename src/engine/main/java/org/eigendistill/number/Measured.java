// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.number;

import java.math.BigInteger;

/**
 * A double-double and a bound of its error, which every operation carries on: what doubles need to
 * be trusted. Some hundred nanoseconds an operation, where an {@link Enclosure} takes microseconds.
 *
 * <p>With e the bounds, u = 2^-100, and t = 2^-1000 for what falls below the normal range:
 *
 * <pre>\[ \begin{gather} x + y, \; x - y: \quad e_x + e_y + u \, |\mathrm{result}| \\
 *    x y: \quad |x| e_y + |y| e_x + e_x e_y + u \, |\mathrm{result}| + t \\
 *    x / y: \quad \frac{e_x + |x / y| \, e_y + t}{|y| - e_y}
 *    + u \, |\mathrm{result}|, \quad y \text{ not within } e_y \text{ of } 0 \end{gather} \]</pre>
 *
 * all of it raised by 2^-40, more than the bounds' own rounding. The operations themselves err by
 * at most 2^-102 ({@link DoubleDouble}). The elementary functions have no constant of their own:
 * they are sums and products of these, every remainder enclosed.
 *
 * <p>The largest double is the end of its range; beyond, and wherever nothing is known any more, it
 * throws {@link ArithmeticException}. Near the smallest the bound is no longer small beside the
 * number.
 *
 * @param number the number
 * @param error a bound of its distance from the true one, at least 0
 */
public record Measured(DoubleDouble number, double error) implements Enclosed<Measured> {
  /** 0. */
  public static final Measured ZERO = of(0);

  /** 1. */
  public static final Measured ONE = of(1);

  private static final double UNIT = 0x1p-100;
  private static final double TINY = 0x1p-1000;
  private static final double RAISED = 1 + 0x1p-40;
  private static final int BITS = 53;

  /** 12 terms of arguments up to 2^-8: the rest is below 2^-96 * 3 / 12! &lt; 2^-123. */
  private static final Elementary<Measured> ELEMENTARY =
      new Elementary<>(Measured::of, new Measured(DoubleDouble.of(1.5), 1.5), 8, 12);

  /**
   * Checks that something is known.
   *
   * @throws ArithmeticException if number or bound is not finite
   */
  public Measured {
    if (!(Math.abs(number.high()) <= Double.MAX_VALUE && error <= Double.MAX_VALUE)) {
      throw new ArithmeticException("beyond the range of doubles");
    }
  }

  /** A double, exactly. */
  public static Measured of(double value) {
    return new Measured(DoubleDouble.of(value), 0);
  }

  /** The nearest double-double. */
  public static Measured of(Fraction value) {
    BigInteger above = value.numerator();
    BigInteger below = value.denominator();
    if (above.bitLength() <= BITS && below.bitLength() <= BITS) {
      double quotient = above.doubleValue() / below.doubleValue();
      return Math.fma(quotient, below.doubleValue(), -above.doubleValue()) == 0
          ? of(quotient)
          : of(above.doubleValue()).over(of(below.doubleValue()));
    }
    double high = value.value();
    Fraction rest = value.minus(Fraction.of(high));
    double low = rest.value();
    boolean exact = rest.equals(Fraction.of(low));
    return new Measured(new DoubleDouble(high, low), exact ? 0 : Math.abs(high) * UNIT + TINY);
  }

  @Override
  public Measured lift(Fraction constant) {
    return constant.signum() == 0 ? ZERO : constant.equals(Fraction.ONE) ? ONE : of(constant);
  }

  @Override
  public Measured plus(Measured other) {
    return rounded(number.plus(other.number), error + other.error);
  }

  @Override
  public Measured minus(Measured other) {
    return rounded(number.minus(other.number), error + other.error);
  }

  @Override
  public Measured times(Measured other) {
    if (isZero() || other.isZero()) {
      return ZERO;
    }
    double mine = Math.abs(number.high()) + error;
    double theirs = Math.abs(other.number.high());
    return rounded(number.times(other.number), mine * other.error + theirs * error + TINY);
  }

  @Override
  public Measured over(Measured other) {
    double least = Math.abs(other.number.high()) * (1 - 0x1p-50) - other.error;
    if (!(least > 0)) {
      throw new ArithmeticException("division by a number that may be 0");
    }
    if (isZero()) {
      return ZERO;
    }
    DoubleDouble quotient = number.over(other.number);
    double known = error + Math.abs(quotient.high()) * other.error + TINY;
    return rounded(quotient, known / least);
  }

  private static Measured rounded(DoubleDouble result, double error) {
    return new Measured(result, (error + Math.abs(result.high()) * UNIT) * RAISED);
  }

  @Override
  public Measured negate() {
    return new Measured(number.negate(), error);
  }

  @Override
  public Measured complement() {
    return ONE.minus(this);
  }

  @Override
  public Measured exp() {
    return phi(0);
  }

  /**
   * {@inheritDoc} By no more than a factor of exp(e) does it differ within e of the number; and
   * exp(e) - 1 is at most 2 e for e up to 1.
   */
  @Override
  public Measured phi(int k) {
    if (error > 1) {
      throw new ArithmeticException("too little is known of an exponent");
    }
    Measured centre = new Measured(number, 0);
    Measured result = k == 0 ? ELEMENTARY.exp(centre) : ELEMENTARY.phi(centre, k);
    double size = Math.abs(result.number.high()) + result.error;
    return new Measured(result.number, (result.error + size * 2 * error) * RAISED);
  }

  @Override
  public Measured expm1() {
    return ELEMENTARY.expm1(this);
  }

  @Override
  public Measured log() {
    if (!(number.high() > error)) {
      throw new ArithmeticException("logarithm of a number that may be 0");
    }
    return ELEMENTARY.log(this, Math.log(number.high()));
  }

  @Override
  public Measured log1p() {
    if (!(number.high() + 1 > error)) {
      throw new ArithmeticException("logarithm of a number that may be 0");
    }
    return ELEMENTARY.log1p(this);
  }

  @Override
  public boolean certainlyBelow(Measured other) {
    Measured difference = other.minus(this);
    return difference.value() > difference.error;
  }

  @Override
  public boolean certainlyAtMost(Measured other) {
    Measured difference = other.minus(this);
    return difference.value() >= difference.error;
  }

  @Override
  public long whole() {
    double value = number.value();
    boolean exact = error == 0 && number.low() == value - number.high();
    if (!exact || value != Math.rint(value) || Math.abs(value) > 0x1p62) {
      throw new ArithmeticException(this + " is not one whole number");
    }
    return (long) value;
  }

  @Override
  public double value() {
    return number.value();
  }

  /** A bound of the error beside the true number; infinite where that may be 0. */
  public double relativeError() {
    double least = Math.abs(number.high()) * (1 - 0x1p-50) - error;
    return error == 0 ? 0 : least > 0 ? error / least * RAISED : Double.POSITIVE_INFINITY;
  }

  @Override
  public Measured self() {
    return this;
  }

  private boolean isZero() {
    return number.high() == 0 && error == 0;
  }

  /** The number and, where it is not exact, the bound. */
  @Override
  public String toString() {
    return error == 0 ? Double.toString(value()) : value() + " +- " + error;
  }
}
