package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.eigendistill.base.Version;
import org.eigendistill.compare.ComparisonResult;
import org.eigendistill.compare.ComparisonRules;
import org.eigendistill.compare.ComparisonVerdict;
import org.eigendistill.compare.Gate;
import org.eigendistill.compare.PairedComparison;
import org.eigendistill.compare.StudentComparison;
import org.eigendistill.compare.VerdictSentence;
import org.eigendistill.compare.check.Check;
import org.eigendistill.compare.rows.ComparedModels;
import org.eigendistill.compare.rows.ModelScores;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.PredictionFile;
import org.eigendistill.diagnose.Uncontrolled;
import org.eigendistill.spectrum.EigenSolver;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A student beside its teacher, with controls or several pairs. */
@Command(
    name = "compare",
    description =
        "Does the student follow its teacher, exaggerate it, copy its errors? From logits of both on"
            + " the same rows, beside control networks that neither ever saw, or from three pairs"
            + " or more. Rows and classes that do not go together are found before any number is told.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CompareCommand implements Callable<Integer> {
  private static final String NAMES = ".npy, .npz, .npz:KEY or .csv";

  @Spec private CommandSpec spec;

  @Option(
      names = "--teacher",
      paramLabel = "F",
      description =
          "The teacher's logits, rows x classes, or sequences x tokens x classes: " + NAMES + ".")
  private String teacher;

  @Option(names = "--student", paramLabel = "F", description = "The student's, of the same rows.")
  private String student;

  @Option(
      names = "--control",
      paramLabel = "F",
      description =
          "A network of the teacher's kind and another seed, which neither ever saw; may be given"
              + " several times.")
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
      names = "--temperature",
      paramLabel = "T",
      defaultValue = "4",
      description = "At which divergences are told besides 1 (default: ${DEFAULT-VALUE}).")
  private double temperature;

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

  @ArgGroup(exclusive = false)
  private ComparedWeights weights;

  @Option(
      names = "--seed-spread",
      paramLabel = "S",
      defaultValue = "0.03",
      description =
          "By how much networks of one recipe differ by their seeds: standard deviation of log"
              + " slopes, and of low offsets in nats (default: ${DEFAULT-VALUE}, measured on small"
              + " networks).")
  private double seedSpread;

  @Option(
      names = "--smallest",
      paramLabel = "E",
      defaultValue = "0.01",
      description =
          "The smallest effect on the slope that counts; twice as many nats at the low end (default:"
              + " ${DEFAULT-VALUE}).")
  private double smallest;

  @Option(
      names = "--fail-on",
      paramLabel = "LIST",
      description =
          "Exit code 6 where one of these holds: exaggerated, damped, under, over;"
              + " copied-errors:X, transfer-asymmetry:X, kl:X, temperature-ratio:X where the whole"
              + " interval is above X; accuracy-gap:X, agreement:X where it is below.")
  private String failOn;

  @Mixin private ReadingOptions reading;
  @Mixin private RunOptions common;

  @Override
  public Integer call() {
    List<Gate> gates = gates();
    check();
    common.limitThreads();
    List<String> files = new ArrayList<>(controls);
    files.addAll(pairs);
    for (String file : new String[] {teacher, student, labels, mask, groups}) {
      files.add(file);
    }
    if (weights != null) {
      files.addAll(List.of(weights.inputs, weights.teacher, weights.student));
    }
    try (RunOutput out =
        RunOutput.open(spec, common, CompareOutput.names(), files.toArray(String[]::new))) {
      return run(out, gates);
    }
  }

  private List<Gate> gates() {
    try {
      return failOn == null ? List.of() : Gate.parseAll(failOn);
    } catch (IllegalArgumentException e) {
      throw usage("--fail-on: " + e.getMessage() + ".");
    }
  }

  private void check() {
    boolean isPair = teacher != null || student != null;
    if ((teacher == null) != (student == null)) {
      throw usage("--teacher and --student go together.");
    }
    if (isPair && !pairs.isEmpty()) {
      throw usage("--pair stands in the place of --teacher and --student; give one or the other.");
    }
    if (!isPair && pairs.isEmpty() && weights == null) {
      throw usage("give --teacher and --student, or --pair, or weights.");
    }
    if (labelsFrom != 0 && labelsFrom != 1) {
      throw usage("--labels-from is 0 or 1.");
    }
    for (double positive : new double[] {temperature, studentScale}) {
      if (!(positive > 0 && Double.isFinite(positive))) {
        throw usage("--temperature and --student-scale are above 0.");
      }
    }
    if (!(seedSpread >= 0 && smallest >= 0 && seedSpread <= 1 && smallest <= 1)) {
      throw usage("--seed-spread and --smallest are from 0 to 1.");
    }
  }

  private ParameterException usage(String words) {
    return new ParameterException(spec.commandLine(), words);
  }

  private int run(RunOutput out, List<Gate> gates) {
    Reporter reporter = common.reporter();
    Supplier<EigenSolver> solver = () -> common.solver(reporter);
    Map<String, Object> summary = new LinkedHashMap<>();
    Optional<ComparisonResult> result = Optional.empty();
    Optional<Table> table = Optional.empty();
    String sentence = "Uncontrolled: weights of one pair decide nothing. " + Uncontrolled.BIAS;
    if (teacher != null || !pairs.isEmpty()) {
      try (ComparedFiles files = new ComparedFiles(kind, reading.declared())) {
        reporter.update("comparing", 0, 0);
        if (teacher != null) {
          StudentComparison compared = StudentComparison.of(single(files), rules(), solver);
          sentence = VerdictSentence.of(compared);
          result = Optional.of(compared);
        } else {
          PairedComparison compared = PairedComparison.of(several(files), rules(), solver);
          sentence = VerdictSentence.of(compared);
          table = Optional.of(CompareOutput.pairs(pairs, compared.pairs()));
          result = Optional.of(compared);
        }
        files.reading().lines().forEach(reporter::say);
      }
    }
    result.ifPresent(r -> summary.putAll(r.numbers()));
    if (weights != null) {
      summary.putAll(weights.measure(solver.get()));
      summary.putIfAbsent("verdict", Uncontrolled.WORD);
    }
    finish(summary, sentence, result, out);
    new CompareOutput(out).write(summary, table);
    reporter.endLine();
    reporter.answer(sentence);
    new ComparePrintout(summary).lines().forEach(reporter::answer);
    warnings(result).forEach(reporter::note);
    reporter.say(out.sentence());
    common.json.write(summary);
    return result.map(r -> exit(r, gates, reporter)).orElse(Main.GOOD);
  }

  private ComparisonRules rules() {
    return new ComparisonRules(temperature, smallest, 2 * smallest, seedSpread, seedSpread);
  }

  private ComparedModels single(ComparedFiles files) {
    ModelScores first = files.model("--teacher", teacher);
    ModelScores second = student(files, "--student", student, first);
    return known(files, first, second, controls(files));
  }

  private List<ComparedModels> several(ComparedFiles files) {
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

  private static List<String> warnings(Optional<ComparisonResult> result) {
    return result.stream()
        .flatMap(r -> r.checks().stream())
        .filter(check -> check.level() == Check.Level.note || check.level() == Check.Level.warning)
        .map(Check::message)
        .toList();
  }

  private void finish(
      Map<String, Object> summary,
      String sentence,
      Optional<ComparisonResult> result,
      RunOutput out) {
    summary.put("verdict_sentence", sentence);
    summary.put("warnings", warnings(result));
    summary.put("checks", result.map(ComparisonResult::checks).orElse(List.of()));
    summary.put("files", out.inputs());
    summary.put("version", Version.current());
    summary.put("command", spec.root().commandLine().getParseResult().originalArgs());
  }

  private int exit(ComparisonResult result, List<Gate> gates, Reporter reporter) {
    if (result.verdict() == ComparisonVerdict.NOT_COMPARABLE) {
      return Main.NOT_COMPARABLE;
    }
    boolean fails = false;
    for (Gate gate : gates) {
      if (gate.fails(result)) {
        reporter.say("The gate %s fails.".formatted(gate.name()));
        fails = true;
      } else if (!gate.isKnown(result)) {
        reporter.note(
            "The gate %s could not fail: what it asks for was not measured (it takes --control or --pair, --labels for errors and accuracy)."
                .formatted(gate.name()));
      }
    }
    return fails ? Main.GATE_FAILED : Main.GOOD;
  }
}
