// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import org.eigendistill.dynamics.Distillation;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long teacher and students train, and on what. */
final class DistillationOptions {
  private static final int MOST_GENERATIONS = 10_000;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--teacher",
      paramLabel = "T",
      required = true,
      converter = Length.Converter.class,
      description =
          "When the teacher stops: a time; a whole number of steps for descent, heavy-ball and"
              + " nesterov; a penalty for ridge and Tikhonov. Or in units of the spectrum, l1 its top eigenvalue: 10/l1"
              + " is that time, or 10 over l1 and the step, rounded, in steps, or the penalty l1/10;"
              + " auto is 10/l1.")
  Length teacher;

  @Option(
      names = "--times",
      paramLabel = "GRID",
      required = true,
      converter = TimeGrid.Converter.class,
      description =
          "Lengths of teacher's and students' training, counted as the teacher's: a list 0.1,1,10"
              + " or log:FROM:TO:COUNT; in units of the spectrum as 1/l1,10/l1, lr being the last"
              + " eigenvalue above the rank's limit; auto is log:0.01/l1:10/lr:50.")
  TimeGrid grid;

  @Option(
      names = "--imitation",
      paramLabel = "x",
      defaultValue = "1",
      description = "Weight of the teacher in the students' target, the labels' being 1 - x.")
  private double imitation;

  @Option(
      names = "--generations",
      paramLabel = "m",
      defaultValue = "1",
      description = "Students in a row, each trained on the one before (default: 1).")
  int generations;

  @Option(
      names = "--switch-at",
      paramLabel = "s",
      converter = Length.Converter.class,
      description = "When the last student changes its target, counted as the teacher's length.")
  private Length switchAt;

  @Option(
      names = "--switch-to",
      paramLabel = "labels|distillation",
      defaultValue = "labels",
      description = "What it changes to (default: ${DEFAULT-VALUE}).")
  private SwitchTarget switchTo;

  /** What --switch-to takes. */
  enum SwitchTarget {
    labels,
    distillation
  }

  /** Checks what can be checked before any data are read. */
  void check() {
    Limits.require(
        spec,
        "--generations",
        generations,
        1,
        MOST_GENERATIONS,
        "Every length of every direction is trained through all of them.");
  }

  /** Whether no length waits for a spectrum. */
  boolean isPlain() {
    return teacher.isPlain() && grid.isPlain() && (switchAt == null || switchAt.isPlain());
  }

  /**
   * Teacher and students.
   *
   * @param taught how the teacher's lengths are counted
   * @param scale how the students' are
   */
  Distillation distillation(Length.Scale taught, Length.Scale scale) {
    try {
      return new Distillation(
          taught.procedure(),
          teacher.on(taught),
          scale.procedure(),
          imitation,
          generations,
          switching(scale));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage() + ".");
    }
  }

  /** When the last student changes its target, and to what. */
  Distillation.Switching switching(Length.Scale scale) {
    return switchAt == null
        ? Distillation.Switching.NEVER
        : new Distillation.Switching(
            switchTo == SwitchTarget.labels
                ? Distillation.Switching.Direction.TO_LABELS
                : Distillation.Switching.Direction.TO_DISTILLATION,
            switchAt.on(scale));
  }

  /** The lengths of the grid, which teacher and students have to take. */
  double[] times(Length.Scale scale) {
    try {
      double[] times = grid.on(scale);
      for (double time : times) {
        scale.procedure().requireTime(time);
      }
      return times;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--times: " + e.getMessage() + ".");
    }
  }
}
