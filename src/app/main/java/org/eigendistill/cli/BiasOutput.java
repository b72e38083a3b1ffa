// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.chart.BiasFigure;
import org.eigendistill.diagnose.BiasReport;
import org.eigendistill.diagnose.FunctionBias;
import org.eigendistill.figure.PrintStyle;

/**
 * What diagnose bias leaves: files in a folder and words on the terminal.
 *
 * @param report what was measured
 * @param functions the same of functions, where there are logits
 * @param out where the files go
 * @param figures how to draw, where figures are wanted
 */
record BiasOutput(
    BiasReport report,
    Optional<FunctionBias> functions,
    RunOutput out,
    Optional<PrintStyle> figures) {

  /** The files that may be written. */
  static List<String> names(Optional<PrintStyle> figures) {
    List<String> names =
        new ArrayList<>(List.of("bias.json", "trajectories.csv", "lags.csv", "gains.csv"));
    names.addAll(figures.isPresent() ? RunOutput.figures("bias") : List.of());
    return names;
  }

  void write(Map<String, Object> summary, List<String> warnings, Reporter reporter) {
    out.write("bias.json", file -> Json.write(file, summary));
    out.write("trajectories.csv", report.trajectories()::write);
    out.write("lags.csv", report.lags()::write);
    functions.ifPresent(f -> out.write("gains.csv", f.table()::write));
    if (figures.isPresent()) {
      reporter.update("drawing", 0, 0);
      out.write("", staging -> BiasFigure.write(report, figures.get(), staging));
    }
    out.publish();
    reporter.endLine();
    functions.ifPresent(f -> BiasPrintout.say(reporter, f));
    BiasPrintout.say(reporter, report);
    warnings.forEach(reporter::note);
    reporter.say(out.sentence());
  }
}
