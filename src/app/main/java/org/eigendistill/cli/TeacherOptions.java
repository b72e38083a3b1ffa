// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.nio.file.Path;
import java.util.List;
import org.eigendistill.base.BadInputException;
import org.eigendistill.data.Reading;
import org.eigendistill.spectrum.EigenSolver;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A teacher with features of its own. */
final class TeacherOptions {
  @Option(
      names = "--teacher-data",
      paramLabel = "F",
      description =
          "The teacher's features, other ones of the same rows, as --data's in form; a column named as"
              + " --target or --weight is left out. Writes overlaps.csv and teacher_spectrum.csv too;"
              + " the student's gains are along its own directions.")
  private Path features;

  @Option(
      names = "--teacher-columns",
      paramLabel = "NAMES",
      split = ",",
      description = "The only columns of --teacher-data to take, by name or number.")
  private List<String> columns = List.of();

  @Option(
      names = "--teacher-drop",
      paramLabel = "NAMES",
      split = ",",
      description = "Columns of --teacher-data to leave out; --drop's too where both are one file.")
  private List<String> drop = List.of();

  @Option(
      names = "--teacher-kernel",
      paramLabel = "K",
      description =
          "The teacher's kernel, as --kernel, on --teacher-data or else on --data (default: the"
              + " linear model of --teacher-data).")
  private String kernelText;

  @Option(
      names = "--teacher-predict",
      paramLabel = "F",
      description =
          "The same new rows as --predict in the teacher's features, which teacher_predictions.npy is of"
              + " where these differ from the student's.")
  private Path newRows;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Whether the teacher has features of its own. */
  boolean isGiven() {
    return features != null || kernelText != null;
  }

  boolean hasKernel() {
    return kernel().isGiven();
  }

  Path newRows() {
    return newRows;
  }

  KernelChoice kernel() {
    return new KernelChoice(spec, "--teacher-kernel", kernelText);
  }

  /** Files that are read for it; null for none. */
  String[] inputs() {
    return new String[] {text(features), kernel().file(), text(newRows)};
  }

  private static String text(Path file) {
    return file == null ? null : file.toString();
  }

  /** Refuses it where there is no place for another space. */
  void refuse(String what) {
    String given =
        features != null
            ? "--teacher-data"
            : kernelText != null
                ? "--teacher-kernel"
                : newRows != null ? "--teacher-predict" : null;
    if (given != null) {
      throw fault("%s does not go with %s.".formatted(given, what));
    }
  }

  /** Checks what can be checked before any data are read. */
  void check() {
    kernel().kernel();
    if (features == null && !(columns.isEmpty() && drop.isEmpty())) {
      throw fault("--teacher-columns and --teacher-drop go with --teacher-data.");
    }
    if (columns.stream().anyMatch(drop::contains)) {
      throw fault("--teacher-columns and --teacher-drop name the same column.");
    }
    if (newRows != null && !isGiven()) {
      throw fault(
          "--teacher-predict goes with --teacher-data or --teacher-kernel; else --predict is of both.");
    }
  }

  /** The teacher's features along their own directions. */
  Decomposed decompose(
      DataOptions data,
      DataOptions.Prepared own,
      SpectrumOptions decomposition,
      EigenSolver solver) {
    DataOptions.Prepared prepared =
        features == null ? own : data.beside(features, drop, columns, own);
    return new Decomposed(
        decomposition.decompose(kernel(), prepared.dataset(), solver),
        prepared.preprocessing(),
        prepared.dataset().digest(),
        features == null ? Reading.NONE : prepared.reading());
  }

  /** A fault of the teacher's file, whose mends name the options of that file. */
  static BadInputException ofTeacher(BadInputException fault) {
    return fault.reworded(
        text -> text.replace("--drop", "--teacher-drop").replace("--columns", "--teacher-columns"));
  }

  private ParameterException fault(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
