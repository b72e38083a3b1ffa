package org.eigendistill.theorem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.eigendistill.testing.LongReal;
import org.junit.jupiter.api.Test;

/** Fractions against integers, enclosures and intervals against decimals of 110 digits. */
class ArithmeticTest {
  private static final int ROUNDS = 2000;

  private final Random random = new Random(5);

  @Test
  void fractionsKeepTheLawsOfIntegers() {
    for (int i = 0; i < ROUNDS; i++) {
      long a = random.nextInt(2001) - 1000;
      long b = 1 + random.nextInt(1000);
      long c = random.nextInt(2001) - 1000;
      long d = 1 + random.nextInt(1000);
      Fraction x = Fraction.of(a, b);
      Fraction y = Fraction.of(c, -d).negate();
      assertIs(x.plus(y), a * d + c * b, b * d);
      assertIs(x.minus(y), a * d - c * b, b * d);
      assertIs(x.times(y), a * c, b * d);
      assertIs(x.complement(), b - a, b);
      if (c != 0) {
        assertIs(x.over(y), a * d, b * c);
      }
      assertThat(x.compareTo(y)).isEqualTo(Long.compare(a * d, c * b));
      assertThat(x.certainlyBelow(y)).isEqualTo(a * d < c * b);
      assertThat(x.certainlyAtMost(y)).isEqualTo(a * d <= c * b);
      assertThat(x.numerator().gcd(x.denominator())).isEqualTo(BigInteger.ONE);
      assertThat(Fraction.parse(x.toString())).isEqualTo(x);
      assertThat(x.doubleValue()).isCloseTo((double) a / b, within(1e-14 * Math.abs(a)));
    }
    assertThat(Fraction.of(2, 3).power(5)).isEqualTo(Fraction.of(32, 243));
    assertThat(Fraction.of(0.1).denominator()).isEqualTo(BigInteger.TWO.pow(55));
    assertThatThrownBy(() -> Fraction.of(1, 0)).isInstanceOf(ArithmeticException.class);
  }

  private static void assertIs(Fraction value, long numerator, long denominator) {
    assertThat(value.numerator().multiply(BigInteger.valueOf(denominator)))
        .isEqualTo(value.denominator().multiply(BigInteger.valueOf(numerator)));
    assertThat(value.denominator().signum()).isPositive();
  }

  /** Against trying every denominator in turn. */
  @Test
  void simplestFractionHasTheLeastDenominator() {
    for (int i = 0; i < ROUNDS; i++) {
      double low = Math.exp(4 * random.nextGaussian());
      double high = low * (1 + Math.pow(10, -4 * random.nextDouble()));
      Fraction found = Fraction.simplestBetween(Fraction.of(low), Fraction.of(high));
      BigDecimal bottom = new BigDecimal(low);
      BigDecimal top = new BigDecimal(high);
      long q = 1;
      BigInteger p = ceiling(bottom, q);
      while (new BigDecimal(p).compareTo(top.multiply(BigDecimal.valueOf(q))) > 0) {
        q++;
        p = ceiling(bottom, q);
      }
      assertThat(found).isEqualTo(new Fraction(p, BigInteger.valueOf(q)));
    }
  }

  private static BigInteger ceiling(BigDecimal value, long times) {
    return value
        .multiply(BigDecimal.valueOf(times))
        .setScale(0, java.math.RoundingMode.CEILING)
        .toBigInteger();
  }

  @Test
  void enclosuresHoldTheTruthTightly() {
    for (int i = 0; i < 300; i++) {
      BigDecimal x = new BigDecimal(Math.pow(10, -20 + 23 * random.nextDouble()));
      Enclosure enclosed = Enclosure.expNegative(Enclosure.of(x));
      assertHolds(enclosed, LongReal.exp(x.negate()), 65);
      BigDecimal y = new BigDecimal(random.nextGaussian());
      Enclosure ex = Enclosure.of(x);
      Enclosure ey = Enclosure.of(y);
      assertHolds(ex.times(ey), x.multiply(y), 70);
      assertHolds(ex.over(ey), x.divide(y, LongReal.CONTEXT), 70);
      assertHolds(ex.plus(ey), x.add(y), 50);
      assertHolds(ey.minus(ex), y.subtract(x), 50);
    }
    Enclosure zero = new Enclosure(BigDecimal.ONE.negate(), BigDecimal.ONE);
    assertThatThrownBy(() -> zero.over(zero)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Enclosure.expNegative(zero))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Ends on either side of the truth, and apart by no more than so many digits allow. */
  private static void assertHolds(Enclosure enclosed, BigDecimal truth, int digits) {
    assertThat(enclosed.low()).isLessThanOrEqualTo(truth);
    assertThat(enclosed.high()).isGreaterThanOrEqualTo(truth);
    BigDecimal width = enclosed.high().subtract(enclosed.low());
    assertThat(width).isLessThanOrEqualTo(truth.abs().movePointLeft(digits));
  }

  @Test
  void intervalsHoldTheImageOfEveryPoint() {
    for (int i = 0; i < ROUNDS; i++) {
      double a = 3 * random.nextGaussian();
      double b = 3 * random.nextGaussian();
      Interval x = around(a);
      Interval y = around(b);
      BigDecimal p = new BigDecimal(a);
      BigDecimal q = new BigDecimal(b);
      assertIn(x.plus(y), p.add(q));
      assertIn(x.minus(y), p.subtract(q));
      assertIn(x.times(y), p.multiply(q));
      assertIn(x.exp(), LongReal.exp(p));
      if (y.low() > 0) {
        assertIn(x.over(y), p.divide(q, LongReal.CONTEXT));
        assertIn(y.log(), LongReal.log(q));
      }
    }
    assertThatThrownBy(() -> new Interval(-1, 1).log()).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Interval.ONE.over(new Interval(-1, 1)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Interval.point(Double.NaN)).isInstanceOf(ArithmeticException.class);
  }

  /** The point itself every other time, where outward rounding alone must do. */
  private Interval around(double value) {
    boolean point = random.nextBoolean();
    double left = point ? 0 : random.nextDouble();
    return new Interval(value - left, value + (point ? 0 : random.nextDouble()));
  }

  private static void assertIn(Interval interval, BigDecimal truth) {
    assertThat(new BigDecimal(interval.low())).isLessThanOrEqualTo(truth);
    assertThat(new BigDecimal(interval.high())).isGreaterThanOrEqualTo(truth);
  }

  /** x^2 y / (1 - y) + log x exp(-y), whose slopes are written out by hand. */
  @Test
  void jetsHoldSlopes() {
    double a = 1.7;
    double b = 0.3;
    Jet x = Jet.variable(Interval.point(a), 0, 2);
    Jet y = Jet.variable(Interval.point(b), 1, 2);
    Jet f = x.times(x).times(y).over(y.complement()).plus(x.log().times(y.negate().exp()));
    double inX = 2 * a * b / (1 - b) + Math.exp(-b) / a;
    double inY = a * a / ((1 - b) * (1 - b)) - Math.log(a) * Math.exp(-b);
    double value = a * a * b / (1 - b) + Math.log(a) * Math.exp(-b);
    assertNear(f.value(), value);
    assertNear(f.slope(0), inX);
    assertNear(f.slope(1), inY);
  }

  private static void assertNear(Interval interval, double truth) {
    assertThat(interval.width()).isLessThan(1e-13);
    assertThat(interval.middle()).isCloseTo(truth, within(1e-14 * Math.max(1, Math.abs(truth))));
  }
}
