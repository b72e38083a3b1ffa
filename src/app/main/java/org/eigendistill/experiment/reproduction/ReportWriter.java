// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.reproduction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.page.ClaimsPage;
import org.eigendistill.experiment.page.Exhibit;
import org.eigendistill.experiment.page.Latex;
import org.eigendistill.experiment.page.Report;
import org.eigendistill.experiment.page.TableRuns;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.PrintStyle;
import org.eigendistill.figure.paint.FigureWriter;
import org.eigendistill.output.ResultFolder;

/**
 * Draws the report of tables that are there: figures, claims, the page and LaTeX.
 *
 * @param experiments all of the report
 * @param style how figures are set
 * @param progress is told of each figure
 */
record ReportWriter(List<Experiment> experiments, PrintStyle style, Progress progress) {
  private static final String CLAIMS = "claims.json";
  private static final String CLAIMS_PAGE = "claims.md";
  private static final String REPORT = "report.html";
  private static final String LATEX = "latex/";

  /** The files that stand for the whole report. */
  static final List<String> PAGES =
      List.of(
          CLAIMS,
          CLAIMS_PAGE,
          REPORT,
          LATEX + "claims.tex",
          LATEX + "statements.tex",
          LATEX + "figures.tex",
          LATEX + "paper.tex");

  /** The files that an experiment may have of its own, besides its table. */
  static List<String> files(Experiment experiment) {
    String id = experiment.id();
    return List.of(id + ".png", id + ".svg", id + ".pdf", LATEX + id + ".tex");
  }

  /**
   * Writes all files.
   *
   * @param of the run of each table that is shown
   * @param places where the tables lie
   * @return what the tables say
   */
  List<Claim> write(ResultFolder out, TableRuns of, Map<String, Path> places) {
    List<Claim> claims = new ArrayList<>();
    Report report = new Report(of);
    Latex latex = new Latex();
    for (Experiment experiment : experiments) {
      if (of.tables().containsKey(experiment.table())) {
        progress.update("drawing " + experiment.id(), 0, 0);
        Table table = Table.read(places.get(experiment.table()));
        claims.addAll(experiment.claims(table));
        Exhibit exhibit = Exhibit.of(experiment, table);
        exhibit
            .figure()
            .ifPresent(
                figure ->
                    out.write(
                        "", staging -> FigureWriter.write(figure, style, staging, exhibit.id())));
        report.add(
            exhibit,
            exhibit.figure().filter(f -> experiment.notDrawn().isEmpty()).map(ReportWriter::svg));
        latex.add(exhibit);
      }
    }
    out.write(CLAIMS, file -> Files.write(file, Manifest.json().writeValueAsBytes(claims)));
    out.write(CLAIMS_PAGE, file -> Files.writeString(file, ClaimsPage.of(claims)));
    out.write(REPORT, file -> Files.writeString(file, report.html(claims)));
    latex
        .files(claims)
        .forEach((name, text) -> out.write(LATEX + name, file -> Files.writeString(file, text)));
    return claims;
  }

  private static String svg(Figure figure) {
    try {
      return new String(FigureWriter.pageSvg(figure), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
