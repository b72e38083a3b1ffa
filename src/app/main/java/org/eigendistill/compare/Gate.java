package org.eigendistill.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.eigendistill.base.Numerals;
import org.eigendistill.compare.estimate.ConfidenceInterval;

/**
 * What makes a comparison fail a build: a verdict, or a number whose whole interval is beyond a
 * threshold. A verdict that depends on the measure fails nothing.
 *
 * @param name as the user gives it
 * @param key of the number, or of the verdict
 * @param word the verdict that fails; empty for numbers
 * @param isUpper whether the number fails above the threshold; else below
 * @param threshold of the number
 */
public record Gate(String name, String key, String word, boolean isUpper, double threshold) {
  private record Known(String name, String key, String word, boolean isUpper) {}

  private static final List<Known> KNOWN =
      List.of(
          new Known("exaggerated", "verdict", "exaggerated", true),
          new Known("damped", "verdict", "damped", true),
          new Known("uncontrolled", "verdict", "uncontrolled", true),
          new Known("under", "verdict_low_end", "under", true),
          new Known("over", "verdict_low_end", "over", true),
          new Known("copied-errors", "copied_errors", "", true),
          new Known("transfer-asymmetry", "transfer_asymmetry", "", true),
          new Known("accuracy-gap", "accuracy_gap", "", false),
          new Known("agreement", "agreement", "", false),
          new Known("kl", "kl_teacher_student", "", true),
          new Known("temperature-ratio", "temperature_ratio", "", true));

  /**
   * Reads one, {@code exaggerated} or {@code copied-errors:.05}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Gate parse(String text) {
    String[] parts = text.strip().split(":", 2);
    Known known =
        KNOWN.stream()
            .filter(k -> k.name.equals(parts[0]))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'%s' is none of %s".formatted(parts[0], String.join(", ", names()))));
    if (!known.word.isEmpty()) {
      if (parts.length > 1) {
        throw new IllegalArgumentException(known.name + " has no threshold");
      }
      return new Gate(known.name, known.key, known.word, known.isUpper, Double.NaN);
    }
    OptionalDouble threshold =
        parts.length == 2 ? Numerals.parse(parts[1]) : OptionalDouble.empty();
    return new Gate(
        known.name,
        known.key,
        "",
        known.isUpper,
        threshold.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s needs a threshold, %s:.05 for instance"
                        .formatted(known.name, known.name))));
  }

  /** The names of all gates. */
  public static List<String> names() {
    return KNOWN.stream().map(Known::name).toList();
  }

  /** Whether it is on a verdict. */
  public boolean isVerdict() {
    return !word.isEmpty();
  }

  /** Whether its number was measured. */
  public boolean isKnown(ComparisonResult result) {
    return isVerdict() ? isDecided(result) : interval(result.numbers()).isKnown();
  }

  /** Whether there is an interval that the verdict is made of; or none is asked for. */
  private boolean isDecided(ComparisonResult result) {
    String behind = key.equals("verdict") ? "slope_ci975" : "low_offset_ci975";
    return word.equals(ComparisonVerdict.UNCONTROLLED.word())
        || Numbers.interval(result.numbers(), behind).isKnown();
  }

  /** Whether the comparison fails. */
  public boolean fails(ComparisonResult result) {
    if (isVerdict()) {
      return word.equals(result.numbers().get(key)) && !result.dependsOnMeasure();
    }
    ConfidenceInterval interval = interval(result.numbers());
    return isUpper ? interval.low() > threshold : interval.high() < threshold;
  }

  private ConfidenceInterval interval(Map<String, Object> numbers) {
    return Numbers.interval(numbers, key + "_ci95");
  }

  /** Several, parted by commas. */
  public static List<Gate> parseAll(String text) {
    return Arrays.stream(text.split(",")).map(Gate::parse).toList();
  }
}
