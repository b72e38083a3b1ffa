// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eigendistill.base.Version;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.PaperClaim;
import org.eigendistill.figure.Figure;
import org.eigendistill.markup.HtmlWriter;
import org.eigendistill.markup.Markup;

/**
 * One self-contained page, without anything from elsewhere: the first figure, claims with their
 * verdicts, figures, tables that are sorted and searched, the atlas, provenance, and how each is
 * made again. It can be read without its script.
 */
public final class Report {
  /** The page beside, which a click loads into the frame: 0.6 MB. */
  private static final String EXPLORER =
      """
      <details class="explorer"><summary>Explorer: drag a spectrum, a teacher's and a student's time</summary>
      <p><a href="%1$s" target="explorer">Open it here</a>, or <a href="%1$s">as a page of its own</a>.</p>
      <iframe name="explorer" title="Explorer"></iframe>
      </details>"""
          .formatted(ExplorerPage.FILE);

  /** More rows of a table are folded. */
  private static final int SHORT = 8;

  private static final String DESCRIPTION =
      "Does it pay to disobey? Exact dynamics, theorems and risk of teachers and students, and networks beside them.";

  private final StringBuilder first = new StringBuilder();
  private final StringBuilder readings = new StringBuilder();
  private final StringBuilder shown = new StringBuilder();
  private final StringBuilder contents = new StringBuilder();
  private final TableRuns runs;

  /**
   * A page.
   *
   * @param runs that its tables come from
   */
  public Report(TableRuns runs) {
    this.runs = runs;
  }

  /** The page's style, which the notebooks' pages have too. */
  public static String style() {
    return resource("report.css");
  }

  private static String resource(String name) {
    try (InputStream file = Report.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a figure as its SVG, one that is not shown here, or a table that is not drawn. */
  public void add(Exhibit exhibit, Optional<String> svg) {
    String body =
        svg.map(drawing -> SvgCard.of(exhibit.id(), exhibit.title(), drawing, isDouble(exhibit)))
                .orElse("")
            + table(exhibit, svg.isPresent());
    // the first drawing stands on the first screen
    boolean leads = svg.isPresent() && first.isEmpty();
    boolean isRead = exhibit.experiment().isReadFirst();
    contents.append(
        "<li><a href=\"#%s\">%s</a></li>%n"
            .formatted(exhibit.id(), HtmlWriter.escape(exhibit.title()))
            .replace("\r\n", "\n"));
    (leads ? first : isRead ? readings : shown)
        .append(
            """
        <figure id="%1$s">
        <%5$s><a class="here" href="#%1$s">%2$s</a></%5$s>
        %6$s%3$s<figcaption>%4$s</figcaption>
        </figure>
        """
                .formatted(
                    exhibit.id(),
                    HtmlWriter.escape(exhibit.title()),
                    body,
                    HtmlWriter.line(
                        exhibit
                            .reported()
                            .and(links(exhibit))
                            .and(runs.link(exhibit.experiment().table()))
                            .and(
                                Markup.of(
                                    "Again: `reproduce --only %s`.".formatted(exhibit.id())))),
                    leads || isRead ? "h2" : "h3",
                    isRead ? HtmlWriter.page(ReportText.READINGS) + "\n" : ""));
  }

  private static boolean isDouble(Exhibit exhibit) {
    return exhibit.figure().map(Figure::width).orElse(0.0) > Figure.SINGLE;
  }

  /** Where there is a figure, the table opens beneath it. */
  private static String table(Exhibit exhibit, boolean drawn) {
    if (!exhibit.isPrinted()) {
      return "";
    }
    if (exhibit.experiment().isReadFirst()) {
      return HtmlTable.of(exhibit.printed(), exhibit.title());
    }
    return drawn
        ? details(exhibit.printed(), exhibit.title())
        : folded(exhibit.printed(), exhibit.title());
  }

  /** A table that opens where it is asked for if it is long. */
  private static String folded(Table table, String title) {
    return table.rows().size() > SHORT ? details(table, title) : HtmlTable.of(table, title);
  }

  private static String details(Table table, String title) {
    return "<details><summary>All %d rows</summary>\n%s</details>\n"
        .formatted(table.rows().size(), HtmlTable.of(table, title));
  }

  private static Markup links(Exhibit exhibit) {
    String id = exhibit.id();
    String table = "[CSV](data/%s.csv).".formatted(exhibit.experiment().table());
    return Markup.of(
        exhibit.figure().isPresent()
            ? "[PDF](%1$s.pdf), [SVG](%1$s.svg), [PNG](%1$s.png), %2$s".formatted(id, table)
            : table);
  }

  /** The page. */
  public String html(List<Claim> claims) {
    String body =
        """
        <header>
        <h1>Distillation in the eigenspace of the data</h1>
        <p class="note">%s</p>
        <nav><a href="#claims">Claims</a><a href="#figures">Figures</a><a href="#statements">Atlas</a><a href="#provenance">Provenance</a></nav>
        </header>
        <main>
        %s%s
        %s%s
        %s
        <h2 id="claims">Claims</h2>
        %s
        %s%s<h2 id="figures">Figures and tables</h2>
        %s<h2 id="statements">Atlas: which ways of training exaggerate the bias</h2>
        %s
        %s%s
        <h2 id="provenance">Provenance</h2>
        %s
        %s%s
        </main>
        <script>
        %s</script>
        """
            .formatted(
                HtmlWriter.line(
                    Markup.text("Made by eigendistill %s.".formatted(Version.current()))
                        .and(Markup.of("Every figure is drawn from its table in `data/`."))),
                first,
                HtmlWriter.page(ReportText.INTRODUCTION),
                readings,
                EXPLORER,
                contents(),
                HtmlWriter.page(ReportText.CLAIMS),
                claims.isEmpty()
                    ? ""
                    : definitions() + HtmlTable.of(ClaimsPage.counts(claims), "Claims, counted"),
                claims(claims),
                shown,
                HtmlWriter.page(ReportText.ATLAS),
                HtmlTable.of(AtlasTable.named(), "Atlas"),
                HtmlWriter.page(Markup.text(AtlasTable.others())),
                HtmlWriter.page(ReportText.PROVENANCE),
                runs.html(),
                HtmlWriter.page(ReportText.AGAIN),
                resource("report.js"));
    return HtmlPage.of("eigendistill: report", DESCRIPTION, "", body);
  }

  private String contents() {
    return "<details class=\"contents\"><summary>All figures and tables</summary>\n<ol>\n%s</ol>\n</details>"
        .formatted(contents);
  }

  private static String definitions() {
    StringBuilder html = new StringBuilder("<p>%s</p>\n<dl>\n".formatted(PaperClaim.INTRODUCTION));
    for (PaperClaim claim : PaperClaim.values()) {
      Markup term = Markup.of("**%s**, %s".formatted(claim.id(), claim.title()));
      html.append("<dt>%s</dt>".formatted(HtmlWriter.line(term)))
          .append("<dd>%s</dd>\n".formatted(HtmlWriter.line(Markup.of(claim.sentence()))));
    }
    return html.append("</dl>\n").toString();
  }

  private static String claims(List<Claim> claims) {
    StringBuilder html = new StringBuilder();
    for (ClaimRows group : ClaimRows.of(claims)) {
      html.append("<section>\n<h3>%s: %s</h3>".formatted(group.paper().id(), group.paper().title()))
          .append('\n')
          .append(verdicts(ClaimCount.of(group)))
          .append(folded(group.table(), "Claim " + group.paper().id()))
          .append(source(group.tables()))
          .append("</section>\n");
    }
    return html.isEmpty() ? "<p>No claim is decided by these experiments.</p>\n" : html.toString();
  }

  /** By models and hypotheses, for together they are of different questions. */
  private static String verdicts(List<ClaimCount> counts) {
    return counts.stream()
        .map(
            count ->
                Markup.text(count.where() + ":").and(Markup.of("**%s**.".formatted(count.words()))))
        .map(words -> "<li>%s</li>\n".formatted(HtmlWriter.line(words)))
        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
  }

  private static String source(List<String> tables) {
    String links =
        tables.stream()
            .map("[data/%1$s.csv](data/%1$s.csv)"::formatted)
            .collect(Collectors.joining(" "));
    Markup source =
        Markup.of(
            "From %s; again: `reproduce --only %s`.".formatted(links, String.join(",", tables)));
    return "<p class=\"note\">%s</p>\n".formatted(HtmlWriter.line(source));
  }
}
