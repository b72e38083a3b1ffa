// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.compare.ControlledEffect;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.layer.LayerReport;
import org.eigendistill.page.CompareAnswer;
import org.eigendistill.page.ComparePage;
import org.eigendistill.page.RowTable;

/** The files of compare. */
record CompareOutput(RunTarget out) {
  /** The page, which may be asked for alone. */
  static final String PAGE = "compare.html";

  private static final List<String> INTERVALS = List.of("_ci95", "_ci975");

  /** The files that may be written. */
  static List<String> names() {
    return List.of(
        "compare.json",
        "compare.csv",
        "pairs.csv",
        "layers.csv",
        "layer_bands.csv",
        "rows.csv",
        PAGE);
  }

  /**
   * Writes and publishes them.
   *
   * @param withPage whether the page is among them
   * @param withRows whether the rows of a single pair are
   */
  void write(CompareAnswer answer, boolean withPage, boolean withRows) {
    out.write("compare.json", file -> Files.writeString(file, answer.json() + "\n"));
    out.write("compare.csv", answer.measures()::write);
    answer.pairs().ifPresent(table -> out.write("pairs.csv", table::write));
    if (withPage) {
      String page = ComparePage.html(answer);
      out.write(PAGE, file -> Files.writeString(file, page));
    }
    answer
        .single()
        .filter(single -> withRows)
        .ifPresent(
            single -> out.write("rows.csv", file -> RowTable.of(single.shown()).write(file)));
    Optional<LayerReport> layers = answer.layers();
    layers.ifPresent(report -> out.write("layers.csv", report.layers()::write));
    layers
        .filter(LayerReport::haveBands)
        .ifPresent(report -> out.write("layer_bands.csv", report.bands()::write));
    out.publish();
  }

  /** The numbers as the file has them. */
  static String json(Map<String, Object> summary) {
    try {
      return Json.text(summary);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every number, with its interval of 95 % where it has one, else of 97.5 %. */
  static Table measures(Map<String, Object> summary) {
    Table.Builder table = Table.of("measure", "value", "low", "high");
    summary.forEach(
        (name, value) -> {
          if (value instanceof Number) {
            List<?> ends =
                INTERVALS.stream()
                    .map(behind -> summary.get(name + behind))
                    .filter(List.class::isInstance)
                    .map(List.class::cast)
                    .findFirst()
                    .orElse(List.of());
            table.row(name, value, end(ends, 0), end(ends, 1));
          }
        });
    return table.build();
  }

  private static Object end(List<?> ends, int place) {
    return ends.size() == 2 && ends.get(place) != null ? ends.get(place) : "";
  }

  private static Object known(double end) {
    return Double.isFinite(end) ? end : "";
  }

  /** Pairs beside one another. */
  static Table pairs(List<String> files, List<Optional<ControlledEffect>> effects) {
    Table.Builder table =
        Table.of(
            "pair",
            "teacher",
            "student",
            "slope",
            "slope_low",
            "slope_high",
            "low_offset",
            "low_offset_low",
            "low_offset_high",
            "transmission",
            "reliability",
            "verdict_slope",
            "verdict_low_end");
    for (int r = 0; r < effects.size(); r++) {
      String teacher = files.get(2 * r);
      String student = files.get(2 * r + 1);
      if (effects.get(r).isEmpty()) {
        table.row(r + 1, teacher, student, "", "", "", "", "", "", "", "", "uncontrolled", "");
        continue;
      }
      ControlledEffect effect = effects.get(r).get();
      table.row(
          r + 1,
          teacher,
          student,
          effect.fit().slope().value(),
          known(effect.slope().low()),
          known(effect.slope().high()),
          effect.fit().lowOffset().value(),
          known(effect.lowEnd().low()),
          known(effect.lowEnd().high()),
          effect.fit().transmission().value(),
          effect.fit().reliability(),
          effect.verdict().word(),
          effect.lowEndVerdict().word());
    }
    return table.build();
  }
}
