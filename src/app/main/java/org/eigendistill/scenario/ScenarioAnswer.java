// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.eigendistill.data.Table;
import org.eigendistill.population.RiskEstimate;

/**
 * What a scenario comes to.
 *
 * @param scenario its name
 * @param how exact, average or limit; null of a law
 * @param models risks by model
 * @param best the best parameters and risks there, if asked for
 * @param sweep risks at values of one or two parameters, if asked for
 * @param law the values of a law, by name
 * @param notes what is to be known of the numbers, a sentence each
 */
public record ScenarioAnswer(
    String scenario,
    String how,
    Map<String, RiskEstimate> models,
    Optional<Best> best,
    Optional<Table> sweep,
    Map<String, Object> law,
    List<String> notes) {
  /**
   * The best parameters.
   *
   * @param at their values by name
   * @param model the one whose risk is least there
   * @param models risks there
   * @param starts from how many valleys of a grid they were searched
   * @param ends the parameters that are best at an end of their stretch
   */
  public record Best(
      Map<String, Double> at,
      String model,
      Map<String, RiskEstimate> models,
      int starts,
      List<String> ends) {}

  /** How risks were found: exact, closed, draws, limit, or closed and draws. */
  public String method() {
    TreeSet<String> methods = new TreeSet<>();
    models.values().forEach(each -> methods.add(each.method()));
    return String.join(" and ", methods);
  }

  /** As JSON. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("scenario", scenario);
    if (how == null) {
      json.put("law", law);
      return json;
    }
    json.put("how", how);
    json.put("method", method());
    json.put("models", json(models));
    json.put("notes", notes);
    best.ifPresent(
        found -> {
          Map<String, Object> map = new LinkedHashMap<>(found.at());
          map.put("minimised", found.model());
          map.put("starts", found.starts());
          map.put("at_end", found.ends());
          map.put("models", json(found.models()));
          json.put("best", map);
        });
    return json;
  }

  private static Map<String, Object> json(Map<String, RiskEstimate> models) {
    Map<String, Object> json = new LinkedHashMap<>();
    models.forEach((name, estimate) -> json.put(name, json(estimate)));
    return json;
  }

  private static Map<String, Object> json(RiskEstimate estimate) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (estimate.infinite() != null) {
      json.put("risk", null);
      json.put("rmse", null);
      json.put("infinite", true);
      json.put("why", estimate.infinite());
    } else {
      json.put("risk", estimate.risk());
      json.put("rmse", estimate.rmse());
      put(json, "bias", estimate.bias());
      put(json, "own", estimate.own());
      put(json, "inherited", estimate.inherited());
      put(json, "cross", estimate.cross());
      if (Double.isNaN(estimate.own())) {
        put(json, "noise", estimate.noise());
      }
      put(json, "se", estimate.standardError());
    }
    json.put("method", estimate.method());
    return json;
  }

  private static void put(Map<String, Object> json, String key, double value) {
    if (!Double.isNaN(value)) {
      json.put(key, value);
    }
  }
}
