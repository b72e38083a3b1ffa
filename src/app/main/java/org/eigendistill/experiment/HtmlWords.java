package org.eigendistill.experiment;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eigendistill.data.Table;

/** Words and tables as HTML. */
public final class HtmlWords {
  private static final Map<String, String> LETTERS =
      Map.of("lambda", "λ", "sigma", "σ", "tau", "τ", "alpha", "α", "approx", "≈", "infty", "∞");

  /** Greek letters as captions write them, with or without a backslash. */
  private static final Pattern LETTER =
      Pattern.compile("\\\\?(?<![A-Za-z])(lambda|sigma|tau|alpha|approx|infty)(?![a-z])");

  private static final Pattern INDEX = Pattern.compile("([λστα])_(?:\\{([^}]*)\\}|([0-9a-z]))");

  private HtmlWords() {}

  /** Text with its signs that mean something to a browser made harmless. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Text with its little math typeset. */
  static String prose(String text) {
    String letters =
        LETTER
            .matcher(escape(text).replace("$", ""))
            .replaceAll((MatchResult m) -> LETTERS.get(m.group(1)));
    return INDEX
        .matcher(letters)
        .replaceAll(
            m -> m.group(1) + "<sub>" + (m.group(2) == null ? m.group(3) : m.group(2)) + "</sub>");
  }

  /** A table that turns into a list of cards on a narrow screen. */
  public static String table(Table table, String label) {
    StringBuilder html = new StringBuilder();
    html.append("<div class=\"wide\"><table class=\"stack\" aria-label=\"")
        .append(escape(label))
        .append("\">\n<thead><tr>");
    List<String> names = table.columns().stream().map(c -> c.replace('_', ' ')).toList();
    for (int j = 0; j < names.size(); j++) {
      boolean number = !table.rows().isEmpty() && Numbers.is(table.rows().get(0).get(j));
      html.append(number ? "<th class=\"number\" scope=\"col\">" : "<th scope=\"col\">")
          .append(escape(names.get(j)))
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
          default -> Numbers.is(text) ? " class=\"number\"" : "";
        };
    return "<td%s data-label=\"%s\">%s</td>"
        .formatted(kind, escape(column), prose(Numbers.brief(text)));
  }
}
