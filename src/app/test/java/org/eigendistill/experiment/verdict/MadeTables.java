// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.StudyCell;
import org.eigendistill.neural.BandColumns;
import org.eigendistill.neural.CellColumns;
import org.eigendistill.neural.CloudColumns;
import org.eigendistill.neural.EvaluationRows;
import org.eigendistill.neural.FifthColumns;
import org.eigendistill.neural.RunColumns;
import org.eigendistill.neural.TripleTables;
import org.eigendistill.neural.WayColumns;

/** Tables in the making; what is not given is NaN. */
final class MadeTables {
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
    return of(
        new Table(Column.names(CellColumns.CELLS), cells),
        new Table(Column.names(BandColumns.ALL), bands));
  }

  /** What verdicts are of; nothing that is drawn alone. */
  static TripleTables of(Table cells, Table bands) {
    return new TripleTables(
        cells,
        bands,
        Table.with(FifthColumns.ALL).build(),
        Table.with(WayColumns.ALL).build(),
        Table.with(CloudColumns.ALL).build(),
        Table.with(RunColumns.ALL).build());
  }

  static Map<String, Double> band(double agreement, double gap, double lag, double nullLag) {
    return Map.of("agreement", agreement, "gap", gap, "lag", lag, "null_lag", nullLag);
  }
}
