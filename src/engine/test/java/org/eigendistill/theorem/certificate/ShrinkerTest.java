// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.proposition.Damping;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.Scheme;
import org.eigendistill.theorem.proposition.Variables;
import org.eigendistill.theorem.statement.Atlas;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Shrinking of counterexamples, and what instances are allowed to be. */
class ShrinkerTest {
  private static final long SEED = 11;

  private static Proposition of(String id) {
    return Atlas.full().find(id).orElseThrow().proposition().orElseThrow();
  }

  @Test
  @Tag("thorough")
  void shrinkingKeepsTheViolationAndShortens() {
    for (String id : List.of("T2x", "T6", "T7", "T9", "T11a", "T12x")) {
      Proposition proposition = of(id);
      Certificate shrunk = Shrinker.search(proposition, SEED).orElseThrow();
      assertThat(shrunk.verifies()).as(id).isTrue();
      String text = shrunk.text();
      assertThat(Shrinker.search(proposition, SEED).map(Certificate::text)).as(id).contains(text);
      for (Fraction value : shrunk.instance().values()) {
        assertThat(value.bits()).as("%s: %s", id, text).isLessThan(40);
      }
    }
  }

  /** What is found first is known, so that another way of searching shows. */
  @Test
  void theSimplestIsFound() {
    assertThat(Shrinker.search(of("T6"), SEED).map(Certificate::text))
        .contains(
            "l2/l1 = 1/2; decayed-flow penalty = 1/39; teacher root = 1/2; student root = 1/2;"
                + " reference root = 14/15");
    assertThat(Shrinker.search(of("T11a"), SEED).map(Certificate::text))
        .contains("l2/l1 = 1/2; teacher penalty = 1; student root = 1/9; reference root = 12/17");
    assertThat(Shrinker.search(of("T2x"), SEED).map(Certificate::text))
        .contains(
            "l2/l1 = 1/2; descent step = 1; teacher steps = 3; student steps = 2; reference steps = 1");
    assertThat(Shrinker.search(of("T9"), SEED).map(Certificate::text))
        .contains(
            "l2/l1 = 1/2; teacher root = 1/2; student root = 1/636; imitation weight = 1/2;"
                + " reference root = 1/3");
  }

  private static String completed(Proposition proposition, String... numbers) {
    return Shrinker.complete(proposition, Arrays.stream(numbers).map(Fraction::parse).toList())
        .map(Certificate::text)
        .map(text -> text.substring(text.lastIndexOf("= ") + 2))
        .orElse("none");
  }

  /**
   * Numbers are completed by the simplest reading at which they refute. Two ridges of penalty 1
   * have the gains 1/4 and 1/9 along l_2 = 1/2, which plain ridge has at penalties 3 and 4.
   */
  @Test
  void numbersAreCompleted() {
    Ridge ridge = new Ridge();
    Proposition ridges = Proposition.of(Scheme.DISTIL, ridge, ridge, ridge);
    assertThat(completed(ridges.sayingAhead(), "1/2", "1", "1")).isEqualTo("7/2");
    assertThat(completed(ridges, "1/2", "1", "1")).isEqualTo("none");
    assertThat(completed(ridges.sayingAhead(), "1/2", "0", "1")).isEqualTo("none");
    assertThat(completed(of("T7"), "1/2", "9", "21")).isEqualTo("85/13");
    // Momentum of long steps: the first step is as far as two and two.
    assertThat(completed(of("T2x"), "1/2", "3/2", "2", "2")).isEqualTo("1");
    assertThat(completed(of("T8px"), "4/5", "9/10", "1/3", "2", "2")).isEqualTo("12");
  }

  /**
   * The simplest within a factor: 1/2 between .45 and .55, 3 between 2.2 and 4.1; of shares by
   * their odds where they would pass 1: of 9/10 odds from 6.7 to 12.1, of 97/100 from 1.6 to 649.
   */
  @Test
  void theSimplestFractionNear() {
    assertThat(Shrinker.near(0.5, 0.1)).isEqualTo(Fraction.of(1, 2));
    assertThat(Shrinker.near(3, 0.3)).isEqualTo(Fraction.of(3, 1));
    assertThat(Shrinker.near(0.9, 0.3)).isEqualTo(Fraction.of(7, 8));
    assertThat(Shrinker.near(0.97, 3)).isEqualTo(Fraction.of(2, 3));
    assertThat(Shrinker.near(0.999, 1e-4)).isEqualTo(Fraction.of(909, 910));
  }

  @Test
  @Tag("thorough")
  void nothingShrinksWhereNothingIsViolated() {
    assertThat(Shrinker.search(of("T4"), SEED)).isEmpty();
  }

  /** The reference's steps before an overshoot are looked at where the premise is about them. */
  @Test
  void overshootIsSeenWhereThePremiseIsAboutIt() {
    Proposition early = of("T8p");
    Fraction tenth = Fraction.of(9, 10);
    Fraction two = Fraction.of(2, 1);
    List<Fraction> numbers = List.of(Fraction.of(4, 5), tenth, Fraction.of(1, 3), two, two);
    Fraction twelve = Fraction.of(12, 1);
    Proposition parts = early.with(Damping.PARTS_BEFORE_OVERSHOOT);
    assertThat(new Instance(Variables.of(parts), numbers, twelve).refutes()).isTrue();
    assertThat(new Instance(Variables.of(early), numbers, twelve).isAdmitted()).isFalse();
    assertThat(new Instance(Variables.of(parts.atTheFirstStep()), numbers, twelve).refutes())
        .isFalse();
  }
}
