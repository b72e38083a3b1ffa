// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eigendistill.base.Progress;
import org.eigendistill.chart.ScenarioFigures;
import org.eigendistill.data.Table;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.PrintStyle;
import org.eigendistill.figure.paint.FigureWriter;
import org.eigendistill.scenario.BundledFiles;
import org.eigendistill.scenario.Examples;
import org.eigendistill.scenario.ScenarioAnswer;
import org.eigendistill.scenario.ScenarioFile;
import org.eigendistill.scenario.ScenarioPart;
import org.eigendistill.scenario.ScenarioRun;
import org.eigendistill.scenario.reference.CheckedNumber;
import org.eigendistill.scenario.reference.ReferenceNumber;
import org.eigendistill.scenario.reference.ReferenceNumbers;
import org.eigendistill.spectrum.EigenSolver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Teachers and students each with features of their own, from a file. */
@Command(
    name = "scenario",
    description =
        "Teachers, students and generations of them, each with its own features, on any rows"
            + " and labels: exact risks for given rows, averages over Gaussian rows, or their limit."
            + " A YAML file says what there is; --list names examples, --show NAME prints one,"
            + " src/docs/scenario.md tells all keys. --check works all that come with the program"
            + " out, beside the numbers that papers print, that follow from their formulas and"
            + " theorems, or from derivations.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ScenarioCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ScenarioOptions options;
  @Mixin private WithOption with;
  @Mixin private RunOptions common;

  @Override
  public Integer call() {
    requireOneTask();
    if (options.list || options.show != null) {
      return print();
    }
    common.limitThreads();
    Reporter reporter = common.reporter();
    if (options.check) {
      return check(reporter);
    }
    ScenarioFile scenario = ScenarioFile.read(options.file).withDraws(options.draws);
    ScenarioRun run =
        new ScenarioRun(options.filters(), solver(reporter), common.threads(), reporter);
    run.check(scenario);
    scenario.unused().forEach(reporter::note);
    List<String> inputs = new ArrayList<>();
    if (Files.exists(Path.of(options.file))) {
      inputs.add(options.file);
    }
    scenario.files().stream().map(Path::toString).forEach(inputs::add);
    if (options.draws != null) {
      inputs.add(options.draws.toString());
    }
    if (options.part.get().isPresent()) {
      return part(run.parts(scenario), run, reporter, inputs);
    }
    try (RunOutput out = RunOutput.open(spec, common, names(), inputs.toArray(String[]::new))) {
      return write(scenario, run, out, reporter);
    }
  }

  private void requireOneTask() {
    if (options.slow && !options.check) {
      throw new ParameterException(spec.commandLine(), "--slow belongs to --check; see --help.");
    }
    Map<String, Boolean> tasks = new LinkedHashMap<>();
    tasks.put("--file", options.file != null);
    tasks.put("--list", options.list);
    tasks.put("--show", options.show != null);
    tasks.put("--check", options.check);
    List<String> given =
        tasks.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
    if (given.size() > 1) {
      throw new ParameterException(
          spec.commandLine(),
          "%s and %s are two tasks; give one of them.".formatted(given.get(0), given.get(1)));
    }
    if (!given.isEmpty() && options.file == null) {
      options.figures.refuse(given.get(0));
    }
    boolean apart = options.draws != null || options.part.get().isPresent();
    if (apart && options.file == null || options.draws != null && options.part.get().isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--part and --draws belong to --file, each by itself; see --help.");
    }
    options.part.requireTable(common, options.figures);
    if (options.file != null && options.file.isBlank()) {
      throw new ParameterException(spec.commandLine(), "--file names no file.");
    }
    if (given.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Give --file, or --list to see examples; see --help.");
    }
  }

  private int check(Reporter reporter) {
    List<ReferenceNumber> all = ReferenceNumbers.all();
    List<ReferenceNumber> chosen =
        all.stream().filter(number -> options.slow || !number.slow()).toList();
    ScenarioRun run =
        new ScenarioRun(options.filters(), solver(reporter), common.threads(), Progress.NONE);
    List<CheckedNumber> checked = ReferenceNumbers.check(chosen, run, reporter);
    reporter.endLine();
    PrintWriter words = common.json.words();
    CheckPrintout.print(checked, all.size() - chosen.size(), common.isQuiet(), words);
    words.flush();
    common.json.write(checked.stream().map(CheckPrintout::object).toList());
    return checked.stream().allMatch(CheckedNumber::ok) ? Main.GOOD : Main.FAILED;
  }

  private int part(ScenarioPart all, ScenarioRun run, Reporter reporter, List<String> inputs) {
    boolean draws = all.isOfDraws();
    PartPrintout own = options.part.of(draws ? "draw" : "swept value", all.count()).orElseThrow();
    String name = draws ? "draws.csv" : "sweep.csv";
    if (options.part.isCheck()) {
      return own.check(common);
    }
    try (RunOutput out =
        RunOutput.openPart(
            spec, common, List.of("sweep.csv", "draws.csv"), inputs.toArray(String[]::new))) {
      Table table = all.of(own.part());
      out.write(name, table::write);
      out.with("solver", run.solver().name());
      String line =
          draws
              ? own.line(
                  "draws.csv of all parts in one file is averaged by scenario --file %s --draws draws.csv"
                      .formatted(options.file))
              : own.below(name);
      Map<String, Object> json =
          own.json(common.out(RunOutput.USUAL).resolve(name), table.rows().size());
      return out.finish(reporter, common.json, List.of(line), json, List.of());
    }
  }

  /** Draws run side by side, each on one thread. */
  private EigenSolver solver(Reporter reporter) {
    common.solver(reporter);
    return common.solver(1);
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(List.of("scenario.json", "sweep.csv"));
    if (options.figures.style().isPresent()) {
      names.addAll(RunOutput.figures("parts", "best", "sweep"));
    }
    return names;
  }

  private int write(ScenarioFile scenario, ScenarioRun run, RunOutput out, Reporter reporter) {
    ScenarioAnswer answer = run.of(scenario);
    Optional<PrintStyle> style = options.figures.style();
    Optional<Table> around = style.isEmpty() ? Optional.empty() : run.around(scenario, answer);
    out.write("scenario.json", at -> Json.write(at, answer.json()));
    answer.sweep().ifPresent(table -> out.write("sweep.csv", table::write));
    if (style.isPresent() && answer.how() != null) {
      reporter.update("drawing", 0, 0);
      ScenarioFigures.parts(answer).ifPresent(figure -> draw(out, figure, style.get(), "parts"));
      around.ifPresent(
          table ->
              draw(
                  out,
                  ScenarioFigures.best(table, answer.best().orElseThrow()),
                  style.get(),
                  "best"));
      answer
          .sweep()
          .flatMap(ScenarioFigures::sweep)
          .ifPresent(figure -> draw(out, figure, style.get(), "sweep"));
    }
    out.with("solver", run.solver().name());
    List<String> lines = ScenarioPrintout.lines(answer);
    return out.finish(reporter, common.json, lines, answer.json(), List.of());
  }

  private static void draw(RunOutput out, Figure figure, PrintStyle style, String name) {
    out.write("", at -> FigureWriter.write(figure, style, at, name));
  }

  private int print() {
    if (options.show == null) {
      Examples.names().forEach(spec.commandLine().getOut()::println);
      return Main.GOOD;
    }
    if (!BundledFiles.isScenario(options.show)) {
      throw new ParameterException(
          spec.commandLine(),
          "--show: there is no example '%s'; see --list.".formatted(options.show));
    }
    spec.commandLine().getOut().println(BundledFiles.scenario(options.show).stripTrailing());
    return Main.GOOD;
  }
}
