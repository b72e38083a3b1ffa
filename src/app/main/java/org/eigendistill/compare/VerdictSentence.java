package org.eigendistill.compare;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eigendistill.base.StudentT;
import org.eigendistill.compare.check.Check;
import org.eigendistill.compare.estimate.ConfidenceInterval;

/** The verdict in words: what was found, or what could have been seen. */
public final class VerdictSentence {
  /** The largest spread of log slopes over pairs of one recipe that was measured on networks. */
  private static final double PAIR_SPREAD = 0.0088;

  private VerdictSentence() {}

  /** Of one pair. */
  public static String of(StudentComparison compared) {
    if (compared.verdict() == ComparisonVerdict.NOT_COMPARABLE) {
      return stop(compared);
    }
    if (compared.effect().isEmpty()) {
      return "Uncontrolled: the raw slope is %s, but two unrelated networks give less than 1 as well. Give --control, or three --pair."
          .formatted(two(compared.numbers().get("slope_raw")));
    }
    ControlledEffect effect = compared.effect().get();
    int controls = (Integer) compared.numbers().get("controls");
    String with = controls == 1 ? "one control" : controls + " controls";
    return depending(compared)
        + slope(
            compared.verdict(),
            effect.fit().slope().value(),
            effect.slope(),
            false,
            "one pair, " + with,
            "with one pair and %s.%s".formatted(with, threePairs(compared, effect)))
        + lowEnd(effect.lowEndVerdict(), effect.fit().lowOffset().value(), effect.lowEnd(), false);
  }

  /** Of several pairs. */
  public static String of(PairedComparison compared) {
    if (compared.verdict() == ComparisonVerdict.NOT_COMPARABLE) {
      return stop(compared);
    }
    int pairs = compared.pairs().size();
    if (compared.verdict() == ComparisonVerdict.UNCONTROLLED) {
      return "Uncontrolled: %s too few to tell an effect from seeds. Give three --pair or more."
          .formatted(pairs == 1 ? "one pair is" : pairs + " pairs are");
    }
    ConfidenceInterval slope = Numbers.interval(compared.numbers(), "slope_ci975");
    ConfidenceInterval low = Numbers.interval(compared.numbers(), "low_offset_ci975");
    LowEnd word = LowEnd.NOT_SHOWN;
    for (LowEnd each : LowEnd.values()) {
      word = each.word().equals(compared.numbers().get("verdict_low_end")) ? each : word;
    }
    return depending(compared)
        + slope(
            compared.verdict(),
            (Double) compared.numbers().get("slope"),
            slope,
            true,
            pairs + " pairs",
            "with %d pairs.".formatted(pairs))
        + lowEnd(word, (Double) compared.numbers().get("low_offset"), low, true);
  }

  private static String stop(ComparisonResult compared) {
    return "Not comparable: "
        + compared.checks().stream()
            .filter(check -> check.level() == Check.Level.stop)
            .map(Check::message)
            .findFirst()
            .orElse("the slope is not positive, so that it has no logarithm.");
  }

  private static String depending(ComparisonResult compared) {
    if (!compared.dependsOnMeasure()) {
      return "";
    }
    return "Depends on the measure: "
        + Stream.of("slope", "low end")
            .map(what -> differing(compared.numbers(), what))
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining("; "))
        + ". ";
  }

  private static String differing(Map<String, Object> numbers, String what) {
    String key = "verdict_" + what.replace(' ', '_');
    Object one = numbers.get(key);
    Object other = numbers.get(key + "_margin");
    return one.equals(other)
        ? ""
        : "by log-odds the %s is %s, by margins %s".formatted(what, one, other);
  }

  private static String slope(
      ComparisonVerdict verdict,
      double value,
      ConfidenceInterval interval,
      boolean several,
      String with,
      String seen) {
    if (verdict == ComparisonVerdict.NOT_SHOWN) {
      return "Not shown: %s %s; an effect under %.0f %% could not have been seen %s"
          .formatted(
              two(value), two(interval), Math.ceil(100 * (interval.high() / value - 1)), seen);
    }
    String word = verdict.word();
    return "%s%s: where the %s log-odds rise by 1, the %s rise by %s %s (%s; seeds are in the interval)."
        .formatted(
            word.substring(0, 1).toUpperCase(java.util.Locale.ROOT),
            word.substring(1),
            several ? "teachers'" : "teacher's",
            several ? "students'" : "student's",
            two(value),
            two(interval),
            with);
  }

  private static String lowEnd(
      LowEnd word, double value, ConfidenceInterval interval, boolean several) {
    if (word == LowEnd.NOT_SHOWN) {
      return "";
    }
    boolean isUnder = word == LowEnd.UNDER;
    ConfidenceInterval size =
        isUnder ? new ConfidenceInterval(-interval.high(), -interval.low()) : interval;
    return " Where the %s least sure the %s %s sure by %s nats %s."
        .formatted(
            several ? "teachers are" : "teacher is",
            several ? "students are" : "student is",
            isUnder ? "less" : "more",
            two(Math.abs(value)),
            two(size));
  }

  /** What three pairs would see, if that is less. */
  private static String threePairs(StudentComparison compared, ControlledEffect effect) {
    double rows = effect.fit().slope().log().variance(compared.groups());
    double reach =
        Math.expm1(
            StudentT.quantile(ComparisonRules.QUANTILE, PairedComparison.FEWEST - 1.0)
                * Math.sqrt(PAIR_SPREAD * PAIR_SPREAD / PairedComparison.FEWEST + rows / 3));
    double now = effect.slope().high() / effect.fit().slope().value() - 1;
    return reach < now
        ? " Three pairs would see about %.0f %%.".formatted(Math.ceil(100 * reach))
        : "";
  }

  private static String two(ConfidenceInterval interval) {
    return "[%s, %s]".formatted(two(interval.low()), two(interval.high()));
  }

  private static String two(Object value) {
    return value instanceof Double number ? "%.2f".formatted(number + 0.0) : "not known";
  }
}
