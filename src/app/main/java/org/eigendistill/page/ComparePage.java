// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eigendistill.base.Version;
import org.eigendistill.compare.ComparedRows;
import org.eigendistill.compare.StudentComparison;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.layer.LayerComparison;
import org.eigendistill.diagnose.layer.LayerReport;
import org.eigendistill.diagnose.layer.LayerSpectrum;
import org.eigendistill.experiment.page.HtmlPage;
import org.eigendistill.experiment.page.HtmlTable;
import org.eigendistill.experiment.page.SvgCard;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.paint.FigureWriter;
import org.eigendistill.markup.HtmlWriter;

/**
 * The page of compare: one file with nothing from elsewhere. It shows what the tables beside it
 * hold; its script only copies text and saves drawings.
 */
public final class ComparePage {
  /** More rows of layers are folded. */
  private static final int SHORT = 12;

  private final CompareAnswer answer;
  private final StringBuilder panels = new StringBuilder();
  private int drawn;

  private ComparePage(CompareAnswer answer) {
    this.answer = answer;
  }

  /** The page. */
  public static String html(CompareAnswer answer) {
    return new ComparePage(answer).page();
  }

  private String page() {
    if (!answer.isStopped()) {
      differences();
      slopes();
      answer.single().map(StudentComparison::shown).ifPresent(this::reliability);
      answer.single().map(StudentComparison::shown).ifPresent(this::disagreements);
    }
    answer.layers().ifPresent(this::layers);
    numbers();
    String body =
        """
        <main>
        %s%s</main>
        <footer><p class="note">Made by eigendistill %s. Nothing on this page comes from elsewhere.</p></footer>
        <script>
        %s</script>
        """
            .formatted(
                new FirstScreen(answer).html(), panels, Version.current(), resource("compare.js"));
    return HtmlPage.of("eigendistill: compare", resource("compare.css"), body);
  }

  private static String resource(String name) {
    try (InputStream file = ComparePage.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void differences() {
    Optional<Figure> figure =
        answer
            .single()
            .flatMap(single -> DifferenceFigure.of(single.shown()))
            .or(() -> answer.several().flatMap(s -> DifferenceFigure.of(s.shown())));
    figure.ifPresent(
        f ->
            panel(
                "Difference against mean",
                drawing("difference", "Difference of log-odds against their mean", f),
                "Log-odds of the class that both together make likeliest. A student that is only another"
                    + " network lies about 0 all along; one that exaggerates rises from left to right, one that"
                    + " is damped falls. "
                    + (haveControls()
                        ? "The grey band is where networks lie that never saw this teacher."
                        : "Without --control nobody knows where another network would lie.")
                    + " (A plot of the one against the other would slope below 1 by noise alone.)"));
  }

  private boolean haveControls() {
    return answer.several().isPresent()
        || answer.single().filter(single -> single.shown().controls() > 0).isPresent();
  }

  private void slopes() {
    Optional<Figure> figure =
        answer
            .single()
            .flatMap(SlopesFigure::of)
            .or(() -> answer.several().flatMap(SlopesFigure::of));
    String table = answer.pairs().map(pairs -> folded("Pairs", pairs)).orElse("");
    figure.ifPresent(
        f ->
            panel(
                "Slopes",
                drawing("slopes", "Slopes of students and of networks that were not taught", f)
                    + table,
                "Where the one's log-odds rise by 1, the other's rise by this, as a third network sees them."
                    + " What lies between networks that never saw one another is the work of seeds: an effect of"
                    + " that size needs three pairs. Intervals marked rows are 95 % over rows only."));
  }

  private void reliability(ComparedRows shown) {
    CompareFigures.reliability(shown)
        .ifPresent(
            f ->
                panel(
                    "Reliability",
                    drawing("reliability", "Share of rows that are right, by confidence", f),
                    "Fifteen bins of equal numbers of rows. Calibration error by these bins: teacher %.4f (a calibrated one would show %.4f), student %.4f (%.4f)."
                        .formatted(
                            answer.number("ece_mass_teacher"),
                            answer.number("ece_mass_floor_teacher"),
                            answer.number("ece_mass_student"),
                            answer.number("ece_mass_floor_student"))));
  }

  private void disagreements(ComparedRows shown) {
    Disagreements found = new Disagreements(shown);
    StringBuilder body = new StringBuilder();
    boolean haveControls = shown.controls() > 0;
    CompareFigures.confusions(found, haveControls)
        .ifPresent(
            f ->
                body.append(
                    drawing("confusions", "The teacher's errors that the student repeats", f)));
    if (shown.rows().labels().isPresent()) {
      body.append("<h3>Right and wrong</h3>\n")
          .append(HtmlTable.of(found.rightAndWrong(), "Rows by who is right"));
    }
    body.append(folded("The rows that are farthest apart", found.farthest()));
    panel(
        "Where they disagree",
        body.toString(),
        shown.rows().labels().isPresent()
            ? "\"3 as 5\": rows of class 3 that the teacher takes for 5; beside the student's count what %s"
                .formatted(
                    haveControls
                        ? "controls give of the same rows, since independent networks share errors too."
                        : "a control would give is not known: independent networks share errors too.")
            : "Without --labels nobody knows who is right.");
  }

  private void layers(LayerReport report) {
    StringBuilder body = new StringBuilder();
    Optional<Figure> drawn = CompareFigures.layers(report);
    drawn.ifPresent(
        f ->
            body.append(
                drawing(
                    "layers",
                    "Layers by bands: " + CompareFigures.measured(report).orElseThrow().label(),
                    f)));
    Table known = withoutEmpty(brief(report));
    body.append(
        known.rows().size() > SHORT ? folded("All layers", known) : HtmlTable.of(known, "Layers"));
    body.append(copied("layers-text", report.layers(), "layers.csv"));
    panel("Layers", body.toString(), layerNote(report, known, drawn.isPresent()));
  }

  private static String layerNote(LayerReport report, Table known, boolean isDrawn) {
    StringBuilder note = new StringBuilder(report.sentence());
    note.append(
        " Units of networks that were begun apart do not go together: a cosine near 0 and a change near 1.4"
            + " are what any two of them have.");
    if (known.columns().contains("exponent_student")) {
      note.append(
          " The exponent is of the power law of the largest eigenvalues of W'W, with the interval for as many"
              + " eigenvalues as the fit took, which stand beside it: where its fit begins is chosen by the data and"
              + " not in the interval, so that exponents whose fits took other numbers are not apart by it.");
    }
    if (known.columns().contains("mean_lag")) {
      note.append(
          " A lag above 0 says that the student is behind along a band at equal progress along the top one,"
              + " which has none itself.");
    }
    if (isDrawn && report.pairs().size() > 1) {
      note.append(" The drawing is the mean over pairs.");
    }
    return note.toString();
  }

  /** Layers as they are read; exponents with their intervals. */
  private static Table brief(LayerReport report) {
    Table.Builder table =
        Table.of(
            "pair",
            "layer",
            "shape",
            "relative_change",
            "cosine",
            "stable_rank_teacher",
            "stable_rank_student",
            "exponent_teacher",
            "exponent_student",
            "mean_lag");
    for (int r = 0; r < report.pairs().size(); r++) {
      for (LayerComparison layer : report.pairs().get(r)) {
        table.row(
            report.pairs().size() > 1 ? r + 1 : "",
            layer.layer(),
            "%d x %d".formatted(layer.studentUnits(), layer.studentInputs()),
            number("%.3f", layer.relativeChange()),
            number("%.3f", layer.cosine()),
            number("%.2f", layer.teacher().stableRank()),
            number("%.2f", layer.student().stableRank()),
            exponent(layer.teacher()),
            exponent(layer.student()),
            number("%.4f", layer.bias().map(b -> b.meanLag().value()).orElse(Double.NaN)));
      }
    }
    return table.build();
  }

  private static String number(String form, double value) {
    return Double.isFinite(value) ? form.formatted(value) : "";
  }

  private static String exponent(LayerSpectrum of) {
    return of.tail()
        .map(
            t -> "%.2f (%.2f to %.2f; of %d)".formatted(t.exponent(), t.low(), t.high(), t.count()))
        .orElse("");
  }

  /** Without columns that have nothing in any row. */
  private static Table withoutEmpty(Table table) {
    return table.only(
        table.columns().stream()
            .filter(name -> table.column(name).stream().anyMatch(cell -> !cell.isEmpty()))
            .toArray(String[]::new));
  }

  private void numbers() {
    StringBuilder body = new StringBuilder();
    if (answer.isStopped()) {
      body.append("<p class=\"bad\">A check stopped: no number below is to be believed.</p>\n");
    }
    if (!answer.measures().rows().isEmpty()) {
      body.append(folded("All numbers", answer.measures()))
          .append(copied("numbers-text", answer.measures(), "numbers"));
    }
    body.append(copied("json-text", "JSON", answer.json()))
        .append("<h3>Command</h3>\n<pre id=\"command-text\" tabindex=\"0\">")
        .append(HtmlWriter.escape(command()))
        .append("</pre>\n")
        .append(button("command-text", "command"));
    if (!answer.files().isEmpty()) {
      Table.Builder files = Table.of("file", "sha256");
      answer.files().forEach(file -> files.row(file.path(), file.sha256()));
      body.append("<h3>Files read</h3>\n").append(HtmlTable.of(files.build(), "Files read"));
    }
    panel(
        "Numbers",
        body.toString(),
        "Full precision is in what is copied; a folder of results has it in compare.json and compare.csv.");
  }

  /** As a shell takes it. */
  private String command() {
    return answer.command().stream()
        .map(
            word -> word.matches("[\\w./:=,+@%-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" ", "eigendistill ", ""));
  }

  private void panel(String title, String body, String caption) {
    panels.append(
        """
        <section>
        <h2>%s</h2>
        %s<p class="note">%s</p>
        </section>
        """
            .formatted(HtmlWriter.escape(title), body, HtmlWriter.escape(caption)));
  }

  /** A drawing with what saves it. */
  private String drawing(String id, String title, Figure figure) {
    drawn++;
    try {
      String svg =
          new String(FigureWriter.pageSvg(figure.withCaption(title)), StandardCharsets.UTF_8);
      return "<div id=\"%s\">%n%s</div>%n<p><button type=\"button\" data-save=\"%s\">Save as SVG</button></p>%n"
          .formatted(id, SvgCard.of("p" + drawn, title, svg, false), id)
          .replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String folded(String title, Table table) {
    return "<details><summary>%s (%d rows)</summary>\n%s</details>\n"
        .formatted(HtmlWriter.escape(title), table.rows().size(), HtmlTable.of(table, title));
  }

  private static String copied(String id, Table table, String what) {
    String text =
        Stream.concat(Stream.of(table.columns()), table.rows().stream())
            .map(row -> String.join("\t", row))
            .collect(Collectors.joining("\n"));
    return copied(id, what, text);
  }

  /** Text that is not shown, with what copies it. */
  private static String copied(String id, String what, String text) {
    return "<pre id=\"%s\" hidden>%s</pre>\n%s"
        .formatted(id, HtmlWriter.escape(text), button(id, what));
  }

  private static String button(String id, String what) {
    return "<p><button type=\"button\" data-copy=\"%s\">Copy %s</button></p>\n"
        .formatted(id, HtmlWriter.escape(what));
  }
}
