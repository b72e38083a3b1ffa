// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.softmax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.proof.Verdict;
import org.eigendistill.theorem.search.CaseSearch;
import org.eigendistill.theorem.search.Law;
import org.eigendistill.theorem.search.Tally;
import org.eigendistill.theorem.statement.Atlas;
import org.eigendistill.theorem.statement.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Statements R1 and S1 and their neighbours. */
class SoftmaxLawsTest {
  private static final long SEED = Long.getLong("eigendistill.seed", 20230112);

  @Test
  void theBoundIsNotViolated() {
    Tally tally = CaseSearch.of(LimitLaw.BOUND, SEED).cover(2_000).tally();
    assertThat(tally.violations()).isZero();
    assertThat(tally.cases()).isEqualTo(2_000);
    assertThat(tally.undecided()).isLessThan(200);
    // It is no idle bound: some training comes near it.
    assertThat(tally.smallestMargin()).isBetween(0.0, 0.01);
  }

  @Test
  void theSharesAreThePlots() {
    Tally tally = CaseSearch.of(SlopeLaw.SHARES, SEED).cover(500).tally();
    assertThat(tally.violations()).isZero();
    assertThat(tally.cases()).isEqualTo(500);
    assertThat(tally.undecided()).isZero();
  }

  /** What the statements promise at most: 20,000 trainings, 3,000 problems. */
  @Test
  @Tag("slow")
  void allCases() {
    for (Law law : List.of(LimitLaw.BOUND, SlopeLaw.SHARES)) {
      Tally tally = CaseSearch.of(law, SEED + 1).cover(law.mostCases()).tally();
      assertThat(tally.violations()).isZero();
      assertThat(tally.cases()).isEqualTo(law.mostCases());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BOUND")
  void theLimitsNeighboursAreViolatedOften(LimitLaw law) {
    assertThat(CaseSearch.of(law, SEED).cover(200).tally().violations()).isGreaterThan(100);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SHARES")
  void theLinesNeighboursAreViolatedOften(SlopeLaw law) {
    Tally tally = CaseSearch.of(law, SEED).cover(300).tally();
    assertThat(tally.violations()).isGreaterThan(10);
    assertThat(tally.smallestMargin()).isNegative();
  }

  /** tanh(1); and 1 + 1/(2 T) - 1/(2 T^2) + ... of logits (2, -1, -1). */
  @Test
  void theLimitsTwinsByHand() {
    assertThat(SoftmaxTwins.nearAtFour().gains()).contains("0.761594155956 at T = 4");
    assertThat(SoftmaxTwins.secondOrder().gains())
        .contains("1.002590", "at T = 192", "1.000650", "at T = 768");
    assertThat(1 + 1 / (2 * 192.0) - 1 / (2 * 192.0 * 192)).isBetween(1.002590, 1.002591);
    assertThat(1 + 1 / (2 * 768.0) - 1 / (2 * 768.0 * 768)).isBetween(1.000650, 1.000651);
    for (Counterexample twin : List.of(SoftmaxTwins.nearAtFour(), SoftmaxTwins.secondOrder())) {
      assertThat(twin.verifies()).isTrue();
    }
    List<Fraction> balanced = List.of(Fraction.of(1, 1), Fraction.ZERO, Fraction.of(-1, 1));
    Fraction far = Fraction.of(192, 1);
    assertThat(new LimitExample(LimitLaw.SECOND_ORDER, balanced, far).verifies()).isFalse();
    List<Fraction> small = List.of(Fraction.of(1, 2), Fraction.of(-1, 2));
    assertThat(new LimitExample(LimitLaw.NEAR_AT_FOUR, small, Fraction.of(4, 1)).verifies())
        .isFalse();
    assertThat(new LimitExample(LimitLaw.NEAR_AT_FOUR, List.of(far), Fraction.of(4, 1)).verifies())
        .isFalse();
  }

  @Test
  void theLinesTwinsByHand() {
    assertThat(SoftmaxTwins.neverSteep().gains()).contains("slope 3/2", "[1, -1]");
    assertThat(SoftmaxTwins.singleTails().gains()).contains("slope 1/2", "of eigenvalues: [1]");
    assertThat(SoftmaxTwins.nullLeftOut().gains()).contains("slope 2");
    assertThat(SlopeExample.of(SlopeLaw.NEVER_STEEP, "1/2", "1/2", false).verifies()).isFalse();
    assertThat(SlopeExample.of(SlopeLaw.SINGLE_TAILS, "1", "1/2", false).verifies()).isFalse();
    assertThat(SlopeExample.of(SlopeLaw.NULL_LEFT_OUT, "1", "0", false).verifies()).isFalse();
    assertThat(SlopeExample.of(SlopeLaw.SHARES, "1", "0", true).verifies()).isFalse();
  }

  @Test
  void areOnRecordWithTwins() {
    Atlas atlas = Atlas.full();
    for (String id : List.of("R1", "S1")) {
      Statement held = atlas.find(id).orElseThrow();
      assertThat(held.recorded()).isEqualTo(Verdict.HOLDS);
      assertThat(held.reason()).contains("Tried to break it:");
      assertThat(held.reason().lines().filter(line -> line.matches("\\d\\. .*")).count())
          .isEqualTo(held.reason().lines().filter(line -> line.contains("Checked:")).count())
          .isEqualTo(7);
    }
    for (String twin : List.of("R1x", "R1y", "S1x", "S1y", "S1z")) {
      Statement refuted = atlas.find(twin).orElseThrow();
      assertThat(refuted.recorded()).isEqualTo(Verdict.REFUTED);
      assertThat(refuted.certificate().orElseThrow().verifies()).isTrue();
    }
  }
}
