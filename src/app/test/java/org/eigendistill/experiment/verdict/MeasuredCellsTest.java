// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.experiment.PageHypothesis;
import org.eigendistill.experiment.StudyCell;
import org.eigendistill.neural.BandColumns;
import org.eigendistill.neural.CellColumns;
import org.eigendistill.neural.EvaluationRows;
import org.eigendistill.neural.TripleTables;
import org.junit.jupiter.api.Test;

/** From tables to the page's verdicts. */
class MeasuredCellsTest {
  private static final StudyCell DOSE = new StudyCell("dose", 0.2);

  /** Tables in the making; what is not given is NaN. */
  private static final class Tables {
    private final List<List<String>> cells = new ArrayList<>();
    private final List<List<String>> bands = new ArrayList<>();

    void cell(
        StudyCell cell, PageArm arm, int seed, EvaluationRows split, Map<String, Double> numbers) {
      cells.add(
          row(
              CellColumns.CELLS,
              cell,
              arm,
              seed,
              Map.of("split", CellColumns.SPLIT.is(split).text()),
              numbers));
    }

    void band(StudyCell cell, PageArm arm, int seed, String band, Map<String, Double> numbers) {
      bands.add(row(BandColumns.ALL, cell, arm, seed, Map.of("band", band), numbers));
    }

    private static List<String> row(
        List<Column<?>> columns,
        StudyCell cell,
        PageArm arm,
        int seed,
        Map<String, String> words,
        Map<String, Double> numbers) {
      Map<String, String> all = new HashMap<>(words);
      all.put("study", cell.study());
      all.put("label_noise", CellColumns.LABEL_NOISE.is(cell.noise()).text());
      all.put("seed", Integer.toString(seed));
      all.put("arm", arm.label());
      all.put("directions", seed == 4 && "rest".equals(words.get("band")) ? "3" : "64");
      numbers.forEach((name, value) -> all.put(name, CellColumns.LAG.is(value).text()));
      return columns.stream().map(column -> all.getOrDefault(column.name(), "NaN")).toList();
    }

    TripleTables done() {
      return new TripleTables(
          new Table(Column.names(CellColumns.CELLS), cells),
          new Table(Column.names(BandColumns.ALL), bands));
    }
  }

  private static Optional<SeedValues> slope(MeasuredCells of) {
    return of.of(DOSE, PageArm.DOSE_8, PageMeasure.SLOPE, EvaluationRows.TEST, false);
  }

  /** Whatever the order of rows; other arms, splits and rates beside. */
  @Test
  void numbersOfACellBySeed() {
    Tables tables = new Tables();
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
    Tables tables = new Tables();
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
    Tables tables = new Tables();
    for (int seed = 1; seed <= 5; seed++) {
      double own = seed;
      tables.band(DOSE, PageArm.DOSE_8, seed, "1", band(0.9, 0, 0, 0));
      tables.band(DOSE, PageArm.DOSE_8, seed, "2-5", band(0.9, 50, 50, 50));
      tables.band(DOSE, PageArm.DOSE_8, seed, "6-21", band(0.9, 50, 50, 50));
      double agreement = seed == 1 ? -0.6 : 0.4;
      tables.band(DOSE, PageArm.DOSE_8, seed, "22-85", band(agreement, own, 2 * own, own / 2));
      String deep = seed == 2 ? "86-340" : "86-341";
      tables.band(DOSE, PageArm.DOSE_8, seed, deep, band(seed == 3 ? 0.9 : 0, 50, 50, 50));
      if (seed != 2) {
        tables.band(DOSE, PageArm.DOSE_8, seed, "342-350", band(0.9, 50, 50, 50));
      }
      tables.band(DOSE, PageArm.DOSE_8, seed, "rest", band(0.3, own + 2, 2 * own, own / 2));
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

  private static Map<String, Double> band(
      double agreement, double gap, double lag, double nullLag) {
    return Map.of("agreement", agreement, "gap", gap, "lag", lag, "null_lag", nullLag);
  }

  /** Numbers drawn for every cell, arm and measure, that go by tables or at once. */
  private static final class Drawn implements CellNumbers {
    private static final List<PageMeasure> BANDED =
        List.of(PageMeasure.BIAS, PageMeasure.LAG, PageMeasure.LAG_BEYOND_NULL);

    private record Key(
        StudyCell cell, PageArm arm, PageMeasure measure, EvaluationRows rows, boolean odds) {}

    private final Map<Key, SeedValues> all = new HashMap<>();

    Drawn() {
      Randomness random = Randomness.of(7);
      PageStudy.allCells()
          .forEach(
              cell -> {
                int seeds = PageStudy.of(cell).orElseThrow().seeds();
                for (PageArm arm : PageArm.values()) {
                  for (PageMeasure measure : PageMeasure.values()) {
                    for (EvaluationRows rows : EvaluationRows.values()) {
                      for (boolean odds : new boolean[] {false, true}) {
                        double middle = random.gaussian();
                        double[] values =
                            IntStream.range(0, seeds)
                                .mapToDouble(s -> middle + random.gaussian())
                                .toArray();
                        if (measure == PageMeasure.FIT) {
                          Arrays.setAll(values, s -> middle > 0 ? 1 : 0.5);
                        }
                        double[] errors = new double[seeds];
                        Arrays.fill(errors, 0.01);
                        all.put(
                            new Key(cell, arm, measure, rows, odds),
                            new SeedValues(values, errors));
                      }
                    }
                  }
                }
              });
    }

    @Override
    public Optional<SeedValues> of(
        StudyCell cell, PageArm arm, PageMeasure measure, EvaluationRows rows, boolean isLogOdds) {
      SeedValues values = all.get(new Key(cell, arm, measure, rows, isLogOdds));
      return Optional.of(
          BANDED.contains(measure) || measure == PageMeasure.FIT
              ? SeedValues.of(values.values())
              : values);
    }

    TripleTables tables() {
      Tables tables = new Tables();
      PageStudy.allCells()
          .forEach(
              cell -> {
                for (int seed = 1; seed <= PageStudy.of(cell).orElseThrow().seeds(); seed++) {
                  for (PageArm arm : PageArm.values()) {
                    for (EvaluationRows rows : EvaluationRows.values()) {
                      tables.cell(cell, arm, seed, rows, numbers(cell, arm, rows, seed));
                    }
                    tables.band(cell, arm, seed, "1", band(1, 0, 0, 0));
                    double lag = one(cell, arm, PageMeasure.LAG, seed);
                    double beyond = one(cell, arm, PageMeasure.LAG_BEYOND_NULL, seed);
                    double gap = one(cell, arm, PageMeasure.BIAS, seed);
                    tables.band(cell, arm, seed, "22-85", band(1, gap, lag, lag - beyond));
                  }
                }
              });
      return tables.done();
    }

    private double one(StudyCell cell, PageArm arm, PageMeasure measure, int seed) {
      return all.get(new Key(cell, arm, measure, EvaluationRows.TRAIN, false)).values()[seed - 1];
    }

    private Map<String, Double> numbers(
        StudyCell cell, PageArm arm, EvaluationRows rows, int seed) {
      Map<String, Double> numbers = new HashMap<>();
      Map<String, PageMeasure> columns =
          Map.of(
              "log_b", PageMeasure.SLOPE,
              "offset_1", PageMeasure.LOW_END,
              "gain", PageMeasure.GAIN,
              "over_student", PageMeasure.OVER_STUDENT,
              "over_part", PageMeasure.OVER_PART,
              "half_recovered", PageMeasure.HALF_RECOVERED,
              "over_plain", PageMeasure.OVER_PLAIN,
              "teacher_accuracy", PageMeasure.FIT);
      columns.forEach(
          (name, measure) -> {
            SeedValues values = all.get(new Key(cell, arm, measure, rows, false));
            numbers.put(name, values.values()[seed - 1]);
            numbers.put(name + "_se", values.rowErrors()[seed - 1]);
            SeedValues odds = all.get(new Key(cell, arm, measure, rows, true));
            numbers.put(name + "_log_odds", odds.values()[seed - 1]);
            numbers.put(name + "_log_odds_se", odds.rowErrors()[seed - 1]);
          });
      return numbers;
    }
  }

  /** Every hypothesis comes out as it does of the numbers themselves, and each has its rows. */
  @Test
  void verdictsOfTablesAreThoseOfTheirNumbers() {
    Drawn drawn = new Drawn();
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
