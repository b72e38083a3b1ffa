// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.compare.rows.ComparedModels;
import org.eigendistill.compare.rows.ModelScores;
import org.eigendistill.data.ReadOptions;
import org.eigendistill.diagnose.PredictionFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which models are compared, and what is known of their rows. */
final class ComparedOptions {
  /** What a control is, wherever one may be given. */
  static final String CONTROL =
      "A network of the teacher's kind and another seed, which neither ever saw; may be given"
          + " several times.";

  private static final String NAMES = ".npy, .npz, .csv, .safetensors, .pt, or FILE:KEY of several";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--teacher",
      paramLabel = "F",
      description =
          "The teacher's logits, rows x classes, or sequences x tokens x classes: " + NAMES + ".")
  private String teacher;

  @Option(names = "--student", paramLabel = "F", description = "The student's, of the same rows.")
  private String student;

  @Option(names = "--control", paramLabel = "F", description = CONTROL)
  private List<String> controls = List.of();

  @Option(
      names = "--pair",
      arity = "2",
      paramLabel = "F",
      description =
          "A teacher and its student, in the place of --teacher and --student; three pairs or more"
              + " of one recipe see small effects, each teacher a control of the others.")
  private List<String> pairs = List.of();

  @Option(
      names = "--labels",
      paramLabel = "F",
      description = "True class numbers; below 0 for none, whose rows are left out.")
  private String labels;

  @Option(
      names = "--labels-from",
      paramLabel = "0|1",
      defaultValue = "0",
      description =
          "The number of the first class in the file of labels (default: ${DEFAULT-VALUE}).")
  private int labelsFrom;

  @Option(
      names = "--mask",
      paramLabel = "F",
      description = "1 for rows (or tokens) that count, 0 for those that fill up.")
  private String mask;

  @Option(
      names = "--groups",
      paramLabel = "F",
      description = "A number for each row, equal for rows that were drawn together.")
  private String groups;

  @Option(
      names = "--kind",
      paramLabel = "logits|probabilities",
      defaultValue = "logits",
      description = "What the files hold (default: ${DEFAULT-VALUE}).")
  private PredictionFile.OutputScale kind;

  @Option(
      names = "--class-order",
      paramLabel = "LIST",
      split = ",",
      description = "For each class of the teacher's the student's column, from 0.")
  private List<Integer> classOrder = List.of();

  @Option(
      names = "--student-scale",
      paramLabel = "A",
      defaultValue = "1",
      description = "Takes the student's logits times this, 4 where they were saved over T = 4.")
  private double studentScale;

  /** All files that are named, null among them. */
  List<String> files() {
    List<String> files = new ArrayList<>(controls);
    files.addAll(pairs);
    files.addAll(Arrays.asList(teacher, student, labels, mask, groups));
    return files;
  }

  /** Whether there is one pair, rather than several. */
  boolean isSingle() {
    return teacher != null;
  }

  /** Whether models are given at all. */
  boolean areGiven() {
    return teacher != null || !pairs.isEmpty();
  }

  /** Teachers and students by turns. */
  List<String> pairs() {
    return pairs;
  }

  /**
   * Looks whether options go together.
   *
   * @param orElse whether there is something to do without models
   * @throws ParameterException if not
   */
  void check(boolean orElse) {
    if ((teacher == null) != (student == null)) {
      throw usage("--teacher and --student go together.");
    }
    if (teacher != null && !pairs.isEmpty()) {
      throw usage("--pair stands in the place of --teacher and --student; give one or the other.");
    }
    if (!areGiven() && !orElse) {
      throw usage("give --teacher and --student, or --pair, or weights, or layers.");
    }
    if (labelsFrom != 0 && labelsFrom != 1) {
      throw usage("--labels-from is 0 or 1.");
    }
    if (!(studentScale > 0 && Double.isFinite(studentScale))) {
      throw usage("--student-scale is above 0.");
    }
  }

  /** Whether gains by bands of inputs can be measured: of one pair beside controls. */
  boolean haveBands() {
    return isSingle() && !controls.isEmpty();
  }

  private ParameterException usage(String words) {
    return new ParameterException(spec.commandLine(), words);
  }

  /** Opens nothing yet. */
  ComparedFiles open(ReadOptions options) {
    return new ComparedFiles(kind, options);
  }

  /** One pair. */
  ComparedModels single(ComparedFiles files) {
    ModelScores first = files.model("--teacher", teacher);
    ModelScores second = student(files, "--student", student, first);
    return known(files, first, second, controls(files));
  }

  /** Several pairs, each with the other teachers as controls. */
  List<ComparedModels> several(ComparedFiles files) {
    List<ModelScores> teachers = new ArrayList<>();
    List<ModelScores> students = new ArrayList<>();
    for (int r = 0; r < pairs.size(); r += 2) {
      teachers.add(files.model("--pair", pairs.get(r)));
      students.add(student(files, "--pair", pairs.get(r + 1), teachers.get(0)));
    }
    List<ModelScores> more = controls(files);
    return IntStream.range(0, teachers.size())
        .mapToObj(
            r -> {
              List<ModelScores> others = new ArrayList<>(teachers);
              others.remove(r);
              others.addAll(more);
              return known(files, teachers.get(r), students.get(r), others);
            })
        .toList();
  }

  private List<ModelScores> controls(ComparedFiles files) {
    return controls.stream().map(file -> files.model("--control", file)).toList();
  }

  private ModelScores student(ComparedFiles files, String option, String file, ModelScores first) {
    ModelScores scores = files.model(option, file).scaled(studentScale);
    if (classOrder.isEmpty()) {
      return scores;
    }
    int[] order = classOrder.stream().mapToInt(Integer::intValue).toArray();
    if (!IntStream.of(order)
        .boxed()
        .sorted()
        .toList()
        .equals(IntStream.range(0, first.classes()).boxed().toList())) {
      throw usage(
          "--class-order names each of the %d columns from 0 once.".formatted(first.classes()));
    }
    return scores.reordered(order);
  }

  private ComparedModels known(
      ComparedFiles files, ModelScores first, ModelScores second, List<ModelScores> others) {
    return files.with(
        first,
        second,
        others,
        Optional.ofNullable(labels).map(file -> files.labels(file, labelsFrom)),
        Optional.ofNullable(mask).map(files::counted),
        Optional.ofNullable(groups).map(files::groups));
  }
}
