// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eigendistill.figure.PrintStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The exact engine on a user's own data. */
@Command(
    name = "simulate",
    description = "Exact dynamics of a teacher and its students on your own data.",
    modelTransformer = DeepOptions.DataOrModes.class,
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class SimulateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;
  @Mixin private SpectrumOptions decomposition;
  @Mixin private TopOptions top;
  @Mixin private ProcedureOptions training;
  @Mixin private SoftmaxOptions softmax;

  @Mixin private WithOption with;
  @Mixin private DeepOptions deep;

  @Mixin private DistillationOptions lengths;
  @Mixin private TeacherOptions teacher;

  @Option(
      names = "--predict",
      paramLabel = "F",
      description =
          "Features of new rows: writes teacher_predictions.npy and student_predictions.npy,"
              + " times x rows x outputs, in the target's units. Columns are found by name where"
              + " both files have names; F.npz:KEY is an array of an archive. With --kernel file:"
              + " the kernel of each new row with every row of --data instead.")
  private Path predict;

  @Option(
      names = "--weights",
      description =
          "Writes teacher_weights.npy and student_weights.npy, times x features x outputs, for"
              + " features as the fit sees them; and for raw features the student's weights_raw.npy"
              + " with intercepts.npy (times x outputs), the teacher's with teacher_ before.")
  private boolean weights;

  @Mixin private FigureOptions figures;

  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    deep.check();
    if (!deep.hasModes()) {
      deep.requireData();
    }
    training.check();
    decomposition.check(data.isStreamed());
    data.cluster(common.solver).ifPresent(ClusterMoments::check);
    top.check(decomposition);
    lengths.check();
    if (weights && (decomposition.hasKernel() || teacher.hasKernel())) {
      throw new ParameterException(
          spec.commandLine(), "--weights: a kernel model has no finite weights.");
    }
    softmax.check();
    check();
    Optional<PrintStyle> style = figures.style();
    if (lengths.isPlain()) {
      // Lengths that do not wait for a spectrum are checked before any data are read.
      Length.Scale unknown = new Length.Scale(training.procedure(1), 1, 1);
      lengths.distillation(unknown, unknown);
      lengths.times(unknown);
    }
    common.limitThreads();
    if (softmax.isAsked()) {
      decomposition.refuseKernelFile("--loss softmax");
      SoftmaxRun run =
          new SoftmaxRun(
              spec,
              common,
              data,
              decomposition,
              softmax.temperature(),
              lengths.teacher,
              lengths.grid,
              style);
      return run.call(weights, predict);
    }
    if (deep.isGiven()) {
      return new DeepRun(spec, common, deep, data, decomposition, lengths).call();
    }
    SimulationRun.Asked asked =
        new SimulationRun.Asked(
            lengths,
            training,
            teacher,
            Optional.ofNullable(deep.startFile()).map(StartFile::parse),
            predict,
            weights,
            style,
            top);
    return new SimulationRun(spec, common, data, decomposition, asked).call();
  }

  /** What goes with one way of training only. */
  private void check() {
    if (data.isStreamed()) {
      data.refuseWeight("with --stream");
      teacher.refuse("--stream, which keeps no rows");
    }
    if (softmax.isAsked()) {
      data.refuseWeight("with --loss softmax");
      teacher.refuse("--loss softmax");
      deep.refuseStart("--loss softmax");
    }
    if (top.isGiven()) {
      data.refuseWeight("with --top");
    }
    if (softmax.isAsked()) {
      top.refuse("--loss softmax");
    }
    if (teacher.isGiven()) {
      top.refuse("--teacher-data and --teacher-kernel");
    }
    if (deep.isGiven()) {
      top.refuse("--depth");
      teacher.refuse("--depth");
      figures.refuse("--depth");
    }
    if (teacher.isGiven()) {
      deep.refuseStart("--teacher-data and --teacher-kernel, whose space has a start of its own");
    }
    teacher.check();
  }
}
