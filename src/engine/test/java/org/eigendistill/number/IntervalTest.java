// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.eigendistill.testing.LongReal;
import org.junit.jupiter.api.Test;

/** Intervals against decimals of 110 digits. */
class IntervalTest {
  private static final int ROUNDS = 2000;

  private final Random random = new Random(5);

  @Test
  void theyHoldTheImageOfEveryPoint() {
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
      assertIn(x.expm1(), LongReal.expm1(p));
      assertIn(x.phi(1), LongReal.phi(p, 1));
      assertIn(x.phi(2), LongReal.phi(p, 2));
      if (y.low() > 0) {
        assertIn(x.over(y), p.divide(q, LongReal.CONTEXT));
        assertIn(y.log(), LongReal.log(q));
        assertIn(y.log1p(), LongReal.log1p(q));
      }
    }
    assertThatThrownBy(() -> new Interval(-1, 1).log()).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Interval(-1, 1).log1p()).isInstanceOf(ArithmeticException.class);
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

  @Test
  void constantsAndCounts() {
    assertThat(Interval.ONE.lift(Fraction.of(3, 8))).isEqualTo(Interval.point(0.375));
    Interval third = Interval.ONE.lift(Fraction.of(1, 3));
    assertThat(third.low()).isLessThan(third.high());
    assertIn(third, BigDecimal.ONE.divide(BigDecimal.valueOf(3), LongReal.CONTEXT));
    assertThat(new Interval(-2, 5).times(Interval.ZERO)).isEqualTo(Interval.ZERO);
    assertThat(Interval.point(7).whole()).isEqualTo(7);
    assertThatThrownBy(third::whole).isInstanceOf(ArithmeticException.class);
    assertThat(Interval.ZERO.phi(2).width()).isLessThan(1e-15);
  }

  /** An end that touches another is neither below it nor a divisor, nor has it a logarithm. */
  @Test
  void endsThatTouch() {
    Interval unit = new Interval(0, 1);
    Interval next = new Interval(1, 2);
    assertThat(unit.certainlyBelow(next)).isFalse();
    assertThat(unit.certainlyBelow(new Interval(1.5, 2))).isTrue();
    assertThat(unit.certainlyAtMost(next)).isTrue();
    assertThat(unit.certainlyAtMost(unit)).isFalse();
    for (Interval divisor : new Interval[] {unit, unit.negate()}) {
      assertThatThrownBy(() -> next.over(divisor)).isInstanceOf(ArithmeticException.class);
    }
    assertThatThrownBy(unit::log).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> unit.negate().log1p()).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void partsAndEnds() {
    Interval wide = new Interval(1, 4);
    assertThat(wide.meet(new Interval(2, 7))).isEqualTo(new Interval(2, 4));
    assertThat(new Interval(2, 7).meet(wide)).isEqualTo(new Interval(2, 4));
    assertThatThrownBy(() -> wide.meet(new Interval(5, 6))).isInstanceOf(ArithmeticException.class);
    assertThat(wide.middle()).isEqualTo(2.5);
    assertThat(wide.value()).isEqualTo(2.5);
    assertThat(wide.width()).isEqualTo(3);
    assertThat(Interval.point(0x1p62).whole()).isEqualTo(1L << 62);
    assertThatThrownBy(() -> Interval.point(0x1p63).whole())
        .isInstanceOf(ArithmeticException.class);
    Interval beyond = Interval.ONE.lift(Fraction.of(10, 1).power(400));
    assertThat(beyond).isEqualTo(new Interval(Double.MAX_VALUE, Double.POSITIVE_INFINITY));
  }
}
