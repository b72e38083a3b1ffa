// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eigendistill.base.Counted;
import org.eigendistill.base.StudentT;
import org.eigendistill.compare.check.Check;
import org.eigendistill.compare.estimate.ConfidenceInterval;
import org.eigendistill.compare.estimate.RowGroups;

/** The verdict in words: what was found, or what could have been seen. */
public final class VerdictSentence {
  /** The largest spread of log slopes over pairs of one recipe that was measured on networks. */
  private static final double PAIR_SPREAD = 0.0088;

  /** Of a slope as small two decimals would not tell. */
  private static final double SMALL = 0.05;

  private VerdictSentence() {}

  /** Of one pair. */
  public static String of(PairVerdict pair) {
    if (pair.verdict() == ComparisonVerdict.NOT_COMPARABLE) {
      return stop(pair.checks());
    }
    if (pair.effect().isEmpty()) {
      return uncontrolled(pair.raw().slope().value());
    }
    ControlledEffect effect = pair.effect().get();
    String with = pair.controls() == 1 ? "one control" : pair.controls() + " controls";
    return slope(
            effect.verdict(),
            effect.fit().slope().value(),
            effect.slope(),
            false,
            "one pair, " + with,
            "with one pair and %s.%s".formatted(with, threePairs(pair, effect)),
            pair.groups().count())
        + lowEnd(effect.lowEndVerdict(), effect.fit().lowOffset().value(), effect.lowEnd(), false);
  }

  /** Of several pairs. */
  public static String of(PairedComparison compared) {
    if (compared.verdict() == ComparisonVerdict.NOT_COMPARABLE) {
      return stop(compared.checks());
    }
    int pairs = compared.pairs().size();
    if (compared.verdict() == ComparisonVerdict.UNCONTROLLED) {
      return "Uncontrolled: %s too few to tell an effect from seeds. Give three --pair or more."
          .formatted(pairs == 1 ? "one pair is" : pairs + " pairs are");
    }
    PairedEffect effect = compared.effect().orElseThrow();
    PairedEffect other = compared.marginEffect().orElseThrow();
    return depending(
            effect.verdict(), other.verdict(), effect.lowEndVerdict(), other.lowEndVerdict())
        + slope(
            effect.verdict(),
            effect.meanSlope(),
            effect.slope(),
            true,
            pairs + " pairs",
            "with %d pairs.".formatted(pairs),
            effect.groups())
        + lowEnd(effect.lowEndVerdict(), effect.meanLowOffset(), effect.lowEnd(), true);
  }

  private static String uncontrolled(double raw) {
    // noise of two networks makes a raw slope less; what makes it more may be a scale of their own
    String why =
        raw < 1
            ? "two unrelated networks give less than 1 as well"
            : "by their seeds alone networks differ in scale, and one of an unrelated pair is the steeper";
    return "Uncontrolled: the raw slope is %s, but %s. Give --control, or three --pair."
        .formatted(two(raw), why);
  }

  private static String stop(List<Check> checks) {
    return "Not comparable: "
        + checks.stream()
            .filter(check -> check.level() == Check.Level.stop)
            .map(Check::message)
            .findFirst()
            .orElse("a slope is not positive, so that it has no logarithm.");
  }

  private static String depending(
      ComparisonVerdict slope, ComparisonVerdict otherSlope, LowEnd low, LowEnd otherLow) {
    String form = "by log-odds the %s is %s, by margins %s";
    List<String> differing = new ArrayList<>();
    if (slope != otherSlope) {
      differing.add(form.formatted("slope", slope.word(), otherSlope.word()));
    }
    if (low != otherLow) {
      differing.add(form.formatted("low end", low.word(), otherLow.word()));
    }
    return differing.isEmpty()
        ? ""
        : "Depends on the measure: %s. ".formatted(String.join("; ", differing));
  }

  private static String slope(
      ComparisonVerdict verdict,
      double value,
      ConfidenceInterval interval,
      boolean several,
      String with,
      String seen,
      int groups) {
    if (!interval.isKnown()) {
      return "Not shown: the slope is %s, and no interval can be made of %s."
          .formatted(
              two(value),
              groups < RowGroups.FEWEST
                  ? "%s of rows; it takes %d or more"
                      .formatted(Counted.of(groups, "group"), RowGroups.FEWEST)
                  : Double.isFinite(value) ? "one that is not above 0" : "it");
    }
    if (verdict == ComparisonVerdict.NOT_SHOWN) {
      return "Not shown: %s %s; an effect under %.0f %% could not have been seen %s"
          .formatted(
              two(value), two(interval), Math.ceil(100 * (interval.high() / value - 1)), seen);
    }
    String word = verdict.word();
    return "%s%s: where the %s log-odds rise by 1, the %s rise by %s %s (%s; seeds are in the interval)."
        .formatted(
            word.substring(0, 1).toUpperCase(Locale.ROOT),
            word.substring(1),
            several ? "teachers'" : "teacher's",
            several ? "students'" : "student's",
            slope(value),
            "[%s, %s]".formatted(slope(interval.low()), slope(interval.high())),
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
  private static String threePairs(PairVerdict pair, ControlledEffect effect) {
    double rows = effect.fit().slope().log().variance(pair.groups());
    double reach =
        Math.expm1(
            StudentT.quantile(ComparisonRules.QUANTILE, PairedComparison.FEWEST - 1.0)
                * Math.sqrt(PAIR_SPREAD * PAIR_SPREAD / PairedComparison.FEWEST + rows / 3));
    double now = effect.slope().high() / effect.fit().slope().value() - 1;
    return reach < now
        ? " Three pairs would see about %.0f %%.".formatted(Math.ceil(100 * reach))
        : "";
  }

  /** A slope, which is never said to be 0 where it is not. */
  private static String slope(double value) {
    return Math.abs(value) < SMALL ? "%.2g".formatted(value) : two(value);
  }

  private static String two(ConfidenceInterval interval) {
    return "[%s, %s]".formatted(two(interval.low()), two(interval.high()));
  }

  private static String two(double value) {
    return Double.isFinite(value) ? "%.2f".formatted(value + 0.0) : "not known";
  }
}
