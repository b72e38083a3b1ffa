// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.chart.ConfidenceFigure;
import org.eigendistill.data.TableWriter;
import org.eigendistill.diagnose.ConfidenceReport;
import org.eigendistill.figure.PrintStyle;

/**
 * What diagnose confidence leaves: files in a folder and words on the terminal.
 *
 * @param report what was measured
 * @param out where the files go
 * @param figures how to draw, where figures are wanted
 */
record ConfidenceOutput(ConfidenceReport report, RunOutput out, Optional<PrintStyle> figures) {

  /** The files that may be written. */
  static List<String> names(Optional<PrintStyle> figures) {
    List<String> names =
        new ArrayList<>(List.of("confidence.json", "bins.csv", "points.csv", "saturated.csv"));
    names.addAll(figures.isPresent() ? RunOutput.figures("confidence") : List.of());
    return names;
  }

  void write(Map<String, Object> summary, List<String> notes, Reporter reporter) {
    out.write("confidence.json", file -> Json.write(file, summary));
    out.write("bins.csv", report.bins()::write);
    out.write(
        "points.csv",
        file -> {
          try (TableWriter writer = TableWriter.open(file, ConfidenceReport.POINTS)) {
            report.writePoints(writer);
          }
        });
    if (!report.saturated().rows().isEmpty()) {
      out.write("saturated.csv", report.saturated()::write);
    }
    if (figures.isPresent()) {
      reporter.update("drawing", 0, 0);
      out.write("", staging -> ConfidenceFigure.write(report, figures.get(), staging));
    }
    out.publish();
    reporter.endLine();
    ConfidencePrintout.say(reporter, report.groups());
    reporter.answer(ConfidencePrintout.verdict(report.groups().get(0)));
    notes.forEach(reporter::note);
    reporter.say(out.sentence());
  }
}
