// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eigendistill.population.ModelPlan;
import org.eigendistill.population.Question;
import org.eigendistill.population.RowSet.Population;
import org.eigendistill.population.Scenario;

/**
 * A scenario at some values of its parameters, and what is asked of it.
 *
 * @param keys of the file, with these values
 * @param scenario made of them
 * @param question of which models, over which rows
 */
record Asked(ScenarioKeys keys, Scenario scenario, Question question) {
  /**
   * Asks what a report does.
   *
   * @param models whose risks
   * @throws org.eigendistill.base.BadInputException if the scenario has not what is asked of
   */
  static Asked of(ScenarioKeys keys, ReportPlan report, Scenario scenario, List<String> models) {
    ScenarioKeys at = keys.below("report");
    Set<String> all =
        scenario.models().stream()
            .map(ModelPlan::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (String model : models) {
      if (!all.contains(model)) {
        throw at.fault(
            report.models().contains(model) ? "of" : "minimise",
            "there is no model '%s'".formatted(model),
            "Models are %s.".formatted(String.join(", ", all)));
      }
    }
    boolean known =
        report.rows() == null
            || scenario.rows().containsKey(report.rows())
                && !(scenario.rows().get(report.rows()) instanceof Population);
    if (!known) {
      throw at.fault(
          "where",
          "where: there are no rows '%s'".formatted(report.rows()),
          "Write population, a name of rows, or {values: [..]}.");
    }
    if (report.variances() != null && report.variances().length != scenario.world().slopes()) {
      throw at.fault(
          "where",
          "where: %d values, where there are %d coordinates"
              .formatted(report.variances().length, scenario.world().slopes()),
          "Give one for each.");
    }
    return new Asked(keys, scenario, new Question(models, report.rows(), report.variances()));
  }
}
