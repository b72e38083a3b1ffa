// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.flips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.search.CaseSearch;
import org.eigendistill.theorem.search.Tally;
import org.eigendistill.theorem.statement.Atlas;
import org.eigendistill.theorem.statement.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Statements C4 and their neighbours, by cases and by whole numbers alone. */
class FlipLawTest {
  private static final long SEED = Long.getLong("eigendistill.seed", 20230112);

  @ParameterizedTest
  @EnumSource(names = {"SLOPE", "RESISTS", "BOTH", "FLOW"})
  void whatIsProvedIsNotViolated(FlipLaw law) {
    Tally tally = CaseSearch.of(law, SEED).cover(2000).tally();
    assertThat(tally.violations()).isZero();
    assertThat(tally.cases()).isEqualTo(2000);
    assertThat(tally.undecided())
        .isLessThan(400); // ties of random thousandths, where there are some
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SLOPE", "RESISTS", "BOTH", "FLOW"})
  void neighboursAreViolatedOften(FlipLaw law) {
    assertThat(CaseSearch.of(law, SEED).cover(2000).tally().violations()).isGreaterThan(20);
  }

  @Test
  void meansAreThoseOfAllFlips() {
    assertThat(CaseSearch.of(MeansLaw.MEANS, SEED).cover(300).tally().violations()).isZero();
    assertThat(CaseSearch.of(MeansLaw.EVEN_PULL, SEED).cover(300).tally().violations())
        .isGreaterThan(100);
  }

  @Test
  void counterexamplesOnRecord() {
    assertThat(
            Atlas.full().statements().stream()
                .filter(s -> s.id().startsWith("C4"))
                .map(Statement::id))
        .containsExactlyInAnyOrder(
            "C4.means",
            "C4.meansx",
            "C4.slope",
            "C4.slopex",
            "C4.slopey",
            "C4.resists",
            "C4.resistsx",
            "C4.both",
            "C4.bothx",
            "C4.flow",
            "C4.flowx");
  }

  /**
   * Thousandths as whole numbers: 3 sum d, 1000 sum d eta and both risks, times a common factor.
   */
  @ParameterizedTest
  @CsvSource({
    "200, 600 300 100, 1000 990 900, 0 50 300, 1, -1",
    "10, 600 300 100, 1000 990 900, 0 50 300, 1, 1",
    "200, 350 250 400, 1000 900 950, 0 20 100, -1, -1",
    "1, 350 250 400, 1000 900 950, 0 20 100, -1, 1"
  })
  void regionsInWholeNumbers(
      long q, String energies, String teacher, String lost, int slope, int risk) {
    long[] eta = thousandths(energies);
    long[] a = thousandths(teacher);
    long[] d = thousandths(lost);
    long steeper = 0;
    long worse = 0;
    for (int k = 0; k < 3; k++) {
      steeper += d[k] * (1000 - 3 * eta[k]);
      long signal = 3 * (1000 - 2 * q) * (1000 - 2 * q) * eta[k];
      long noise = 4 * q * (1000 - q) * 1000;
      long before = signal * (1000 - a[k]) * (1000 - a[k]) + noise * a[k] * a[k];
      long after =
          signal * (1000 - a[k] + d[k]) * (1000 - a[k] + d[k])
              + noise * (a[k] - d[k]) * (a[k] - d[k]);
      worse += after - before;
    }
    assertThat(Long.signum(steeper)).isEqualTo(slope);
    assertThat(Long.signum(worse)).isEqualTo(risk);
    FlippedLabels<Fraction> labels =
        new FlippedLabels<>(Fraction.of(q, 1000), 3, fractions(energies));
    FlipEffects effects = FlipEffects.of(labels, fractions(teacher), fractions(lost), 0);
    assertThat(effects.steeper()).isEqualTo(slope > 0);
    assertThat(effects.better()).isEqualTo(risk < 0);
    assertThat(effects.memorises()).isTrue();
  }

  /** Printed with the formula: 4.03 and -.111, from the same thousandths. */
  @Test
  void slopeAndRiskOfTheFirst() {
    FlippedLabels<Fraction> labels =
        new FlippedLabels<>(Fraction.of(1, 5), 3, fractions("600 300 100"));
    List<Fraction> teacher = fractions("1000 990 900");
    List<Fraction> lost = fractions("0 50 300");
    FlipEffects effects = FlipEffects.of(labels, teacher, lost, 0);
    assertThat(effects.slope()).isCloseTo(4.03, within(0.005));
    assertThat(labels.riskChange(teacher, lost).value()).isCloseTo(-0.111, within(0.0005));
    assertThat(effects.region()).isEqualTo(FlipEffects.Region.BOTH);
  }

  private static long[] thousandths(String text) {
    return List.of(text.split(" ")).stream().mapToLong(Long::parseLong).toArray();
  }

  private static List<Fraction> fractions(String text) {
    return List.of(text.split(" ")).stream()
        .map(t -> Fraction.of(Long.parseLong(t), 1000))
        .toList();
  }
}
