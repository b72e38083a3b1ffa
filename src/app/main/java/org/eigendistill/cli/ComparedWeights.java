package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.data.ReadOptions;
import org.eigendistill.diagnose.Bands;
import org.eigendistill.diagnose.Bias;
import org.eigendistill.diagnose.PairedBias;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.Spectrum;
import picocli.CommandLine.Option;

/** Weights on inputs through training: lag and movement by bands, decided by three pairs. */
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
      description =
          "A teacher's weights on them, checkpoints x units x inputs; once for each pair, of which"
              + " three decide.")
  List<String> teachers = List.of();

  @Option(
      names = "--student-weights",
      paramLabel = "F",
      description = "Its student's; as many, in the same order.")
  List<String> students = List.of();

  private final List<Bias> measured = new ArrayList<>();

  /** Whether there are weights. */
  boolean areGiven() {
    return !teachers.isEmpty();
  }

  /** All pairs that were measured. */
  PairedBias bias() {
    return new PairedBias(measured);
  }

  /** Measures; the numbers by their names. */
  Map<String, Object> measure(EigenSolver solver) {
    Spectrum spectrum = null;
    Bands bands = null;
    for (int r = 0; r < teachers.size(); r++) {
      BiasInputs read =
          BiasInputs.read(inputs, teachers.get(r), students.get(r), false, false, ReadOptions.AUTO);
      spectrum = spectrum == null ? read.decompose(false, solver) : spectrum;
      bands = bands == null ? Bands.growing(spectrum.directions()) : bands;
      measured.add(read.measure(spectrum, bands, false));
    }
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put(
        "bands", bands.list().stream().map(b -> List.of(b.first() + 1, b.last() + 1)).toList());
    numbers.putAll(bias().numbers());
    return numbers;
  }
}
