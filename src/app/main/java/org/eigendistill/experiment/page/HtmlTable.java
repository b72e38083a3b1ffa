// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.page;

import java.util.List;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.FormattedNumbers;
import org.eigendistill.markup.HtmlWriter;

/** A table as HTML, that turns into a list of cards on a narrow screen. */
public final class HtmlTable {
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
      boolean number = !table.rows().isEmpty() && FormattedNumbers.is(table.rows().get(0).get(j));
      html.append(number ? "<th class=\"number\" scope=\"col\">" : "<th scope=\"col\">")
          .append(HtmlWriter.escape(names.get(j)))
          .append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : table.rows()) {
      html.append("<tr>");
      for (int j = 0; j < row.size(); j++) {
        html.append(cell(names.get(j), row.get(j)));
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  private static String cell(String column, String text) {
    String kind =
        switch (text) {
          case "supported", "holds", "agrees" -> " class=\"verdict good\"";
          case "mixed", "undecided", "not known" -> " class=\"verdict mixed\"";
          case "not supported", "opposite", "refuted", "differs" -> " class=\"verdict bad\"";
          default -> FormattedNumbers.is(text) ? " class=\"number\"" : "";
        };
    return "<td%s data-label=\"%s\">%s</td>"
        .formatted(
            kind, HtmlWriter.escape(column), HtmlWriter.escape(FormattedNumbers.brief(text)));
  }
}
