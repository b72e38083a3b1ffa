// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.fuzz;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.eigendistill.cli.CliReaders;
import org.eigendistill.data.DataReaders;
import org.eigendistill.data.tensor.TensorReaders;
import org.eigendistill.diagnose.DiagnoseReaders;
import org.eigendistill.experiment.reproduction.ExperimentReaders;
import org.eigendistill.neural.NeuralReaders;
import org.eigendistill.output.OutputReaders;
import org.eigendistill.scenario.ScenarioReaders;

/** Every reader of the program by a name, which is also the folder of its seeds. */
public final class Targets {
  /** How the targets begin that are formats without seeds of their own. */
  public static final String FORMAT = "format-";

  private Targets() {}

  /** All targets, sorted. */
  public static Map<String, Target> all() {
    Map<String, Target> all = new TreeMap<>();
    all.putAll(DataReaders.all());
    all.putAll(TensorReaders.all());
    all.putAll(NeuralReaders.all());
    all.putAll(DiagnoseReaders.all());
    all.putAll(CliReaders.all());
    all.putAll(ExperimentReaders.all());
    all.putAll(OutputReaders.all());
    all.putAll(ScenarioReaders.all());
    return Collections.unmodifiableMap(all);
  }
}
