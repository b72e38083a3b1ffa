// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.eigendistill.theorem.proof.Verdict;
import org.eigendistill.theorem.search.CaseSearch;
import org.eigendistill.theorem.search.Tally;
import org.eigendistill.theorem.statement.Atlas;
import org.eigendistill.theorem.statement.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statement N5 and its neighbours, by cases and by whole numbers alone. */
class FeatureLawTest {
  private static final long SEED = Long.getLong("eigendistill.seed", 20230112);

  @Test
  void theStatementIsNotViolated() {
    Tally tally = CaseSearch.of(FeatureLaw.REGIMES, SEED).cover(20_000).tally();
    assertThat(tally.violations()).isZero();
    assertThat(tally.cases()).isEqualTo(20_000);
    assertThat(tally.undecided()).isLessThan(20);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REGIMES")
  void itsNeighboursAreViolatedOften(FeatureLaw law) {
    Tally tally = CaseSearch.of(law, SEED).cover(1000).tally();
    assertThat(tally.violations()).isGreaterThan(20);
    assertThat(tally.smallestMargin()).isNegative();
  }

  /**
   * By numerators and denominators alone: with k = 1/2, u = 99/100 and v = 1 - y^10, y = n/1000,
   * the student's residual along l_2 is (10 - 9 (1 - y^9))/10, and it is ahead if its square is
   * below 1 - u v = 1 - 99 (1 - y^10)/100.
   */
  @ParameterizedTest
  @ValueSource(ints = {999, 100, 1})
  void theTwinsNumbersInWholeNumbers(int n) {
    BigInteger y = BigInteger.valueOf(n);
    BigInteger whole = BigInteger.valueOf(1000);
    BigInteger ten = BigInteger.TEN;
    // Over 10 * 1000^9, and over 100 * 1000^10.
    BigInteger mine =
        whole
            .pow(9)
            .multiply(ten)
            .subtract(whole.pow(9).subtract(y.pow(9)).multiply(BigInteger.valueOf(9)));
    BigInteger top =
        whole
            .pow(10)
            .multiply(BigInteger.valueOf(100))
            .subtract(whole.pow(10).subtract(y.pow(10)).multiply(BigInteger.valueOf(99)));
    BigInteger left = mine.pow(2).multiply(ten.pow(2)).multiply(whole.pow(10));
    BigInteger right = top.multiply(ten.pow(2)).multiply(whole.pow(18));
    int order = left.compareTo(right);
    assertThat(order).isEqualTo(n == 999 ? -1 : 1);
    boolean ahead =
        FeatureExample.atHalf(FeatureLaw.BEHIND_BELOW_ONE, "9/10", "1/10", n + "/1000", "0")
            .verifies();
    boolean behind =
        FeatureExample.atHalf(FeatureLaw.STAYS_AHEAD, "9/10", "1/10", n + "/1000", "0").verifies();
    assertThat(List.of(ahead, behind)).isEqualTo(List.of(order < 0, order > 0));
  }

  /**
   * Turned by the angle of cosine 3/5 and sine 4/5, labels (1, 1) have 7/5 and -1/5 along the
   * teacher's eigenvectors, of which it learns 3/4 and 1/2; back along the student's these are
   * 71/100 and 78/100, of which it learns 3/4 and 1/2.
   */
  @Test
  void theTurnedTeachersNumbersInWholeNumbers() {
    // In 25ths times 4, then 100ths: 3/5 * 7/5 * 3/4 + 4/5 * 1/5 * 1/2, and 4/5 * 7/5 * 3/4 - 3/5 *
    // 1/5 * 1/2.
    int first = 3 * 7 * 3 + 4 * 1 * 2;
    int second = 4 * 7 * 3 - 3 * 1 * 2;
    assertThat(List.of(first, second)).containsExactly(71, 78);
    // The student has 3/4 of 71/100 and 1/2 of 78/100; flow matched with it leaves sqrt(1 -
    // 213/400).
    int mine = 100 - 39;
    assertThat(mine * mine * 400).isLessThan((400 - 213) * 10_000);
    assertThat(
            FeatureExample.atHalf(FeatureLaw.OTHER_EIGENVECTORS, "1/2", "1/2", "1/2", "1/2")
                .verifies())
        .isTrue();
    assertThat(
            FeatureExample.atHalf(FeatureLaw.OTHER_EIGENVECTORS, "1/2", "1/2", "1/2", "0")
                .verifies())
        .isFalse();
  }

  @Test
  void numbersOutsideThePremiseRefuteNothing() {
    assertThat(FeatureExample.atHalf(FeatureLaw.REGIMES, "9/10", "1/10", "1/2", "0").verifies())
        .isFalse();
    assertThat(
            FeatureExample.atHalf(FeatureLaw.BEHIND_BELOW_ONE, "1", "1/10", "1/2", "0").verifies())
        .isFalse();
    assertThat(
            FeatureExample.atHalf(FeatureLaw.BEHIND_BELOW_ONE, "9/10", "2", "1/2", "0").verifies())
        .isFalse();
    // u = 17/81, so e = 17/18 > 9/10: there is no change-over, and so nothing that was ahead.
    assertThat(FeatureExample.atHalf(FeatureLaw.STAYS_AHEAD, "9/10", "8/9", "1/10", "0").verifies())
        .isFalse();
    assertThat(
            FeatureExample.atHalf(FeatureLaw.STAYS_AHEAD, "9/10", "1/2", "1/1000", "0").verifies())
        .isTrue();
  }

  @Test
  void isOnRecordWithTwins() {
    Atlas atlas = Atlas.full();
    Statement held = atlas.find("N5").orElseThrow();
    assertThat(held.recorded()).isEqualTo(Verdict.HOLDS);
    assertThat(held.reason()).contains("Tried to break it:");
    assertThat(held.reason().lines().filter(line -> line.matches("\\d\\. .*")).count())
        .isEqualTo(held.reason().lines().filter(line -> line.contains("Checked:")).count())
        .isEqualTo(8);
    for (String twin : List.of("N5x", "N5y", "N5z")) {
      Statement refuted = atlas.find(twin).orElseThrow();
      assertThat(refuted.recorded()).isEqualTo(Verdict.REFUTED);
      assertThat(refuted.certificate().orElseThrow().verifies()).isTrue();
      assertThat(refuted.certificate().orElseThrow().gains()).contains("(1 - a)^2 = 0.");
    }
  }
}
