package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Version;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.NamedMatrix;
import org.eigendistill.data.OutputFolder;
import org.eigendistill.data.Scaling;
import org.eigendistill.diagnose.Bands;
import org.eigendistill.diagnose.Bias;
import org.eigendistill.diagnose.BiasReport;
import org.eigendistill.diagnose.WeightFile;
import org.eigendistill.experiment.BiasFigure;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;
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
            + " From the weights that touch the inputs, through training.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BiasCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "F",
      required = true,
      description =
          "The inputs as the layer sees them, examples x inputs: .npy, .npz, .npz:KEY, .csv or IDX.")
  private String data;

  @Option(
      names = "--teacher",
      paramLabel = "F",
      required = true,
      description = "The teacher's weights, checkpoints x units x inputs: .npy, .npz or .npz:KEY.")
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

  @Option(names = "--no-figures", description = "Writes tables only.")
  private boolean noFigures;

  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    common.limitThreads();
    Reporter reporter = Reporter.of(common.quiet);
    NamedMatrix read = ArrayName.parse(data, "X").matrix();
    int inputs = read.values().columns();
    WeightFile t =
        WeightFile.read(ArrayName.parse(teacher, "teacher"), inputsFirst, inputs, read.source());
    WeightFile s =
        WeightFile.read(ArrayName.parse(student, "student"), inputsFirst, inputs, read.source());
    if (!unpaired && t.path().units() != s.path().units()) {
      throw BadInputException.of(
          s.source(),
          "axis " + (inputsFirst ? 3 : 2),
          "%d units where %s has %d".formatted(s.path().units(), t.source(), t.path().units()),
          "If the layers are different ones, add --unpaired.");
    }
    reporter.update("decomposing", 0, 0);
    Spectrum spectrum = decompose(read, reporter);
    Bands chosen = bands(spectrum.directions(), read.source());
    reporter.update("projecting", 0, 0);
    Bias bias = measure(t, s, spectrum, chosen);
    write(new BiasReport(bias, chosen, spectrum.eigenvalues()), spectrum, read, t, s, reporter);
    return Main.GOOD;
  }

  private Bias measure(WeightFile t, WeightFile s, Spectrum spectrum, Bands chosen) {
    try {
      return Bias.of(t.path(), s.path(), spectrum.directionVectors(), chosen, !unpaired);
    } catch (IllegalArgumentException e) {
      throw BadInputException.of(
          t.source() + " and " + s.source(),
          "",
          e.getMessage(),
          "Save the weights before the first step of training too, and early ones densely.",
          e);
    }
  }

  private Spectrum decompose(NamedMatrix read, Reporter reporter) {
    Matrix x = center ? Scaling.centring(read.values()).apply(read.values()) : read.values();
    Matrix none = Matrix.fill(x.rows(), 1, (i, j) -> 0);
    try {
      return Spectrum.byGram(x, none, LossScale.MEAN, common.solver(reporter));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw BadInputException.of(
          read.source(), "", e.getMessage(), "Check the inputs for columns of use.", e);
    }
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

  private void write(
      BiasReport report,
      Spectrum spectrum,
      NamedMatrix read,
      WeightFile t,
      WeightFile s,
      Reporter reporter) {
    List<String> warnings = new ArrayList<>(report.warnings());
    warnings.addAll(spectrum.warnings());
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("n", spectrum.rows());
    summary.put("inputs", spectrum.columns());
    summary.put("directions", spectrum.directions());
    summary.put("units_teacher", t.path().units());
    summary.put("units_student", s.path().units());
    summary.put("paired", !unpaired);
    summary.putAll(report.summary());
    summary.put("centered", center);
    summary.put("solver", spectrum.solver());
    summary.put("data", data);
    summary.put("teacher", teacher);
    summary.put("student", student);
    summary.put("data_digest", digest(read));
    summary.put("warnings", warnings);
    summary.put("version", Version.current());
    try (OutputFolder out = OutputFolder.open(common.out("eigendistill-out"))) {
      out.write("bias.json", file -> Json.write(file, summary));
      out.write("trajectories.csv", report.trajectories()::write);
      out.write("lags.csv", report.lags()::write);
      if (!noFigures) {
        reporter.update("drawing", 0, 0);
        out.write("", folder -> BiasFigure.write(report, folder));
      }
      out.publish();
    }
    reporter.endLine();
    BiasWords.say(reporter, report);
    warnings.forEach(warning -> reporter.say("Note: " + warning));
    reporter.say("Written to " + common.out("eigendistill-out") + ".");
  }

  private static String digest(NamedMatrix read) {
    Matrix none = Matrix.fill(read.values().rows(), 1, (i, j) -> 0);
    return Dataset.of(read.source(), read.values(), read.namesOrNumbers(), none, List.of("none"))
        .digest();
  }
}
