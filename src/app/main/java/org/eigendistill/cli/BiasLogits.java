// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.NamedMatrix;
import org.eigendistill.diagnose.FunctionBias;
import picocli.CommandLine.Option;

/** Logits at the rows of the inputs, for the bias of functions beside that of weights. */
final class BiasLogits {
  @Option(
      names = "--teacher-logits",
      paramLabel = "F",
      required = true,
      description =
          "The teacher's logits at the rows of --data, rows x classes, or at checkpoints: gains by"
              + " bands of its function, and lags at equal gain.")
  private String teacher;

  @Option(
      names = "--student-logits",
      paramLabel = "F",
      required = true,
      description = "The student's.")
  private String student;

  @Option(
      names = "--control-logits",
      paramLabel = "F",
      required = true,
      description = "A second teacher's, of another seed; may be given several times.")
  private List<String> controls;

  /** The files. */
  List<String> files() {
    List<String> files = new ArrayList<>(controls);
    files.add(teacher);
    files.add(student);
    return files;
  }

  FunctionBias measure(NamedMatrix inputs) {
    return FunctionBias.of(
        inputs,
        path(teacher, "teacher"),
        path(student, "student"),
        controls.stream()
            .map(file -> path(file, "control"))
            .map(path -> path.get(path.size() - 1))
            .toList());
  }

  /** Logits at checkpoints, or at the end alone. */
  private static List<Matrix> path(String file, String key) {
    ArrayName name = ArrayName.parse(file, key);
    return name.shape().length == 3 ? name.stack().matrices() : List.of(name.matrix().values());
  }
}
