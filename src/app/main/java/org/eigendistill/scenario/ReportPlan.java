// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.population.LeastRisk.Stretch;

/**
 * What a scenario's file asks for.
 *
 * @param models whose risks
 * @param how exact, average or limit
 * @param rows over which errors are weighed, or null for the population
 * @param variances of another population, or null
 * @param draws of an average that no formula is known of
 * @param seed of all that is drawn
 * @param nodes the least number of a contour's nodes, or 0
 * @param best parameters to be chosen, by name; empty for a weight, of which the risk is a parabola
 * @param minimise the model whose risk is to be least
 * @param sweep values that one or two parameters take
 */
record ReportPlan(
    List<String> models,
    String how,
    String rows,
    double[] variances,
    int draws,
    long seed,
    int nodes,
    Map<String, Optional<Stretch>> best,
    String minimise,
    Map<String, double[]> sweep) {
  static final String EXACT = "exact";
  static final String AVERAGE = "average";
  static final String LIMIT = "limit";

  private static final List<String> KEYS =
      List.of("of", "how", "where", "draws", "seed", "best", "minimise", "nodes", "sweep");
  private static final int USUAL_DRAWS = 200;

  /** More have no limit that is made sure of. */
  private static final int MOST_NODES = 1 << 14;

  static ReportPlan read(ScenarioKeys top) {
    ScenarioKeys keys = top.below("report").check(KEYS, "of", "how");
    List<String> models = keys.words("of");
    for (int i = 0; i < models.size(); i++) {
      if (models.indexOf(models.get(i)) < i) {
        throw keys.fault(
            "of", "of: '%s' is named twice".formatted(models.get(i)), "Name each model once.");
      }
    }
    String how = keys.word("how", List.of(EXACT, AVERAGE, LIMIT), "");
    String rows = null;
    double[] variances = null;
    if (keys.isKeys("where")) {
      ScenarioKeys other = keys.below("where").check(List.of("values"), "values");
      variances = WorldReader.variances(other, "values");
    } else if (!keys.word("where", "population").equals("population")) {
      rows = keys.word("where");
    }
    String minimise = keys.word("minimise", models.get(models.size() - 1));
    ScenarioKeys swept = top.has("sweep") ? top : keys;
    if (top.has("sweep") && keys.has("sweep")) {
      throw keys.fault("sweep", "sweep stands in two places", "Leave one of them.");
    }
    return new ReportPlan(
        models,
        how,
        rows,
        variances,
        keys.whole("draws", 2, USUAL_DRAWS),
        keys.whole("seed", 0, 1),
        nodes(keys),
        best(keys, top.params()),
        minimise,
        swept.has("sweep") ? sweep(top, swept.below("sweep")) : Map.of());
  }

  /** What a file gives and nothing takes, a sentence each. */
  static List<String> unused(ScenarioKeys top) {
    ReportPlan plan = read(top);
    ScenarioKeys keys = top.below("report");
    String here = ", and here is how: %s".formatted(plan.how);
    Map<String, String> goesWith = new LinkedHashMap<>();
    if (!plan.how.equals(AVERAGE)) {
      goesWith.put("draws", "how: average" + here);
    }
    if (plan.how.equals(LIMIT)) {
      goesWith.put("seed", "how: exact or average" + here);
    } else {
      goesWith.put("nodes", "how: limit" + here);
    }
    if (plan.best.isEmpty()) {
      goesWith.put("minimise", "best, and here is none");
    }
    List<String> unused = new ArrayList<>();
    goesWith.forEach(
        (key, what) -> {
          if (keys.has(key)) {
            unused.add("report: '%s' is not used: it goes with %s.".formatted(key, what));
          }
        });
    for (String name : top.params().keySet()) {
      if (!top.uses(name)) {
        unused.add(
            "params: '%s' is not used: no number of the file is $%s or 1-$%s."
                .formatted(name, name, name));
      }
    }
    return unused;
  }

  private static Map<String, Optional<Stretch>> best(
      ScenarioKeys keys, Map<String, Double> params) {
    Map<String, Optional<Stretch>> best = new LinkedHashMap<>();
    if (!keys.has("best")) {
      return best;
    }
    ScenarioKeys all = keys.below("best");
    if (all.names().isEmpty()) {
      throw keys.fault("best", "best: it names no parameter", "Name one: {x: {scale: weight}}.");
    }
    for (String name : all.names()) {
      requireParameter(all, name, params);
      ScenarioKeys of = all.below(name);
      String scale = of.word("scale", List.of("weight", "log", "linear"), "");
      if (scale.equals("weight")) {
        of.check(List.of("scale"));
        if (all.names().size() > 1) {
          throw all.fault(
              name, "%s: a weight is chosen alone".formatted(name), "Give a linear stretch.");
        }
        best.put(name, Optional.empty());
      } else {
        of.check(List.of("scale", "from", "to"), "from", "to");
        try {
          best.put(
              name,
              Optional.of(new Stretch(of.number("from"), of.number("to"), scale.equals("log"))));
        } catch (IllegalArgumentException e) {
          throw all.fault(name, e.getMessage(), "Correct the ends.");
        }
      }
    }
    return best;
  }

  private static int nodes(ScenarioKeys keys) {
    int nodes = keys.whole("nodes", 0, 0);
    if (nodes > MOST_NODES) {
      throw keys.fault("nodes", "nodes: at most %d".formatted(MOST_NODES), "Give fewer.");
    }
    return nodes;
  }

  private static void requireParameter(ScenarioKeys keys, String name, Map<String, Double> params) {
    if (!params.containsKey(name)) {
      throw keys.fault(
          name,
          "there is no parameter '%s'".formatted(name),
          params.isEmpty()
              ? "Give it below 'params'."
              : "Parameters are %s.".formatted(String.join(", ", params.keySet())));
    }
  }

  private static Map<String, double[]> sweep(ScenarioKeys top, ScenarioKeys keys) {
    Map<String, Double> params = top.params();
    Map<String, double[]> sweep = new LinkedHashMap<>();
    for (String name : keys.names()) {
      requireParameter(keys, name, params);
      if (!top.uses(name)) {
        throw keys.fault(
            name,
            "no number of the file is '%s'".formatted(name),
            "Write $%s or 1-$%s where it stands.".formatted(name, name));
      }
      sweep.put(name, SweepGrid.read(keys, name));
    }
    if (sweep.isEmpty() || sweep.size() > 2) {
      throw keys.fault("", "a sweep is over one or two parameters", "Name one or two.");
    }
    return sweep;
  }
}
