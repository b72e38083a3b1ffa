// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.StudyCell;
import org.eigendistill.experiment.verdict.DoseTable;
import org.eigendistill.experiment.verdict.MeasuredCells;
import org.eigendistill.experiment.verdict.PageStudy;
import org.eigendistill.neural.BandColumns;
import org.eigendistill.neural.CellColumns;
import org.eigendistill.neural.CloudColumns;
import org.eigendistill.neural.FifthColumns;
import org.eigendistill.neural.RunColumns;
import org.eigendistill.neural.TripleTables;
import org.eigendistill.neural.WayColumns;
import org.junit.jupiter.api.Test;

/** Tables and figures of the page's studies, from made-up numbers. */
class PageTablesTest {
  /** Student's t of 9 and 4 degrees at 97.5 %, from a table. */
  private static final double T9 = 2.262157;

  private static final double T4 = 2.776445;

  private final List<List<String>> cells = new ArrayList<>();
  private final List<List<String>> bands = new ArrayList<>();
  private final List<List<String>> fifths = new ArrayList<>();
  private final List<List<String>> ways = new ArrayList<>();
  private final List<List<String>> clouds = new ArrayList<>();

  private static List<String> row(List<Column<?>> columns, Map<String, Object> cells) {
    return columns.stream()
        .map(column -> String.valueOf(cells.getOrDefault(column.name(), "NaN")))
        .toList();
  }

  private static Map<String, Object> keys(StudyCell cell, int seed, String arm) {
    Map<String, Object> keys = new HashMap<>();
    keys.put("study", cell.study());
    keys.put("label_noise", cell.noise());
    keys.put("seed", seed);
    keys.put("arm", arm);
    keys.put("directions", 64);
    keys.put("epochs", 8);
    return keys;
  }

  private static Map<String, Object> with(Map<String, Object> keys, Object... more) {
    Map<String, Object> all = new HashMap<>(keys);
    for (int i = 0; i < more.length; i += 2) {
      all.put((String) more[i], more[i + 1]);
    }
    return all;
  }

  private TripleTables tables() {
    return new TripleTables(
        table(CellColumns.CELLS, cells),
        table(BandColumns.ALL, bands),
        table(FifthColumns.ALL, fifths),
        table(WayColumns.ALL, ways),
        table(CloudColumns.ALL, clouds),
        table(RunColumns.ALL, List.of()));
  }

  private static Table table(List<Column<?>> columns, List<List<String>> rows) {
    return new Table(Column.names(columns), rows);
  }

  /** Every cell's student at temperature 4, its seeds s = 1, 2, ... with numbers that go with s. */
  private void students() {
    PageStudy.allCells()
        .forEach(
            cell -> {
              PageStudy study = PageStudy.named(cell.study()).orElseThrow();
              String arm = study == PageStudy.D ? "dose-60" : "student-t4";
              double low = study.isOfTexts() ? 1 : -1;
              for (int seed = 1; seed <= study.seeds(); seed++) {
                Map<String, Object> keys = keys(cell, seed, arm);
                for (String split : List.of("train", "test")) {
                  cells.add(
                      row(
                          CellColumns.CELLS,
                          with(
                              keys,
                              "split",
                              split,
                              "raw_offset_1",
                              low * seed,
                              "raw_offset_1_of_another",
                              -1,
                              "raw_slope",
                              1.1,
                              "raw_slope_of_another",
                              split.equals("test") ? 0.9 : 1.2,
                              "lag",
                              0.1,
                              "null_lag",
                              -0.1,
                              "teacher_accuracy",
                              0.9)));
                  for (int q = 1; q <= 5; q++) {
                    fifths.add(
                        row(
                            FifthColumns.ALL,
                            with(
                                keys,
                                "split",
                                split,
                                "fifth",
                                q,
                                "teacher",
                                q,
                                "raw_offset",
                                q * 0.1 * seed,
                                "raw_offset_of_another",
                                -q,
                                "offset",
                                0.5)));
                  }
                }
                for (int step : new int[] {0, 1, 10}) {
                  ways.add(
                      row(
                          WayColumns.ALL,
                          with(
                              keys,
                              "step",
                              step,
                              "band",
                              "22-85",
                              "top",
                              step / 10.0,
                              "low",
                              step / 10.0 * seed)));
                }
              }
              clouds.add(
                  row(
                      CloudColumns.ALL,
                      with(
                          keys(cell, 1, arm),
                          "teacher",
                          2,
                          "student_less_teacher",
                          -1,
                          "another_less_teacher",
                          1)));
            });
  }

  @Test
  void differencesAreMeansOverSeedsInFifths() {
    students();
    Table all = DifferenceTable.of(tables());
    Table one =
        all.where(CellColumns.STUDY, "mlp-short")
            .where(CellColumns.LABEL_NOISE, 0.2)
            .where(DifferenceTable.FIFTH, 3);
    assertThat(one.rows()).hasSize(2);
    assertThat(one.numbers("raw_offset")[0]).isCloseTo(0.3 * 5.5, within(1e-12));
    double reach = T9 * 0.3 * Math.sqrt(110.0 / 12) / Math.sqrt(10);
    assertThat(one.numbers("raw_offset_low")[0]).isCloseTo(1.65 - reach, within(1e-5));
    assertThat(one.numbers("raw_offset_high")[0]).isCloseTo(1.65 + reach, within(1e-5));
    assertThat(one.numbers("offset")[0]).isEqualTo(0.5);
    assertThat(one.column(DifferenceTable.SEEDS)).containsOnly(10);
    Table single = all.where(DifferenceTable.FIFTH, 0);
    assertThat(single.values(CellColumns.STUDY)).containsExactlyElementsOf(PageStudy.names());
    assertThat(single.numbers("label_noise")).containsOnly(0);
    assertThat(new NetworkDifference().figure(all).orElseThrow().panels()).hasSize(9);
    assertThat(new NetworkDifference().figure(table(DifferenceTable.COLUMNS, List.of()))).isEmpty();
  }

  @Test
  void waysAreMeansOverSeedsByStep() {
    students();
    Table all = WayTable.of(tables().ways(), NetworkWays.arms());
    Table end = all.where(CellColumns.STUDY, "cnn-bn").where(WayColumns.STEP, 10L);
    assertThat(end.numbers("top")).containsExactly(1, 1);
    assertThat(end.numbers("low")).containsExactly(3, 3);
    double reach = T4 * Math.sqrt(2.5) / Math.sqrt(5);
    assertThat(end.numbers("low_95")[0]).isCloseTo(3 - reach, within(1e-5));
    assertThat(end.numbers("high_95")[0]).isCloseTo(3 + reach, within(1e-5));
    assertThat(new NetworkWays().figure(all).orElseThrow().panels()).hasSize(9);
    // where teachers have nothing in common along a direction no gain is defined
    List<String> undefined = List.of("mails-conv", "topics-conv");
    Table.Builder some = Table.with(WayTable.COLUMNS);
    for (List<String> row : all.rows()) {
      List<Object> cells = new ArrayList<>(row);
      if (undefined.contains(row.get(0))) {
        for (Column<Double> gain : List.of(WayColumns.TOP, WayTable.LOW_FROM, WayTable.LOW_TO)) {
          cells.set(all.columns().indexOf(gain.name()), "NaN");
        }
      }
      some.row(cells.toArray());
    }
    assertThat(new NetworkWays().figure(some.build()).orElseThrow().panels()).hasSize(9);
  }

  /** 13 cells of images and 5 of texts; nothing that is cross-fitted was given. */
  @Test
  void readingsCountCells() {
    students();
    Table all = ReadingTable.of(tables());
    Map<String, List<List<String>>> rows =
        all.rows().stream().collect(Collectors.groupingBy(row -> row.get(1)));
    assertThat(rows.get("H2b").get(0))
        .containsExactly(
            "C1",
            "H2b",
            "images, test rows: less sure where the teacher is least sure",
            "18 of 18",
            "13",
            "13 of 13",
            "13 of 13",
            "0",
            "0",
            "0",
            "13",
            "another network looks so too; cross-fitted, nothing is decided");
    assertThat(rows.get("H2b").get(1).subList(3, 7)).containsExactly("-", "5", "0 of 5", "5 of 5");
    assertThat(rows.get("H1b").get(1).subList(3, 7))
        .containsExactly("7 of 12", "5", "5 of 5", "0 of 5");
    assertThat(rows.get("H1a").get(0).subList(3, 7))
        .containsExactly("-", "13", "13 of 13", "13 of 13");
    assertThat(rows.get("H3").get(0).subList(3, 7))
        .containsExactly("-", "18", "18 of 18", "0 of 18");
    assertThat(rows.get("H6b").get(0).subList(4, 7)).containsExactly("3", "-", "-");
    assertThat(rows.get("H5").get(0).get(11)).isEqualTo("not known");
  }

  @Test
  void dosesAreThoseOfTheirStudy() {
    for (StudyCell cell : PageStudy.D.cells()) {
      for (int dose : new int[] {2, 4, 8, 16, 30, 60}) {
        for (int seed = 1; seed <= 5; seed++) {
          Map<String, Object> keys = keys(cell, seed, "dose-" + dose);
          for (String split : List.of("train", "test")) {
            cells.add(
                row(
                    CellColumns.CELLS,
                    with(
                        keys,
                        "split",
                        split,
                        "log_b",
                        dose + seed,
                        "log_b_se",
                        2,
                        "gain",
                        -dose,
                        "gain_se",
                        0)));
          }
          bands.add(row(BandColumns.ALL, with(keys, "band", "1", "agreement", 1, "gap", 0)));
          bands.add(
              row(
                  BandColumns.ALL,
                  with(keys, "band", "22-85", "agreement", 1, "gap", 0.5 * dose, "lag", 0)));
        }
      }
    }
    Table all = DoseTable.of(new MeasuredCells(tables()));
    assertThat(all.rows()).hasSize(2 * 4 * 6);
    Table slope =
        all.where(CellColumns.LABEL_NOISE, 0.2)
            .where(CellColumns.SPLIT.name(), "test")
            .where("part", "M1");
    assertThat(slope.column(CellColumns.EPOCHS)).containsExactly(2, 4, 8, 16, 30, 60);
    assertThat(slope.numbers("mean")[3]).isCloseTo(19, within(1e-12));
    // s^2 / 5 over seeds, and 2^2 over rows that they share
    double reach = T4 * Math.sqrt(2.5 / 5 + 4);
    assertThat(slope.numbers("low")[3]).isCloseTo(19 - reach, within(1e-5));
    Table bias = all.where(CellColumns.LABEL_NOISE, 0.0).where("part", "M3");
    assertThat(bias.numbers("mean")).containsExactly(1, 2, 4, 8, 15, 30);
    assertThat(new NetworkDose().figure(all).orElseThrow().panels())
        .extracting(panel -> panel.title().toString())
        .containsExactly(
            "bias, training rows",
            "confidence, training rows",
            "confidence, test rows",
            "accuracy, test rows");
    assertThat(new NetworkDose().figure(table(DoseTable.COLUMNS, List.of()))).isEmpty();
  }
}
