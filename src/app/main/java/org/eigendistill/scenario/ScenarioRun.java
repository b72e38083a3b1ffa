// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Part;
import org.eigendistill.base.Progress;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.population.LeastRisk;
import org.eigendistill.population.LeastRisk.Stretch;
import org.eigendistill.population.MemoryNeed;
import org.eigendistill.population.NotKnownException;
import org.eigendistill.population.Question;
import org.eigendistill.population.Realisation;
import org.eigendistill.population.RiskEstimate;
import org.eigendistill.population.RiskParts;
import org.eigendistill.population.Scenario;
import org.eigendistill.population.UnboundedException;
import org.eigendistill.population.average.Averages;
import org.eigendistill.population.limit.Limits;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.RememberingSolver;

/**
 * Works a scenario's file out.
 *
 * @param filters procedures by name
 * @param solver decomposes
 * @param threads for draws
 * @param progress hears of draws, and of values of swept parameters
 */
public record ScenarioRun(Filters filters, EigenSolver solver, int threads, Progress progress) {
  /** Points of a curve and of a map's side round the best parameters. */
  private static final int LINE = 41;

  private static final int SIDE = 15;

  /** A smaller part of a risk is rounding. */
  private static final double ROUNDING = 1e-12;

  /** The answer to all that a file asks. */
  public ScenarioAnswer of(ScenarioFile file) {
    return of(file, true);
  }

  /** The same without the best parameters and without a sweep, which take longest. */
  public ScenarioAnswer plain(ScenarioFile file) {
    return of(file, false);
  }

  private ScenarioAnswer of(ScenarioFile file, boolean further) {
    if (file.isLaw()) {
      Map<String, Object> law = Laws.values(file.root().below("law"));
      return new ScenarioAnswer(
          file.name(), null, Map.of(), Optional.empty(), Optional.empty(), law, List.of());
    }
    ReportPlan report = ReportPlan.read(file.root());
    EigenSolver known = known(file, report);
    Asked asked = asked(file, report, Map.of(), report.models(), known);
    Map<String, RiskEstimate> models = risks(file, report, asked, known, file.draws().isPresent());
    Optional<ScenarioAnswer.Best> best =
        further && !report.best().isEmpty() ? Optional.of(best(file, report)) : Optional.empty();
    Optional<Table> sweep =
        further && !report.sweep().isEmpty()
            ? Optional.of(sweep(file, report, report.sweep(), report.models(), Part.WHOLE))
            : Optional.empty();
    return new ScenarioAnswer(
        file.name(), report.how(), models, best, sweep, Map.of(), notes(asked, report, models));
  }

  /** What is to be known of numbers that one draw, or too few of them, decide. */
  private List<String> notes(Asked asked, ReportPlan report, Map<String, RiskEstimate> models) {
    Scenario scenario = asked.scenario();
    if (report.how().equals(ReportPlan.EXACT) && scenario.isDrawn(asked.question())) {
      return List.of(
          "What is random is one draw, of seed %d: how: average has the average over draws."
              .formatted(report.seed()));
    }
    Averages averages = averages(report, solver);
    List<String> notes = new ArrayList<>();
    models.forEach(
        (name, estimate) -> {
          if (estimate.standardError() > ROUNDING * Math.abs(estimate.risk())) {
            averages
                .caution(scenario, name)
                .ifPresent(
                    why ->
                        notes.add(
                            "The standard error of '%s' may be too small: %s, and then risks have no variance over draws, or none that is known."
                                .formatted(name, why)));
          }
        });
    return notes;
  }

  Averages averages(ReportPlan report, EigenSolver known) {
    return new Averages(report.draws(), report.seed(), threads, known, progress);
  }

  /** The scenario of a file at its parameters' own values. */
  Asked asked(ScenarioFile file, ReportPlan report, List<String> models) {
    return asked(file, report, Map.of(), models, solver);
  }

  private Asked asked(
      ScenarioFile file,
      ReportPlan report,
      Map<String, Double> params,
      List<String> models,
      EigenSolver known) {
    ScenarioKeys keys = file.with(params);
    Scenario scenario = new ModelReader(keys, file.loaded(), filters, known).scenario();
    return Asked.of(keys, report, scenario, models);
  }

  /** Of one value of the parameters alone nothing would be asked for again. */
  private EigenSolver known(ScenarioFile file, ReportPlan report) {
    return report.best().isEmpty() && report.sweep().isEmpty()
        ? solver
        : new RememberingSolver(solver, file.loaded().worked());
  }

  private Map<String, RiskEstimate> risks(
      ScenarioFile file, ReportPlan report, Map<String, Double> params, List<String> models) {
    EigenSolver known = known(file, report);
    return risks(file, report, asked(file, report, params, models, known), known, false);
  }

  private Map<String, RiskEstimate> risks(
      ScenarioFile file, ReportPlan report, Asked asked, EigenSolver known, boolean areGiven) {
    ScenarioKeys keys = asked.keys();
    Scenario scenario = asked.scenario();
    Question question = asked.question();
    try {
      if (file.draws().isPresent() && !report.how().equals(ReportPlan.AVERAGE)) {
        throw BadInputException.of(file.name(), "", "it makes no draws", "Leave --draws out.");
      }
      return switch (report.how()) {
        case ReportPlan.EXACT -> {
          requireMemory(keys, scenario, question.models(), 1);
          yield exact(scenario, question, report.seed(), known);
        }
        case ReportPlan.AVERAGE ->
            areGiven
                ? averages(report, known)
                    .ofDraws(
                        scenario,
                        question,
                        left ->
                            ScenarioPart.given(
                                file, report, averages(report, known), scenario, left))
                : averages(report, known)
                    .of(
                        scenario,
                        question,
                        drawn ->
                            requireMemory(
                                keys, scenario, drawn, Math.min(threads, report.draws())));
        default -> new Limits(report.nodes(), known, file.loaded().worked()).of(scenario, question);
      };
    } catch (NotKnownException e) {
      throw keys.below("report")
          .fault(
              "how",
              "no limit is known of " + e.getMessage(),
              "Take how: average, or how: exact where rows are given.");
    } catch (IllegalArgumentException e) {
      throw ModelReader.refused(keys, e);
    }
  }

  private Map<String, RiskEstimate> exact(
      Scenario scenario, Question question, long seed, EigenSolver known) {
    Map<String, RiskEstimate> found = new LinkedHashMap<>();
    try {
      Map<String, RiskParts> parts =
          new Realisation(scenario, Randomness.of(seed), known).risks(question);
      parts.forEach(
          (name, each) -> found.put(name, RiskEstimate.of(each, Double.NaN, ReportPlan.EXACT)));
    } catch (UnboundedException e) {
      if (question.models().size() == 1) {
        found.put(
            question.models().get(0), RiskEstimate.unbounded(e.getMessage(), ReportPlan.EXACT));
      } else {
        question
            .models()
            .forEach(name -> found.putAll(exact(scenario, question.about(name), seed, known)));
      }
    }
    return found;
  }

  static void requireMemory(ScenarioKeys keys, Scenario scenario, List<String> models, int times) {
    Memory.require(
        keys, "models", times * MemoryNeed.of(scenario, models), "fewer rows, or how: limit");
  }

  private ScenarioAnswer.Best best(ScenarioFile file, ReportPlan report) {
    List<String> names = new ArrayList<>(report.best().keySet());
    List<String> one = List.of(report.minimise());
    ToDoubleFunction<double[]> risk =
        values -> risks(file, report, named(names, values), one).get(report.minimise()).risk();
    LeastRisk least;
    try {
      Optional<Stretch> first = report.best().get(names.get(0));
      least =
          first.isEmpty()
              ? LeastRisk.ofWeight(risk)
              : LeastRisk.of(
                  report.best().values().stream().map(Optional::orElseThrow).toList(), risk);
    } catch (IllegalArgumentException e) {
      throw file.root()
          .below("report")
          .below("best")
          .fault(
              names.get(0),
              "%s: %s".formatted(names.get(0), e.getMessage()),
              "Give {scale: linear, from: A, to: B}.");
    }
    Map<String, Double> at = named(names, least.at());
    return new ScenarioAnswer.Best(
        at,
        report.minimise(),
        risks(file, report, at, report.models()),
        least.starts(),
        ends(report, at));
  }

  /** The parameters that are best at an end of their stretch. */
  private static List<String> ends(ReportPlan report, Map<String, Double> at) {
    return at.keySet().stream()
        .filter(
            name ->
                report
                    .best()
                    .get(name)
                    .filter(stretch -> stretch.isNearAnEnd(at.get(name)))
                    .isPresent())
        .toList();
  }

  private static Map<String, Double> named(List<String> names, double... values) {
    Map<String, Double> named = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      named.put(names.get(i), values[i]);
    }
    return named;
  }

  Table sweep(
      ScenarioFile file,
      ReportPlan report,
      Map<String, double[]> grid,
      List<String> models,
      Part part) {
    List<String> names = new ArrayList<>(grid.keySet());
    Table.Builder table = Table.of(SweepColumns.names(names));
    Iterator<double[]> all = grid.values().iterator();
    double[] first = all.next();
    double[] second = all.hasNext() ? all.next() : new double[] {0};
    int begin = part.first(SweepGrid.count(grid));
    int end = part.next(SweepGrid.count(grid));
    for (int k = begin; k < end; k++) {
      Map<String, Double> at = new LinkedHashMap<>(Map.of(names.get(0), first[k % first.length]));
      if (names.size() > 1) {
        at.put(names.get(1), second[k / first.length]);
      }
      risks(file, report, at, models)
          .forEach((model, estimate) -> table.row(SweepColumns.row(at, model, estimate)));
      progress.update("sweep", k + 1L - begin, end - begin);
    }
    return table.build();
  }

  /**
   * What of it can be worked out in parts.
   *
   * @throws BadInputException if the scenario has neither a sweep nor draws
   */
  public ScenarioPart parts(ScenarioFile file) {
    return ScenarioPart.of(this, file);
  }

  /**
   * Risks on a grid round the best parameters of the model whose risk was made least, in the
   * columns of a sweep; empty where there are none, or more than two.
   */
  public Optional<Table> around(ScenarioFile file, ScenarioAnswer answer) {
    if (answer.best().isEmpty() || answer.best().get().at().size() > 2) {
      return Optional.empty();
    }
    ReportPlan report = ReportPlan.read(file.root());
    Map<String, double[]> grid = new LinkedHashMap<>();
    answer
        .best()
        .get()
        .at()
        .forEach(
            (name, best) ->
                grid.put(
                    name,
                    SweepGrid.around(
                        best, report.best().get(name), report.best().size() == 1 ? LINE : SIDE)));
    return Optional.of(sweep(file, report, grid, List.of(report.minimise()), Part.WHOLE));
  }

  /** Faults of a file, for those who only look at it. */
  public void check(ScenarioFile file) throws BadInputException {
    if (!file.isLaw()) {
      ReportPlan report = ReportPlan.read(file.root());
      asked(file, report, report.models());
    }
  }
}
