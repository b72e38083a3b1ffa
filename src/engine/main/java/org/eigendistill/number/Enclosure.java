// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.UnaryOperator;

/**
 * A closed interval of decimals that holds the true value. Every operation rounds its lower end
 * down and its upper end up at {@value #DIGITS} significant digits, so that what is read off is
 * proved; the {@value #DIGITS} leave 50 after the cancellation that the theorem room's search
 * allows. Of a point of size up to 1e4 exp, log, expm1 and log1p are enclosed to 65 digits, phi_k
 * to 65 - 3 k.
 *
 * @param low the lower end
 * @param high the upper end, at least {@code low}
 */
public record Enclosure(BigDecimal low, BigDecimal high) implements Enclosed<Enclosure> {
  /** Working digits. */
  public static final int DIGITS = 75;

  private static final MathContext DOWN = new MathContext(DIGITS, RoundingMode.FLOOR);
  private static final MathContext UP = new MathContext(DIGITS, RoundingMode.CEILING);
  private static final Enclosure ONE = of(BigDecimal.ONE);

  /** Where exponentials are no longer told from 0, so that no exponent overflows. */
  private static final String FARTHEST = "-1e9";

  private static final BigDecimal LEAST = new BigDecimal(FARTHEST);

  /** Arguments so narrow cost a phi no digits that count. */
  private static final BigDecimal NARROW = new BigDecimal("1e-60");

  private static final BigDecimal NEXT_TO_NOTHING = new BigDecimal("1e-400000000");

  /** 24 terms of arguments up to 2^-8: the rest is below 2^-192 * 3 / 24! &lt; 10^-80. */
  private static final Elementary<Enclosure> ELEMENTARY =
      new Elementary<>(Enclosure::of, new Enclosure(BigDecimal.ZERO, BigDecimal.valueOf(3)), 8, 24);

  /**
   * Checks the order of the ends.
   *
   * @throws IllegalArgumentException if the lower end is above the upper one
   */
  public Enclosure {
    if (low.compareTo(high) > 0) {
      throw new IllegalArgumentException("an enclosure from " + low + " down to " + high);
    }
  }

  /** The exact value, or the tightest enclosure of {@value #DIGITS} digits. */
  public static Enclosure of(BigDecimal value) {
    return new Enclosure(value.round(DOWN), value.round(UP));
  }

  /** The same of a finite double. */
  public static Enclosure of(double value) {
    return of(new BigDecimal(value));
  }

  /** The tightest enclosure of a fraction. */
  public static Enclosure of(Fraction value) {
    BigDecimal numerator = new BigDecimal(value.numerator());
    BigDecimal denominator = new BigDecimal(value.denominator());
    return new Enclosure(numerator.divide(denominator, DOWN), numerator.divide(denominator, UP));
  }

  @Override
  public Enclosure plus(Enclosure other) {
    return new Enclosure(low.add(other.low, DOWN), high.add(other.high, UP));
  }

  @Override
  public Enclosure minus(Enclosure other) {
    return new Enclosure(low.subtract(other.high, DOWN), high.subtract(other.low, UP));
  }

  @Override
  public Enclosure times(Enclosure other) {
    if (low.signum() >= 0 && other.low.signum() >= 0) {
      return new Enclosure(low.multiply(other.low, DOWN), high.multiply(other.high, UP));
    }
    BigDecimal[] products = {
      low.multiply(other.low),
      low.multiply(other.high),
      high.multiply(other.low),
      high.multiply(other.high)
    };
    BigDecimal least = products[0];
    BigDecimal greatest = products[0];
    for (BigDecimal product : products) {
      least = least.min(product);
      greatest = greatest.max(product);
    }
    return new Enclosure(least.round(DOWN), greatest.round(UP));
  }

  @Override
  public Enclosure over(Enclosure other) {
    if (other.low.signum() <= 0 && other.high.signum() >= 0) {
      throw new ArithmeticException("division by an enclosure of 0");
    }
    return times(
        new Enclosure(
            BigDecimal.ONE.divide(other.high, DOWN), BigDecimal.ONE.divide(other.low, UP)));
  }

  @Override
  public Enclosure complement() {
    return ONE.minus(this);
  }

  @Override
  public Enclosure negate() {
    return new Enclosure(high.negate(), low.negate());
  }

  /**
   * {@inheritDoc}
   *
   * <p>Below {@value #FARTHEST} the enclosure is from 0 to 1e-400000000.
   *
   * @throws ArithmeticException above 1e9
   */
  @Override
  public Enclosure exp() {
    return rising(
        BigDecimal.ONE,
        x -> {
          if (x.low.compareTo(LEAST) < 0) {
            return new Enclosure(BigDecimal.ZERO, NEXT_TO_NOTHING);
          }
          if (x.low.compareTo(LEAST.negate()) > 0) {
            throw new ArithmeticException("exp(" + x + ")");
          }
          return ELEMENTARY.exp(x);
        });
  }

  @Override
  public Enclosure phi(int k) {
    return k == 0 ? exp() : rising(NARROW, x -> ELEMENTARY.phi(x, k));
  }

  /**
   * From the value at the lower end: every phi_k rises, and by no more than a factor of exp(w) over
   * a width of w, which is at most 1 + w + w^2 for w at most 1; beyond a width from the values at
   * both ends, since far below 0 a phi_k rises by much less.
   */
  private Enclosure rising(BigDecimal widest, UnaryOperator<Enclosure> phi) {
    Enclosure below = phi.apply(new Enclosure(low, low));
    if (low.compareTo(high) == 0) {
      return below;
    }
    BigDecimal width = high.subtract(low, UP);
    if (width.compareTo(widest) > 0) {
      return new Enclosure(below.low, phi.apply(new Enclosure(high, high)).high);
    }
    BigDecimal growth = BigDecimal.ONE.add(width, UP).multiply(width, UP).add(BigDecimal.ONE, UP);
    return new Enclosure(below.low, below.high.multiply(growth, UP));
  }

  @Override
  public Enclosure expm1() {
    return ELEMENTARY.expm1(this);
  }

  @Override
  public Enclosure log() {
    if (low.signum() <= 0) {
      throw new ArithmeticException("logarithm of an enclosure that reaches 0");
    }
    int exponent = low.precision() - low.scale();
    double near = Elementary.logOfTens(low.movePointLeft(exponent).doubleValue(), exponent);
    return slowly(ELEMENTARY.log(new Enclosure(low, low), near), low);
  }

  @Override
  public Enclosure log1p() {
    BigDecimal sum = BigDecimal.ONE.add(low, DOWN);
    if (sum.signum() <= 0) {
      throw new ArithmeticException("logarithm of an enclosure that reaches 0");
    }
    return slowly(ELEMENTARY.log1p(new Enclosure(low, low)), sum);
  }

  /** From a logarithm at the lower end, where its slope is the greatest: 1 over its argument. */
  private Enclosure slowly(Enclosure below, BigDecimal argument) {
    BigDecimal width = high.subtract(low, UP);
    return new Enclosure(below.low, below.high.add(width.divide(argument, UP), UP));
  }

  @Override
  public long whole() {
    if (low.compareTo(high) != 0) {
      throw new ArithmeticException(this + " is not one whole number");
    }
    return low.longValueExact();
  }

  @Override
  public boolean certainlyBelow(Enclosure other) {
    return high.compareTo(other.low) < 0;
  }

  @Override
  public boolean certainlyAtMost(Enclosure other) {
    return high.compareTo(other.low) <= 0;
  }

  @Override
  public double value() {
    return low.doubleValue();
  }

  @Override
  public Enclosure self() {
    return this;
  }

  @Override
  public Enclosure lift(Fraction constant) {
    return of(constant);
  }

  /** The digits that both ends share, and so are certain, at most 50. */
  @Override
  public String toString() {
    for (int digits = 50; digits > 1; digits--) {
      BigDecimal down = low.round(new MathContext(digits, RoundingMode.DOWN));
      if (down.compareTo(high.round(new MathContext(digits, RoundingMode.DOWN))) == 0) {
        return down.toString();
      }
    }
    return "[" + low + ", " + high + "]";
  }
}
