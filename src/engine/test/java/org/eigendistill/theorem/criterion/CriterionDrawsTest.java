// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Outcome;
import org.junit.jupiter.api.Test;

/** Where the cases around N4 are drawn from, and the words of their numbers. */
class CriterionDrawsTest {
  private static final int DRAWS = 500;

  @Test
  void oddsPowers() {
    for (boolean rising : new boolean[] {true, false}) {
      SplittableRandom random = new SplittableRandom(1);
      Set<Integer> references = new TreeSet<>();
      Set<Integer> others = new TreeSet<>();
      for (int i = 0; i < DRAWS; i++) {
        OddsPowers.Case drawn = (OddsPowers.Case) new OddsPowers(rising).draw(random).numbers();
        assertThat(drawn.rising()).isEqualTo(rising);
        assertThat(drawn.ratio().value()).isBetween(1 / 62.0, 119 / 120.0);
        assertThat(drawn.student().value()).isBetween(1 / 60.0, 60.0);
        assertThat(drawn.teacher().value()).isBetween(1 / 60.0, 60.0);
        int reference = drawn.exponents().get(2);
        references.add(reference);
        for (int which = 0; which < 2; which++) {
          int above = drawn.exponents().get(which) - reference;
          assertThat(above).isBetween(0, rising ? 3 : -reference - 1);
          others.add(drawn.exponents().get(which));
        }
      }
      assertThat(references).isEqualTo(rising ? Set.of(1, 2, 3) : Set.of(-1, -2, -3));
      assertThat(others).isEqualTo(rising ? Set.of(1, 2, 3, 4, 5, 6) : Set.of(-1, -2, -3));
    }
    Fraction half = Fraction.of(1, 2);
    OddsPowers.Case one =
        new OddsPowers.Case(true, half, Fraction.ONE, Fraction.of(3, 1), List.of(2, 1, 1));
    assertThat(one)
        .hasToString(
            "l2/l1 = 1/2; student odds = 1; teacher odds = 3; c student = 2; c teacher = 1;"
                + " c reference = 1");
    // Gains 1/2 and 3/4: 3/8 along l_1, odds 3/5; below, odds 1/4 and 3/2 against 3/10.
    assertThat(one.gains()).isEqualTo("along l2 student 3/25, reference 3/13");
    assertThat(one.refutes()).isFalse();
  }

  @Test
  void tikhonovOrders() {
    SplittableRandom random = new SplittableRandom(2);
    int ones = 0;
    for (int i = 0; i < DRAWS; i++) {
      TikhonovOrders.Case above =
          (TikhonovOrders.Case) new TikhonovOrders(true).draw(random).numbers();
      assertThat(above.order()).isBetween(1.0, 10.0);
      ones += above.order() == 1 ? 1 : 0;
      TikhonovOrders.Case below =
          (TikhonovOrders.Case) new TikhonovOrders(false).draw(random).numbers();
      assertThat(below.order()).isBetween(0.05, 1.0);
      for (TikhonovOrders.Case drawn : List.of(above, below)) {
        assertThat(drawn.student()).isBetween(0.999e-3, 1.001e4);
        assertThat(drawn.teacher()).isBetween(0.999e-3, 1.001e4);
        assertThat(drawn.ratio()).isBetween(0.999e-3, 1.0);
      }
    }
    assertThat(ones).isBetween(DRAWS / 16, DRAWS / 5);
    assertThat(new TikhonovOrders(true).mostCases()).isEqualTo(Long.MAX_VALUE);
    assertThat(new TikhonovOrders(false).mostCases()).isEqualTo(100_000);
  }

  /** Ridge: gains 1/2 and 1/2 along l_1, 1/3 and 1/3 below; plain 1/4, and 1/7. */
  @Test
  void tikhonovByHand() {
    Outcome ridge = new TikhonovOrders.Case(1, 1, 1, 0.5).decided();
    assertThat(ridge).isInstanceOf(Outcome.Holds.class);
    // 1 - (1/9)/(1/7).
    assertThat(((Outcome.Holds) ridge).margin()).isEqualTo(2 / 9.0);
  }

  @Test
  void averagedGains() {
    SplittableRandom random = new SplittableRandom(3);
    int verified = 0;
    for (int i = 0; i < DRAWS; i++) {
      Attempt attempt = new AveragedGains().draw(random);
      String[] words = attempt.numbers().toString().split(", of teacher ");
      double student = Double.parseDouble(words[0].substring("l t of student ".length()));
      assertThat(student).isBetween(0.00999, 1001.0);
      assertThat(Double.parseDouble(words[1])).isBetween(0.00999, 1001.0);
      if (attempt.outcome() instanceof Outcome.Violated violated) {
        assertThat(violated.margin()).isNegative();
        double teacher = Double.parseDouble(words[1]);
        if (violated.margin() < -1e-3 && verified < 3) {
          assertThat(new AveragedGains.Case(student, teacher).refutes()).isTrue();
          verified++;
        }
      }
    }
    assertThat(verified).isEqualTo(3);
    assertThat(new AveragedGains().mostCases()).isEqualTo(100_000);
    assertThat(new AveragedGains.Case(3, 4).text())
        .isEqualTo("l t of student = 3; l t of teacher = 4");
    assertThat(CriterionLaws.n4x().arithmetic()).isEqualTo("50-digit");
    assertThat(AveragedFlow.of().clock().isWhole()).isFalse();
  }

  /** log(l1/l2)/2 cubed is what the student leads by, in logarithms. */
  @Test
  void standingReference() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < DRAWS; i++) {
      Attempt attempt = new StandingReference().draw(random);
      String[] words = attempt.numbers().toString().substring("l1 = ".length()).split(", l2 = ");
      double top = Double.parseDouble(words[0]);
      double below = Double.parseDouble(words[1]);
      assertThat(below).isBetween(1.0, top);
      assertThat(top).isLessThanOrEqualTo(Math.E);
      double lead = Math.pow(Math.log(top / below) / 2, 3);
      assertThat(((Outcome.Violated) attempt.outcome()).margin())
          .isCloseTo(1 - Math.exp(lead), org.assertj.core.api.Assertions.within(1e-15));
    }
    Fraction one = Fraction.ONE;
    StandingReference.Case two = new StandingReference.Case(Fraction.of(2, 1), one);
    assertThat(two.refutes()).isTrue();
    assertThat(two.text()).isEqualTo("l1 = 2; l2 = 1; reference time = 2 - log(2)");
    assertThat(two.gains())
        .startsWith("along l1 both 1/10; along l2 student 1/20, reference 0.047");
    assertThat(two.arithmetic()).isEqualTo("50-digit");
    assertThat(new StandingReference.Case(one, one).refutes()).isFalse();
    assertThat(new StandingReference.Case(Fraction.of(11, 4), one).refutes()).isFalse();
    assertThat(new StandingReference.Case(one, Fraction.of(1, 2)).refutes()).isFalse();
  }

  /** l^4 t^8 and l^-6 t^-12 are powers of l^2 t^4, the second and the third of its inverse. */
  @Test
  void commonPowers() {
    Formula l = Formula.ofEigenvalue();
    Formula t = l.length();
    CommonPower power = new CommonPower();
    assertThat(power.base()).isNull();
    assertThat(power.divisor()).isZero();
    power.note(Map.of());
    assertThat(power.base()).isNull();
    power.note(Map.of(l, 4, t, 8));
    power.note(Map.of(l, -6, t, -12));
    assertThat(power.divisor()).isEqualTo(2);
    assertThat(power.exponent(Map.of(l, 4, t, 8))).isEqualTo(2);
    assertThat(power.exponent(Map.of(l, -6, t, -12))).isEqualTo(-3);
    assertThat(power.exponent(Map.of())).isZero();
    // 3^2 2^4
    assertThat(power.base().at(Fraction.of(3, 1), Fraction.of(2, 1)))
        .isEqualTo(Fraction.of(144, 1));
    for (Map<Formula, Integer> other :
        List.of(Map.of(l, 4, t, 6), Map.of(l, 4), Map.of(t, 8), Map.of(l, 4, t, 8, l.exp(), 1))) {
      assertThatThrownBy(() -> power.note(other)).isInstanceOf(Formula.NoTree.class);
    }
  }
}
