// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

import java.util.List;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Part;
import org.eigendistill.data.Table;
import org.eigendistill.population.Question;
import org.eigendistill.population.Scenario;
import org.eigendistill.population.UnboundedException;
import org.eigendistill.population.average.Averages;

/**
 * What of a scenario takes longest, so that parts of it can be worked out apart: the values of its
 * sweep, or without one the draws of its average.
 */
public final class ScenarioPart {
  private final ScenarioRun run;
  private final ScenarioFile file;
  private final ReportPlan report;

  /** What is drawn, of the models that no formula is known of; null of a sweep. */
  private final Asked drawn;

  private ScenarioPart(ScenarioRun run, ScenarioFile file, ReportPlan report, Asked drawn) {
    this.run = run;
    this.file = file;
    this.report = report;
    this.drawn = drawn;
  }

  /**
   * What a scenario has of parts.
   *
   * @param run works it out
   * @throws BadInputException if it has neither a sweep nor draws
   */
  static ScenarioPart of(ScenarioRun run, ScenarioFile file) {
    if (file.isLaw()) {
      throw refused(file, "it is a law, of no parts", "Leave --part out.");
    }
    ReportPlan report = ReportPlan.read(file.root());
    Asked asked = run.asked(file, report, report.models());
    if (!report.sweep().isEmpty()) {
      return new ScenarioPart(run, file, report, null);
    }
    if (!report.how().equals(ReportPlan.AVERAGE)) {
      throw refused(
          file,
          "it has neither a sweep nor draws",
          "Leave --part out, or give it one of both; example imitation-sweep has a sweep.");
    }
    List<String> left = run.averages(report, run.solver()).left(asked.scenario(), asked.question());
    if (left.isEmpty()) {
      throw refused(file, "its averages are known without draws", "Leave --part out.");
    }
    ScenarioRun.requireMemory(
        asked.keys(), asked.scenario(), left, Math.min(run.threads(), report.draws()));
    return new ScenarioPart(
        run, file, report, Asked.of(asked.keys(), report, asked.scenario(), left));
  }

  /** Whether the parts are of draws: all of them are then given back to the scenario. */
  public boolean isOfDraws() {
    return drawn != null;
  }

  /** How many values or draws all parts have. */
  public int count() {
    return isOfDraws() ? report.draws() : SweepGrid.count(report.sweep());
  }

  /** A part of them. */
  public Table of(Part part) {
    if (!isOfDraws()) {
      return run.sweep(file, report, report.sweep(), report.models(), part);
    }
    try {
      double[][] draws =
          run.averages(report, run.solver()).draws(drawn.scenario(), drawn.question(), part);
      return DrawTable.of(
          report.seed(), part.first(report.draws()), drawn.question().models(), draws);
    } catch (UnboundedException e) {
      throw refused(file, e.getMessage(), "Leave --part out: a risk that is infinite is told.");
    }
  }

  /**
   * All draws of a report, from the file that has them; the first of each part is made again, which
   * tells those of another scenario.
   */
  static double[][] given(
      ScenarioFile file,
      ReportPlan report,
      Averages averages,
      Scenario scenario,
      List<String> left) {
    Question question = Asked.of(file.root(), report, scenario, left).question();
    return DrawTable.read(
        file.draws().orElseThrow(),
        report,
        left,
        draw -> averages.draws(scenario, question, new Part(draw + 1, report.draws()))[0]);
  }

  private static BadInputException refused(ScenarioFile file, String problem, String mend) {
    return BadInputException.of(file.name(), "", problem, mend);
  }
}
