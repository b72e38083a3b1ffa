// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.number;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A rational number, or one with a multiple of a time tau besides,
 *
 * <pre>\[ \mathrm{rational} + \mathrm{multiple} \cdot \tau, \qquad e^{-\tau} = \mathrm{root}, \]
 * </pre>
 *
 * the root a fraction in (0, 1). So decay is exact though times are not: exp(-n tau) = root^n for
 * whole n. All else that is irrational throws {@link ArithmeticException}, as do products and
 * quotients that tau stays in, powers of the root beyond 1000, and numbers of more than {@value
 * #MOST_BITS} bits.
 */
public final class Exact implements Enclosed<Exact> {
  private static final int MOST_BITS = 200_000;
  private static final BigInteger LARGEST_POWER = BigInteger.valueOf(1000);

  /** Refinements of the unit; each leaves an exponential the fewer that is no whole power. */
  private static final int MOST_REFINEMENTS = 50;

  private final Fraction rational;
  private final Fraction multiple;
  private final Fraction root;
  private final Fraction grain;

  private Exact(Fraction rational, Fraction multiple, Fraction root, Fraction grain) {
    this.rational = rational;
    this.multiple = multiple;
    this.root = root;
    this.grain = grain;
  }

  /** A fraction. */
  public static Exact of(Fraction value) {
    return new Exact(value, Fraction.ZERO, null, Fraction.ZERO);
  }

  /**
   * The time {@code multiple tau}.
   *
   * @param root exp(-tau), strictly between 0 and 1
   */
  public static Exact time(Fraction root, Fraction multiple) {
    if (root.signum() <= 0 || root.compareTo(Fraction.ONE) >= 0) {
      throw new IllegalArgumentException("a root strictly between 0 and 1, not " + root);
    }
    return new Exact(Fraction.ZERO, multiple, root, Fraction.ZERO);
  }

  /**
   * The least positive multiple of tau for a time such that each exponential that a formula takes
   * of multiples of it is a whole power of the root, their exponents without common factor. With
   * rates 1 and p/q in lowest terms it is q.
   *
   * @param formula from a time to numbers that are rational then
   * @throws ArithmeticException if they are rational for no such time
   */
  public static Fraction unit(Function<Exact, List<Exact>> formula) {
    Fraction unit = Fraction.ONE;
    for (int i = 0; i < MOST_REFINEMENTS; i++) {
      try {
        Fraction grain = Fraction.ZERO;
        for (Exact value : formula.apply(time(Fraction.of(1, 2), unit))) {
          value.fraction();
          grain = divisor(grain, value.grain);
        }
        return grain.signum() == 0 ? Fraction.ONE : unit.over(grain);
      } catch (Broken broken) {
        unit = unit.times(new Fraction(broken.exponent.denominator(), BigInteger.ONE));
      }
    }
    throw new ArithmeticException("no time makes all exponents whole");
  }

  /** The greatest fraction of which both are whole multiples. */
  private static Fraction divisor(Fraction a, Fraction b) {
    return new Fraction(
        a.numerator().multiply(b.denominator()).gcd(b.numerator().multiply(a.denominator())),
        a.denominator().multiply(b.denominator()));
  }

  /** An exponent of the root that is not whole. */
  private static final class Broken extends ArithmeticException {
    private static final long serialVersionUID = 1L;
    private final transient Fraction exponent;

    Broken(Fraction exponent) {
      super("the root to the power of " + exponent);
      this.exponent = exponent;
    }

    /** It says how to go on, not where from. */
    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  /**
   * The fraction that this is.
   *
   * @throws ArithmeticException if tau is in it
   */
  public Fraction fraction() {
    if (hasTime()) {
      throw new ArithmeticException(this + " is not rational");
    }
    return rational;
  }

  private boolean hasTime() {
    return multiple.signum() != 0;
  }

  @Override
  public Exact lift(Fraction constant) {
    return of(constant);
  }

  @Override
  public Exact plus(Exact other) {
    return with(other, rational.plus(other.rational), multiple.plus(other.multiple));
  }

  @Override
  public Exact minus(Exact other) {
    return with(other, rational.minus(other.rational), multiple.minus(other.multiple));
  }

  @Override
  public Exact times(Exact other) {
    if (hasTime() && other.hasTime()) {
      throw new ArithmeticException("the square of a time is not held");
    }
    Fraction time = hasTime() ? multiple.times(other.rational) : other.multiple.times(rational);
    return with(other, rational.times(other.rational), time);
  }

  @Override
  public Exact over(Exact other) {
    if (!other.hasTime()) {
      return with(other, rational.over(other.rational), multiple.over(other.rational));
    }
    if (rational.signum() != 0 || other.rational.signum() != 0) {
      throw new ArithmeticException("the quotient by a time is not held");
    }
    return with(other, multiple.over(other.multiple), Fraction.ZERO);
  }

  private Exact with(Exact other, Fraction sum, Fraction time) {
    if (hasTime() && other.hasTime() && !root.equals(other.root)) {
      throw new ArithmeticException("times of the roots " + root + " and " + other.root);
    }
    if (sum.bits() > MOST_BITS) {
      throw new ArithmeticException("a fraction of more than " + MOST_BITS + " bits");
    }
    return new Exact(
        sum,
        time,
        time.signum() == 0 ? null : hasTime() ? root : other.root,
        divisor(grain, other.grain));
  }

  @Override
  public Exact exp() {
    if (!hasTime()) {
      return new Exact(rational.exp(), multiple, null, grain);
    }
    Fraction exponent = multiple.negate();
    if (rational.signum() != 0) {
      throw new ArithmeticException("exp(" + this + ") is not rational");
    }
    if (!exponent.isWhole()) {
      throw new Broken(exponent);
    }
    BigInteger size = exponent.numerator().abs();
    if (size.compareTo(LARGEST_POWER) > 0) {
      throw new ArithmeticException("the root to the power of " + size);
    }
    Fraction power = root.power(size.intValueExact());
    return new Exact(
        exponent.signum() > 0 ? power : Fraction.ONE.over(power),
        Fraction.ZERO,
        null,
        divisor(grain, multiple));
  }

  @Override
  public Exact phi(int k) {
    return k == 0 ? exp() : new Exact(fraction().phi(k), Fraction.ZERO, null, grain);
  }

  @Override
  public Exact expm1() {
    return exp().minus(of(Fraction.ONE));
  }

  @Override
  public Exact log() {
    return new Exact(fraction().log(), Fraction.ZERO, null, grain);
  }

  @Override
  public Exact log1p() {
    return new Exact(fraction().log1p(), Fraction.ZERO, null, grain);
  }

  @Override
  public Exact power(long exponent) {
    if (exponent * (double) rational.bits() > MOST_BITS) {
      throw new ArithmeticException("a fraction of more than " + MOST_BITS + " bits");
    }
    return exponent == 1 ? this : new Exact(fraction().power(exponent), Fraction.ZERO, null, grain);
  }

  @Override
  public long whole() {
    return fraction().whole();
  }

  /**
   * {@inheritDoc}
   *
   * @throws ArithmeticException if rational parts stand against times
   */
  @Override
  public boolean certainlyBelow(Exact other) {
    return other.minus(this).signum() > 0;
  }

  /**
   * {@inheritDoc}
   *
   * @throws ArithmeticException if rational parts stand against times
   */
  @Override
  public boolean certainlyAtMost(Exact other) {
    return other.minus(this).signum() >= 0;
  }

  private int signum() {
    if (rational.signum() * multiple.signum() < 0) {
      throw new ArithmeticException("the sign of " + this + " is not held");
    }
    return rational.signum() != 0 ? rational.signum() : multiple.signum();
  }

  @Override
  public double value() {
    return hasTime()
        ? rational.value() - multiple.value() * Math.log(root.value())
        : rational.value();
  }

  @Override
  public Exact self() {
    return this;
  }

  /** Equal as numbers; how they came about does not count. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Exact that
        && rational.equals(that.rational)
        && multiple.equals(that.multiple)
        && Objects.equals(root, that.root);
  }

  @Override
  public int hashCode() {
    return Objects.hash(rational, multiple, root);
  }

  @Override
  public String toString() {
    return hasTime() ? rational + " - " + multiple + " log(" + root + ")" : rational.toString();
  }
}
