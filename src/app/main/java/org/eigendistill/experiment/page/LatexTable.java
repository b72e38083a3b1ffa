// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.page;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.FormattedNumbers;
import org.eigendistill.markup.LatexWriter;
import org.eigendistill.markup.Markup;

/** A table in the manner of booktabs, broken over pages where it is long. */
final class LatexTable {
  /** From so many letters on a column's cells are broken into lines. */
  private static final int LONG = 14;

  /** What long columns share of the line, and what each short one takes of it. */
  private static final double LINE = 0.98;

  private static final double SHORT = 0.11;

  private LatexTable() {}

  static String of(Table table, Markup caption, String label) {
    String head =
        table.columns().stream()
            .map(c -> LatexWriter.escape(c.replace('_', ' ')))
            .collect(Collectors.joining(" & "));
    String body =
        table.rows().stream()
            .map(
                row ->
                    row.stream()
                        .map(cell -> LatexWriter.escape(FormattedNumbers.brief(cell)))
                        .collect(Collectors.joining(" & ")))
            .collect(Collectors.joining(" \\\\\n"));
    return """
        {\\footnotesize\\setlength{\\tabcolsep}{3pt}
        \\begin{longtable}{@{}%s@{}}
        \\caption{%s}\\label{tab:%s}\\\\
        \\toprule
        %s \\\\
        \\midrule
        \\endfirsthead
        \\toprule
        %s \\\\
        \\midrule
        \\endhead
        %s \\\\
        \\bottomrule
        \\end{longtable}}
        """
        .formatted(columns(table), LatexWriter.line(caption), label, head, head, body);
  }

  private static String columns(Table table) {
    int count = table.columns().size();
    int[] lengths = IntStream.range(0, count).map(j -> length(table, j)).toArray();
    long shorts = IntStream.of(lengths).filter(n -> n < LONG).count();
    // Long columns share what the short ones leave, by the root of what they hold.
    double room = Math.max(0.3, LINE - SHORT * shorts);
    double whole = IntStream.of(lengths).filter(n -> n >= LONG).mapToDouble(Math::sqrt).sum();
    double[] shares =
        IntStream.of(lengths)
            .mapToDouble(n -> n < LONG ? SHORT : room * Math.sqrt(n) / whole)
            .toArray();
    double all = DoubleStream.of(shares).sum();
    StringBuilder columns = new StringBuilder();
    for (int j = 0; j < count; j++) {
      String side = numeric(table, j) ? "\\raggedleft" : "\\raggedright";
      columns.append(
          ">{%s\\arraybackslash}p{\\dimexpr %.3f\\linewidth-6pt\\relax}"
              .formatted(side, shares[j] * Math.min(1, LINE / all)));
    }
    return columns.toString();
  }

  private static int length(Table table, int column) {
    return table.rows().stream()
        .map(row -> FormattedNumbers.brief(row.get(column)))
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  private static boolean numeric(Table table, int column) {
    List<List<String>> rows = table.rows();
    return !rows.isEmpty() && rows.stream().allMatch(row -> FormattedNumbers.is(row.get(column)));
  }
}
