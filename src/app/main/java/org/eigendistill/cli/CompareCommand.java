// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.eigendistill.base.Version;
import org.eigendistill.compare.ComparisonResult;
import org.eigendistill.compare.ComparisonRules;
import org.eigendistill.compare.ComparisonVerdict;
import org.eigendistill.compare.Gate;
import org.eigendistill.compare.GateAnswer;
import org.eigendistill.compare.PairedComparison;
import org.eigendistill.compare.StudentComparison;
import org.eigendistill.compare.VerdictSentence;
import org.eigendistill.compare.check.Check;
import org.eigendistill.compare.rows.ComparedModels;
import org.eigendistill.data.ReadOptions;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.PairedBias;
import org.eigendistill.diagnose.layer.LayerReport;
import org.eigendistill.page.CompareAnswer;
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
            + " or more. Rows and classes that do not go together are found before any number is told."
            + " --out report.html writes the page alone.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ComparedOptions models;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      defaultValue = "4",
      description = "At which divergences are told besides 1 (default: ${DEFAULT-VALUE}).")
  private double temperature;

  @ArgGroup(exclusive = false)
  private ComparedWeights weights;

  @ArgGroup(exclusive = false)
  private ComparedLayers layers;

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
          "Exit code 6 where one of these holds: exaggerated, damped, uncontrolled, under, over;"
              + " copied-errors:X, transfer-asymmetry:X, kl:X, temperature-ratio:X where the whole"
              + " interval is above X; accuracy-gap:X, agreement:X where it is below.")
  private String failOn;

  @Option(names = "--no-figures", description = "Writes tables only, and no page.")
  private boolean noFigures;

  @Option(
      names = "--rows",
      description =
          "Writes rows.csv: both top classes of every row, their probabilities, divergence and"
              + " log-odds.")
  private boolean rows;

  @Mixin private ReadingOptions reading;
  @Mixin private RunOptions common;

  @Override
  public Integer call() {
    List<Gate> gates = gates();
    check();
    ReadOptions options = reading.declared();
    common.limitThreads();
    List<String> files = models.files();
    if (weights != null) {
      files.add(weights.inputs);
      files.addAll(weights.teachers);
      files.addAll(weights.students);
    }
    if (layers != null) {
      files.addAll(layers.files());
    }
    try (RunTarget out = target(files.toArray(String[]::new))) {
      return run(out, gates, options);
    }
  }

  /** A folder, or the page alone where a name of one is given. */
  private RunTarget target(String... files) {
    Path out = common.out(RunOutput.USUAL);
    boolean isPage = out.toString().endsWith(".html") && !Files.isDirectory(out);
    if (!isPage) {
      return RunOutput.open(spec, common, CompareOutput.names(), files);
    }
    if (noFigures || rows) {
      throw usage(
          "--out %s is the page alone; with %s give a folder."
              .formatted(out, noFigures ? "--no-figures" : "--rows"));
    }
    return OneFileTarget.open(spec, common, out, CompareOutput.PAGE, files);
  }

  private List<Gate> gates() {
    try {
      return failOn == null ? List.of() : Gate.parseAll(failOn);
    } catch (IllegalArgumentException e) {
      throw usage("--fail-on: " + e.getMessage() + ".");
    }
  }

  private void check() {
    models.check(weights != null && weights.areGiven() || layers != null);
    if (weights != null && weights.teachers.size() != weights.students.size()) {
      throw usage("--teacher-weights and --student-weights go together, as many of each.");
    }
    if (layers != null) {
      layers
          .fault()
          .ifPresent(
              words -> {
                throw usage(words);
              });
    }
    if (rows && !models.isSingle()) {
      throw usage("--rows is of one --teacher and --student.");
    }
    if (!(temperature > 0 && Double.isFinite(temperature))) {
      throw usage("--temperature is above 0.");
    }
    if (!(seedSpread >= 0 && smallest >= 0 && seedSpread <= 1 && smallest <= 1)) {
      throw usage("--seed-spread and --smallest are from 0 to 1.");
    }
  }

  private ParameterException usage(String words) {
    return new ParameterException(spec.commandLine(), words);
  }

  private int run(RunTarget out, List<Gate> gates, ReadOptions options) {
    Reporter reporter = common.reporter();
    Supplier<EigenSolver> solver = () -> common.solver(reporter);
    Map<String, Object> summary = new LinkedHashMap<>();
    Optional<StudentComparison> one = Optional.empty();
    Optional<PairedComparison> several = Optional.empty();
    Optional<Table> table = Optional.empty();
    Map<String, Object> functions = Map.of();
    List<String> notes = new ArrayList<>();
    String sentence = "";
    if (models.areGiven()) {
      try (ComparedFiles files = models.open(options)) {
        reporter.update("comparing", 0, 0);
        if (models.isSingle()) {
          ComparedModels single = models.single(files);
          StudentComparison compared = StudentComparison.of(single, rules(), solver);
          if (weights != null && models.haveBands()) {
            functions = weights.functions(single, notes::add);
          }
          sentence = VerdictSentence.of(compared.pair());
          one = Optional.of(compared);
        } else {
          PairedComparison compared = PairedComparison.of(models.several(files), rules(), solver);
          sentence = VerdictSentence.of(compared);
          table = Optional.of(CompareOutput.pairs(models.pairs(), compared.pairs()));
          several = Optional.of(compared);
        }
        files.reading().lines().forEach(reporter::say);
      }
    }
    Optional<? extends ComparisonResult> result = one.isPresent() ? one : several;
    result.ifPresent(r -> summary.putAll(r.numbers()));
    summary.putAll(functions);
    if (isCopy(summary)) {
      notes.add(
          "Every row of the student is the teacher's to the last digit: is it the same file, or the same model saved twice?");
    }
    if (weights != null && !weights.areGiven() && !models.haveBands()) {
      notes.add(
          "--inputs is not used: gains by bands are of one --teacher and --student beside --control.");
    }
    if (weights != null && weights.areGiven()) {
      summary.putAll(weights.measure(solver.get()));
      summary.putIfAbsent("verdict", weights.verdict());
      weights.stop().ifPresent(stop -> summary.put("verdict", weights.verdict()));
      sentence =
          sentence.isEmpty() || weights.stop().isPresent()
              ? weights.sentence()
              : sentence + beside(weights.bias());
    }
    List<Check> checks = new ArrayList<>();
    result.ifPresent(r -> checks.addAll(r.checks()));
    if (weights != null) {
      weights.stop().ifPresent(stop -> checks.add(0, stop));
    }
    Optional<LayerReport> report =
        layers == null ? Optional.empty() : Optional.of(layers.measure(solver.get(), reporter));
    if (report.isPresent()) {
      summary.putAll(report.get().numbers());
      summary.putIfAbsent("verdict", ComparisonVerdict.UNCONTROLLED.word());
      sentence = sentence.isEmpty() ? report.get().sentence() : sentence;
    }
    notes.forEach(note -> checks.add(Check.note("inputs", note)));
    finish(summary, sentence, checks, out);
    new CompareOutput(out)
        .write(
            new CompareAnswer(
                sentence,
                summary,
                CompareOutput.measures(summary),
                CompareOutput.json(summary),
                checks,
                one,
                several,
                table,
                report,
                out.inputs(),
                words()),
            !noFigures,
            rows);
    reporter.endLine();
    reporter.answer(sentence);
    boolean isComparable = !ComparisonVerdict.NOT_COMPARABLE.word().equals(summary.get("verdict"));
    new ComparePrintout(summary, isComparable).lines().forEach(reporter::answer);
    report.map(LayerReport::lines).orElse(List.of()).forEach(reporter::answer);
    if (report.isPresent()
        && summary.containsKey("layer_bias")
        && !sentence.equals(report.get().sentence())) {
      reporter.answer(report.get().sentence());
    }
    otherStops(checks).forEach(reporter::say);
    warnings(checks).forEach(reporter::note);
    reporter.say(out.sentence());
    common.json.write(summary);
    return exit(isComparable, gates, summary, reporter);
  }

  private static boolean isCopy(Map<String, Object> summary) {
    return Double.valueOf(1).equals(summary.get("agreement"))
        && Double.valueOf(0).equals(summary.get("kl_teacher_student"))
        && Double.valueOf(0).equals(summary.get("kl_student_teacher"));
  }

  private List<String> words() {
    return spec.root().commandLine().getParseResult().originalArgs();
  }

  /** What weights tell besides, where they decide anything. */
  private static String beside(PairedBias bias) {
    return bias.pairs().size() < PairedBias.FEWEST ? "" : " " + bias.sentence();
  }

  private ComparisonRules rules() {
    return new ComparisonRules(temperature, smallest, 2 * smallest, seedSpread, seedSpread);
  }

  private static List<String> warnings(List<Check> checks) {
    return checks.stream()
        .filter(check -> check.level() == Check.Level.note || check.level() == Check.Level.warning)
        .map(Check::message)
        .toList();
  }

  /** What stops besides the first stop, which is the sentence. */
  private static List<String> otherStops(List<Check> checks) {
    return checks.stream()
        .filter(check -> check.level() == Check.Level.stop)
        .skip(1)
        .map(Check::message)
        .toList();
  }

  private void finish(
      Map<String, Object> summary, String sentence, List<Check> checks, RunTarget out) {
    summary.put("verdict_sentence", sentence);
    summary.put("warnings", warnings(checks));
    summary.put("checks", checks);
    summary.put("files", out.inputs());
    summary.put("version", Version.current());
    summary.put("command", words());
  }

  private static int exit(
      boolean isComparable, List<Gate> gates, Map<String, Object> numbers, Reporter reporter) {
    if (!isComparable) {
      return Main.NOT_COMPARABLE;
    }
    boolean fails = false;
    for (Gate gate : gates) {
      GateAnswer answer = gate.answer(numbers);
      fails |= answer.fails();
      if (answer.fails()) {
        reporter.say("The gate %s fails: %s.".formatted(gate.name(), answer.why()));
      } else if (!answer.why().isEmpty()) {
        reporter.note("The gate %s could not fail: %s.".formatted(gate.name(), answer.why()));
      }
    }
    return fails ? Main.GATE_FAILED : Main.GOOD;
  }
}
