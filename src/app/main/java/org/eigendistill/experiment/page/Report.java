package org.eigendistill.experiment.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Version;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.PaperClaim;
import org.eigendistill.figure.Figure;
import org.eigendistill.markup.HtmlWriter;
import org.eigendistill.markup.Markup;

/**
 * One self-contained page, without scripts and without anything from elsewhere: claims with their
 * verdicts, figures, short tables, the atlas, provenance, and how each is made again.
 */
public final class Report {
  /** More rows of a table are folded. */
  private static final int SHORT = 8;

  private final StringBuilder shown = new StringBuilder();
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
    try (InputStream file = Report.class.getResourceAsStream("report.css")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a figure as its SVG, or a table that is not drawn. */
  public void add(Exhibit exhibit, Optional<String> svg) {
    String body =
        svg.map(drawing -> card(exhibit, drawing)).orElse("") + table(exhibit, svg.isPresent());
    shown.append(
        """
        <figure id="%s">
        <h3>%s</h3>
        %s<figcaption>%s</figcaption>
        </figure>
        """
            .formatted(
                exhibit.id(),
                HtmlWriter.escape(exhibit.title()),
                body,
                HtmlWriter.line(
                    exhibit
                        .caption()
                        .and(links(exhibit, svg.isPresent()))
                        .and(runs.link(exhibit.experiment().table()))
                        .and(Markup.of("Again: `reproduce --only %s`.".formatted(exhibit.id()))))));
  }

  private static String card(Exhibit exhibit, String svg) {
    String form =
        exhibit.figure().map(Figure::width).orElse(0.0) > Figure.SINGLE ? "double" : "single";
    // Several drawings in one page must not share the names of their clips and gradients.
    String drawing =
        svg.substring(svg.indexOf("<svg"))
            .replaceAll("(id=\"|url\\(#|href=\"#)", "$1" + exhibit.id() + "-")
            .replaceFirst(
                "<svg",
                "<svg role=\"img\" aria-label=\"%s\""
                    .formatted(HtmlWriter.escape(exhibit.title()).replace("$", "\\$")));
    return "<div class=\"card %s\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">%n%s</div>%n"
        .formatted(form, HtmlWriter.escape("Figure: " + exhibit.title()), drawing)
        .replace("\r\n", "\n");
  }

  /** Where there is a figure, the table opens beneath it. */
  private static String table(Exhibit exhibit, boolean drawn) {
    if (!exhibit.isPrinted()) {
      return "";
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

  private static Markup links(Exhibit exhibit, boolean drawn) {
    String id = exhibit.id();
    String table = "[CSV](data/%s.csv).".formatted(exhibit.experiment().table());
    return Markup.of(
        drawn
            ? "[PDF](%1$s.pdf), [SVG](%1$s.svg), [PNG](%1$s.png), %2$s".formatted(id, table)
            : table);
  }

  /** The page. */
  public String html(List<Claim> claims) {
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
        <p>A student trained on a teacher's predictions deviates from its teacher, and may beat it. The paper
        <em>On student-teacher deviations in distillation: does it pay to disobey?</em> (NeurIPS 2023, arXiv
        2301.12923) explains this: distillation exaggerates gradient descent's bias toward the data's top
        eigendirections. This page decides its claims, exactly in linear models and by measurement in networks.</p>
        <p>In linear models the <em>gain</em> along an eigendirection is the share of the least-squares solution that
        training has reached; a student that has reached as much as its teacher along the top direction, and less along
        the lower ones, exaggerates the bias, and its <em>lag</em> says by how much. In networks the same is measured
        on the weights that touch the inputs, and confidence by the log-odds of the teacher's top class: by their
        <em>offset</em>, student less teacher, in the fifth of rows of which the teacher is least sure, and by the
        <em>slope</em> of the student's on the teacher's.</p>
        <h2 id="claims">Claims</h2>
        <p>How many settings came out which way. In networks an effect is supported where its 95 %% interval over
        seeds, and those of its differences from both controls, lie on the claimed side; mixed where a control comes as
        far; opposite where the interval lies on the other side; else not supported. %s has rows for training and for
        test rows; there "opposite" asks for the controls too, a slope decides nothing, and an offset is not known to be the student's where a network of another
        seed, that never saw the teacher, comes as far: noise of training alone moves both.</p>
        %s%s<h2 id="figures">Figures and tables</h2>
        %s<h2 id="statements">Atlas: which ways of training exaggerate the bias</h2>
        <p>The statements that have names; for pairs of ways of training see <a href="#atlas">the figure</a>.
        Check all of them anew: <code>theorems check</code>.</p>
        %s<p>%s</p>
        <h2 id="provenance">Provenance</h2>
        <p>Every table with the run that it comes from; <a href="manifest.json">manifest.json</a> has the same. What a
        run did not compute itself is taken as an earlier run left it, or as it is committed with the program.</p>
        %s<p>Compute everything again: <code>java -jar target/eigendistill.jar reproduce</code>. Only draw again,
        from the tables: <code>reproduce --redraw</code>.</p>
        </main>
        </body>
        </html>
        """
        .formatted(
            style(),
            HtmlWriter.escape(Version.current()),
            PaperClaim.CONFIDENCE.id(),
            claims.isEmpty()
                ? ""
                : definitions() + HtmlTable.of(ClaimsPage.counts(claims), "Claims, counted"),
            claims(claims),
            shown,
            HtmlTable.of(AtlasTable.named(), "Atlas"),
            HtmlWriter.escape(AtlasTable.others()),
            runs.html());
  }

  private static String definitions() {
    StringBuilder html = new StringBuilder("<p>%s</p>\n<dl>\n".formatted(PaperClaim.INTRODUCTION));
    for (PaperClaim claim : PaperClaim.values()) {
      html.append("<dt><strong>%s</strong>, %s</dt>".formatted(claim.id(), claim.title()))
          .append("<dd>%s</dd>\n".formatted(HtmlWriter.line(Markup.of(claim.sentence()))));
    }
    return html.append("</dl>\n").toString();
  }

  private static String claims(List<Claim> claims) {
    StringBuilder html = new StringBuilder();
    for (ClaimRows group : ClaimRows.of(claims)) {
      html.append("<section>\n<h3>%s: %s</h3>".formatted(group.paper().id(), group.paper().title()))
          .append("\n<p>Verdict: <strong>")
          .append(HtmlWriter.escape(group.verdict()))
          .append("</strong>.</p>\n")
          .append(folded(group.table(), "Claim " + group.paper().id()))
          .append(source(group.tables()))
          .append("</section>\n");
    }
    return html.isEmpty() ? "<p>No claim is decided by these experiments.</p>\n" : html.toString();
  }

  private static String source(List<String> tables) {
    StringBuilder html = new StringBuilder("<p class=\"note\">From");
    for (String id : tables) {
      html.append(" <a href=\"data/%1$s.csv\">data/%1$s.csv</a>".formatted(HtmlWriter.escape(id)));
    }
    return html.append("; again: <code>reproduce --only ")
        .append(HtmlWriter.escape(String.join(",", tables)))
        .append("</code>.</p>\n")
        .toString();
  }
}
