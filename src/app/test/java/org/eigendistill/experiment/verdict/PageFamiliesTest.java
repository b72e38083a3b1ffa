// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eigendistill.experiment.PageHypothesis;
import org.eigendistill.experiment.StudyCell;
import org.junit.jupiter.api.Test;

class PageFamiliesTest {
  /** Every measure of an arm is its number in the list of arms plus a seed's number. */
  private static Optional<SeedValues> plain(StudyCell cell, PageArm arm, int missing) {
    int seeds = PageStudy.of(cell).orElseThrow().seeds() - missing;
    double[] values = new double[seeds];
    Arrays.setAll(values, s -> arm.ordinal() + s % 2 + (cell.noise() == 0.4 ? s : 0));
    double[] errors = new double[seeds];
    Arrays.fill(errors, 3);
    return Optional.of(new SeedValues(values, errors));
  }

  private final PageFamilies families =
      new PageFamilies((cell, arm, measure, rows, isLogOdds) -> plain(cell, arm, 0));

  private CellPart first(PageHypothesis hypothesis, int cell) {
    return families.of(hypothesis).get(cell).parts().get(0);
  }

  /** Spread s^2 / S of 0, 1, 0, 1, ...: .25 / (S - 1); and 9 of rows that are shared. */
  @Test
  void rowsThatSeedsShareAddTheirError() {
    double ofA = 0.25 / 9;
    assertThat(first(PageHypothesis.H1A, 0).estimate().error())
        .isCloseTo(Math.sqrt(ofA), within(1e-12));
    assertThat(first(PageHypothesis.H1B, 0).estimate().error())
        .isCloseTo(Math.sqrt(ofA + 9), within(1e-12));
    double ofC = 0.24 / 4;
    assertThat(first(PageHypothesis.H1A, 6).estimate().error())
        .isCloseTo(Math.sqrt(ofC + 9), within(1e-12));
  }

  @Test
  void differencesAreBySeed() {
    CellPart temperature = first(PageHypothesis.H7B, 0);
    assertThat(temperature.estimate().mean()).isEqualTo(-1);
    assertThat(temperature.estimate().error()).isCloseTo(Math.sqrt(18), within(1e-12));
    CellPart byNoise = first(PageHypothesis.H6C, 0);
    assertThat(byNoise.estimate().mean()).isEqualTo(3.5);
    assertThat(families.of(PageHypothesis.H6).get(0).cell())
        .isEqualTo(new StudyCell("mlp-long", 0.4));
  }

  @Test
  void theStudentOfDosesIsTheLongestOne() {
    assertThat(first(PageHypothesis.H1B, 8).estimate().mean())
        .isEqualTo(PageArm.DOSE_60.ordinal() + 0.4);
    List<CellPart> doses = families.of(PageHypothesis.H4).get(0).parts();
    assertThat(doses).extracting(part -> part.estimate().mean()).containsExactly(1.0, 1.0, 1.0);
    assertThat(doses).extracting(CellPart::claimed).containsExactly(1, -1, -1);
    assertThat(doses.get(0).p()).isCloseTo(2 / Math.pow(24, 5), within(1e-15));
  }

  @Test
  void aShareOfTheGainIsPrintedAndPartsAreAsClaimed() {
    CellEvidence cell = families.of(PageHypothesis.H6B).get(0);
    // Recovered 1.5 x + half of it, gain x: a ratio of 1.5 in every seed.
    assertThat(cell.note()).isEqualTo("share of the gain, by seeds alone, 1.50 to 1.50");
    assertThat(cell.premise()).isPresent();
    assertThat(families.of(PageHypothesis.H3).get(0).parts())
        .extracting(CellPart::claimed)
        .containsExactly(-1, 1, 1);
    assertThat(first(PageHypothesis.H2A, 0).claimed()).isEqualTo(-1);
    assertThat(first(PageHypothesis.H2A, 0).logOdds()).isPresent();
    assertThat(first(PageHypothesis.H3, 0).logOdds()).isEmpty();
  }

  @Test
  void aCellWithoutAllItsSeedsWasNotRun() {
    PageFamilies fewer =
        new PageFamilies((cell, arm, measure, rows, isLogOdds) -> plain(cell, arm, 1));
    for (PageHypothesis hypothesis : PageHypothesis.values()) {
      if (hypothesis != PageHypothesis.H5) {
        assertThat(fewer.of(hypothesis)).allMatch(cell -> cell.parts().isEmpty());
      }
    }
    assertThat(InteractionVerdict.of(fewer.numbers()).others()).isEmpty();
  }

  @Test
  void cellsArePartedByFit() {
    CellNumbers numbers =
        (cell, arm, measure, rows, isLogOdds) ->
            plain(cell, arm, 0)
                .map(
                    values ->
                        measure == PageMeasure.FIT
                            ? SeedValues.of(
                                Arrays.stream(values.values())
                                    .map(v -> cell.study().startsWith("mlp") ? 0.99 : 0.98)
                                    .toArray())
                            : values);
    InteractionVerdict verdict = InteractionVerdict.of(numbers);
    assertThat(verdict.fitting()).hasSize(3).allMatch(c -> c.cell().noise() == 0);
    assertThat(verdict.others()).hasSize(6);
  }
}
