// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.eigendistill.base.Version;
import org.eigendistill.compare.ComparisonVerdict;
import org.eigendistill.data.ReadOptions;
import org.eigendistill.data.Reading;
import org.eigendistill.diagnose.ConfidenceReport;
import org.eigendistill.diagnose.PredictionFile;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Confidence exaggeration of any two models. */
@Command(
    name = "confidence",
    description =
        "Is the student more sure than its teacher where the teacher is sure, and less where it is"
            + " not? From both models' logits on the same examples, and a control's: without one the"
            + " verdict is uncontrolled. The rules are those of compare.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ConfidenceCommand implements Callable<Integer> {
  private static final String NAMES = ".npy, .csv, or .npz:KEY, .safetensors:KEY, .pt:KEY";

  @Spec private CommandSpec spec;

  @Option(
      names = "--teacher",
      paramLabel = "F",
      required = true,
      description =
          "The teacher's logits, examples x classes: " + NAMES + "; of three axes see --axes.")
  private String teacher;

  @Option(
      names = "--student",
      paramLabel = "F",
      required = true,
      description = "The student's, of the same examples and classes.")
  private String student;

  @Option(names = "--control", paramLabel = "F", description = ComparedOptions.CONTROL)
  private List<String> controls = List.of();

  @Option(
      names = "--axes",
      paramLabel = "tokens|checkpoints",
      description =
          "What the first of three axes are: sequences of tokens, whose rows are all measured, or"
              + " checkpoints, of which the last is.")
  private PredictionFile.Axes axes;

  @Option(
      names = "--kind",
      paramLabel = "logits|probabilities",
      defaultValue = "logits",
      description = "What the files hold (default: ${DEFAULT-VALUE}).")
  private PredictionFile.OutputScale kind;

  @Option(
      names = "--labels",
      paramLabel = "F",
      description =
          "Class numbers, or names of the teacher file's columns, that the models were trained on; a"
              + " second column may hold the true ones.")
  private String labels;

  @Option(
      names = "--clean-labels",
      paramLabel = "F",
      description = "The true class numbers; rows whose label differs are mislabelled.")
  private String cleanLabels;

  @Option(
      names = "--labels-from",
      paramLabel = "0|1",
      description =
          "The number of the first class in files of labels (default: 0; labels that look like"
              + " counting from 1 are refused).")
  private Integer firstClass;

  @ArgGroup(exclusive = false)
  private Test test;

  @Mixin private FigureOptions figures;

  @Mixin private ReadingOptions reading;
  @Mixin private CommonOptions common;

  /** A second split, measured apart. */
  static final class Test {
    @Option(
        names = "--test-teacher",
        paramLabel = "F",
        required = true,
        description = "The teacher's logits on a second split, measured apart.")
    private String teacher;

    @Option(
        names = "--test-student",
        paramLabel = "F",
        required = true,
        description = "The student's logits there.")
    private String student;

    @Option(
        names = "--test-control",
        paramLabel = "F",
        description = "A control's logits there; may be given several times.")
    private List<String> controls = List.of();

    @Option(names = "--test-labels", paramLabel = "F", description = "True class numbers there.")
    private String labels;
  }

  @Override
  public Integer call() {
    if (cleanLabels != null && labels == null) {
      throw new ParameterException(spec.commandLine(), "--clean-labels goes with --labels.");
    }
    if (firstClass != null && firstClass != 0 && firstClass != 1) {
      throw new ParameterException(spec.commandLine(), "--labels-from is 0 or 1.");
    }
    ReadOptions options = reading.declared();
    common.limitThreads();
    try (RunOutput out =
        RunOutput.open(spec, common, ConfidenceOutput.names(figures.style()), files())) {
      return run(out, options);
    }
  }

  private String[] files() {
    List<String> files = new ArrayList<>(controls);
    files.addAll(Arrays.asList(teacher, student, labels, cleanLabels));
    if (test != null) {
      files.addAll(test.controls);
      files.addAll(Arrays.asList(test.teacher, test.student, test.labels));
    }
    return files.toArray(String[]::new);
  }

  private int run(RunOutput out, ReadOptions options) {
    Reporter reporter = common.reporter();
    OptionalInt from = firstClass == null ? OptionalInt.empty() : OptionalInt.of(firstClass);
    List<ConfidenceSplit.Measured> splits = new ArrayList<>();
    splits.add(
        new ConfidenceSplit(
                "", teacher, student, controls, labels, cleanLabels, options, axes, from)
            .measure(test == null ? "all" : "train", kind, reporter));
    if (test != null) {
      splits.add(
          new ConfidenceSplit(
                  "test-",
                  test.teacher,
                  test.student,
                  test.controls,
                  test.labels,
                  null,
                  options,
                  axes,
                  from)
              .measure("test", kind, reporter));
    }
    ConfidenceReport report =
        new ConfidenceReport(splits.stream().flatMap(s -> s.groups().stream()).toList());
    List<String> notes = new ArrayList<>(splits.stream().flatMap(s -> s.notes().stream()).toList());
    notes.addAll(ConfidencePrintout.warnings(report));
    Map<String, Object> summary = summary(report, splits, notes);
    new ConfidenceOutput(report, out, figures.style()).write(summary, notes, reporter);
    common.json.write(summary);
    boolean stops = report.groups().get(0).verdict().verdict() == ComparisonVerdict.NOT_COMPARABLE;
    return stops ? Main.NOT_COMPARABLE : Main.GOOD;
  }

  private Map<String, Object> summary(
      ConfidenceReport report, List<ConfidenceSplit.Measured> splits, List<String> notes) {
    Map<String, Object> summary = report.summary();
    splits.forEach(split -> summary.putAll(split.accuracies()));
    summary.put("kind", kind.name());
    summary.put("teacher", teacher);
    summary.put("student", student);
    summary.put("warnings", notes);
    summary.putAll(
        splits.stream()
            .map(ConfidenceSplit.Measured::reading)
            .reduce(Reading.NONE, Reading::and)
            .named());
    summary.put("seed", common.seed);
    summary.put("version", Version.current());
    return summary;
  }
}
