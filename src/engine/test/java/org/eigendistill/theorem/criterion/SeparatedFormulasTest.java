// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.number.Fraction;
import org.junit.jupiter.api.Test;

/** One formula at different lengths: what its clocks' units are to each other, by hand. */
class SeparatedFormulasTest {
  private static final Formula L = Formula.ofEigenvalue();
  private static final Formula S = L.length();

  /** What the other clock is: a name for it. */
  private static final Formula OTHER = S.log1p();

  private static Formula of(long value) {
    return L.lift(Fraction.of(value, 1));
  }

  /** l (number s^exponent), or l number where the exponent is 0. */
  private static Formula x(String number, int exponent) {
    Formula front = L.lift(Fraction.parse(number));
    return L.times(exponent == 0 ? front : front.times(S.raised(exponent)));
  }

  private static Separation.Parts parts(Formula pull, Formula keep, int power, Formula clock) {
    Affine<Formula> left = new Affine<>(pull.expm1().negate(), keep.exp(), of(0));
    return new Separation.Parts(left, power, clock, ClockPieces.ONE);
  }

  /** The other's clock, where two formulas are of these products in pull and keep. */
  private static Formula clock(Formula pull, Formula keep, Formula pullThere, Formula keepThere) {
    return SameFormula.clock(parts(pull, keep, 1, S), parts(pullThere, keepThere, 1, OTHER));
  }

  private static void assertOther(
      Formula pull, Formula keep, Formula pullThere, Formula keepThere, String words) {
    assertThatThrownBy(() -> clock(pull, keep, pullThere, keepThere))
        .isInstanceOf(Formula.NoTree.class)
        .hasMessage(words);
  }

  /** exp(-l s) beside exp(-3 l s'): s' is to be taken three times. */
  @Test
  void unitsOfClocks() {
    assertThat(clock(x("-1", 1), x("-1", 1), x("-1", 1), x("-1", 1))).isEqualTo(OTHER);
    assertThat(clock(x("-1", 1), x("-1", 1), x("-3", 1), x("-3", 1))).isEqualTo(of(3).times(OTHER));
    // 2/s' in the place of 1/s: s = s'/2.
    assertThat(clock(x("1", -1), x("1", -1), x("2", -1), x("2", -1)))
        .isEqualTo(L.lift(Fraction.of(1, 2)).times(OTHER));
    // Training that is over: s is the constant from there on, 1 as well as 5/2.
    assertThat(clock(x("-2", 1), x("-2", 1), x("-5", 0), x("-5", 0)))
        .isEqualTo(L.lift(Fraction.of(5, 2)));
    assertThat(clock(x("-2", 1), x("-2", 1), x("-2", 0), x("-2", 0))).isEqualTo(of(1));
    // Squares are asked to be of one unit.
    assertThat(clock(x("-2", 2), x("-2", 2), x("-2", 2), x("-2", 2))).isEqualTo(OTHER);
    // Nothing is said where there is no s.
    assertThat(clock(L, L, L, L)).isEqualTo(OTHER);
  }

  @Test
  void otherFormulasAreRefused() {
    String other = "another formula at other lengths";
    Formula one = x("-1", 1);
    assertOther(one, one, L.times(S.exp()), L.times(S.exp()), other);
    assertOther(one, one, one, L.times(S.exp()), other);
    assertOther(L.exp(), L.exp(), of(1).exp(), of(1).exp(), other);
    assertOther(L.exp(), L.exp(), L.log1p(), L.log1p(), other);
    assertOther(of(2).exp(), L, of(3).exp(), L, other);
    assertOther(one, one, x("-1", 2), x("-1", 2), other);
    assertOther(x("-1", 2), x("-1", 2), x("-3", 2), x("-3", 2), other);
    assertOther(x("-1", 2), x("-1", 2), x("-1", 0), x("-1", 0), other);
    // Two units at once, in every order.
    Formula two = x("-2", 1);
    assertOther(one, one, two, x("-3", 1), other);
    assertOther(one, one, two, one, other);
    assertOther(one, one, one, two, other);
    assertOther(one, x("1", 2), two, x("1", 2), other);
    assertOther(x("1", 2), one, x("1", 2), two, other);
    assertOther(one, one, one, x("-1", 0), other);
    assertOther(one, one, x("-1", 0), one, other);
    assertOther(one, one, two, x("-2", 0), other);
    assertThatThrownBy(() -> SameFormula.clock(parts(one, one, 1, S), parts(one, one, 2, OTHER)))
        .hasMessage(other);
    Separation.Parts flow = parts(one, one, 1, S);
    Affine<Formula> left = new Affine<>(flow.left().pull(), flow.left().keep(), of(1));
    assertThatThrownBy(
            () -> SameFormula.clock(flow, new Separation.Parts(left, 1, OTHER, ClockPieces.ONE)))
        .hasMessage(other);
  }

  @Test
  void clocksThatAreNotPositiveAreRefused() {
    String none = "a clock that is not positive";
    assertOther(x("-1", 1), x("-1", 1), x("2", 1), x("2", 1), none);
    assertOther(x("-1", 1), x("-1", 1), x("0", 0), x("0", 0), none);
  }

  /** The first number in front of s becomes 1 or -1, whichever sign it has. */
  @Test
  void unitsThatAreOne() {
    Formula s = S;
    Formula plus = of(3).times(s).plus(of(12).times(s.raised(2)));
    assertThat(ClockFactor.canonical(plus))
        .isEqualTo(of(1).times(s).plus(L.lift(Fraction.of(12, 9)).times(s.raised(2))));
    Formula minus = of(-3).times(s).plus(of(6).times(s));
    assertThat(ClockFactor.canonical(minus)).isEqualTo(of(-1).times(s).plus(of(2).times(s)));
    // 5/s is 1/(s/5); 4 s is 20 of that unit.
    Formula inverse = of(5).times(s.raised(-1)).plus(of(4).times(s));
    assertThat(ClockFactor.canonical(inverse))
        .isEqualTo(of(1).times(s.raised(-1)).plus(of(20).times(s)));
    assertThat(ClockFactor.canonical(L.exp())).isEqualTo(L.exp());
    assertThat(ClockFactor.of(of(4))).contains(new ClockFactor(Fraction.of(4, 1), 0));
    assertThat(ClockFactor.of(L.times(s))).isEmpty();
    assertThat(ClockFactor.of(of(4).times(L))).isEmpty();
  }

  /** l^4 t^6 is the second power of l^2 t^3. */
  @Test
  void exponentsOfTheRoot() {
    Map<Formula, Integer> square = new LinkedHashMap<>();
    square.put(L, 4);
    square.put(S, 6);
    CommonPower power = new CommonPower();
    power.note(square);
    assertThat(power.divisor()).isEqualTo(2);
    assertThat(power.exponent(square)).isEqualTo(1);
    Map<Formula, Integer> root = new LinkedHashMap<>();
    root.put(L, 2);
    root.put(S, 3);
    power.note(root);
    assertThat(power.divisor()).isEqualTo(1);
    assertThat(power.exponent(square)).isEqualTo(2);
    // l^-1 t: its base is l^1 t^-1 or the inverse, and 2^-1 3 or 2 / 3.
    CommonPower quotient = new CommonPower();
    Map<Formula, Integer> inverse = new LinkedHashMap<>();
    inverse.put(L, 1);
    inverse.put(S, -1);
    quotient.note(inverse);
    assertThat(quotient.base().at(Fraction.of(2, 1), Fraction.of(3, 1)))
        .isEqualTo(Fraction.of(2, 3));
  }

  /** Of one size but for 2^(1/2) and 3^(1/2), and so not the same. */
  @Test
  void monomialsOfOtherRootsAreApart() {
    Growth two = root(2);
    Growth three = root(3);
    assertThat(two.against(three)).isZero();
    assertThat(two.compareTo(three)).isNotZero();
    assertThat(two.compareTo(three) < 0).isEqualTo(three.compareTo(two) > 0);
    assertThat(two.compareTo(root(2))).isZero();
  }

  private static Growth root(long base) {
    return new Growth(
        Fraction.ZERO,
        Fraction.ONE,
        new TreeMap<>(Map.of(Fraction.of(base, 1), Fraction.of(1, 2))));
  }

  @Test
  void restsAreRoundedUp() {
    Growth x = Growth.of(Fraction.ZERO, Fraction.ONE);
    Rest rest = new Rest(x, 3);
    assertThat(rest.isAtLeast(x)).isTrue();
    assertThat(rest.isAtLeast(Growth.ONE)).isTrue();
    assertThat(new Rest(Growth.ONE, 3).isAtLeast(x)).isFalse();
    assertThat(Rest.NONE.isAtLeast(Growth.ONE)).isFalse();
    assertThat(new Rest(Growth.ONE, 3).isBelowOne()).isFalse();
    assertThat(Rest.NONE.isBelowOne()).isTrue();
    assertThat(new Rest(Growth.of(Fraction.ONE, Fraction.ONE), 3).isBelowOne()).isTrue();
    Rest product = rest.times(new Rest(x, 5));
    assertThat(product.growth()).isEqualTo(x.times(2));
    assertThat(product.bound()).isGreaterThan(15).isLessThan(15 + 1e-12);
    // 1e-300 * 1e-300 is 0 in doubles, and still not nothing.
    Rest tiny = new Rest(x, 1e-300);
    assertThat(tiny.times(tiny).bound()).isPositive();
    assertThat(tiny.times(tiny).isNone()).isFalse();
  }
}
