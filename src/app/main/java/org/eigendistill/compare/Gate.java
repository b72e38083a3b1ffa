// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Numerals;
import org.eigendistill.compare.estimate.ConfidenceInterval;

/**
 * What makes a comparison fail a build: a verdict, or a number whose whole interval is beyond a
 * threshold. A verdict that depends on the measure fails nothing. Slopes of models and lags of
 * weights are both obeyed; an infinite divergence is above any threshold.
 *
 * @param name as the user gives it
 * @param key of the number, or of the verdict
 * @param word the verdict that fails; empty for numbers
 * @param isUpper whether the number fails above the threshold; else below
 * @param threshold of the number
 */
public record Gate(String name, String key, String word, boolean isUpper, double threshold) {
  private static final String PAIRS = "pairs";
  private static final String KL = "kl_teacher_student";
  private static final String WITHOUT_MODELS =
      "weights alone do not measure it; --teacher and --student do";

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
          new Known("kl", KL, "", true),
          new Known("temperature-ratio", "temperature_ratio", "", true));

  /** Those without a threshold. */
  public static List<String> words() {
    return KNOWN.stream().filter(known -> !known.word.isEmpty()).map(Known::name).toList();
  }

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

  /** What a run's numbers, by the names that scripts read, say to it. */
  public GateAnswer answer(Map<String, Object> numbers) {
    return isVerdict() ? ofVerdict(numbers) : ofNumber(numbers);
  }

  private GateAnswer ofVerdict(Map<String, Object> numbers) {
    boolean isSlope = key.equals("verdict");
    if (isSlope && word.equals(numbers.get("verdict_lag"))) {
      return GateAnswer.failing("verdict_lag is " + word);
    }
    boolean depends = Boolean.TRUE.equals(numbers.get("depends_on_measure"));
    if (word.equals(numbers.get(key)) && !depends) {
      return GateAnswer.failing(key + " is " + word);
    }
    String measured = isSlope ? "verdict_slope" : key;
    if (depends && Stream.of("", "_margin").anyMatch(m -> word.equals(numbers.get(measured + m)))) {
      return GateAnswer.unable(
          "it is held back, as the verdict depends on the measure: log-odds and margins give"
              + " different words");
    }
    String interval = isSlope ? "slope_ci975" : "low_offset_ci975";
    boolean isDecided =
        word.equals(ComparisonVerdict.UNCONTROLLED.word())
            || Numbers.interval(numbers, interval).isKnown()
            || isSlope && Numbers.interval(numbers, "mean_lag_ci975").isKnown();
    return isDecided
        ? GateAnswer.PASSED
        : GateAnswer.unable(
            numbers.containsKey("agreement") || numbers.containsKey(PAIRS)
                ? "no interval was made (it takes --control or three --pair, and 5 groups of rows;"
                    + " the gate uncontrolled fails without controls)"
                : isSlope
                    ? "weights decide by three pairs (the gate uncontrolled fails with fewer)"
                    : WITHOUT_MODELS);
  }

  private GateAnswer ofNumber(Map<String, Object> numbers) {
    ConfidenceInterval interval = interval(numbers);
    if (interval.isKnown()) {
      return (isUpper ? interval.low() > threshold : interval.high() < threshold)
          ? GateAnswer.failing("%s is %s".formatted(key, numbers.get(key)))
          : GateAnswer.PASSED;
    }
    if (key.equals(KL) && numbers.get("rows_infinite_kl") instanceof Integer rows && rows > 0) {
      return GateAnswer.failing(
          "%s of infinite KL: a class that one model uses has probability 0 by the other"
              .formatted(Counted.of(rows, "row")));
    }
    if (numbers.containsKey(PAIRS)) {
      return GateAnswer.unable(
          "several pairs do not measure %s; --teacher and --student do".formatted(key));
    }
    return GateAnswer.unable(
        numbers.containsKey("agreement")
            ? "%s has no interval (it takes 5 groups of rows%s)".formatted(key, need())
            : WITHOUT_MODELS);
  }

  /** What else its number takes. */
  private String need() {
    return switch (name) {
      case "copied-errors", "transfer-asymmetry" -> ", --labels and --control";
      case "accuracy-gap" -> ", and --labels";
      case "temperature-ratio" -> ", and --labels, which a finite temperature fits";
      default -> "";
    };
  }

  private ConfidenceInterval interval(Map<String, Object> numbers) {
    return Numbers.interval(numbers, key + "_ci95");
  }

  /** Several, parted by commas. */
  public static List<Gate> parseAll(String text) {
    return Arrays.stream(text.split(",")).map(Gate::parse).toList();
  }
}
