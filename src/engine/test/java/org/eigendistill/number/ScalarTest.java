// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.eigendistill.testing.LongReal;
import org.eigendistill.testing.Seeded;
import org.junit.jupiter.api.Test;

/** What the interface itself writes, over the arithmetics. */
class ScalarTest {
  /** (exp(-x) - exp(-y)) / (y - x) in decimals of 110 digits, x and y apart. */
  private static BigDecimal decayed(BigDecimal x, BigDecimal y) {
    return LongReal.exp(x.negate())
        .subtract(LongReal.exp(y.negate()))
        .divide(y.subtract(x), LongReal.CONTEXT);
  }

  @Test
  void dividedDifferencesNearAndFar() {
    Seeded.cases(
        150,
        74_000,
        random -> {
          random.nextInt(); // that of neighbouring seeds is nearly the same
          double x = Seeded.logUniform(random, 1e-9, 300);
          double y = x * (1 + Seeded.logUniform(random, 1e-15, 10));
          BigDecimal truth = decayed(new BigDecimal(x), new BigDecimal(y));
          Enclosure long1 = Scalar.decayed(Enclosure.of(x), Enclosure.of(y));
          Enclosure long2 = Scalar.decayed(Enclosure.of(y), Enclosure.of(x));
          for (Enclosure enclosure : new Enclosure[] {long1, long2}) {
            assertThat(enclosure.low()).isLessThanOrEqualTo(truth);
            assertThat(enclosure.high()).isGreaterThanOrEqualTo(truth);
            BigDecimal width = enclosure.high().subtract(enclosure.low());
            assertThat(width).isLessThanOrEqualTo(truth.movePointLeft(60));
          }
          Interval quick = Scalar.decayed(Interval.point(x), Interval.point(y));
          assertThat(new BigDecimal(quick.low())).isLessThanOrEqualTo(truth);
          assertThat(new BigDecimal(quick.high())).isGreaterThanOrEqualTo(truth);
          assertThat(quick.width()).isLessThan(1e-12 * truth.doubleValue());
        });
  }

  @Test
  void dividedDifferencesWhereBothAreEqual() {
    Enclosure third = Enclosure.of(Fraction.of(1, 3));
    Enclosure equal = Scalar.decayed(third, third);
    BigDecimal truth =
        LongReal.exp(BigDecimal.ONE.divide(BigDecimal.valueOf(-3), LongReal.CONTEXT));
    assertThat(equal.low()).isLessThan(truth);
    assertThat(equal.high()).isGreaterThan(truth);
    assertThat(equal.high().subtract(equal.low())).isLessThan(new BigDecimal("1e-65"));
    assertThat(Scalar.decayed(Fraction.ZERO, Fraction.ZERO)).isEqualTo(Fraction.ONE);
    assertThatThrownBy(() -> Scalar.decayed(Fraction.ZERO, Fraction.ONE))
        .isInstanceOf(ArithmeticException.class);
  }

  /** By squaring, against multiplying as often. */
  @Test
  void powers() {
    Interval base = new Interval(0.9, 0.91);
    Interval product = Interval.ONE;
    for (int n = 0; n <= 40; n++) {
      Interval power = base.power(n);
      assertThat(power.low())
          .isCloseTo(product.low(), org.assertj.core.api.Assertions.within(1e-14));
      assertThat(power.high())
          .isCloseTo(product.high(), org.assertj.core.api.Assertions.within(1e-14));
      product = product.times(base);
    }
    assertThatThrownBy(() -> base.power(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
