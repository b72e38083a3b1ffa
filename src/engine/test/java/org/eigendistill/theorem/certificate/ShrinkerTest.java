package org.eigendistill.theorem.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.proposition.Damping;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.Variables;
import org.eigendistill.theorem.statement.Atlas;
import org.junit.jupiter.api.Test;

/** Shrinking of counterexamples, and what instances are allowed to be. */
class ShrinkerTest {
  private static final long SEED = 11;

  private static Proposition of(String id) {
    return Atlas.full().find(id).orElseThrow().proposition().orElseThrow();
  }

  @Test
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

  @Test
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
