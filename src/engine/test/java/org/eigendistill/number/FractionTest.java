// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Fractions against integers. */
class FractionTest {
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
      // Both are whole doubles, and the quotient of such is rounded once.
      assertThat(x.value()).isEqualTo((double) a / b);
    }
    assertThat(Fraction.of(0, -6)).isEqualTo(Fraction.ZERO);
    assertThat(Fraction.of(2, 3).power(5)).isEqualTo(Fraction.of(32, 243));
    assertThat(Fraction.of(0.1).denominator()).isEqualTo(BigInteger.TWO.pow(55));
    assertThatThrownBy(() -> Fraction.of(1, 0)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Fraction.ONE.power(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Fraction.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertIs(Fraction value, long numerator, long denominator) {
    assertThat(value.numerator().multiply(BigInteger.valueOf(denominator)))
        .isEqualTo(value.denominator().multiply(BigInteger.valueOf(numerator)));
    assertThat(value.denominator().signum()).isPositive();
  }

  /** A double that is made a fraction comes back, from the smallest to the largest. */
  @Test
  void doublesComeBack() {
    for (int i = 0; i < ROUNDS / 10; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value) && value != 0) {
        assertThat(Fraction.of(value).value()).isEqualTo(value);
        assertThat(Fraction.of(value)).isEqualTo(Fraction.of(new BigDecimal(value)));
      }
    }
    for (double value : new double[] {0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 3, -0.75}) {
      assertThat(Fraction.of(value)).isEqualTo(Fraction.of(new BigDecimal(value)));
    }
  }

  /** The transcendental functions are rational at 0 and 1 alone. */
  @Test
  void elementaryFunctionsWhereTheyAreRational() {
    assertThat(Fraction.ZERO.exp()).isEqualTo(Fraction.ONE);
    assertThat(Fraction.ZERO.expm1()).isEqualTo(Fraction.ZERO);
    assertThat(Fraction.ZERO.log1p()).isEqualTo(Fraction.ZERO);
    assertThat(Fraction.ONE.log()).isEqualTo(Fraction.ZERO);
    assertThat(Fraction.ZERO.phi(4)).isEqualTo(Fraction.of(1, 24));
    Fraction half = Fraction.of(1, 2);
    assertThatThrownBy(half::exp).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(half::log).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(half::expm1).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(half::log1p).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(half::whole).isInstanceOf(ArithmeticException.class);
    assertThat(Fraction.of(-6, 2).whole()).isEqualTo(-3);
  }

  /** Against trying every denominator in turn, from the first that lets the numerator be 1. */
  @Test
  void simplestFractionHasTheLeastDenominator() {
    for (int i = 0; i < ROUNDS; i++) {
      double low = Math.exp(4 * random.nextGaussian());
      double high = low * (1 + Math.pow(10, -4 * random.nextDouble()));
      Fraction found = Fraction.simplestBetween(Fraction.of(low), Fraction.of(high));
      BigDecimal bottom = new BigDecimal(low);
      BigDecimal top = new BigDecimal(high);
      long q = Math.max(1, (long) (1 / high));
      BigInteger p = ceiling(bottom, q);
      while (new BigDecimal(p).compareTo(top.multiply(BigDecimal.valueOf(q))) > 0) {
        q++;
        p = ceiling(bottom, q);
      }
      assertThat(found).isEqualTo(new Fraction(p, BigInteger.valueOf(q)));
    }
  }

  /** Both ends belong to the interval. */
  @Test
  void simplestFractionMayBeAnEnd() {
    Fraction half = Fraction.of(1, 2);
    assertThat(Fraction.simplestBetween(Fraction.of(3, 7), half)).isEqualTo(half);
    assertThat(Fraction.simplestBetween(half, Fraction.of(4, 7))).isEqualTo(half);
  }

  private static BigInteger ceiling(BigDecimal value, long times) {
    return value
        .multiply(BigDecimal.valueOf(times))
        .setScale(0, RoundingMode.CEILING)
        .toBigInteger();
  }

  @Test
  void endsOfTheOrderAndOfPowers() {
    Fraction third = Fraction.of(1, 3);
    assertThat(third.power(0)).isEqualTo(Fraction.ONE);
    assertThat(third.certainlyAtMost(Fraction.of(2, 6))).isTrue();
    assertThat(third.certainlyBelow(Fraction.of(2, 6))).isFalse();
    assertThat(Fraction.ONE.lift(third)).isEqualTo(third);
    assertThat(third.self()).isSameAs(third);
    assertThat(Fraction.of(-5, 8).bits()).isEqualTo(3 + 4);
  }
}
