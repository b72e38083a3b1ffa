// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.neural.Arm;
import org.eigendistill.neural.CellColumns;
import org.eigendistill.neural.EvaluationRows;

/** What the terminal says of studies with three teachers. */
final class CellPrintout {
  private static final List<Column<Double>> MEASURES =
      List.of(
          CellColumns.ACCURACY,
          CellColumns.GAIN.value(),
          CellColumns.LOG_SLOPE.value(),
          CellColumns.LOW_END.value(),
          CellColumns.BIAS_GAP,
          CellColumns.LAG_BEYOND_NULL,
          CellColumns.TRANSFER);

  private static final String KEYS = "%-22s %5s %-24s %-5s %5s";

  /** The first measure. */
  private static final int FIRST = 5;

  private CellPrintout() {}

  /** Means over seeds of each arm on each split. */
  static Table summary(Table cells) {
    List<Column<?>> columns =
        new ArrayList<>(
            List.of(
                CellColumns.STUDY,
                CellColumns.LABEL_NOISE,
                CellColumns.ARM,
                CellColumns.SPLIT,
                NetworkPrintout.SEEDS));
    columns.addAll(MEASURES);
    Table.Builder means = Table.with(columns);
    for (String study : cells.values(CellColumns.STUDY)) {
      Table ofStudy = cells.where(CellColumns.STUDY, study);
      for (double noise : ofStudy.values(CellColumns.LABEL_NOISE)) {
        Table cell = ofStudy.where(CellColumns.LABEL_NOISE, noise);
        for (EvaluationRows split : cell.values(CellColumns.SPLIT)) {
          Table rows = cell.where(CellColumns.SPLIT, split);
          for (Arm arm : rows.values(CellColumns.ARM)) {
            Table seeds = rows.where(CellColumns.ARM, arm);
            List<Column.Filled> filled =
                new ArrayList<>(
                    List.of(
                        CellColumns.STUDY.is(study),
                        CellColumns.LABEL_NOISE.is(noise),
                        CellColumns.ARM.is(arm),
                        CellColumns.SPLIT.is(split),
                        NetworkPrintout.SEEDS.is(seeds.rows().size())));
            for (Column<Double> measure : MEASURES) {
              filled.add(measure.is(NetworkPrintout.mean(seeds.numbers(measure))));
            }
            means.add(filled.toArray(Column.Filled[]::new));
          }
        }
      }
    }
    return means.build();
  }

  /** The table for scripts. */
  static List<Map<String, Object>> objects(Table summary) {
    return NetworkPrintout.objects(summary);
  }

  /** The table in columns; all measures are 0 of another network of the teacher's kind. */
  static List<String> lines(Table summary) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            KEYS + " %8s %8s %8s %8s %8s %8s %8s",
            "study",
            "noise",
            "arm",
            "split",
            "seeds",
            "accuracy",
            "gain",
            "log b",
            "low end",
            "bias",
            "lag",
            "transfer"));
    for (List<String> row : summary.rows()) {
      StringBuilder line = new StringBuilder(KEYS.formatted(row.subList(0, FIRST).toArray()));
      line.append(String.format(Locale.ROOT, " %8.4f", Table.number(row.get(FIRST))));
      for (String cell : row.subList(FIRST + 1, row.size())) {
        double value = Table.number(cell);
        line.append(
            Double.isNaN(value) ? "        -" : String.format(Locale.ROOT, " %+8.4f", value));
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
