package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The lines that compare says below its sentence: numbers beside what chance shows. */
final class ComparePrintout {
  private final Map<String, Object> numbers;

  ComparePrintout(Map<String, Object> numbers) {
    this.numbers = numbers;
  }

  /** Six lines at most; what was not measured is left out. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    add(lines, "accuracy gap", "accuracy_gap", "%+.3f", "0 for models equally good");
    add(lines, "agreement", "agreement", "%.3f", "by chance " + one("agreement_chance", "%.3f"));
    add(lines, "slope", "slope", "%.3f", "1 for an unrelated network; over rows only");
    add(
        lines,
        "transmission",
        "transmission",
        "%.2f",
        "0 for a student that never saw the teacher");
    add(lines, "low end", "low_offset", "%+.3f", "nats; 0 for an unrelated network");
    add(lines, "copied errors", "copied_errors", "%+.3f", "0 for an unrelated network");
    add(lines, "mean lag", "mean_lag", "%+.4f", word("verdict_lag"));
    add(lines, "movement ratio", "mean_movement_ratio", "%.4f", word("verdict_movement"));
    return lines.subList(0, Math.min(6, lines.size()));
  }

  private void add(List<String> lines, String name, String key, String form, String beside) {
    if (numbers.get(key) instanceof Double) {
      lines.add("  %-14s %s%s (%s)".formatted(name, one(key, form), interval(key, form), beside));
    }
  }

  private String word(String key) {
    return String.valueOf(numbers.get(key));
  }

  private String one(String key, String form) {
    return numbers.get(key) instanceof Double value ? form.formatted(value) : "not known";
  }

  private String interval(String key, String form) {
    for (String behind : List.of("_ci95", "_ci975")) {
      if (numbers.get(key + behind) instanceof List<?> ends
          && ends.get(0) instanceof Double low
          && ends.get(1) instanceof Double high) {
        return " [%s, %s]".formatted(form.formatted(low), form.formatted(high));
      }
    }
    return "";
  }
}
