// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.eigendistill.base.Progress;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.fuzz.Target;
import org.eigendistill.spectrum.EjmlSolver;

/**
 * The reader of scenarios as a fuzz target: a file, its report, and its models where it is small.
 */
public final class ScenarioReaders {
  /** A size that may be asked for, and takes memory that bytes do not pay for. */
  private static final Pattern LARGE = Pattern.compile("[0-9_]{3,}|[0-9][eE]");

  private ScenarioReaders() {}

  /** By name. */
  public static Map<String, Target> all() {
    return Map.of("scenario", Target.file("s.yaml", ScenarioReaders::read));
  }

  private static void read(Path path) throws Exception {
    ScenarioFile file = ScenarioFile.read(path.toString());
    if (file.isLaw()) {
      Laws.values(file.root().below("law"));
      return;
    }
    ReportPlan.read(file.root());
    if (!LARGE.matcher(Files.readString(path)).find()) {
      new ScenarioRun(Filters.installed(), new EjmlSolver(), 1, Progress.NONE).check(file);
    }
  }
}
