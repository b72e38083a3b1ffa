// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.experiment.PageHypothesis;
import org.eigendistill.experiment.StudyCell;
import org.eigendistill.neural.EvaluationRows;
import org.eigendistill.neural.TripleTables;
import org.junit.jupiter.api.Test;

/** From tables to the page's verdicts. */
class MeasuredCellsTest {
  private static final StudyCell DOSE = new StudyCell("dose", 0.2);

  private static Optional<SeedValues> slope(MeasuredCells of) {
    return of.of(DOSE, PageArm.DOSE_8, PageMeasure.SLOPE, EvaluationRows.TEST, false);
  }

  /** Whatever the order of rows; other arms, splits and rates beside. */
  @Test
  void numbersOfACellBySeed() {
    MadeTables tables = new MadeTables();
    for (int seed : new int[] {3, 1, 5, 2, 4}) {
      tables.cell(
          DOSE,
          PageArm.DOSE_8,
          seed,
          EvaluationRows.TEST,
          Map.of("log_b", 10.0 + seed, "log_b_se", 0.5 * seed, "log_b_log_odds", 20.0 + seed));
      tables.cell(DOSE, PageArm.DOSE_8, seed, EvaluationRows.TRAIN, Map.of("log_b", -1.0));
      tables.cell(DOSE, PageArm.DOSE_4, seed, EvaluationRows.TEST, Map.of("log_b", -2.0));
      StudyCell clean = new StudyCell("dose", 0);
      tables.cell(clean, PageArm.DOSE_8, seed, EvaluationRows.TEST, Map.of("log_b", -3.0));
    }
    MeasuredCells cells = new MeasuredCells(tables.done());
    SeedValues found = slope(cells).orElseThrow();
    assertThat(found.values()).containsExactly(11, 12, 13, 14, 15);
    assertThat(found.rowErrors()).containsExactly(0.5, 1, 1.5, 2, 2.5);
    SeedValues odds =
        cells.of(DOSE, PageArm.DOSE_8, PageMeasure.SLOPE, EvaluationRows.TEST, true).orElseThrow();
    assertThat(odds.values()).containsExactly(21, 22, 23, 24, 25);
    assertThat(cells.of(DOSE, PageArm.DOSE_60, PageMeasure.GAIN, EvaluationRows.TEST, false))
        .isEmpty();
  }

  @Test
  void seedsThatAreMissingTwiceThereOrNotPlanned() {
    MadeTables tables = new MadeTables();
    for (int seed = 1; seed <= 4; seed++) {
      tables.cell(DOSE, PageArm.DOSE_8, seed, EvaluationRows.TEST, Map.of("log_b", 1.0));
    }
    assertThat(slope(new MeasuredCells(tables.done()))).isEmpty();
    tables.cell(DOSE, PageArm.DOSE_8, 5, EvaluationRows.TEST, Map.of("log_b", 1.0));
    assertThat(slope(new MeasuredCells(tables.done()))).isPresent();
    tables.cell(DOSE, PageArm.DOSE_8, 5, EvaluationRows.TEST, Map.of("log_b", 2.0));
    MeasuredCells twice = new MeasuredCells(tables.done());
    assertThatThrownBy(() -> slope(twice)).hasMessage("2 rows for one seed, arm and split of dose");
    tables.cell(DOSE, PageArm.DOSE_8, 6, EvaluationRows.TEST, Map.of("log_b", 2.0));
    TripleTables six = tables.done();
    assertThatThrownBy(() -> new MeasuredCells(six))
        .hasMessage("dose has a seed 6, and the page plans 1 to 5");
  }

  /**
   * The rest has few directions in one seed, and no part in any. Teachers agree in 22-85 by .2 over
   * seeds and in 86-... by less: the one counts in the seed whose teachers disagree in it, the
   * other in none. The last band is no band of all seeds.
   */
  @Test
  void bandsAreOfTheCell() {
    MadeTables tables = new MadeTables();
    for (int seed = 1; seed <= 5; seed++) {
      double own = seed;
      tables.band(DOSE, PageArm.DOSE_8, seed, "1", MadeTables.band(0.9, 0, 0, 0));
      tables.band(DOSE, PageArm.DOSE_8, seed, "2-5", MadeTables.band(0.9, 50, 50, 50));
      tables.band(DOSE, PageArm.DOSE_8, seed, "6-21", MadeTables.band(0.9, 50, 50, 50));
      double agreement = seed == 1 ? -0.6 : 0.4;
      tables.band(
          DOSE, PageArm.DOSE_8, seed, "22-85", MadeTables.band(agreement, own, 2 * own, own / 2));
      String deep = seed == 2 ? "86-340" : "86-341";
      tables.band(
          DOSE, PageArm.DOSE_8, seed, deep, MadeTables.band(seed == 3 ? 0.9 : 0, 50, 50, 50));
      if (seed != 2) {
        tables.band(DOSE, PageArm.DOSE_8, seed, "342-350", MadeTables.band(0.9, 50, 50, 50));
      }
      tables.band(
          DOSE, PageArm.DOSE_8, seed, "rest", MadeTables.band(0.3, own + 2, 2 * own, own / 2));
    }
    MeasuredCells cells = new MeasuredCells(tables.done());
    Map<PageMeasure, double[]> expected =
        Map.of(
            PageMeasure.BIAS, new double[] {1, 2, 3, 4, 5},
            PageMeasure.LAG, new double[] {2, 4, 6, 8, 10},
            PageMeasure.LAG_BEYOND_NULL, new double[] {1.5, 3, 4.5, 6, 7.5});
    expected.forEach(
        (measure, values) ->
            assertThat(
                    cells
                        .of(DOSE, PageArm.DOSE_8, measure, EvaluationRows.TRAIN, false)
                        .orElseThrow()
                        .values())
                .as(measure.id())
                .containsExactly(values));
  }

  /** Every hypothesis comes out as it does of the numbers themselves, and each has its rows. */
  @Test
  void verdictsOfTablesAreThoseOfTheirNumbers() {
    DrawnCells drawn = new DrawnCells(7, 1);
    MeasuredCells cells = new MeasuredCells(drawn.tables());
    for (PageHypothesis hypothesis : PageHypothesis.values()) {
      if (hypothesis != PageHypothesis.H5) {
        List<CellEvidence> found = new PageFamilies(cells).of(hypothesis);
        List<CellEvidence> expected = new PageFamilies(drawn).of(hypothesis);
        assertThat(found).hasSameSizeAs(expected);
        for (int c = 0; c < found.size(); c++) {
          assertThat(found.get(c).cell()).isEqualTo(expected.get(c).cell());
          assertThat(found.get(c).note()).isEqualTo(expected.get(c).note());
          assertThat(found.get(c).parts()).hasSameSizeAs(expected.get(c).parts()).isNotEmpty();
          for (int p = 0; p < found.get(c).parts().size(); p++) {
            close(found.get(c).parts().get(p), expected.get(c).parts().get(p));
          }
        }
      }
    }
    assertThat(InteractionVerdict.of(cells)).isEqualTo(InteractionVerdict.of(drawn));
    List<Claim> claims =
        VerdictClaims.of(
            VerdictTable.of(cells), Evidence.of(Evidence.Models.NETWORKS, "networks-cells"));
    for (PageHypothesis hypothesis : PageHypothesis.values()) {
      assertThat(claims)
          .anyMatch(claim -> claim.evidence().hypothesis().equals(Optional.of(hypothesis)));
    }
  }

  private static void close(CellPart found, CellPart expected) {
    assertThat(found.measure()).isEqualTo(expected.measure());
    // a null lag is subtracted twice on its way
    assertThat(found.estimate().mean()).isCloseTo(expected.estimate().mean(), within(1e-14));
    assertThat(found.estimate().error()).isCloseTo(expected.estimate().error(), within(1e-14));
    assertThat(found.p()).isCloseTo(expected.p(), within(1e-12));
    assertThat(found.logOdds()).isEqualTo(expected.logOdds());
  }
}
