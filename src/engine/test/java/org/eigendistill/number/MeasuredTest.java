// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.eigendistill.testing.LongReal;
import org.eigendistill.testing.Seeded;
import org.junit.jupiter.api.Test;

/** The stated bound holds the error, and is small, against exact decimals and 110 digits. */
class MeasuredTest {
  /** What is known of a number, and the number, anywhere within the bound. */
  private record Drawn(Measured known, BigDecimal truth) {}

  private static Drawn draw(Random random, double low, double high) {
    double value = Seeded.logUniform(random, low, high) * (random.nextBoolean() ? 1 : -1);
    double error = Math.abs(value) * 1e-20 * random.nextDouble();
    DoubleDouble number =
        DoubleDouble.of(value).plus(DoubleDouble.of(Math.ulp(value) * random.nextDouble() / 2));
    BigDecimal truth =
        exact(number).add(new BigDecimal(error).multiply(new BigDecimal(random.nextDouble())));
    return new Drawn(new Measured(number, error), truth);
  }

  private static BigDecimal exact(DoubleDouble number) {
    return new BigDecimal(number.high()).add(new BigDecimal(number.low()));
  }

  /** Within the bound, and the bound itself at most so much beside the number. */
  private static void assertKnown(Measured found, BigDecimal truth, double relative) {
    BigDecimal distance = exact(found.number()).subtract(truth).abs();
    assertThat(distance).isLessThanOrEqualTo(new BigDecimal(found.error()));
    assertThat(found.relativeError()).isLessThanOrEqualTo(relative);
  }

  @Test
  void operations() {
    Seeded.cases(
        2_000,
        81_000,
        random -> {
          random.nextInt(); // that of neighbouring seeds is nearly the same
          Drawn x = draw(random, 1e-100, 1e100);
          Drawn y = draw(random, 1e-100, 1e100);
          Drawn near = draw(random, 0.5, 2);
          Drawn nearer = draw(random, 0.5, 2);
          Measured sum = near.known().plus(nearer.known());
          BigDecimal truth = near.truth().add(nearer.truth());
          assertThat(exact(sum.number()).subtract(truth).abs())
              .isLessThanOrEqualTo(new BigDecimal(sum.error()));
          Measured difference = near.known().minus(nearer.known());
          truth = near.truth().subtract(nearer.truth());
          assertThat(exact(difference.number()).subtract(truth).abs())
              .isLessThanOrEqualTo(new BigDecimal(difference.error()));
          assertKnown(x.known().times(y.known()), x.truth().multiply(y.truth()), 3e-20);
          assertKnown(
              x.known().over(y.known()), x.truth().divide(y.truth(), LongReal.CONTEXT), 3e-20);
          assertKnown(x.known().negate(), x.truth().negate(), 2e-20);
        });
  }

  @Test
  void elementaryFunctions() {
    Seeded.cases(
        250,
        82_000,
        random -> {
          random.nextInt(); // that of neighbouring seeds is nearly the same
          Drawn x = draw(random, 1e-12, 300);
          double size = Math.max(1, Math.abs(x.known().value()));
          assertKnown(x.known().exp(), LongReal.exp(x.truth()), 3e-20 * size + 1e-23);
          assertKnown(x.known().expm1(), LongReal.expm1(x.truth()), 6e-20 * size + 1e-21);
          for (int k = 1; k <= 3; k++) {
            assertKnown(x.known().phi(k), LongReal.phi(x.truth(), k), 1e-17);
          }
          Drawn y = draw(random, 1e-100, 1e100);
          if (y.known().value() > 0) {
            double log = Math.abs(Math.log(y.known().value()));
            assertKnown(y.known().log(), LongReal.log(y.truth()), 1e-19 / Math.min(1, log) + 1e-22);
            assertKnown(y.known().log1p(), LongReal.log1p(y.truth()), 1e-19);
          } else {
            assertThatThrownBy(() -> y.known().log()).isInstanceOf(ArithmeticException.class);
          }
          double share = -Seeded.logUniform(random, 1e-12, 0.999);
          assertKnown(Measured.of(share).log1p(), LongReal.log1p(new BigDecimal(share)), 1e-22);
        });
  }

  /** Without an error to begin with there is next to none: 80 bits of every function. */
  @Test
  void exactArgumentsGiveEightyBits() {
    Seeded.cases(
        100,
        83_000,
        random -> {
          random.nextInt(); // that of neighbouring seeds is nearly the same
          double x = Seeded.uniform(random, -30, 30);
          assertKnown(Measured.of(x).exp(), LongReal.exp(new BigDecimal(x)), 0x1p-80);
          double y = Seeded.logUniform(random, 1e-9, 1e9);
          assertKnown(Measured.of(y).log1p(), LongReal.log1p(new BigDecimal(y)), 0x1p-80);
        });
  }

  /** Constants, exact wherever they can be. */
  @Test
  void constants() {
    for (Fraction exact :
        new Fraction[] {Fraction.of(0.1), Fraction.of(7, 64), Fraction.of(-3, 1), Fraction.ZERO}) {
      Measured lifted = Measured.ONE.lift(exact);
      assertThat(lifted.error()).isZero();
      assertThat(Fraction.of(exact(lifted.number()))).isEqualTo(exact);
    }
    Fraction both = Fraction.of(0.1).times(Fraction.of(0.3));
    assertThat(Measured.of(both).error()).isZero();
    assertThat(Fraction.of(exact(Measured.of(both).number()))).isEqualTo(both);
    for (Fraction rounded : new Fraction[] {Fraction.of(1, 3), both.over(Fraction.of(0.7))}) {
      Measured lifted = Measured.of(rounded);
      Fraction distance = Fraction.of(exact(lifted.number())).minus(rounded);
      assertThat(lifted.error()).isPositive().isLessThan(1e-29);
      assertThat(Math.abs(distance.value())).isPositive().isLessThanOrEqualTo(lifted.error());
    }
    assertThat(Measured.of(7).whole()).isEqualTo(7);
    assertThatThrownBy(() -> Measured.of(7.5).whole()).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Measured.of(Fraction.of(1, 3)).whole())
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void whatIsNotKnownIsNotSaid() {
    Measured vague = new Measured(DoubleDouble.ONE, 2);
    assertThatThrownBy(() -> Measured.ONE.over(vague)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(vague::log).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(vague::exp).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Measured.of(1e200).power(2)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Measured.of(800).exp()).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Measured.ONE.over(Measured.ZERO))
        .isInstanceOf(ArithmeticException.class);
    assertThat(vague.relativeError()).isInfinite();
    assertThat(Measured.ONE.certainlyBelow(vague)).isFalse();
    assertThat(Measured.of(-1.5).certainlyBelow(vague)).isTrue();
    assertThat(Measured.ONE.certainlyAtMost(Measured.ONE)).isTrue();
    assertThat(Measured.ONE.certainlyBelow(Measured.ONE)).isFalse();
    // Below the normal range the bound says that digits are gone.
    Measured under = Measured.of(-740).exp();
    assertThat(under.error()).isGreaterThan(Math.abs(under.value() - Math.exp(-740)));
    assertThat(under.relativeError()).isGreaterThan(1e-14);
  }

  /** With much unknown: what the corners of both ranges give lies within the bound, at its edge. */
  @Test
  void theBoundHoldsAtTheCorners() {
    Measured three = new Measured(DoubleDouble.of(3), 1);
    Measured five = new Measured(DoubleDouble.of(-5), 2);
    for (double x : new double[] {2, 4}) {
      for (double y : new double[] {-7, -3}) {
        assertWithin(three.plus(five), x + y);
        assertWithin(three.minus(five), x - y);
        assertWithin(three.times(five), x * y);
        assertWithin(five.times(three), x * y);
        assertWithin(three.over(five), x / y);
        assertWithin(five.over(three), y / x);
      }
    }
    assertThat(three.relativeError()).isGreaterThanOrEqualTo(0.5).isLessThan(0.5 + 1e-9);
    Measured around = new Measured(DoubleDouble.ZERO, 1);
    assertWithin(around.times(five), 7);
    assertWithin(five.times(around), 7);
    assertWithin(around.over(five), 1 / 3.0);
    assertWithin(around.exp(), Math.E);
    assertWithin(around.exp(), 1 / Math.E);
  }

  private static void assertWithin(Measured found, double truth) {
    BigDecimal distance = exact(found.number()).subtract(new BigDecimal(truth)).abs();
    assertThat(distance).isLessThanOrEqualTo(new BigDecimal(found.error()));
  }

  /** A number below its leading double, known barely enough to be told from 0. */
  @Test
  void theLowPartCountsWhereLittleIsLeft() {
    Measured barely = new Measured(new DoubleDouble(1, -0x1p-54), 1 - 0x1p-45);
    BigDecimal number = exact(barely.number());
    BigDecimal error = new BigDecimal(barely.error());
    BigDecimal least = number.subtract(error);
    BigDecimal farthest = BigDecimal.ONE.divide(least, LongReal.CONTEXT);
    Measured inverse = Measured.ONE.over(barely);
    assertThat(farthest.subtract(exact(inverse.number())))
        .isLessThanOrEqualTo(new BigDecimal(inverse.error()));
    assertThat(new BigDecimal(barely.relativeError()))
        .isGreaterThanOrEqualTo(error.divide(least, LongReal.CONTEXT));
  }

  /** Where the low part of a double-double falls below the smallest double. */
  @Test
  void belowTheNormalRangeTheBoundStillHolds() {
    Fraction third = Fraction.of(1, 3).times(Fraction.of(0x1p-1010));
    Measured lifted = Measured.of(third);
    Fraction distance = Fraction.of(exact(lifted.number())).minus(third);
    assertThat(Fraction.of(lifted.error()).plus(distance).signum()).isPositive();
    assertThat(Fraction.of(lifted.error()).minus(distance).signum()).isPositive();
    BigDecimal truth = new BigDecimal(1e-300).divide(new BigDecimal(3e15), LongReal.CONTEXT);
    Measured quotient = Measured.of(1e-300).over(Measured.of(3e15));
    assertThat(exact(quotient.number()).subtract(truth).abs())
        .isLessThanOrEqualTo(new BigDecimal(quotient.error()));
  }

  /** Numerators or denominators that no double holds. */
  @Test
  void longFractions() {
    Fraction above =
        new Fraction(BigInteger.TWO.pow(60).add(BigInteger.ONE), BigInteger.valueOf(3));
    for (Fraction value : new Fraction[] {above, Fraction.ONE.over(above)}) {
      Measured lifted = Measured.of(value);
      double distance = Fraction.of(exact(lifted.number())).minus(value).value();
      assertThat(Math.abs(distance)).isLessThanOrEqualTo(lifted.error());
      assertThat(lifted.relativeError()).isLessThan(1e-29);
    }
  }

  /** What is exact stays so, and the ends of the range belong to it. */
  @Test
  void exactOnesAndEnds() {
    assertThat(Measured.ZERO.over(Measured.of(3))).isEqualTo(Measured.ZERO);
    assertThat(Measured.ZERO.times(Measured.of(3))).isEqualTo(Measured.ZERO);
    assertThat(Measured.of(0.25).complement().value()).isEqualTo(0.75);
    assertThat(Measured.of(Double.MAX_VALUE).value()).isEqualTo(Double.MAX_VALUE);
    assertThat(new Measured(DoubleDouble.ONE, Double.MAX_VALUE).relativeError()).isInfinite();
    assertThat(Measured.of(0x1p62).whole()).isEqualTo(1L << 62);
    assertThatThrownBy(() -> Measured.of(0x1p63).whole()).isInstanceOf(ArithmeticException.class);
    assertThat(Measured.ONE.certainlyAtMost(Measured.ZERO)).isFalse();
    assertThat(Measured.of(0.1)).hasToString("0.1");
    assertThat(new Measured(DoubleDouble.of(3), 0.5)).hasToString("3.0 +- 0.5");
  }
}
