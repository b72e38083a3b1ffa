package org.eigendistill.theorem;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A closed interval of decimals that holds the true value. Every operation rounds its lower end
 * down and its upper end up at {@value #DIGITS} significant digits, so that what is read off is
 * proved; the {@value #DIGITS} leave 50 after the cancellation that the search allows.
 *
 * @param low the lower end
 * @param high the upper end, at least {@code low}
 */
record Enclosure(BigDecimal low, BigDecimal high) implements Scalar<Enclosure> {
  /** Working digits. */
  static final int DIGITS = 75;

  private static final MathContext DOWN = new MathContext(DIGITS, RoundingMode.FLOOR);
  private static final MathContext UP = new MathContext(DIGITS, RoundingMode.CEILING);
  private static final Enclosure ONE = of(BigDecimal.ONE);
  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** The reduced argument of the exponential series is at most 2^-REDUCTION. */
  private static final int REDUCTION = 8;

  /** Terms of that series; the rest is below 2^-8*24/24! < 10^-81. */
  private static final int TERMS = 24;

  /** Checks the order of the ends. */
  Enclosure {
    if (low.compareTo(high) > 0) {
      throw new IllegalArgumentException("an enclosure from " + low + " down to " + high);
    }
  }

  /** The exact value, or the tightest enclosure of {@value #DIGITS} digits. */
  static Enclosure of(BigDecimal value) {
    return new Enclosure(value.round(DOWN), value.round(UP));
  }

  static Enclosure of(double value) {
    return of(new BigDecimal(value));
  }

  static Enclosure of(Fraction value) {
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

  /**
   * {@code exp(-x)} for x at least 0: with y = x / 2^s at most 2^-8 the series of exp(-y), whose
   * remainder after n terms is at most y^n / n! since the terms alternate and fall, and s
   * squarings.
   */
  static Enclosure expNegative(Enclosure x) {
    if (x.low.signum() < 0) {
      throw new IllegalArgumentException("exp(-x) is enclosed for x >= 0 only, not " + x.low);
    }
    int halvings = REDUCTION;
    for (BigDecimal size = x.high; size.compareTo(BigDecimal.ONE) > 0; halvings++) {
      size = size.multiply(HALF, UP);
    }
    Enclosure y = x.times(of(HALF.pow(halvings)));
    Enclosure sum = ONE;
    Enclosure term = ONE;
    for (int n = 1; n < TERMS; n++) {
      term = term.times(y).dividedBy(n);
      sum = n % 2 == 1 ? sum.minus(term) : sum.plus(term);
    }
    BigDecimal rest = term.times(y).dividedBy(TERMS).high;
    Enclosure result = new Enclosure(sum.low.subtract(rest, DOWN), sum.high.add(rest, UP));
    for (int i = 0; i < halvings; i++) {
      result = result.times(result);
    }
    return result;
  }

  private Enclosure dividedBy(int positive) {
    BigDecimal divisor = BigDecimal.valueOf(positive);
    return new Enclosure(low.divide(divisor, DOWN), high.divide(divisor, UP));
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
  public double doubleValue() {
    return low.doubleValue();
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
