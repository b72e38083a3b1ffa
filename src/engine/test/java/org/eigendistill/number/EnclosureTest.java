// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.eigendistill.testing.LongReal;
import org.eigendistill.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Enclosures against decimals of 110 digits. */
class EnclosureTest {
  /** Ends on either side of the truth, and apart by no more than so many digits allow. */
  private static void assertHolds(Enclosure enclosed, BigDecimal truth, int digits) {
    assertContains(enclosed, truth);
    BigDecimal width = enclosed.high().subtract(enclosed.low());
    assertThat(width).isLessThanOrEqualTo(truth.abs().movePointLeft(digits));
  }

  private static void assertContains(Enclosure enclosed, BigDecimal truth) {
    assertThat(enclosed.low()).isLessThanOrEqualTo(truth);
    assertThat(enclosed.high()).isGreaterThanOrEqualTo(truth);
  }

  @Test
  void sumsProductsAndQuotients() {
    Seeded.cases(
        300,
        71_000,
        random -> {
          random.nextInt(); // that of neighbouring seeds is nearly the same
          BigDecimal x = new BigDecimal(Seeded.logUniform(random, 1e-20, 1e3));
          BigDecimal y = new BigDecimal(random.nextGaussian());
          Enclosure ex = Enclosure.of(x);
          Enclosure ey = Enclosure.of(y);
          assertHolds(ex.times(ey), x.multiply(y), 70);
          assertHolds(ex.over(ey), x.divide(y, LongReal.CONTEXT), 70);
          assertHolds(ex.plus(ey), x.add(y), 50);
          assertHolds(ey.minus(ex), y.subtract(x), 50);
          assertHolds(ey.negate(), y.negate(), 74);
          assertHolds(ey.complement(), BigDecimal.ONE.subtract(y), 50);
        });
    Enclosure zero = new Enclosure(BigDecimal.ONE.negate(), BigDecimal.ONE);
    assertThatThrownBy(() -> zero.over(zero)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(zero::log).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(zero::log1p).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(zero::whole).isInstanceOf(ArithmeticException.class);
  }

  /** Of points, of either sign, with the digits that the class states. */
  @Test
  void elementaryFunctionsOfPoints() {
    Seeded.cases(
        200,
        72_000,
        random -> {
          random.nextInt(); // that of neighbouring seeds is nearly the same
          double size = Seeded.logUniform(random, 1e-20, 1e4);
          BigDecimal x = new BigDecimal(random.nextBoolean() ? size : -size);
          Enclosure ex = Enclosure.of(x);
          assertHolds(ex.exp(), LongReal.exp(x), 65);
          assertHolds(ex.expm1(), LongReal.expm1(x), 65);
          for (int k = 0; k <= 3; k++) {
            assertHolds(ex.phi(k), LongReal.phi(x, k), 65 - 3 * k);
          }
          assertHolds(Enclosure.of(size).log(), LongReal.log(new BigDecimal(size)), 60);
          double above = random.nextBoolean() ? size : -size / (1 + size);
          assertHolds(Enclosure.of(above).log1p(), LongReal.log1p(new BigDecimal(above)), 60);
        });
  }

  /** Of wide enclosures: the values at both ends and in the middle, and little more. */
  @Test
  void elementaryFunctionsOfWideOnes() {
    Seeded.cases(
        100,
        73_000,
        random -> {
          random.nextInt(); // that of neighbouring seeds is nearly the same
          double middle = 3 * random.nextGaussian();
          double width = Seeded.logUniform(random, 1e-12, 4);
          Enclosure wide = wide(middle, width);
          Enclosure positive = wide(Math.exp(middle) + width, width);
          for (double part : new double[] {-1, -0.5, 0, 1}) {
            BigDecimal x = new BigDecimal(middle).add(new BigDecimal(part * width));
            assertContains(wide.exp(), LongReal.exp(x));
            assertContains(wide.expm1(), LongReal.expm1(x));
            assertContains(wide.phi(1), LongReal.phi(x, 1));
            assertContains(wide.phi(2), LongReal.phi(x, 2));
            BigDecimal y =
                new BigDecimal(Math.exp(middle) + width).add(new BigDecimal(part * width));
            assertContains(positive.log(), LongReal.log(y));
            assertContains(positive.log1p(), LongReal.log1p(y));
          }
          double share = wide.exp().high().divide(wide.exp().low(), LongReal.CONTEXT).doubleValue();
          assertThat(share).isLessThanOrEqualTo(Math.exp(2 * width) * (1 + 8 * width * width));
        });
  }

  private static Enclosure wide(double middle, double width) {
    BigDecimal centre = new BigDecimal(middle);
    return new Enclosure(centre.subtract(new BigDecimal(width)), centre.add(new BigDecimal(width)));
  }

  /** Far beyond the range of doubles, on both sides. */
  @Test
  void beyondTheRangeOfDoubles() {
    Enclosure far = Enclosure.of(-5000).exp();
    assertThat(far.toString()).startsWith("3.3696941").endsWith("E-2172");
    assertHolds(far.log(), BigDecimal.valueOf(-5000), 60);
    assertHolds(Enclosure.of(1).over(far).log(), BigDecimal.valueOf(5000), 60);
    assertContains(Enclosure.of(-2e9).exp(), new BigDecimal("1e-868588963"));
    assertThat(Enclosure.of(-1e300).exp().value()).isZero();
    assertThatThrownBy(() -> Enclosure.of(1e10).exp()).isInstanceOf(ArithmeticException.class);
    BigDecimal tiny = new BigDecimal("1e-400");
    assertHolds(Enclosure.of(tiny).log1p(), tiny.subtract(new BigDecimal("5e-801")), 60);
    assertHolds(Enclosure.of(tiny).expm1(), tiny.add(new BigDecimal("5e-801")), 60);
    assertThat(Enclosure.of(12).whole()).isEqualTo(12);
    assertThat(Enclosure.of(Fraction.of(1, 3)).power(3).certainlyBelow(Enclosure.of(0.04)))
        .isTrue();
  }

  /** An end that touches another is neither below it nor a divisor, nor has it a logarithm. */
  @Test
  void endsThatTouch() {
    Enclosure unit = new Enclosure(BigDecimal.ZERO, BigDecimal.ONE);
    Enclosure next = new Enclosure(BigDecimal.ONE, BigDecimal.TEN);
    assertThat(unit.certainlyBelow(next)).isFalse();
    assertThat(unit.certainlyAtMost(next)).isTrue();
    assertThat(unit.certainlyAtMost(unit)).isFalse();
    for (Enclosure divisor : new Enclosure[] {unit, unit.negate()}) {
      assertThatThrownBy(() -> next.over(divisor))
          .isInstanceOf(ArithmeticException.class)
          .hasMessageContaining("by an enclosure of 0");
    }
    assertThatThrownBy(unit::log).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> unit.negate().log1p()).isInstanceOf(ArithmeticException.class);
  }

  /** At 1e9 on either side exp is still enclosed: its decimal logarithm is 434294481.9. */
  @Test
  void exponentialsAtTheEndsOfTheirRange() {
    Enclosure least = Enclosure.of(-1e9).exp();
    assertThat(least.low()).isGreaterThan(new BigDecimal("1e-434294482"));
    assertThat(least.high()).isLessThan(new BigDecimal("2e-434294482"));
    Enclosure most = Enclosure.of(1e9).exp();
    assertThat(most.low()).isGreaterThan(new BigDecimal("5e434294481"));
    assertThat(most.high()).isLessThan(new BigDecimal("1e434294482"));
  }

  /** phi_k(0) = 1 / k!, up to the last index that there are terms for. */
  @Test
  void indicesOfPhi() {
    BigDecimal factorial = BigDecimal.ONE;
    for (int k = 1; k < 40; k++) {
      factorial = factorial.multiply(BigDecimal.valueOf(k));
      assertContains(Enclosure.of(0).phi(k), BigDecimal.ONE.divide(factorial, LongReal.CONTEXT));
    }
    assertThatThrownBy(() -> Enclosure.of(0).phi(40))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("phi_40");
  }

  /** The digits that both ends share, at least two of them, or else both ends. */
  @Test
  void text() {
    assertThat(between("1.21", "1.24")).hasToString("1.2");
    assertThat(between("1.2", "1.4")).hasToString("[1.2, 1.4]");
    assertThat(between("-1", "1")).hasToString("[-1, 1]");
  }

  private static Enclosure between(String low, String high) {
    return new Enclosure(new BigDecimal(low), new BigDecimal(high));
  }
}
