package org.eigendistill.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.data.ReadOptions;
import org.eigendistill.diagnose.Bands;
import org.eigendistill.diagnose.Bias;
import org.eigendistill.diagnose.Estimate;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.Spectrum;
import picocli.CommandLine.Option;

/** Weights on inputs through training: lag and movement by bands, without a verdict. */
final class ComparedWeights {
  @Option(
      names = "--inputs",
      paramLabel = "F",
      required = true,
      description =
          "The rows' inputs, examples x inputs: gains of the student's function by bands of them,"
              + " beside controls; and lag and movement of weights, where those are given.")
  String inputs;

  @Option(
      names = "--teacher-weights",
      paramLabel = "F",
      description = "The teacher's weights on them, checkpoints x units x inputs.")
  String teacher;

  @Option(names = "--student-weights", paramLabel = "F", description = "The student's.")
  String student;

  /** The numbers by their names. */
  Map<String, Object> measure(EigenSolver solver) {
    BiasInputs read = BiasInputs.read(inputs, teacher, student, false, false, ReadOptions.AUTO);
    Spectrum spectrum = read.decompose(false, solver);
    Bands bands = Bands.growing(spectrum.directions());
    Bias bias = read.measure(spectrum, bands, false);
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put(
        "bands", bands.list().stream().map(b -> List.of(b.first() + 1, b.last() + 1)).toList());
    numbers.put("lag", bias.lags().stream().map(Estimate::value).toList());
    numbers.put("mean_lag", bias.meanLag().value());
    numbers.put("movement_ratio", bias.ratios().stream().map(Estimate::value).toList());
    numbers.put("mean_movement_ratio", bias.meanRatio().value());
    return numbers;
  }
}
