package org.eigendistill.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.base.Version;
import org.eigendistill.figure.Figure;

/**
 * One self-contained page, without scripts and without anything from elsewhere: claims with their
 * verdicts, figures, short tables, the atlas, provenance, and how each is made again.
 */
public final class Report {
  private final StringBuilder shown = new StringBuilder();

  /** The page's style, which the notebooks' pages have too. */
  public static String style() {
    try (InputStream file = Report.class.getResourceAsStream("report.css")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a figure as its SVG, or a table that is not drawn. */
  void add(Shown part, Optional<String> svg) {
    String body = svg.map(drawing -> card(part, drawing)).orElse("") + table(part, svg.isPresent());
    shown.append(
        """
        <figure id="%s">
        <h3>%s</h3>
        %s<figcaption>%s %s Again: <code>reproduce --only %s</code>.</figcaption>
        </figure>
        """
            .formatted(
                part.id(),
                HtmlWords.escape(part.title()),
                body,
                HtmlWords.prose(part.caption()),
                links(part, svg.isPresent()),
                part.id()));
  }

  private static String card(Shown part, String svg) {
    String form =
        part.figure().map(Figure::width).orElse(0.0) > Figure.SINGLE ? "double" : "single";
    // Several drawings in one page must not share the names of their clips and gradients.
    String drawing =
        svg.substring(svg.indexOf("<svg"))
            .replaceAll("(id=\"|url\\(#|href=\"#)", "$1" + part.id() + "-")
            .replaceFirst(
                "<svg",
                "<svg role=\"img\" aria-label=\"%s\""
                    .formatted(HtmlWords.escape(part.title()).replace("$", "\\$")));
    return "<div class=\"card %s\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">%n%s</div>%n"
        .formatted(form, HtmlWords.escape("Figure: " + part.title()), drawing)
        .replace("\r\n", "\n");
  }

  /** Where there is a figure, the table opens beneath it. */
  private static String table(Shown part, boolean drawn) {
    if (!part.isPrinted()) {
      return "";
    }
    String rows = HtmlWords.table(part.table(), part.title());
    return drawn
        ? "<details><summary>All %d rows</summary>\n%s</details>\n"
            .formatted(part.table().rows().size(), rows)
        : rows;
  }

  private static String links(Shown part, boolean drawn) {
    String id = part.id();
    String table = "<a href=\"data/%s.csv\">CSV</a>".formatted(part.experiment().table());
    return drawn
        ? "<a href=\"%1$s.pdf\">PDF</a>, <a href=\"%1$s.svg\">SVG</a>, <a href=\"%1$s.png\">PNG</a>, %2$s."
            .formatted(id, table)
        : table + ".";
  }

  /** The page. */
  String html(List<Claim> claims, Map<String, Object> provenance) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,">
        <title>eigendistill: report</title>
        <style>
        %s</style>
        </head>
        <body>
        <header>
        <h1>Distillation in the eigenspace of the data</h1>
        <p class="note">Made by eigendistill %s. Every figure is drawn from its table in <code>data/</code>.</p>
        <nav><a href="#claims">Claims</a><a href="#figures">Figures</a><a href="#statements">Atlas</a><a href="#provenance">Provenance</a></nav>
        </header>
        <main>
        <h2 id="claims">Claims</h2>
        %s<h2 id="figures">Figures and tables</h2>
        %s<h2 id="statements">Atlas: which ways of training exaggerate the bias</h2>
        <p>%s Check all of them anew: <code>theorems check</code>.</p>
        %s<h2 id="provenance">Provenance</h2>
        %s<p>Compute everything again: <code>java -jar target/eigendistill.jar reproduce</code>. Only draw again,
        from the tables: <code>reproduce --redraw</code>.</p>
        </main>
        </body>
        </html>
        """
        .formatted(
            style(),
            HtmlWords.escape(Version.current()),
            claims(claims),
            shown,
            HtmlWords.escape(AtlasTable.others()),
            HtmlWords.table(AtlasTable.named(), "Atlas"),
            record(provenance));
  }

  private static String claims(List<Claim> claims) {
    StringBuilder html = new StringBuilder();
    for (ClaimRows group : ClaimRows.of(claims)) {
      html.append("<section>\n<h3>%s: ".formatted(HtmlWords.escape(group.id())))
          .append(HtmlWords.prose(group.sentence()))
          .append("</h3>\n<p>Verdict: <strong>")
          .append(HtmlWords.escape(group.verdict()))
          .append("</strong>.</p>\n")
          .append(HtmlWords.table(group.table(), "Claim " + group.id()))
          .append(source(group.tables()))
          .append("</section>\n");
    }
    return html.isEmpty() ? "<p>No claim is decided by these experiments.</p>\n" : html.toString();
  }

  private static String source(List<String> tables) {
    StringBuilder html = new StringBuilder("<p class=\"note\">From");
    for (String id : tables) {
      html.append(" <a href=\"data/%1$s.csv\">data/%1$s.csv</a>".formatted(HtmlWords.escape(id)));
    }
    return html.append("; again: <code>reproduce --only ")
        .append(HtmlWords.escape(String.join(",", tables)))
        .append("</code>.</p>\n")
        .toString();
  }

  private static String record(Map<String, Object> provenance) {
    StringBuilder html = new StringBuilder("<dl>\n");
    provenance.forEach(
        (name, value) ->
            html.append("<dt><strong>")
                .append(HtmlWords.escape(name.replace('_', ' ')))
                .append("</strong></dt><dd>")
                .append(HtmlWords.escape(String.valueOf(value).replaceAll("[\\[\\]]", "")))
                .append("</dd>\n"));
    return html.append("</dl>\n").toString();
  }
}
