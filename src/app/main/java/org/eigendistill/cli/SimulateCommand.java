package org.eigendistill.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Version;
import org.eigendistill.chart.SimulationFigures;
import org.eigendistill.data.Columns;
import org.eigendistill.data.NamedMatrix;
import org.eigendistill.data.Preprocessing;
import org.eigendistill.data.Reading;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.DivergenceException;
import org.eigendistill.dynamics.Exaggeration;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.simulation.SimulatedArrays;
import org.eigendistill.simulation.Simulation;
import org.eigendistill.simulation.SpectrumTable;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.Spectrum;
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
  private static final int MOST_GENERATIONS = 10_000;

  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;
  @Mixin private SpectrumOptions decomposition;
  @Mixin private ProcedureOptions training;
  @Mixin private SoftmaxOptions softmax;

  @Mixin private WithOption with;
  @Mixin private DeepOptions deep;

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
  private Length teacher;

  @Option(
      names = "--times",
      paramLabel = "GRID",
      required = true,
      converter = TimeGrid.Converter.class,
      description =
          "Lengths of teacher's and students' training, counted as the teacher's: a list 0.1,1,10"
              + " or log:FROM:TO:COUNT; in units of the spectrum as 1/l1,10/l1, lr being the last"
              + " eigenvalue above the rank's limit; auto is log:0.01/l1:10/lr:50.")
  private TimeGrid grid;

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
  private int generations;

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

  @Option(names = "--no-figures", description = "Writes tables only.")
  private boolean noFigures;

  @Mixin private CommonOptions common;

  /** What --switch-to takes. */
  enum SwitchTarget {
    labels,
    distillation
  }

  @Override
  public Integer call() {
    deep.check();
    if (!deep.hasModes()) {
      deep.requireData();
    }
    training.check();
    decomposition.check(data.stream);
    Limits.require(
        spec,
        "--generations",
        generations,
        1,
        MOST_GENERATIONS,
        "Every length of every direction is trained through all of them.");
    if (weights && decomposition.hasKernel()) {
      throw new ParameterException(
          spec.commandLine(), "--weights: a kernel model has no finite weights.");
    }
    softmax.check();
    if (isPlain()) {
      // Lengths that do not wait for a spectrum are checked before any data are read.
      Length.Scale unknown = new Length.Scale(training.procedure(1), 1, 1);
      times(unknown, distillation(unknown));
    }
    common.limitThreads();
    if (softmax.isAsked()) {
      decomposition.refuseKernelFile("--loss softmax");
      SoftmaxRun run =
          new SoftmaxRun(
              spec, common, data, decomposition, softmax.temperature(), teacher, grid, !noFigures);
      return run.call(weights, predict);
    }
    if (deep.isGiven()) {
      DeepRun.Lengths lengths = new DeepRun.Lengths(teacher, grid, generations, this::switching);
      return new DeepRun(spec, common, deep, data, decomposition, lengths).call();
    }
    try (RunOutput out =
        RunOutput.open(
            spec,
            common,
            names(),
            data.data.toString(),
            data.target,
            predict(),
            decomposition.kernelFile())) {
      return run(out);
    }
  }

  private String predict() {
    return predict == null ? null : predict.toString();
  }

  private List<String> names() {
    return SimulationFiles.names(
        List.of("spectrum.csv", "trajectory.csv", "matched.csv", "effective_time.csv"),
        weights,
        predict != null,
        noFigures ? List.of() : RunOutput.figures("bias", "convergence", "effective_time"));
  }

  private int run(RunOutput out) {
    Reporter reporter = common.reporter();
    Decomposed decomposed = decompose(reporter);
    Spectrum spectrum = decomposed.spectrum();
    Preprocessing preprocessing = decomposed.preprocessing();
    Reading reading = decomposed.reading();
    Columns.Matched newRows = null;
    Matrix newInputs = null;
    if (predict != null && decomposition.kernelFile() != null) {
      newInputs = KernelFile.ofNewRows(predict(), spectrum.rows());
    } else if (predict != null) {
      NamedMatrix read = data.newRows(predict, preprocessing.columns());
      reading = reading.and("--predict", read.read());
      newRows = preprocessing.columns().match(read);
      newInputs = preprocessing.features(newRows.features());
    }
    reading.lines().forEach(reporter::say);
    Simulation simulation = simulation(spectrum);

    List<String> warnings = new ArrayList<>(preprocessing.notes());
    if (newRows != null) {
      warnings.addAll(newRows.notes());
    }
    warnings.addAll(spectrum.warnings());
    SimulationSize.of(simulation, weights, newInputs == null ? 0 : newInputs.rows())
        .requireRoom(common.out("eigendistill-out"));
    out.write("spectrum.csv", SpectrumTable.of(spectrum)::write);
    out.write("trajectory.csv", file -> simulation.writeTrajectory(file, reporter));
    Exaggeration[] found = new Exaggeration[1];
    out.write("matched.csv", file -> found[0] = simulation.writeMatched(file, reporter));
    long[] empty = new long[1];
    out.write(
        "effective_time.csv", file -> empty[0] = simulation.writeEffectiveTime(file, reporter));
    SimulationSummary summary = new SimulationSummary(simulation, found[0]);
    warnings.addAll(summary.notes(empty[0]));
    Stream.of(simulation.distillation().teacher(), simulation.distillation().student())
        .distinct()
        .map(procedure -> GainCheck.note(procedure, spectrum.eigenvalues()))
        .flatMap(Optional::stream)
        .forEach(warnings::add);
    out.write("preprocessing.json", file -> Json.write(file, preprocessing.named()));
    writeArrays(out, simulation, preprocessing, newInputs);
    if (!noFigures) {
      reporter.update("drawing", 0, 0);
      out.write("", folder -> SimulationFigures.write(simulation, folder));
    }
    Map<String, Object> json = summary.json();
    json.put("scale", decomposition.lossScale().name().toLowerCase(Locale.ROOT));
    json.put("warnings", warnings);
    json.putAll(reading.named());
    json.put("data_digest", decomposed.digest());
    json.put("seed", common.seed);
    json.put("version", Version.current());
    out.write("summary.json", file -> Json.write(file, json));
    out.with("solver", spectrum.solver());
    return out.finish(reporter, common.json, List.of(summary.sentence()), json, warnings);
  }

  private Decomposed decompose(Reporter reporter) {
    EigenSolver solver = common.solver(reporter);
    if (data.stream) {
      return data.streamed()
          .decompose(
              common.solver(1), common.threads(), solver, decomposition.lossScale(), reporter);
    }
    DataOptions.Prepared prepared = data.prepared();
    reporter.update("decomposing", 0, 0);
    return new Decomposed(
        decomposition.decompose(prepared.dataset(), solver),
        prepared.preprocessing(),
        prepared.dataset().digest(),
        prepared.reading());
  }

  private boolean isPlain() {
    return teacher.isPlain() && grid.isPlain() && (switchAt == null || switchAt.isPlain());
  }

  private Simulation simulation(Spectrum spectrum) {
    double top = spectrum.eigenvalue(0);
    double last = spectrum.eigenvalue(spectrum.directions() - 1);
    Length.Scale scale = new Length.Scale(training.procedure(top), top, last);
    Distillation distillation = distillation(scale);
    try {
      return new Simulation(spectrum, distillation, times(scale, distillation));
    } catch (DivergenceException e) {
      throw data.fault(
          "", e.getMessage(), "Give --%s below %s.".formatted(e.parameter(), e.below()));
    }
  }

  private Distillation distillation(Length.Scale scale) {
    Procedure procedure = scale.procedure();
    try {
      return new Distillation(
          procedure, teacher.on(scale), procedure, imitation, generations, switching(scale));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage() + ".");
    }
  }

  private Distillation.Switching switching(Length.Scale scale) {
    return switchAt == null
        ? Distillation.Switching.NEVER
        : new Distillation.Switching(
            switchTo == SwitchTarget.labels
                ? Distillation.Switching.Direction.TO_LABELS
                : Distillation.Switching.Direction.TO_DISTILLATION,
            switchAt.on(scale));
  }

  private double[] times(Length.Scale scale, Distillation distillation) {
    try {
      double[] times = grid.on(scale);
      for (double time : times) {
        distillation.student().requireTime(time);
      }
      return times;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--times: " + e.getMessage() + ".");
    }
  }

  private void writeArrays(
      RunOutput out, Simulation simulation, Preprocessing preprocessing, Matrix newInputs) {
    Course plain = simulation.distillation().teacherCourse();
    Course student = simulation.distillation().students();
    SimulatedArrays arrays = new SimulatedArrays(simulation);
    if (weights) {
      out.write("teacher_weights.npy", file -> arrays.writeWeights(file, plain));
      out.write("student_weights.npy", file -> arrays.writeWeights(file, student));
      out.write(
          "teacher_weights_raw.npy", file -> arrays.writeRawWeights(file, plain, preprocessing));
      out.write("weights_raw.npy", file -> arrays.writeRawWeights(file, student, preprocessing));
      out.write(
          "teacher_intercepts.npy", file -> arrays.writeIntercepts(file, plain, preprocessing));
      out.write("intercepts.npy", file -> arrays.writeIntercepts(file, student, preprocessing));
    }
    if (newInputs != null) {
      out.write(
          "teacher_predictions.npy",
          file -> arrays.writePredictions(file, plain, preprocessing, newInputs));
      out.write(
          "student_predictions.npy",
          file -> arrays.writePredictions(file, student, preprocessing, newInputs));
    }
  }
}
