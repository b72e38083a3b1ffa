// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.page;

import java.util.List;
import java.util.regex.Pattern;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.markup.Markup;
import org.eigendistill.markup.PlainWriter;

/**
 * What a figure or table is captioned with: what is shown, from which table, how many rows and
 * seeds stand behind it, and whether it has intervals, unless the words say which. The last three
 * are read from the table, so they cannot differ from it.
 */
final class Caption {
  /** Columns that hold the end of an interval. */
  private static final Pattern INTERVAL =
      Pattern.compile("(.*_)?(ci95.*|lower|upper|low95|high95)|.+_(low|high)");

  private Caption() {}

  /** The whole caption of what an experiment shows. */
  static Markup of(Experiment experiment, Markup shown, Table table) {
    Markup said =
        shown.isEmpty()
            ? Markup.text((sentence(experiment.title()) + " " + experiment.note(table)).strip())
            : shown;
    String words = PlainWriter.write(said);
    String source =
        "Table: data/%s.csv, n = %d rows%s%s."
            .formatted(
                experiment.table(),
                table.rows().size(),
                words.contains("fixed seeds") ? "" : "; seeds: " + seeds(table),
                words.contains("interval") ? "" : "; intervals: " + intervals(table.columns()));
    return said.and(Markup.text(source));
  }

  /** A title as a sentence; a question ends already. */
  static String sentence(String title) {
    return title.endsWith("?") ? title : title + ".";
  }

  private static String seeds(Table table) {
    if (table.columns().contains("seed")) {
      return Integer.toString(table.values("seed").size());
    }
    if (table.columns().contains("seeds")) {
      return String.join(", ", table.values("seeds"));
    }
    return isSampled(table.columns()) ? "one" : "none";
  }

  private static String intervals(List<String> columns) {
    return isSampled(columns) ? "95 %" : "none";
  }

  private static boolean isSampled(List<String> columns) {
    return columns.stream().anyMatch(c -> INTERVAL.matcher(c).matches());
  }
}
