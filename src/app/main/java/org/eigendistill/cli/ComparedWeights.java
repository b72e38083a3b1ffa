// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eigendistill.base.Counted;
import org.eigendistill.compare.ComparisonVerdict;
import org.eigendistill.compare.check.Check;
import org.eigendistill.compare.rows.ComparedModels;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.Expected;
import org.eigendistill.data.ReadOptions;
import org.eigendistill.diagnose.Bands;
import org.eigendistill.diagnose.Bias;
import org.eigendistill.diagnose.FunctionRows;
import org.eigendistill.diagnose.PairedBias;
import org.eigendistill.diagnose.WeightPath;
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
  private final List<WeightPath> paths = new ArrayList<>();
  private Optional<Check> stop = Optional.empty();

  /** Whether there are weights. */
  boolean areGiven() {
    return !teachers.isEmpty();
  }

  /** All pairs that were measured. */
  PairedBias bias() {
    return new PairedBias(measured);
  }

  /** What stops: copies of one pair are not several. */
  Optional<Check> stop() {
    return stop;
  }

  /** The word on lags, which is that of a run without models. */
  String verdict() {
    return stop.isPresent() ? ComparisonVerdict.NOT_COMPARABLE.word() : bias().lagVerdict().word();
  }

  /** What follows, in a sentence. */
  String sentence() {
    return stop.map(check -> "Not comparable: " + check.message()).orElse(bias().sentence());
  }

  /** Gains of the student's function, and how many rows tell nothing of them. */
  Map<String, Object> functions(ComparedModels models, Consumer<String> note) {
    FunctionRows rows =
        FunctionRows.of(
            ArrayName.parse(inputs, "X").matrix(ReadOptions.AUTO, Expected.NOTHING), models);
    if (rows.leftOut() > 0) {
      note.accept(
          "%s left out of function_gain: a class is masked there, or has probability 0."
              .formatted(
                  Counted.of(rows.leftOut(), "row") + Counted.word(rows.leftOut(), " is", " are")));
    }
    return rows.inputs().values().rows() == 0 ? Map.of() : rows.bias().numbers();
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
      WeightPath path = read.teacher().path();
      int before = paths.indexOf(path);
      if (before >= 0 && stop.isEmpty()) {
        stop =
            Optional.of(
                Check.stop(
                    "weights",
                    "The teacher's weights of pair %d are those of pair %d: pairs are networks of other seeds. Give three that were trained apart."
                        .formatted(r + 1, before + 1)));
      }
      paths.add(path);
    }
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put(
        "bands", bands.list().stream().map(b -> List.of(b.first() + 1, b.last() + 1)).toList());
    numbers.putAll(bias().numbers());
    if (stop.isPresent()) {
      numbers.put("verdict_lag", verdict());
      numbers.put("verdict_movement", verdict());
    }
    return numbers;
  }
}
