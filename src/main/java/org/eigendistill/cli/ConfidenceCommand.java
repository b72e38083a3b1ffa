package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Version;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.OutputFolder;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.ConfidenceGroup;
import org.eigendistill.diagnose.ConfidenceReport;
import org.eigendistill.diagnose.Labels;
import org.eigendistill.diagnose.PredictionFile;
import org.eigendistill.experiment.ConfidenceFigure;
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
            + " not? From both models' logits on the same examples.",
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
    Reporter reporter = Reporter.of(common.quiet);
    Map<String, Object> accuracies = new LinkedHashMap<>();
    List<ConfidenceGroup> groups =
        new ArrayList<>(
            split(
                test == null ? "all" : "train",
                new Names(teacher, student, labels, cleanLabels),
                "",
                accuracies,
                reporter));
    if (test != null) {
      groups.addAll(
          split(
              "test",
              new Names(test.teacher, test.student, test.labels, null),
              "test_",
              accuracies,
              reporter));
    }
    write(new ConfidenceReport(groups), accuracies, reporter);
    return Main.GOOD;
  }

  /** What the user has named for one split; labels may be null. */
  private record Names(String teacher, String student, String labels, String clean) {}

  private List<ConfidenceGroup> split(
      String name, Names files, String prefix, Map<String, Object> accuracies, Reporter reporter) {
    PredictionFile t = PredictionFile.read(ArrayName.parse(files.teacher, "teacher"), kind);
    PredictionFile s = PredictionFile.read(ArrayName.parse(files.student, "student"), kind);
    s.requireLike(t);
    Labels known = null;
    if (files.labels != null) {
      ArrayName clean = files.clean == null ? null : ArrayName.parse(files.clean, "clean_labels");
      known = Labels.read(ArrayName.parse(files.labels, "labels"), clean, t);
      accuracies.put(prefix + "teacher_accuracy", t.predictions().accuracy(known.best()));
      accuracies.put(prefix + "student_accuracy", s.predictions().accuracy(known.best()));
    }
    reporter.update("resampling", 0, 0);
    try {
      return ConfidenceGroup.of(name, t.predictions(), s.predictions(), known, common.seed);
    } catch (IllegalArgumentException e) {
      throw BadInputException.of(
          t.source() + " and " + s.source(),
          "",
          e.getMessage(),
          "Give more rows, or logits, which are never saturated.",
          e);
    }
  }

  private void write(ConfidenceReport report, Map<String, Object> accuracies, Reporter reporter) {
    List<String> warnings = ConfidenceWords.warnings(report);
    Map<String, Object> summary = report.summary();
    summary.putAll(accuracies);
    summary.put("kind", kind.name());
    summary.put("teacher", teacher);
    summary.put("student", student);
    summary.put("warnings", warnings);
    summary.put("seed", common.seed);
    summary.put("version", Version.current());
    try (OutputFolder out = OutputFolder.open(common.out("eigendistill-out"))) {
      out.write("confidence.json", file -> Json.write(file, summary));
      out.write("bins.csv", report.bins()::write);
      out.write(
          "points.csv",
          file -> {
            try (Table.Writer writer = Table.Writer.open(file, ConfidenceReport.POINTS)) {
              report.writePoints(writer);
            }
          });
      if (!report.saturated().rows().isEmpty()) {
        out.write("saturated.csv", report.saturated()::write);
      }
      if (!noFigures) {
        reporter.update("drawing", 0, 0);
        out.write("", folder -> ConfidenceFigure.write(report, folder));
      }
      out.publish();
    }
    reporter.endLine();
    report.groups().forEach(group -> ConfidenceWords.say(reporter, group));
    warnings.forEach(warning -> reporter.say("Note: " + warning));
    reporter.say("Written to " + common.out("eigendistill-out") + ".");
  }
}
