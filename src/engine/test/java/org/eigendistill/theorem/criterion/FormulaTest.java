// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.eigendistill.number.Fraction;
import org.junit.jupiter.api.Test;

/** Formulas as trees, and their degrees in the eigenvalue, by hand. */
class FormulaTest {
  private static final Formula L = Formula.ofEigenvalue();
  private static final Formula T = L.length();

  private static Formula of(long value) {
    return L.lift(Fraction.of(value, 1));
  }

  /** A chain of n operations on one letter has n + 1 nodes. */
  @Test
  void fiveThousandNodesAndNoMore() {
    Formula chain = L;
    for (int nodes = 2; nodes <= 5000; nodes++) {
      chain = chain.negate();
    }
    assertThat(chain.kind()).isEqualTo(Formula.Kind.NEGATE);
    Formula full = chain;
    assertThatThrownBy(full::negate)
        .isInstanceOf(Formula.NoTree.class)
        .hasMessage("more than 5000 operations");
    Formula half = L;
    for (int nodes = 2; nodes <= 2500; nodes++) {
      half = half.exp();
    }
    Formula part = half;
    assertThatThrownBy(() -> part.plus(part)).isInstanceOf(Formula.NoTree.class);
    assertThat(part.plus(part.parts().get(0)).parts()).hasSize(2);
  }

  @Test
  void whatIsInIt() {
    Formula both = L.plus(T).exp();
    assertThat(both.hasEigenvalue()).isTrue();
    assertThat(both.hasLength()).isTrue();
    Formula length = T.log1p().times(of(3));
    assertThat(length.hasEigenvalue()).isFalse();
    assertThat(length.hasLength()).isTrue();
    Formula eigenvalue = L.over(of(3));
    assertThat(eigenvalue.hasEigenvalue()).isTrue();
    assertThat(eigenvalue.hasLength()).isFalse();
    assertThat(L.hasLength()).isFalse();
    assertThat(of(3).hasLength()).isFalse();
    assertThat(of(3).hasEigenvalue()).isFalse();
  }

  /** 1/2 + 1/3 and so on are constants; 0 is left out of sums. */
  @Test
  void constantsAreWorkedOut() {
    Formula half = L.lift(Fraction.of(1, 2));
    Formula third = L.lift(Fraction.of(1, 3));
    assertThat(half.plus(third)).isEqualTo(L.lift(Fraction.of(5, 6)));
    assertThat(half.minus(third)).isEqualTo(L.lift(Fraction.of(1, 6)));
    assertThat(half.times(third)).isEqualTo(L.lift(Fraction.of(1, 6)));
    assertThat(half.over(third)).isEqualTo(L.lift(Fraction.of(3, 2)));
    assertThat(half.negate()).isEqualTo(L.lift(Fraction.of(-1, 2)));
    assertThat(of(0).plus(L)).isSameAs(L);
    assertThat(L.plus(of(0))).isSameAs(L);
    assertThat(L.minus(of(0))).isSameAs(L);
    assertThat(of(7).whole()).isEqualTo(7);
    assertThat(of(2).log().kind()).isEqualTo(Formula.Kind.LOG);
    assertThat(of(2).log().parts()).containsExactly(of(2));
    assertThat(L.raised(1)).isSameAs(L);
    // 3^-2
    assertThat(L.raised(-2).at(Fraction.of(3, 1), Fraction.ONE)).isEqualTo(Fraction.of(1, 9));
    assertThat(L.raised(3).at(Fraction.of(3, 1), Fraction.ONE)).isEqualTo(Fraction.of(27, 1));
    assertThat(L.raised(-1).at(Fraction.of(3, 1), Fraction.ONE)).isEqualTo(Fraction.of(1, 3));
  }

  @Test
  void constantsAreCompared() {
    assertThat(of(2).isBelow(of(3))).isTrue();
    assertThat(of(3).isBelow(of(3))).isFalse();
    assertThat(of(4).isBelow(of(3))).isFalse();
    assertThat(of(2).isAtMost(of(3))).isTrue();
    assertThat(of(3).isAtMost(of(3))).isTrue();
    assertThat(of(4).isAtMost(of(3))).isFalse();
    assertThat(of(2).isRoughlyBelow(of(3))).isTrue();
    assertThat(of(3).isRoughlyBelow(of(2))).isFalse();
    assertThatThrownBy(() -> L.isBelow(of(3))).isInstanceOf(Formula.NoTree.class);
    assertThatThrownBy(() -> of(3).isAtMost(L)).isInstanceOf(Formula.NoTree.class);
  }

  @Test
  void equalTreesAreEqual() {
    assertThat(L.plus(T)).isEqualTo(Formula.ofEigenvalue().plus(L.length()));
    assertThat(L.plus(T)).hasSameHashCodeAs(Formula.ofEigenvalue().plus(L.length()));
    assertThat(L.plus(T)).isNotEqualTo(T.plus(L));
    assertThat(L.plus(T)).isNotEqualTo(L.minus(T));
    assertThat(L.raised(2)).isNotEqualTo(L.raised(3));
    Set<Integer> codes = new HashSet<>();
    for (int i = 1; i <= 100; i++) {
      codes.add(L.plus(of(i)).hashCode());
    }
    assertThat(codes).hasSizeGreaterThan(50);
  }

  @Test
  void words() {
    assertThat(L.lift(Fraction.of(1, 2))).hasToString("1/2");
    assertThat(L.plus(of(1))).hasToString("PLUS[EIGENVALUE[], 1]");
  }

  @Test
  void degreesByHand() {
    // l^-2 + l^-3 = (l^3 + l^2) / l^5, in either order.
    Formula square = of(1).over(L.times(L));
    Formula cube = of(1).over(L.times(L).times(L));
    assertThat(Degree.of(square.plus(cube))).isEqualTo(new Degree(3, 5));
    assertThat(Degree.of(cube.minus(square))).isEqualTo(new Degree(3, 5));
    // (l^4 / l) (l^2 / l^3) = l^6 / l^4.
    Formula quotient = L.times(L).times(L).times(L).over(L);
    assertThat(Degree.of(quotient.times(L.times(L).over(L.times(L).times(L)))))
        .isEqualTo(new Degree(6, 4));
    assertThat(Degree.of(quotient.over(L.times(L).over(of(2))))).isEqualTo(new Degree(4, 3));
    assertThat(Degree.of(L.plus(of(1)).negate())).isEqualTo(new Degree(1, 0));
    assertThat(Degree.of(T)).isEqualTo(new Degree(0, 0));
    // ((l + 1) / l^3)^2, and to the power -2.
    Formula base = L.plus(of(1)).over(L.times(L).times(L));
    assertThat(Degree.of(base.raised(2))).isEqualTo(new Degree(2, 6));
    assertThat(Degree.of(base.raised(-2))).isEqualTo(new Degree(6, 2));
    assertThatThrownBy(() -> Degree.of(L.exp())).isInstanceOf(Formula.NoTree.class);
  }

  /** (l - 1)(l - 2)(l - 3) vanishes at as many numbers as its degree, not at one more. */
  @Test
  void zerosOfPolynomials() {
    Formula product = L.minus(of(1)).times(L.minus(of(2))).times(L.minus(of(3)));
    assertThat(Degree.isZero(product)).isFalse();
    assertThat(Degree.isZero(product.minus(product))).isTrue();
    // (l + 1)^2 - l^2 - 2 l - 1
    Formula sum = L.plus(of(1));
    Formula binomial = sum.times(sum).minus(L.times(L)).minus(of(2).times(L)).minus(of(1));
    assertThat(Degree.isZero(binomial)).isTrue();
    assertThat(Degree.isZero(binomial.plus(of(1)))).isFalse();
    assertThat(Degree.isZero(of(1))).isFalse();
    assertThat(Degree.isZero(of(0))).isTrue();
    assertThat(Degree.isZero(L.raised(200).minus(L.raised(200)))).isTrue();
    assertThat(Degree.isZero(L.raised(201).minus(L.raised(201)))).isFalse();
  }
}
