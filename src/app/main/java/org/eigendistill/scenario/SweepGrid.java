// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Numerals;
import org.eigendistill.population.LeastRisk.Stretch;

/**
 * Values of a swept parameter: a list, {@code log:FROM:TO:COUNT} or {@code linear:FROM:TO:COUNT};
 * with {@code :whole} behind rounded to whole numbers, each once, for counts of rows, features or
 * steps.
 */
final class SweepGrid {
  private static final int MOST = 10_000;
  private static final String FORM =
      "Write a list that rises, log:FROM:TO:COUNT or linear:FROM:TO:COUNT, :whole behind for whole"
          + " numbers.";

  private SweepGrid() {}

  static double[] read(ScenarioKeys keys, String name) {
    JsonNode value = keys.value(name);
    if (value.isArray()) {
      return rising(keys, name, keys.numbers(name));
    }
    String text = value.asText();
    String[] parts = text.split(":", -1);
    boolean log = parts[0].equals("log");
    if (!log && !parts[0].equals("linear")) {
      double[] listed =
          Arrays.stream(text.split(",", -1))
              .mapToDouble(part -> Numerals.parse(part.strip()).orElse(Double.NaN))
              .toArray();
      return rising(keys, name, listed);
    }
    boolean whole = parts.length == 5 && parts[4].strip().equals("whole");
    boolean complete = parts.length == 4 || whole;
    double from = complete ? number(parts[1]) : Double.NaN;
    double to = complete ? number(parts[2]) : Double.NaN;
    double count = complete ? number(parts[3]) : Double.NaN;
    boolean good =
        from < to && (!log || from > 0) && count == Math.rint(count) && count >= 2 && count <= MOST;
    if (!good) {
      throw fault(keys, name, text);
    }
    double[] values = between(from, to, log, (int) count);
    return whole ? Arrays.stream(values).map(Math::rint).distinct().toArray() : values;
  }

  /** How many values all parameters together take. */
  static int count(Map<String, double[]> grid) {
    return grid.values().stream().mapToInt(values -> values.length).reduce(1, Math::multiplyExact);
  }

  /** Values round the best one: all of the stretch it was searched in, or some weights. */
  static double[] around(double best, Optional<Stretch> stretch, int count) {
    return stretch
        .map(all -> between(all.from(), all.to(), all.logarithmic(), count))
        .orElseGet(() -> between(Math.min(-0.5, best - 1), Math.max(1.5, best + 1), false, count));
  }

  private static double[] between(double from, double to, boolean log, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      double share = i / (count - 1.0);
      double along =
          log
              ? from * StrictMath.exp(StrictMath.log(to / from) * share)
              : from + (to - from) * share;
      values[i] = i == count - 1 ? to : along;
    }
    return values;
  }

  private static double number(String text) {
    return Numerals.parse(text.strip()).orElse(Double.NaN);
  }

  private static double[] rising(ScenarioKeys keys, String name, double... values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i]) || i > 0 && !(values[i] > values[i - 1])) {
        throw fault(keys, name, keys.value(name).toString());
      }
    }
    if (values.length == 0 || values.length > MOST) {
      throw fault(keys, name, keys.value(name).toString());
    }
    return values;
  }

  private static BadInputException fault(ScenarioKeys keys, String name, String text) {
    return keys.fault(name, "%s: '%s' is no grid of numbers".formatted(name, text), FORM);
  }
}
