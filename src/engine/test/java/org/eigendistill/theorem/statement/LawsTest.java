// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.eigendistill.theorem.Checker;
import org.eigendistill.theorem.Finding;
import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.proof.Grounds;
import org.eigendistill.theorem.proof.Technique;
import org.eigendistill.theorem.proof.Verdict;
import org.eigendistill.theorem.proposition.Subject;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.CaseSearch;
import org.eigendistill.theorem.search.Law;
import org.eigendistill.theorem.search.Outcome;
import org.eigendistill.theorem.search.Tally;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements of kinds of their own: every one on record, and how any is searched and checked. */
class LawsTest {
  private static final long SEED = Long.getLong("eigendistill.seed", 20230112);
  private static final int CASES = 500;

  static Stream<String> laws() {
    return Atlas.full().statements().stream()
        .filter(s -> s.subject() instanceof Law)
        .map(Statement::id);
  }

  /** Those that hold are not violated; those that fail have numbers that show it. */
  @ParameterizedTest(allowZeroInvocations = true)
  @Tag("thorough")
  @MethodSource("laws")
  void isAsRecorded(String id) {
    Statement statement = Atlas.full().find(id).orElseThrow();
    Finding finding = new Checker(SEED).check(statement, CASES);
    assertThat(finding.verdict()).as(finding.where()).isEqualTo(statement.recorded());
    assertThat(finding.cases()).isPositive();
  }

  /** A row that holds stands beside a false neighbour: its id and a letter. */
  @Test
  void whatHoldsHasATwin() {
    Atlas atlas = Atlas.full();
    List<Statement> held =
        atlas.statements().stream()
            .filter(s -> s.subject() instanceof Law && !s.isRefuted())
            .toList();
    assertThat(held).isNotEmpty();
    for (Statement statement : held) {
      assertThat(List.of("x", "y", "z"))
          .as(statement.id())
          .anyMatch(
              letter ->
                  atlas.find(statement.id() + letter).filter(Statement::isRefuted).isPresent());
    }
  }

  /** Of two numbers in [0, 1), the first is below a bound. */
  private record Below(double bound, long mostCases) implements Law {
    @Override
    public Attempt draw(RandomGenerator random) {
      double x = random.nextDouble();
      double y = random.nextDouble();
      Outcome outcome =
          y > 0.9
              ? new Outcome.PremiseNotMet()
              : y > 0.8
                  ? new Outcome.Undecided()
                  : x < bound ? new Outcome.Holds(bound - x) : new Outcome.Violated(bound - x);
      return new Attempt(outcome, "x=" + x);
    }
  }

  private record Half(Below subject) implements Counterexample {
    @Override
    public boolean verifies() {
      return subject.bound() <= 0.5;
    }

    @Override
    public String text() {
      return "x = 1/2";
    }

    @Override
    public String gains() {
      return "1/2 is not below";
    }

    @Override
    public String arithmetic() {
      return "exact";
    }
  }

  private static Conjecture conjecture(Subject subject) {
    return new Conjecture("B", "below", "A number", "it is below 1", "it is below", subject);
  }

  private static Statement refuted(Below law) {
    return new Statement(conjecture(law), new Grounds.Refutation("1/2", new Half(law)), "own");
  }

  private static Statement held(Below law) {
    return new Statement(conjecture(law), Grounds.Proof.by(Technique.ORDER, "It is."), "own");
  }

  @Test
  void aSearchCountsWhatTheCasesSay() {
    Below law = new Below(0.75, Long.MAX_VALUE);
    Tally tally = CaseSearch.of(law, 1).cover(10_000).direct().tally();
    assertThat(tally.cases()).isEqualTo(10_000);
    assertThat(tally.violations()).isBetween(2300L, 2700L);
    assertThat(tally.undecided()).isBetween(1100L, 1400L);
    assertThat(tally.unmet()).isBetween(1100L, 1400L);
    assertThat(tally.smallestMargin()).isBetween(-0.25, -0.24);
    assertThat(tally.where().toString()).startsWith("x=0.99");
    assertThat(CaseSearch.of(law, 1).cover(10_000).tally().where()).isEqualTo(tally.where());
    assertThat(CaseSearch.of(law, 2).cover(10_000).tally().where()).isNotEqualTo(tally.where());
  }

  /** A costly law is not drawn more often than it says, and one without cases ends. */
  @Test
  void aSearchEnds() {
    assertThat(CaseSearch.of(new Below(1, 7), 1).cover(1000).tally().cases()).isEqualTo(7);
    Law never = random -> new Attempt(new Outcome.PremiseNotMet(), "");
    assertThat(CaseSearch.of(never, 1).cover(10).tally().unmet()).isEqualTo(500);
    int[] left = {3};
    Tally hunted = CaseSearch.of(new Below(1, 7), 1).hunt(() -> left[0]-- > 0).tally();
    assertThat(hunted.cases()).isEqualTo(21);
  }

  @Test
  void aCheckConfirmsOrNot() {
    Checker checker = new Checker(SEED);
    assertThat(checker.check(held(new Below(1, 1000)), 2000))
        .matches(Finding::confirms)
        .returns(1000L, Finding::cases)
        .returns(Verdict.HOLDS, Finding::verdict);
    Finding wrong = checker.check(held(new Below(0.75, 1000)), 2000);
    assertThat(wrong.confirms()).isFalse();
    assertThat(wrong.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(wrong.violations()).isPositive();
    assertThat(checker.check(refuted(new Below(0.5, 1000)), 2000))
        .matches(Finding::confirms)
        .returns("x = 1/2", Finding::counterexample)
        .returns("1/2 is not below", Finding::gains)
        .returns("exact", Finding::certificate);
    assertThat(checker.check(refuted(new Below(0.75, 1000)), 2000).confirms()).isFalse();
    assertThat(refuted(new Below(0.5, 1)).proposition()).isEmpty();
  }
}
