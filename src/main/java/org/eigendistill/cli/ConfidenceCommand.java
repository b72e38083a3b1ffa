package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eigendistill.base.Version;
import org.eigendistill.diagnose.ConfidenceGroup;
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
            + " not? From both models' logits on the same examples. The verdict is uncontrolled: measure"
            + " a second teacher in the student's place by the same command, and compare.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ConfidenceCommand implements Callable<Integer> {
  private static final String NAMES = ".npy, .npz, .npz:KEY or .csv";

  @Spec private CommandSpec spec;

  @Option(
      names = "--teacher",
      paramLabel = "F",
      required = true,
      description =
          "The teacher's logits, examples x classes: "
              + NAMES
              + "; of checkpoints x examples x classes the last checkpoint is taken.")
  private String teacher;

  @Option(
      names = "--student",
      paramLabel = "F",
      required = true,
      description = "The student's, of the same examples and classes.")
  private String student;

  @Option(
      names = "--kind",
      paramLabel = "logits|probabilities",
      defaultValue = "logits",
      description = "What the files hold (default: ${DEFAULT-VALUE}).")
  private PredictionFile.Kind kind;

  @Option(
      names = "--labels",
      paramLabel = "F",
      description =
          "Class numbers, from 0, that the models were trained on; a second column may hold the"
              + " true ones.")
  private String labels;

  @Option(
      names = "--clean-labels",
      paramLabel = "F",
      description = "The true class numbers; rows whose label differs are mislabelled.")
  private String cleanLabels;

  @ArgGroup(exclusive = false)
  private Test test;

  @Option(names = "--no-figures", description = "Writes tables only.")
  private boolean noFigures;

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

    @Option(names = "--test-labels", paramLabel = "F", description = "True class numbers there.")
    private String labels;
  }

  @Override
  public Integer call() {
    if (cleanLabels != null && labels == null) {
      throw new ParameterException(spec.commandLine(), "--clean-labels goes with --labels.");
    }
    common.limitThreads();
    try (RunOutput out =
        RunOutput.open(
            spec,
            common,
            ConfidenceOutput.names(!noFigures),
            teacher,
            student,
            labels,
            cleanLabels,
            test == null ? null : test.teacher,
            test == null ? null : test.student,
            test == null ? null : test.labels)) {
      return run(out);
    }
  }

  private int run(RunOutput out) {
    Reporter reporter = Reporter.of(common.quiet);
    Map<String, Object> accuracies = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    List<ConfidenceGroup> groups =
        new ArrayList<>(
            new ConfidenceSplit(teacher, student, labels, cleanLabels)
                .measure(
                    test == null ? "all" : "train",
                    kind,
                    common.seed,
                    "",
                    accuracies,
                    notes,
                    reporter));
    if (test != null) {
      groups.addAll(
          new ConfidenceSplit(test.teacher, test.student, test.labels, null)
              .measure("test", kind, common.seed, "test_", accuracies, notes, reporter));
    }
    ConfidenceReport report = new ConfidenceReport(groups);
    notes.addAll(ConfidenceWords.warnings(report));
    new ConfidenceOutput(report, out, !noFigures)
        .write(summary(report, accuracies, notes), notes, reporter);
    return Main.GOOD;
  }

  private Map<String, Object> summary(
      ConfidenceReport report, Map<String, Object> accuracies, List<String> notes) {
    Map<String, Object> summary = report.summary();
    summary.putAll(accuracies);
    summary.put("kind", kind.name());
    summary.put("teacher", teacher);
    summary.put("student", student);
    summary.put("warnings", notes);
    summary.put("seed", common.seed);
    summary.put("version", Version.current());
    return summary;
  }
}
