// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Version;
import org.eigendistill.data.ReadOptions;
import org.eigendistill.data.Reading;
import org.eigendistill.diagnose.Bands;
import org.eigendistill.diagnose.Bias;
import org.eigendistill.diagnose.BiasReport;
import org.eigendistill.diagnose.FunctionBias;
import org.eigendistill.spectrum.Spectrum;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Bias exaggeration of any two models. */
@Command(
    name = "bias",
    description =
        "Do the student's weights lag behind the teacher's along lower eigendirections of the data?"
            + " From the weights that touch the inputs, through training. The verdict is uncontrolled:"
            + " measure a second teacher in the student's place by the same command, and compare.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BiasCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "F",
      required = true,
      description =
          "The inputs as the layer sees them, examples x inputs, in a file that ends in"
              + " ${bundle:formats}; F.npz:KEY is an array of an archive.")
  private String data;

  @Option(
      names = "--teacher",
      paramLabel = "F",
      required = true,
      description =
          "The teacher's weights, checkpoints x units x inputs: .npy, or KEY of .npz, .safetensors or .pt.")
  private String teacher;

  @Option(
      names = "--student",
      paramLabel = "F",
      required = true,
      description = "The student's; its checkpoints need not be the teacher's.")
  private String student;

  @Option(
      names = "--inputs-first",
      description = "The weights are checkpoints x inputs x units (Keras; simulate --weights).")
  private boolean inputsFirst;

  @Option(
      names = "--unpaired",
      description = "The units of the two models are different ones, and may differ in number.")
  private boolean unpaired;

  @Option(
      names = "--bands",
      paramLabel = "LIST|each",
      description =
          "Bands of directions, 1,2-5,6-20 for instance, or each by itself; matched on the first"
              + " (default: 1, 2-5, 6-21, growing by four).")
  private String bands;

  @Option(names = "--center", description = "Take the mean off every input.")
  private boolean center;

  @ArgGroup(exclusive = false)
  private BiasLogits logits;

  @Mixin private FigureOptions figures;

  @Mixin private ReadingOptions reading;
  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    ReadOptions options = reading.declared();
    common.limitThreads();
    try (RunOutput out = RunOutput.open(spec, common, BiasOutput.names(figures.style()), files())) {
      return run(out, options);
    }
  }

  private String[] files() {
    List<String> files = new ArrayList<>(List.of(data, teacher, student));
    if (logits != null) {
      files.addAll(logits.files());
    }
    return files.toArray(String[]::new);
  }

  private int run(RunOutput out, ReadOptions options) {
    Reporter reporter = common.reporter();
    BiasInputs inputs = BiasInputs.read(data, teacher, student, inputsFirst, unpaired, options);
    reporter.say(inputs.data().read().sentence());
    reporter.update("decomposing", 0, 0);
    Spectrum spectrum = inputs.decompose(center, common.solver(reporter));
    Bands chosen = bands(spectrum.directions(), inputs.data().source());
    reporter.update("projecting", 0, 0);
    Bias bias = inputs.measure(spectrum, chosen, unpaired);
    BiasReport report = new BiasReport(bias, chosen, spectrum.eigenvalues());
    List<String> warnings = new ArrayList<>(report.warnings());
    warnings.addAll(spectrum.warnings());
    out.with("solver", spectrum.solver());
    Map<String, Object> summary = summary(report, spectrum, inputs, warnings);
    Optional<FunctionBias> functions =
        Optional.ofNullable(logits).map(l -> l.measure(inputs.data()));
    functions.ifPresent(f -> summary.putAll(f.numbers()));
    new BiasOutput(report, functions, out, figures.style()).write(summary, warnings, reporter);
    common.json.write(summary);
    return Main.GOOD;
  }

  private Bands bands(int directions, String source) {
    if (directions < 2) {
      throw BadInputException.of(
          source,
          "",
          "it varies along one direction only",
          "Give the inputs of many examples, a row each.");
    }
    try {
      if (bands == null) {
        return Bands.growing(directions);
      }
      return bands.equals("each") ? Bands.each(directions) : Bands.parse(bands, directions);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--bands: " + e.getMessage() + ".");
    }
  }

  private Map<String, Object> summary(
      BiasReport report, Spectrum spectrum, BiasInputs inputs, List<String> warnings) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("n", spectrum.rows());
    summary.put("inputs", spectrum.columns());
    summary.put("directions", spectrum.directions());
    summary.put("units_teacher", inputs.teacher().path().units());
    summary.put("units_student", inputs.student().path().units());
    summary.put("paired", !unpaired);
    summary.putAll(report.summary());
    summary.put("centered", center);
    summary.put("solver", spectrum.solver());
    summary.put("data", data);
    summary.put("teacher", teacher);
    summary.put("student", student);
    summary.putAll(Reading.NONE.and("--data", inputs.data().read()).named());
    summary.put("data_digest", inputs.digest());
    summary.put("warnings", warnings);
    summary.put("version", Version.current());
    return summary;
  }
}
