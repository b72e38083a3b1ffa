package org.eigendistill.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Version;
import org.eigendistill.data.Columns;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.OutputFolder;
import org.eigendistill.data.Preprocessing;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.DivergenceException;
import org.eigendistill.dynamics.Exaggeration;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Training;
import org.eigendistill.experiment.Simulation;
import org.eigendistill.experiment.SimulationFigures;
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
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class SimulateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;
  @Mixin private SpectrumOptions decomposition;
  @Mixin private ProcedureOptions training;

  @Option(
      names = "--teacher",
      paramLabel = "T",
      required = true,
      description = "When the teacher stops: time, steps, or ridge's penalty.")
  private double teacherTime;

  @Option(
      names = "--times",
      paramLabel = "GRID",
      required = true,
      converter = TimeGrid.Converter.class,
      description = "Times of teacher and students: a list 0.1,1,10 or log:FROM:TO:COUNT.")
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
      description = "When the last student changes its target.")
  private Double switchAt;

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
              + " both files have names.")
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
    training.check();
    decomposition.check(data.stream);
    if (weights && decomposition.hasKernel()) {
      throw new ParameterException(
          spec.commandLine(), "--weights: a kernel model has no finite weights.");
    }
    double[] times =
        training.isStepwise() && grid.isLogarithmic() ? grid.wholeSteps() : grid.times();
    checkTimes(distillation(1), times);
    common.limitThreads();

    Reporter reporter = Reporter.of(common.quiet);
    Decomposed decomposed = decompose(reporter);
    Spectrum spectrum = decomposed.spectrum();
    Preprocessing preprocessing = decomposed.preprocessing();
    Columns.Matched newRows =
        predict == null ? null : preprocessing.columns().match(MatrixReader.read(predict));
    Simulation simulation = simulation(spectrum, times);

    List<String> warnings = new ArrayList<>(preprocessing.notes());
    if (newRows != null) {
      warnings.addAll(newRows.notes());
    }
    warnings.addAll(spectrum.warnings());
    try (OutputFolder out = OutputFolder.open(common.out("eigendistill-out"))) {
      out.write("spectrum.csv", simulation.spectrumTable()::write);
      out.write("trajectory.csv", file -> simulation.writeTrajectory(file, reporter));
      Exaggeration[] found = new Exaggeration[1];
      out.write("matched.csv", file -> found[0] = simulation.writeMatched(file, reporter));
      out.write("effective_time.csv", file -> simulation.writeEffectiveTime(file, reporter));
      if (found[0].unmatched() > 0) {
        warnings.add(
            "%d of %d students have no match: plain training never has their gain along direction 1."
                .formatted(found[0].unmatched(), times.length));
      }
      out.write("preprocessing.json", file -> Json.write(file, preprocessing.named()));
      writeArrays(out, simulation, preprocessing, newRows);
      if (!noFigures) {
        reporter.update("drawing", 0, 0);
        out.write("", folder -> SimulationFigures.write(simulation, folder));
      }
      Map<String, Object> summary = summary(decomposed, simulation, found[0], warnings);
      out.write("summary.json", file -> Json.write(file, summary));
      out.publish();
      reporter.endLine();
      say(reporter, simulation, found[0], warnings);
    }
    return Main.GOOD;
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
        prepared.dataset().digest());
  }

  private Simulation simulation(Spectrum spectrum, double[] times) {
    try {
      return new Simulation(spectrum, distillation(spectrum.eigenvalue(0)), times);
    } catch (DivergenceException e) {
      throw data.fault("", e.getMessage(), "Give --step below %s.".formatted(e.largestStep()));
    }
  }

  private Distillation distillation(double topEigenvalue) {
    Procedure procedure = training.procedure(topEigenvalue);
    try {
      Distillation.Switching switching =
          switchAt == null
              ? Distillation.Switching.NEVER
              : new Distillation.Switching(
                  switchTo == SwitchTarget.labels
                      ? Distillation.Switching.Direction.TO_LABELS
                      : Distillation.Switching.Direction.TO_DISTILLATION,
                  switchAt);
      return new Distillation(procedure, teacherTime, procedure, imitation, generations, switching);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage() + ".");
    }
  }

  private void checkTimes(Distillation distillation, double[] times) {
    try {
      for (double time : times) {
        distillation.student().requireTime(time);
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--times: " + e.getMessage() + ".");
    }
  }

  private void writeArrays(
      OutputFolder out,
      Simulation simulation,
      Preprocessing preprocessing,
      Columns.Matched newRows) {
    Training teacher = simulation.distillation().teacherCourse();
    Training student = simulation.distillation().students();
    if (weights) {
      out.write("teacher_weights.npy", file -> simulation.writeWeights(file, teacher));
      out.write("student_weights.npy", file -> simulation.writeWeights(file, student));
      out.write(
          "teacher_weights_raw.npy",
          file -> simulation.writeRawWeights(file, teacher, preprocessing));
      out.write(
          "weights_raw.npy", file -> simulation.writeRawWeights(file, student, preprocessing));
      out.write(
          "teacher_intercepts.npy",
          file -> simulation.writeIntercepts(file, teacher, preprocessing));
      out.write("intercepts.npy", file -> simulation.writeIntercepts(file, student, preprocessing));
    }
    if (newRows != null) {
      Matrix rows = newRows.features();
      out.write(
          "teacher_predictions.npy",
          file -> simulation.writePredictions(file, teacher, preprocessing, rows));
      out.write(
          "student_predictions.npy",
          file -> simulation.writePredictions(file, student, preprocessing, rows));
    }
  }

  private Map<String, Object> summary(
      Decomposed decomposed, Simulation simulation, Exaggeration found, List<String> warnings) {
    Spectrum spectrum = simulation.spectrum();
    Procedure procedure = simulation.distillation().teacher();
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("n", spectrum.rows());
    summary.put("p", spectrum.columns());
    summary.put("outputs", spectrum.targetCoefficients().columns());
    summary.put("rank", spectrum.rank().rank());
    summary.put("null_directions", spectrum.rank().nullDirections());
    summary.put("condition", spectrum.rank().condition());
    summary.put("solver", spectrum.solver());
    summary.put("route", spectrum.route().name().toLowerCase(java.util.Locale.ROOT));
    summary.put("procedure", procedure.name());
    if (procedure instanceof Procedure.Stepwise stepwise) {
      summary.put("step", stepwise.step());
      summary.put("momentum", stepwise.momentum());
    }
    if (procedure instanceof org.eigendistill.dynamics.DecayedFlow decayed) {
      summary.put("penalty", decayed.penalty());
    }
    summary.put("scale", decomposition.lossScale().name().toLowerCase(java.util.Locale.ROOT));
    summary.put("teacher", teacherTime);
    summary.put("times", simulation.times());
    summary.put("imitation", imitation);
    summary.put("generations", generations);
    summary.put("switch_at", switchAt);
    summary.put("switch_to", switchAt == null ? null : switchTo.name());
    summary.put("exaggerates", found.holds());
    summary.put("behind", found.behind());
    summary.put("ahead", found.ahead());
    summary.put("equal", found.equal());
    summary.put("unmatched", found.unmatched());
    summary.put("warnings", warnings);
    summary.put("data_digest", decomposed.digest());
    summary.put("seed", common.seed);
    summary.put("version", Version.current());
    return summary;
  }

  private void say(
      Reporter reporter, Simulation simulation, Exaggeration found, List<String> warnings) {
    Spectrum spectrum = simulation.spectrum();
    reporter.say(
        "%d x %d, rank %d, %d times: matched along direction 1, the student is behind in %d of %d comparisons, ahead in %d, equal to rounding in %d."
            .formatted(
                spectrum.rows(),
                spectrum.columns(),
                spectrum.directions(),
                simulation.times().length,
                found.behind(),
                found.behind() + found.ahead() + found.equal(),
                found.ahead(),
                found.equal()));
    warnings.forEach(warning -> reporter.say("Note: " + warning));
    reporter.say("Written to " + common.out("eigendistill-out") + ".");
  }
}
