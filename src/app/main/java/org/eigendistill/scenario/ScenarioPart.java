// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

import java.util.List;
import java.util.Map;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Part;
import org.eigendistill.data.Table;
import org.eigendistill.population.Question;
import org.eigendistill.population.Scenario;
import org.eigendistill.population.UnboundedException;
import org.eigendistill.population.average.Averages;

/**
 * A part of a scenario's sweep or draws.
 *
 * @param run works it out
 * @param file the scenario
 */
record ScenarioPart(ScenarioRun run, ScenarioFile file) {
  Map<String, Table> of(Part part) {
    if (file.isLaw()) {
      throw refused("it is a law, of no parts", "Leave --part out.");
    }
    ReportPlan report = ReportPlan.read(file.root());
    if (!report.sweep().isEmpty()) {
      return Map.of("sweep.csv", run.sweep(file, report, report.sweep(), report.models(), part));
    }
    if (!report.how().equals(ReportPlan.AVERAGE)) {
      throw refused("it has neither a sweep nor draws", "Leave --part out.");
    }
    return Map.of("draws.csv", draws(report, part));
  }

  private Table draws(ReportPlan report, Part part) {
    ScenarioKeys keys = file.root();
    Scenario scenario = run.scenario(keys, file, run.solver());
    Question question = ScenarioRun.question(keys, report, scenario, report.models());
    Averages averages = run.averages(report, run.solver());
    List<String> left = averages.left(scenario, question);
    if (left.isEmpty()) {
      throw refused("its averages are known without draws", "Leave --part out.");
    }
    ScenarioRun.requireMemory(keys, scenario, left, Math.min(run.threads(), report.draws()));
    try {
      double[][] draws =
          averages.draws(scenario, new Question(left, question.rows(), question.variances()), part);
      return DrawTable.of(report.seed(), part.first(report.draws()), left, draws);
    } catch (UnboundedException e) {
      throw refused(e.getMessage(), "Leave --part out: a risk that is infinite is told.");
    }
  }

  /**
   * All draws of a report, from the file that has them; the first of them is made again, which
   * tells those of another scenario.
   */
  static double[][] given(
      ScenarioFile file,
      ReportPlan report,
      Averages averages,
      Scenario scenario,
      List<String> left) {
    Question question = ScenarioRun.question(file.root(), report, scenario, left);
    double[][] first = averages.draws(scenario, question, new Part(1, report.draws()));
    return DrawTable.read(file.draws().orElseThrow(), report, left, first[0]);
  }

  private BadInputException refused(String problem, String mend) {
    return BadInputException.of(file.name(), "", problem, mend);
  }
}
