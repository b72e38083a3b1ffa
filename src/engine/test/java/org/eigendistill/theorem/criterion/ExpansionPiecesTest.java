// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Interval;
import org.eigendistill.number.Measured;
import org.junit.jupiter.api.Test;

/** The pieces of expansions far out, and of numbers with units, by hand. */
class ExpansionPiecesTest {
  private static Fraction f(String text) {
    return Fraction.parse(text);
  }

  private static List<Fraction> list(String text) {
    return Arrays.stream(text.split(" ")).map(Fraction::parse).toList();
  }

  @Test
  void seriesAndTheirRests() {
    assertThat(PowerSeries.INVERSE.coefficients()).isEqualTo(list("1 -1 1 -1 1 -1 1 -1"));
    assertThat(PowerSeries.LOG.coefficients()).isEqualTo(list("0 1 -1/2 1/3 -1/4 1/5 -1/6 1/7"));
    assertThat(PowerSeries.EXP.coefficients())
        .isEqualTo(list("1 1 1/2 1/6 1/24 1/120 1/720 1/5040"));
    assertThat(PowerSeries.phi(2).coefficients().subList(0, 3)).isEqualTo(list("1/2 1/6 1/24"));
    assertThat(PowerSeries.inverseFactorial(0)).isEqualTo(Fraction.ONE);
    assertThat(PowerSeries.inverseFactorial(6)).isEqualTo(Fraction.of(1, 720));
    // From -1/2 on all terms of 1/(1 + d) have one sign, so that the bound is met.
    assertThat(rest(PowerSeries.INVERSE, -0.5, 2)).isCloseTo(1, within(1e-9));
    assertThat(rest(PowerSeries.INVERSE, 0.5, 2 / 3.0)).isBetween(0.3, 1.0);
    assertThat(rest(PowerSeries.LOG, -0.5, Math.log(0.5))).isBetween(0.8, 1.0);
    assertThat(rest(PowerSeries.EXP, 0.5, Math.exp(0.5))).isBetween(0.6, 1.0);
    assertThat(rest(PowerSeries.phi(1), 0.5, 2 * Math.expm1(0.5))).isBetween(0.6, 1.0);
  }

  /** What the first terms leave out of a value, as a share of the bound. */
  private static double rest(PowerSeries series, double d, double value) {
    double sum = 0;
    for (int j = 0; j < PowerSeries.ORDER; j++) {
      sum += series.coefficients().get(j).value() * Math.pow(d, j);
    }
    double bound = series.tail().applyAsDouble(Math.abs(d)) * Math.pow(Math.abs(d), 8);
    return Math.abs(value - sum) / bound;
  }

  private static Growth growth(int rate, int power) {
    return Growth.of(Fraction.of(rate, 1), Fraction.of(power, 1));
  }

  @Test
  void growthsByTheirSizeFarOut() {
    assertThat(growth(1, 0).against(growth(0, 5))).isEqualTo(-1);
    assertThat(growth(-1, 0).against(growth(0, 5))).isEqualTo(1);
    assertThat(growth(0, 2).against(growth(0, 1))).isEqualTo(1);
    assertThat(growth(2, 3).against(growth(2, 3))).isZero();
    assertThat(growth(0, 2).compareTo(growth(0, 1))).isNegative();
    assertThat(growth(0, 0).compareTo(growth(1, 9))).isNegative();
    assertThat(growth(1, 2).times(3)).isEqualTo(growth(3, 6));
    Growth root = new Growth(f("1"), f("2"), new TreeMap<>(Map.of(f("2"), f("1/2"))));
    assertThat(root.bare()).isEqualTo(growth(1, 2));
    assertContains(root.constant(), Math.sqrt(2));
    assertContains(root.at(3), Math.exp(-3) * 9 * Math.sqrt(2));
    assertContains(Growth.ONE.constant(), 1);
  }

  private static void assertContains(Interval interval, double value) {
    assertThat(interval.low()).isBetween(value * (1 - 1e-12), value * (1 + 1e-15));
    assertThat(interval.high()).isBetween(value * (1 - 1e-15), value * (1 + 1e-12));
  }

  /** x exp(-x) is largest at 1, and from 2 on at 2. */
  @Test
  void growthsFromAPlaceOn() {
    assertThat(growth(1, 1).atMost(Growth.ONE, 0.5)).isCloseTo(Math.exp(-1), within(1e-12));
    assertThat(growth(1, 1).atMost(Growth.ONE, 2)).isCloseTo(2 * Math.exp(-2), within(1e-12));
    assertThat(growth(2, 3).atMost(growth(1, 2), 2)).isCloseTo(2 * Math.exp(-2), within(1e-12));
    assertThat(growth(0, -1).atMost(Growth.ONE, 4)).isCloseTo(0.25, within(1e-12));
    assertThatThrownBy(() -> growth(0, 1).atMost(Growth.ONE, 1))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> growth(-1, 0).atMost(Growth.ONE, 1))
        .isInstanceOf(ArithmeticException.class);
    Interval rising = growth(0, 1).range(3);
    assertThat(rising.low()).isCloseTo(3, within(1e-12));
    assertThat(rising.high()).isInfinite();
    assertContains(Growth.ONE.range(3), 1);
    Interval decaying = growth(1, 0).range(2);
    assertThat(decaying.low()).isZero();
    assertThat(decaying.high()).isCloseTo(Math.exp(-2), within(1e-12));
  }

  @Test
  void rootsAreMultipliedOut() {
    Roots mixed = Roots.of(f("1"), f("2"), Map.of(f("2"), f("5/2"), f("3"), f("-1/3")));
    // 2^(5/2) = 4 2^(1/2), 3^(-1/3) = 3^(2/3) / 3.
    assertThat(mixed.factor()).isEqualTo(f("4/3"));
    assertThat(mixed.growth().roots())
        .isEqualTo(new TreeMap<>(Map.of(f("2"), f("1/2"), f("3"), f("2/3"))));
    Growth root = new Growth(f("1"), f("2"), new TreeMap<>(Map.of(f("2"), f("1/2"))));
    assertThat(Roots.product(root, root)).isEqualTo(new Roots(growth(2, 4), f("2")));
    Roots inverse = Roots.inverse(root);
    assertThat(inverse.factor()).isEqualTo(f("1/2"));
    assertThat(inverse.growth())
        .isEqualTo(new Growth(f("-1"), f("-2"), new TreeMap<>(Map.of(f("2"), f("1/2")))));
    Fraction zero = Fraction.ZERO;
    assertThat(Roots.of(zero, zero, Map.of(f("2"), f("1000"))).factor())
        .isEqualTo(f("2").power(1000));
    assertThat(Roots.of(zero, zero, Map.of(f("2"), f("-1000"))).factor())
        .isEqualTo(f("1/2").power(1000));
    assertThatThrownBy(() -> Roots.of(zero, zero, Map.of(f("2"), f("1001"))))
        .hasMessage("a power of 1001");
  }

  @Test
  void logarithms() {
    Growth root = new Growth(f("0"), f("2"), new TreeMap<>(Map.of(f("2"), f("1/2"))));
    Logs logs = Logs.of(root, f("3"));
    assertThat(logs.value(5))
        .isCloseTo(2 * Math.log(5) + Math.log(2) / 2 + Math.log(3), within(1e-14));
    assertThat(Logs.of(root, f("2")).ofConstants()).isEqualTo(constants("2", "3/2"));
    assertThat(Logs.of(root, f("1")).ofConstants()).isEqualTo(constants("2", "1/2"));
    assertThat(logs.times(f("-2")).value(5)).isCloseTo(-2 * logs.value(5), within(1e-14));
    assertThat(logs.plus(logs).value(5)).isCloseTo(2 * logs.value(5), within(1e-14));
    assertThat(logs.plus(logs.times(f("-1"))).isEmpty()).isTrue();
    assertThat(logs.isEmpty()).isFalse();
    assertThat(Logs.NONE.isEmpty()).isTrue();
    assertThat(Logs.of(growth(0, 0), f("2")).isEmpty()).isFalse();
    assertThat(Logs.of(growth(0, 1), f("1")).isEmpty()).isFalse();
    // exp(-7 x) x^2 2^(1/2) 3.
    assertThat(logs.exponential(f("7")))
        .isEqualTo(new Roots(new Growth(f("7"), f("2"), root.roots()), f("3")));
  }

  private static SortedMap<Fraction, Fraction> constants(String base, String exponent) {
    return new TreeMap<>(Map.of(f(base), f(exponent)));
  }

  /** Eigenvalues have the unit 1, times -1; 0 has every unit. */
  @Test
  void units() {
    Dimensioned<Measured> l = new Dimensioned<>(Measured.of(3), 1);
    Dimensioned<Measured> t = new Dimensioned<>(Measured.of(0.5), -1);
    Dimensioned<Measured> plain = l.times(t);
    assertThat(plain.unit()).isZero();
    assertThat(plain.number().value()).isEqualTo(1.5);
    assertThat(l.over(t).unit()).isEqualTo(2);
    assertThat(l.plus(l).unit()).isEqualTo(1);
    assertThat(l.minus(l).number().value()).isZero();
    assertThat(l.negate().unit()).isEqualTo(1);
    assertThat(plain.exp().number().value()).isCloseTo(Math.exp(1.5), within(1e-14));
    assertThat(plain.negate().expm1().number().value()).isCloseTo(Math.expm1(-1.5), within(1e-14));
    assertThat(plain.log().number().value()).isCloseTo(Math.log(1.5), within(1e-14));
    assertThat(plain.log1p().number().value()).isCloseTo(Math.log(2.5), within(1e-14));
    assertThat(plain.phi(1).number().value()).isCloseTo(Math.expm1(1.5) / 1.5, within(1e-14));
    for (Runnable mixed :
        List.<Runnable>of(
            () -> l.plus(t),
            () -> l.minus(plain),
            l::exp,
            t::log,
            l::expm1,
            l::log1p,
            () -> l.phi(1),
            l::whole,
            () -> l.isBelow(t),
            () -> l.isAtMost(t),
            () -> l.isRoughlyBelow(t))) {
      assertThatThrownBy(mixed::run).isInstanceOf(Dimensioned.UnitException.class);
    }
    assertThat(l.isBelow(l.plus(l))).isTrue();
    assertThat(l.plus(l).isBelow(l)).isFalse();
    assertThat(l.isAtMost(l.plus(l))).isTrue();
    assertThat(l.plus(l).isAtMost(l)).isFalse();
    assertThat(l.isRoughlyBelow(l.plus(l))).isTrue();
    assertThat(l.plus(l).isRoughlyBelow(l)).isFalse();
    assertThat(new Dimensioned<>(Fraction.of(3, 1), 0).whole()).isEqualTo(3);
    Dimensioned<Measured> zero = l.lift(Fraction.ZERO);
    assertThat(zero.plus(l).unit()).isEqualTo(1);
    assertThat(l.plus(zero).unit()).isEqualTo(1);
    assertThat(zero.times(l).exp().number().value()).isEqualTo(1);
    assertThat(l.times(zero).plus(t).unit()).isEqualTo(-1);
    assertThat(zero.over(l).isZero()).isTrue();
    assertThat(l.lift(Fraction.ONE).isZero()).isFalse();
    assertThat(zero.plus(zero).isZero()).isTrue();
    assertThat(zero.plus(l).isZero()).isFalse();
    assertThat(l.self()).isSameAs(l);
  }
}
