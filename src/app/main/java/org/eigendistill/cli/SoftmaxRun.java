// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Version;
import org.eigendistill.chart.SoftmaxFigures;
import org.eigendistill.data.Columns;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.NamedMatrix;
import org.eigendistill.data.Preprocessing;
import org.eigendistill.data.Reading;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.figure.PrintStyle;
import org.eigendistill.simulation.SoftmaxArrays;
import org.eigendistill.simulation.SoftmaxArrays.SoftmaxRole;
import org.eigendistill.simulation.SoftmaxSimulation;
import org.eigendistill.simulation.SpectrumTable;
import org.eigendistill.softmax.ConfidenceShares;
import org.eigendistill.spectrum.Spectrum;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** simulate --loss softmax. */
record SoftmaxRun(
    CommandSpec spec,
    CommonOptions common,
    DataOptions data,
    SpectrumOptions decomposition,
    double temperature,
    Length teacher,
    TimeGrid grid,
    Optional<PrintStyle> figures) {
  /**
   * In units of 1 over the top eigenvalue: an explicit method takes about a tenth as many steps.
   */
  private static final double LONGEST = 1e6;

  /** Shorter ones are too small for the method's own differences. */
  private static final double SHORTEST = 1e-290;

  /** What courses are meant to be off by at most, of the teacher's norm. */
  private static final double ACCURACY = 1e-10;

  int call(boolean weights, Path predict) {
    String rows = predict == null ? null : predict.toString();
    try (RunOutput out =
        RunOutput.open(
            spec, common, names(weights, predict), data.data.toString(), data.target, rows)) {
      return run(out, weights, predict);
    }
  }

  private List<String> names(boolean weights, Path predict) {
    return SimulationFiles.names(
        List.of(
            "spectrum.csv",
            "softmax_gains.csv",
            "confidence_line.csv",
            "teacher_end_logits.npy",
            "teacher_logits.npy",
            "student_logits.npy"),
        weights,
        predict != null,
        figures.isPresent() ? RunOutput.figures("softmax_gains") : List.of());
  }

  private int run(RunOutput out, boolean weights, Path predict) {
    Reporter reporter = common.reporter();
    DataOptions.Prepared prepared = data.classified();
    Preprocessing preprocessing = prepared.preprocessing();
    Reading reading = prepared.reading();
    List<String> warnings = new ArrayList<>(preprocessing.notes());
    Matrix rows = null;
    if (predict != null) {
      NamedMatrix read = data.newRows(predict, preprocessing.columns());
      reading = reading.and("--predict", read.read());
      Columns.Matched matched = preprocessing.columns().match(read);
      warnings.addAll(matched.notes());
      rows = matched.features();
    }
    reading.lines().forEach(reporter::say);
    reporter.update("decomposing", 0, 0);
    Spectrum spectrum = decomposition.decompose(prepared.dataset(), common.solver(reporter));
    warnings.addAll(spectrum.warnings());
    SoftmaxSimulation simulation = simulation(spectrum, prepared.dataset(), reporter);
    warnings.addAll(doubts(simulation.relativeError(), simulation.secondMethodDifference()));
    ConfidenceShares shares = shares(simulation);
    out.write("spectrum.csv", SpectrumTable.of(spectrum)::write);
    out.write("softmax_gains.csv", simulation::writeGains);
    out.write("confidence_line.csv", simulation.confidenceTable(shares)::write);
    out.write("preprocessing.json", file -> Json.write(file, preprocessing.named()));
    writeArrays(out, new SoftmaxArrays(simulation), preprocessing, weights, rows);
    if (figures.isPresent()) {
      reporter.update("drawing", 0, 0);
      out.write("", folder -> SoftmaxFigures.write(simulation, figures.get(), folder));
    }
    Map<String, Object> json = json(simulation, shares);
    json.put("warnings", warnings);
    json.putAll(reading.named());
    json.put("data_digest", prepared.dataset().digest());
    json.put("seed", common.seed);
    json.put("version", Version.current());
    out.write("summary.json", file -> Json.write(file, json));
    out.with("solver", spectrum.solver());
    List<String> answers = List.of(sentence(simulation), sentence(shares));
    return out.finish(reporter, common.json, answers, json, warnings);
  }

  private ConfidenceShares shares(SoftmaxSimulation simulation) {
    try {
      return simulation.confidence();
    } catch (IllegalArgumentException e) {
      throw data.fault(
          "", e.getMessage(), "Give features that differ from row to row, or a longer --teacher.");
    }
  }

  private SoftmaxSimulation simulation(Spectrum spectrum, Dataset dataset, Reporter reporter) {
    double top = spectrum.eigenvalue(0);
    double last = spectrum.eigenvalue(spectrum.directions() - 1);
    Length.Scale scale = new Length.Scale(GradientFlow.of(), top, last);
    double stop = teacher.on(scale);
    double[] times = grid.on(scale);
    double longest = Math.max(stop, times[times.length - 1]);
    double shortest = Math.min(stop, times[0]);
    boolean isShort = !(shortest * top >= SHORTEST);
    if (isShort || !(longest * top <= LONGEST)) {
      throw new ParameterException(
          spec.commandLine(),
          "With --loss softmax lengths are positive, from %.0e/l1, and at most %.0e/l1, here %.6g, not %.6g."
              .formatted(SHORTEST, LONGEST, LONGEST / top, isShort ? shortest : longest));
    }
    try {
      return SoftmaxSimulation.of(
          spectrum,
          dataset.targets().columns(),
          dataset.classOfRows().orElseThrow(),
          temperature,
          stop,
          times,
          reporter);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage() + ".");
    }
  }

  /**
   * What is said where a course is not as exact as courses are meant to be.
   *
   * @param bound of the error
   * @param difference from the second method
   */
  static List<String> doubts(double bound, double difference) {
    List<String> doubts = new ArrayList<>();
    if (!(bound <= ACCURACY)) {
      doubts.add(
          "The logits' error is bounded by %.1e of the teacher's norm only, not by %.0e: shorter lengths, or a teacher that stops earlier, are bounded better."
              .formatted(bound, ACCURACY));
    }
    if (!(difference <= Math.max(bound, ACCURACY))) {
      doubts.add(
          "A second method comes to logits that are %.1e of the teacher's norm away, more than the error's bound of %.1e: rely on no digit beyond."
              .formatted(difference, bound));
    }
    return doubts;
  }

  private static void writeArrays(
      RunOutput out,
      SoftmaxArrays arrays,
      Preprocessing preprocessing,
      boolean weights,
      Matrix rows) {
    out.write("teacher_end_logits.npy", arrays::writeEnd);
    for (SoftmaxRole role : SoftmaxRole.values()) {
      String name = role.name().toLowerCase(Locale.ROOT) + "_";
      String raw = role == SoftmaxRole.TEACHER ? "teacher_" : "";
      out.write(name + "logits.npy", file -> arrays.writeLogits(file, role));
      if (weights) {
        out.write(name + "weights.npy", file -> arrays.writeWeights(file, role));
        out.write(
            raw + "weights_raw.npy", file -> arrays.writeRawWeights(file, role, preprocessing));
        out.write(
            raw + "intercepts.npy", file -> arrays.writeIntercepts(file, role, preprocessing));
      }
      if (rows != null) {
        out.write(
            name + "predictions.npy",
            file -> arrays.writePredictions(file, role, preprocessing, rows));
      }
    }
  }

  private Map<String, Object> json(SoftmaxSimulation simulation, ConfidenceShares shares) {
    Spectrum spectrum = simulation.spectrum();
    Map<String, Object> json = SimulationSummary.of(spectrum);
    json.put("loss", "softmax");
    json.put("temperature", simulation.temperature());
    json.put("procedure", "flow");
    json.put("scale", decomposition.lossScale().name().toLowerCase(Locale.ROOT));
    json.put("teacher", simulation.teacherTime());
    json.put("times", simulation.times());
    json.put("integration_steps", simulation.plain().steps() + simulation.students().steps());
    json.put("evaluations", simulation.plain().evaluations() + simulation.students().evaluations());
    json.put("relative_error_bound", simulation.relativeError());
    json.put("second_method_difference", simulation.secondMethodDifference());
    json.put("certified", certified(simulation));
    json.put("compared", (long) simulation.times().length * spectrum.directions());
    json.put("slope_tails", shares.slopeTails());
    json.put("low_end_tails", shares.lowTails());
    json.put("never_steep", shares.isNeverSteep());
    json.put("never_above", shares.isNeverAbove());
    return json;
  }

  /** Gains whose distance from the limit is bounded by a tenth of it. */
  private static long certified(SoftmaxSimulation simulation) {
    long certified = 0;
    for (int i = 0; i < simulation.times().length; i++) {
      for (int k = 0; k < simulation.spectrum().directions(); k++) {
        double bound = simulation.students().bound(i, k) / simulation.size(k);
        certified += bound < simulation.students().limit(i, k) / 10 ? 1 : 0;
      }
    }
    return certified;
  }

  private static String sentence(SoftmaxSimulation simulation) {
    Spectrum spectrum = simulation.spectrum();
    int times = simulation.times().length;
    return "%d x %d, rank %d, %d classes, %d times, softmax at temperature %s: %,d of %,d gains within a tenth of the limit's by R1's bound, the others measured; logits to %.1e of the teacher's, a second method %.1e apart."
        .formatted(
            spectrum.rows(),
            spectrum.columns(),
            spectrum.directions(),
            simulation.teacherEnd().columns(),
            times,
            simulation.temperature(),
            certified(simulation),
            (long) times * spectrum.directions(),
            simulation.relativeError(),
            simulation.secondMethodDifference());
  }

  private static String sentence(ConfidenceShares shares) {
    return shares.isNeverSteep()
        ? "S1: every student whose gains fall with the eigenvalue has a confidence line of slope at most 1; a slope below 1 refutes nothing here."
        : "S1: a student's confidence line can be steeper than 1 here; a slope below 1 refutes no exaggerated bias all the same.";
  }
}
