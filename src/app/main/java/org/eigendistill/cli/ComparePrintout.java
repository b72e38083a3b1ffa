// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The lines that compare says below its sentence: numbers beside what chance shows. */
final class ComparePrintout {
  /** Intervals by the ends of their names, and what they hold. */
  private static final Map<String, String> OVER =
      Map.of("_ci95", "95 % over rows only", "_ci975", "97.5 % over pairs, seeds in it");

  private final Map<String, Object> numbers;
  private final boolean isComparable;

  /**
   * Of what was measured.
   *
   * @param isComparable whether models may be believed; else nothing is told of them
   */
  ComparePrintout(Map<String, Object> numbers, boolean isComparable) {
    this.numbers = numbers;
    this.isComparable = isComparable;
  }

  /** Six lines at most; what was not measured is left out. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (isComparable) {
      models(lines);
      add(lines, "mean lag", "mean_lag", "%+.4f", word("verdict_lag"));
      add(lines, "movement ratio", "mean_movement_ratio", "%.4f", word("verdict_movement"));
    }
    return lines.subList(0, Math.min(6, lines.size()));
  }

  private void models(List<String> lines) {
    add(lines, "accuracy gap", "accuracy_gap", "%+.3f", "0 for models equally good");
    add(lines, "agreement", "agreement", "%.3f", "by chance " + one("agreement_chance", "%.3f"));
    add(lines, "slope", "slope", "%.3f", "1 for an unrelated network; " + over("slope"));
    add(
        lines,
        "transmission",
        "transmission",
        "%.2f",
        "0 for a student that never saw the teacher");
    add(
        lines,
        "low end",
        "low_offset",
        "%+.3f",
        "nats; 0 for an unrelated network; " + over("low_offset"));
    add(lines, "copied errors", "copied_errors", "%+.3f", "0 for an unrelated network");
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
    return behind(key)
        .map(name -> (List<?>) numbers.get(key + name))
        .map(
            ends -> " [%s, %s]".formatted(form.formatted(ends.get(0)), form.formatted(ends.get(1))))
        .orElse("");
  }

  /** What the interval that is shown is over. */
  private String over(String key) {
    return behind(key).map(OVER::get).orElse("no interval");
  }

  /**
   * How the name of the interval ends that is shown: over rows where there is one, else over pairs.
   */
  private Optional<String> behind(String key) {
    return Stream.of("_ci95", "_ci975")
        .filter(name -> numbers.get(key + name) instanceof List<?> ends && !ends.contains(null))
        .findFirst();
  }
}
