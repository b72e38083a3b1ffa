// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.compare.PairedComparison;
import org.eigendistill.compare.StudentComparison;
import org.eigendistill.compare.check.Check;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.layer.LayerReport;
import org.eigendistill.output.RunManifest;

/**
 * All that a comparison found.
 *
 * @param sentence the verdict
 * @param numbers by the names that scripts read
 * @param measures the numbers with their intervals: measure, value, low, high
 * @param json numbers and all the rest, as the file has them
 * @param checks what was looked at before and beside the numbers
 * @param single one pair, where there is one
 * @param several several pairs, where there are several
 * @param pairs the table of those
 * @param layers all layers, where weights were given
 * @param files what was read
 * @param command the command line
 */
public record CompareAnswer(
    String sentence,
    Map<String, Object> numbers,
    Table measures,
    String json,
    List<Check> checks,
    Optional<StudentComparison> single,
    Optional<PairedComparison> several,
    Optional<Table> pairs,
    Optional<LayerReport> layers,
    List<RunManifest.Input> files,
    List<String> command) {
  /** Keeps its own lists. */
  public CompareAnswer {
    checks = List.copyOf(checks);
    files = List.copyOf(files);
    command = List.copyOf(command);
  }

  /** Whether a check stopped, so that no number is to be believed. */
  boolean isStopped() {
    return "not comparable".equals(numbers.get("verdict"));
  }

  /** A number, NaN where it is not known. */
  double number(String name) {
    return numbers.get(name) instanceof Number value ? value.doubleValue() : Double.NaN;
  }

  /** An interval by its name, {@code slope_ci95} for instance; two NaN where there is none. */
  double[] interval(String name) {
    return numbers.get(name) instanceof List<?> ends
            && ends.size() == 2
            && ends.get(0) instanceof Number low
            && ends.get(1) instanceof Number high
        ? new double[] {low.doubleValue(), high.doubleValue()}
        : new double[] {Double.NaN, Double.NaN};
  }
}
