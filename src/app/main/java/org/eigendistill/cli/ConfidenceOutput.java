// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eigendistill.chart.ConfidenceFigure;
import org.eigendistill.data.TableWriter;
import org.eigendistill.diagnose.ConfidenceReport;

/**
 * What diagnose confidence leaves: files in a folder and words on the terminal.
 *
 * @param report what was measured
 * @param out where the files go
 * @param figures whether to draw
 */
record ConfidenceOutput(ConfidenceReport report, RunOutput out, boolean figures) {

  /** The files that may be written. */
  static List<String> names(boolean figures) {
    List<String> names =
        new ArrayList<>(List.of("confidence.json", "bins.csv", "points.csv", "saturated.csv"));
    names.addAll(figures ? RunOutput.figures("confidence") : List.of());
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
    if (figures) {
      reporter.update("drawing", 0, 0);
      out.write("", staging -> ConfidenceFigure.write(report, staging));
    }
    out.publish();
    reporter.endLine();
    ConfidencePrintout.say(reporter, report.groups());
    reporter.answer(ConfidencePrintout.verdict(report.groups().get(0)));
    notes.forEach(reporter::note);
    reporter.say(out.sentence());
  }
}
