// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.eigendistill.population.RiskEstimate;
import org.eigendistill.scenario.ScenarioAnswer;

/** What {@code scenario} says of its answer. */
final class ScenarioPrintout {
  /** So many models are told one by one. */
  private static final int MOST = 20;

  private ScenarioPrintout() {}

  static List<String> lines(ScenarioAnswer answer) {
    List<String> lines = new ArrayList<>();
    if (answer.how() == null) {
      answer.law().forEach((name, value) -> lines.add("%s: %s".formatted(name, value)));
      return lines;
    }
    lines.add("%s, %s:".formatted(answer.scenario(), words(answer)));
    risks(answer.models(), lines);
    lines.addAll(answer.notes());
    answer.best().ifPresent(best -> best(best, lines));
    return lines;
  }

  private static String words(ScenarioAnswer answer) {
    return switch (answer.how()) {
      case "exact" -> answer.notes().isEmpty() ? "exact for the rows given" : "exact for one draw";
      case "limit" -> "in the limit of many rows and features";
      default ->
          answer.method().equals("closed")
              ? "exact average over rows"
              : "average over rows (%s)".formatted(answer.method());
    };
  }

  private static void risks(Map<String, RiskEstimate> models, List<String> lines) {
    models.entrySet().stream()
        .limit(MOST)
        .forEach(entry -> lines.add(line(entry.getKey(), entry.getValue())));
    if (models.size() > MOST) {
      lines.add("  and %d models more".formatted(models.size() - MOST));
    }
  }

  private static String line(String name, RiskEstimate estimate) {
    if (estimate.infinite() != null) {
      return "  %s: risk infinite: %s".formatted(name, estimate.infinite());
    }
    StringJoiner parts = new StringJoiner(", ");
    add(parts, "bias", estimate.bias());
    add(parts, "own noise", estimate.own());
    add(parts, "inherited", estimate.inherited());
    add(parts, "cross", estimate.cross());
    if (Double.isNaN(estimate.own())) {
      add(parts, "noise", estimate.noise());
    }
    String error =
        Double.isNaN(estimate.standardError())
            ? ""
            : " +- %.2g".formatted(estimate.standardError());
    return "  %s: risk %.6g%s = %s".formatted(name, estimate.risk(), error, parts);
  }

  private static void add(StringJoiner parts, String name, double value) {
    if (!Double.isNaN(value)) {
      parts.add(value == 0 ? name + " 0" : "%s %.6g".formatted(name, value));
    }
  }

  private static void best(ScenarioAnswer.Best best, List<String> lines) {
    StringJoiner at = new StringJoiner(", ");
    best.at().forEach((name, value) -> at.add("%s = %.8g".formatted(name, value)));
    lines.add(
        "Best for %s: %s (%s)."
            .formatted(
                best.model(),
                at,
                best.starts() == 1 ? "one valley" : best.starts() + " valleys were gone down"));
    for (String name : best.ends()) {
      lines.add("  %s is best at an end of its stretch, and may be better beyond.".formatted(name));
    }
    risks(best.models(), lines);
  }
}
