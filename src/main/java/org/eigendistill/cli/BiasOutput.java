package org.eigendistill.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eigendistill.data.OutputFolder;
import org.eigendistill.diagnose.BiasReport;
import org.eigendistill.experiment.BiasFigure;

/**
 * What diagnose bias leaves: files in a folder and words on the terminal.
 *
 * @param report what was measured
 * @param folder where the files go
 * @param figures whether to draw
 */
record BiasOutput(BiasReport report, Path folder, boolean figures) {

  void write(Map<String, Object> summary, List<String> warnings, Reporter reporter) {
    try (OutputFolder out = OutputFolder.open(folder)) {
      out.write("bias.json", file -> Json.write(file, summary));
      out.write("trajectories.csv", report.trajectories()::write);
      out.write("lags.csv", report.lags()::write);
      if (figures) {
        reporter.update("drawing", 0, 0);
        out.write("", staging -> BiasFigure.write(report, staging));
      }
      out.publish();
    }
    reporter.endLine();
    BiasWords.say(reporter, report);
    warnings.forEach(reporter::note);
    reporter.say("Written to " + folder + ".");
  }
}
