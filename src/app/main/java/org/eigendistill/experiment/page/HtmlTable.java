// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.page;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.FormattedNumbers;
import org.eigendistill.markup.HtmlWriter;

/** A table as HTML, that turns into a list of cards on a narrow screen. */
public final class HtmlTable {
  /** Numbers of a column that differ by more decimals are of other sizes. */
  private static final int MOST_FILLED = 2;

  /** A number that is not known, or has no meaning there, and what stands in its place. */
  private static final String NOT_KNOWN = "NaN";

  private static final String DASH = "\u2013";

  /** What is not counted or asked, in a column of words. */
  private static final String NONE = "-";

  private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+");

  private HtmlTable() {}

  /**
   * The table.
   *
   * @param label what readers hear who cannot see it
   */
  public static String of(Table table, String label) {
    StringBuilder html = new StringBuilder();
    html.append("<div class=\"wide\"><table class=\"stack\" aria-label=\"")
        .append(HtmlWriter.escape(label))
        .append("\">\n<thead><tr>");
    List<String> names = table.columns().stream().map(c -> c.replace('_', ' ')).toList();
    for (int j = 0; j < names.size(); j++) {
      int column = j;
      boolean number =
          table.rows().stream()
              .map(row -> row.get(column))
              .filter(HtmlTable::isGiven)
              .findFirst()
              .filter(FormattedNumbers::is)
              .isPresent();
      html.append(number ? "<th class=\"number\" scope=\"col\">" : "<th scope=\"col\">")
          .append(HtmlWriter.escape(names.get(j)))
          .append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
    int[] decimals = IntStream.range(0, names.size()).map(j -> decimals(table, j)).toArray();
    for (List<String> row : table.rows()) {
      html.append("<tr>");
      for (int j = 0; j < row.size(); j++) {
        html.append(cell(names.get(j), row.get(j), decimals[j]));
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  private static boolean isGiven(String text) {
    return !text.isEmpty() && !text.equals(NOT_KNOWN);
  }

  /** How many decimals a column's numbers are filled up to; 0 where they are too unlike for it. */
  private static int decimals(Table table, int column) {
    int[] each =
        table.rows().stream()
            .map(row -> row.get(column))
            .filter(HtmlTable::isGiven)
            .mapToInt(HtmlTable::decimals)
            .toArray();
    int least = Arrays.stream(each).min().orElse(0);
    int most = Arrays.stream(each).max().orElse(0);
    return least > 0 && most <= least + MOST_FILLED ? most : 0;
  }

  /** Those of a number as it is shown; 0 of a whole number, of powers of ten, of words. */
  private static int decimals(String text) {
    String brief = FormattedNumbers.brief(text);
    return FormattedNumbers.is(text) && DECIMAL.matcher(brief).matches()
        ? brief.length() - 1 - brief.indexOf('.')
        : 0;
  }

  private static String dash(String column, String kind, String title) {
    return "<td%s data-label=\"%s\" title=\"%s\">%s</td>"
        .formatted(kind, HtmlWriter.escape(column), title, DASH);
  }

  private static String cell(String column, String text, int decimals) {
    if (text.equals(NOT_KNOWN)) {
      return dash(column, " class=\"number\"", "not defined or not known here");
    }
    if (text.equals(NONE)) {
      return dash(column, "", "nothing of this kind here");
    }
    String kind =
        switch (text) {
          case "supported", "holds", "agrees" -> " class=\"verdict good\"";
          case "mixed", "undecided", "not known" -> " class=\"verdict mixed\"";
          case "not supported", "opposite", "refuted", "differs" -> " class=\"verdict bad\"";
          default -> FormattedNumbers.is(text) ? " class=\"number\"" : "";
        };
    String filled =
        FormattedNumbers.brief(text) + "0".repeat(Math.max(0, decimals - decimals(text)));
    return "<td%s data-label=\"%s\">%s</td>"
        .formatted(
            kind, HtmlWriter.escape(column), HtmlWriter.escape(text.isEmpty() ? "" : filled));
  }
}
