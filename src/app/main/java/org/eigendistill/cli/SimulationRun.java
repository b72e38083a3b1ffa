// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.eigendistill.base.Version;
import org.eigendistill.chart.SimulationFigures;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.Reading;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.DivergenceException;
import org.eigendistill.dynamics.Exaggeration;
import org.eigendistill.figure.PrintStyle;
import org.eigendistill.simulation.SimulatedArrays;
import org.eigendistill.simulation.Simulation;
import org.eigendistill.simulation.SpectrumTable;
import org.eigendistill.simulation.StartingModel;
import org.eigendistill.simulation.TeacherSpace;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.RowWeights;
import org.eigendistill.spectrum.Spectrum;
import picocli.CommandLine.Model.CommandSpec;

/** simulate of linear and kernel models: directions, training, tables and a summary. */
final class SimulationRun {
  /**
   * What is asked for.
   *
   * @param lengths how long teacher and students train
   * @param training by which procedure
   * @param teacher features of its own
   * @param start where training starts; or none for zero
   * @param newRows to predict, of the student's features; or null
   * @param weights whether weights are written
   * @param figures how figures are set, where they are drawn
   * @param top whether of a kernel its largest directions alone
   */
  record Asked(
      DistillationOptions lengths,
      ProcedureOptions training,
      TeacherOptions teacher,
      Optional<StartFile> start,
      Path newRows,
      boolean weights,
      Optional<PrintStyle> figures,
      TopOptions top) {
    String predict() {
      return newRows == null ? null : newRows.toString();
    }
  }

  private final CommandSpec spec;
  private final CommonOptions common;
  private final DataOptions data;
  private final SpectrumOptions decomposition;
  private final Asked asked;
  private final Map<String, Object> more = new LinkedHashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private Reading reading;

  SimulationRun(
      CommandSpec spec,
      CommonOptions common,
      DataOptions data,
      SpectrumOptions decomposition,
      Asked asked) {
    this.spec = spec;
    this.common = common;
    this.data = data;
    this.decomposition = decomposition;
    this.asked = asked;
  }

  int call() {
    Stream<String> own =
        Stream.of(
            data.cluster(common.solver).isPresent() ? null : data.data.toString(),
            data.target,
            data.weight,
            asked.predict(),
            asked.start.map(StartFile::file).orElse(null),
            decomposition.kernelFile());
    String[] inputs =
        Stream.concat(own, Arrays.stream(asked.teacher.inputs())).toArray(String[]::new);
    try (RunOutput out = RunOutput.open(spec, common, names(), inputs)) {
      return run(out);
    }
  }

  private List<String> names() {
    List<String> tables =
        new ArrayList<>(
            List.of("spectrum.csv", "trajectory.csv", "matched.csv", "effective_time.csv"));
    if (asked.teacher.isGiven()) {
      tables.addAll(List.of("teacher_spectrum.csv", "teacher_preprocessing.json", "overlaps.csv"));
    }
    List<String> names =
        SimulationFiles.names(
            tables,
            asked.weights,
            asked.newRows != null,
            asked.figures.isPresent()
                ? RunOutput.figures("bias", "convergence", "effective_time")
                : List.of());
    if (asked.teacher.isGiven()) {
      names.remove("teacher_predictions.npy");
    }
    if (asked.teacher.newRows() != null) {
      names.add("teacher_predictions.npy");
    }
    return names;
  }

  private int run(RunOutput out) {
    Reporter reporter = common.reporter();
    EigenSolver solver = common.solver(reporter);
    DataOptions.Prepared prepared = data.isStreamed() ? null : data.prepared();
    Decomposed student = decompose(prepared, solver, reporter);
    reading = student.reading();
    warnings.addAll(student.preprocessing().notes());
    Decomposed teacher =
        asked.teacher.isGiven()
            ? asked.teacher.decompose(data, prepared, decomposition, solver)
            : student;
    noteTeacher(teacher);
    Optional<NewRows> rows =
        newRows("--predict", asked.newRows, student, decomposition.kernelFile());
    Optional<NewRows> taught =
        asked.teacher.isGiven()
            ? newRows(
                "--teacher-predict",
                asked.teacher.newRows(),
                teacher,
                asked.teacher.kernel().file())
            : rows;
    Optional<StartingModel> start = start(prepared, student);
    reading.lines().forEach(reporter::say);
    warnings.addAll(student.spectrum().warnings());
    noteWeights(prepared);
    Simulation simulation = simulation(student.spectrum(), teacher.spectrum(), start);
    int predicted =
        Math.max(
            rows.map(r -> r.inputs().rows()).orElse(0),
            taught.map(r -> r.inputs().rows()).orElse(0));
    SimulationSize.of(simulation, asked.weights, predicted)
        .requireRoom(common.out("eigendistill-out"));
    SimulationSummary summary = writeTables(out, simulation, reporter);
    out.write("preprocessing.json", file -> Json.write(file, student.preprocessing().named()));
    if (asked.teacher.isGiven()) {
      out.write(
          "teacher_preprocessing.json", file -> Json.write(file, teacher.preprocessing().named()));
    }
    double[] times = simulation.times();
    writeArrays(
        out,
        "teacher",
        "teacher_",
        new SimulatedArrays(simulation.teacherModel(), times, teacher.preprocessing()),
        taught);
    writeArrays(
        out,
        "student",
        "",
        new SimulatedArrays(simulation.studentModel(), times, student.preprocessing()),
        rows);
    if (asked.figures.isPresent()) {
      reporter.update("drawing", 0, 0);
      out.write("", folder -> SimulationFigures.write(simulation, asked.figures.get(), folder));
    }
    Map<String, Object> json = summary.json();
    json.put("scale", decomposition.lossScale().name().toLowerCase(Locale.ROOT));
    json.putAll(more);
    json.put("warnings", warnings);
    json.putAll(reading.named());
    json.put("data_digest", student.digest());
    json.put("seed", common.seed);
    json.put("version", Version.current());
    out.write("summary.json", file -> Json.write(file, json));
    out.with("solver", student.spectrum().solver());
    return out.finish(reporter, common.json, List.of(summary.sentence()), json, warnings);
  }

  private Decomposed decompose(
      DataOptions.Prepared prepared, EigenSolver solver, Reporter reporter) {
    Optional<ClusterMoments> cluster = data.cluster(common.solver);
    if (cluster.isPresent()) {
      return data.streamed()
          .decompose(cluster.get(), data.place(), solver, decomposition.lossScale(), reporter);
    }
    if (prepared == null) {
      return data.streamed()
          .decompose(
              common.solver(1), common.threads(), solver, decomposition.lossScale(), reporter);
    }
    reporter.update("decomposing", 0, 0);
    return new Decomposed(
        asked.top.isGiven()
            ? largest(prepared.dataset(), solver)
            : decomposition.decompose(prepared.dataset(), solver),
        prepared.preprocessing(),
        prepared.dataset().digest(),
        prepared.reading());
  }

  private Spectrum largest(Dataset dataset, EigenSolver solver) {
    TopOptions.Found found = asked.top.decompose(decomposition, dataset, solver);
    warnings.add(found.note());
    more.put("top", found.json());
    return found.spectrum();
  }

  private Optional<NewRows> newRows(String option, Path file, Decomposed model, String kernel) {
    Optional<NewRows> read =
        NewRows.read(
            option,
            file,
            data,
            model.preprocessing(),
            kernel == null ? 0 : Math.toIntExact(model.spectrum().rows()));
    read.ifPresent(
        rows -> {
          reading = reading.and(rows.reading());
          warnings.addAll(rows.notes());
        });
    return read;
  }

  private Optional<StartingModel> start(DataOptions.Prepared prepared, Decomposed student) {
    if (asked.start.isEmpty()) {
      return Optional.empty();
    }
    SimulationStart start =
        SimulationStart.read(
            asked.start.get(), data, prepared, student, !decomposition.hasKernel());
    reading = reading.and("--start", start.found().record());
    warnings.addAll(start.notes(asked.weights || asked.newRows != null));
    more.putAll(start.json());
    return Optional.of(start.model());
  }

  private void noteTeacher(Decomposed teacher) {
    if (!asked.teacher.isGiven()) {
      return;
    }
    reading = reading.and(teacher.reading());
    Stream.concat(teacher.preprocessing().notes().stream(), teacher.spectrum().warnings().stream())
        .map("Of the teacher's features: "::concat)
        .forEach(warnings::add);
    more.put("teacher_space", SimulationSummary.of(teacher.spectrum()));
  }

  private void noteWeights(DataOptions.Prepared prepared) {
    if (prepared != null && prepared.dataset().weights().isPresent()) {
      RowWeights weights = new RowWeights(prepared.dataset().weights().get());
      warnings.addAll(WeightedRows.notes(weights));
      more.putAll(WeightedRows.json(data.weight, weights));
    }
  }

  private Simulation simulation(Spectrum student, Spectrum teacher, Optional<StartingModel> start) {
    Length.Scale scale = scale(student);
    Length.Scale taught = asked.teacher.isGiven() ? scale(teacher) : scale;
    Distillation distillation = asked.lengths.distillation(taught, scale);
    try {
      return new Simulation(
          student,
          distillation,
          asked.lengths.times(scale),
          start,
          asked.teacher.isGiven()
              ? Optional.of(TeacherSpace.of(student, teacher))
              : Optional.empty());
    } catch (DivergenceException e) {
      throw data.fault(
          "", e.getMessage(), "Give --%s below %s.".formatted(e.parameter(), e.below()));
    }
  }

  private Length.Scale scale(Spectrum spectrum) {
    double top = spectrum.eigenvalue(0);
    double last = spectrum.eigenvalue(spectrum.directions() - 1);
    return new Length.Scale(asked.training.procedure(top), top, last);
  }

  private SimulationSummary writeTables(RunOutput out, Simulation simulation, Reporter reporter) {
    out.write("spectrum.csv", simulation.spectrumTable()::write);
    simulation
        .teacher()
        .ifPresent(
            other -> {
              out.write("teacher_spectrum.csv", SpectrumTable.of(other.spectrum())::write);
              out.write(
                  "overlaps.csv",
                  other.table(simulation.spectrum(), simulation.distillation())::write);
            });
    out.write("trajectory.csv", file -> simulation.writeTrajectory(file, reporter));
    Exaggeration[] found = new Exaggeration[1];
    out.write("matched.csv", file -> found[0] = simulation.writeMatched(file, reporter));
    long[] empty = new long[1];
    out.write(
        "effective_time.csv", file -> empty[0] = simulation.writeEffectiveTime(file, reporter));
    SimulationSummary summary = new SimulationSummary(simulation, found[0]);
    warnings.addAll(summary.notes(empty[0]));
    Distillation distillation = simulation.distillation();
    DoubleSupplier longest = simulation::longest;
    double[] taught = simulation.teacherSpectrum().eigenvalues();
    Stream.of(
            GainCheck.note(distillation.teacher(), longest, taught),
            GainCheck.note(distillation.student(), longest, simulation.spectrum().eigenvalues()))
        .flatMap(Optional::stream)
        .distinct()
        .forEach(warnings::add);
    return summary;
  }

  /**
   * Writes a model's arrays; those of the student have no head to their name but where they had.
   */
  private void writeArrays(
      RunOutput out, String role, String head, SimulatedArrays arrays, Optional<NewRows> rows) {
    if (asked.weights) {
      out.write(role + "_weights.npy", arrays::writeWeights);
      out.write(head + "weights_raw.npy", arrays::writeRawWeights);
      out.write(head + "intercepts.npy", arrays::writeIntercepts);
    }
    rows.ifPresent(
        read ->
            out.write(
                role + "_predictions.npy", file -> arrays.writePredictions(file, read.inputs())));
  }
}
