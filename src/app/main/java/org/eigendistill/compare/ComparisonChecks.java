// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eigendistill.base.Counted;
import org.eigendistill.compare.check.Check;
import org.eigendistill.compare.check.RowMatch;
import org.eigendistill.compare.check.RowMatchMeter;
import org.eigendistill.compare.estimate.ConfidenceInterval;
import org.eigendistill.compare.estimate.RowGroups;
import org.eigendistill.compare.estimate.Sums;
import org.eigendistill.compare.measure.RawLine;
import org.eigendistill.compare.measure.SymmetricSpread;
import org.eigendistill.compare.rows.KeptRows;
import org.eigendistill.compare.rows.RowCounts;

/** All that is said of the rows before and beside the numbers. */
final class ComparisonChecks {
  private static final double MANY = 0.01;
  private static final double CARRIES = 0.2;
  private static final double ROBUST_OFF = 0.1;
  private static final double MORE = 2;

  /** The check of what seeds do. */
  static final String SEEDS = "seeds";

  /** The note that there are more teachers than the mean of logarithms is of. */
  static final String LOGARITHMS = "log_b";

  private static final int TEACHERS = 3;

  private static final String ONE_ROW = "one row";
  private static final String INFINITE = "infinite loss";
  private static final Set<String> OF_NUMBERS =
      Set.of(SEEDS, ONE_ROW, INFINITE, DividedLogits.NAME);

  private final PairReading reading;
  private final KeptRows rows;
  private final RawLine raw;
  private final Optional<ControlledEffect> effect;
  private final double scale;
  private final ComparisonRules rules;
  private final AgreementNumbers agreement;
  private final List<Check> checks = new ArrayList<>();

  ComparisonChecks(
      PairReading reading,
      RawLine raw,
      Optional<ControlledEffect> effect,
      double scale,
      ComparisonRules rules,
      AgreementNumbers agreement) {
    this.reading = reading;
    this.rows = reading.rows();
    this.raw = raw;
    this.effect = effect;
    this.scale = scale;
    this.rules = rules;
    this.agreement = agreement;
  }

  List<Check> all() {
    size();
    order();
    masks();
    copies();
    infinite();
    if (reading.match().rowsMatch()) {
      if (reading.isLogits()) {
        double spread = Math.exp(SymmetricSpread.of(reading.logOdds()).logRatio().value());
        new DividedLogits(scale, spread).check().ifPresent(checks::add);
      }
      saturation();
      largest();
    }
    checks.addAll(reading.sameModels());
    reliability();
    seeds();
    teachers();
    boolean stops = checks.stream().anyMatch(check -> check.level() == Check.Level.stop);
    return stops ? withoutNumbers(checks) : checks;
  }

  /** Without what rests on numbers that are not believed after a stop. */
  static List<Check> withoutNumbers(List<Check> checks) {
    return checks.stream().filter(check -> !OF_NUMBERS.contains(check.name())).toList();
  }

  private void size() {
    if (rows.size() < PairReading.FEWEST_ROWS) {
      checks.add(
          Check.stop(
              "rows",
              "%s: give at least %d."
                  .formatted(
                      Counted.of(rows.size(), "row")
                          + Counted.word(rows.size(), " is", " are")
                          + " left",
                      PairReading.FEWEST_ROWS)));
    } else if (!rows.groups().areEnough()) {
      int groups = rows.groups().count();
      checks.add(
          Check.warning(
              "groups",
              "There %s only %s of rows (a sequence of tokens is one): too few for intervals, which take %d."
                  .formatted(
                      Counted.word(groups, "is", "are"),
                      Counted.of(groups, "group"),
                      RowGroups.FEWEST)));
    }
  }

  private void order() {
    RowMatch match = reading.match();
    double agreed = Sums.mean(agreement.agreement());
    if (!reading.constant().isEmpty()) {
      checks.addAll(reading.constant());
    } else if (match.classOrder().isPresent()) {
      String order =
          Arrays.stream(match.classOrder().get())
              .mapToObj(String::valueOf)
              .collect(Collectors.joining(","));
      checks.add(
          Check.stop(
              "class order",
              "The classes are in another order: with the student's columns taken as %s agreement is %.2f instead of %.2f. Say --class-order %s, or save %s."
                  .formatted(
                      order,
                      match.bestAgreement(),
                      agreed,
                      order,
                      reading.hasStudentColumns()
                          ? "student[:, [%s]]".formatted(order)
                          : reading.isLogits() ? "-student" : "1 - student")));
    } else if (rows.size() > 1 && Double.isNaN(match.orderScore())) {
      checks.add(
          Check.stop(
              "row order",
              "The order of the rows cannot be told: to double precision the probabilities of a model are the same in every row. Look whether its logits have the right scale."));
    } else if (rows.size() > 1 && !match.rowsMatch()) {
      checks.add(
          Check.stop(
              "row order",
              "The rows do not go together: agreement %.3f, by chance %.3f.%s"
                  .formatted(agreed, agreement.chance(), found(match.rowOrder()))));
    } else if (match.rowsMatch()) {
      checks.add(
          Check.good(
              "row order",
              "The rows go together: %.0f standard deviations from a random order."
                  .formatted(match.orderScore())));
    }
    if (rows.classes() > RowMatchMeter.MOST_NAMED) {
      checks.add(
          Check.note(
              "class order",
              "The order of the classes is not checked: it is for up to %,d."
                  .formatted(RowMatchMeter.MOST_NAMED)));
    }
    if (!match.blocksApart().isEmpty()) {
      String ranges =
          match.blocksApart().stream().map(this::range).collect(Collectors.joining(", "));
      checks.add(
          Check.warning("blocks", "Rows %s do not go together with the rest.".formatted(ranges)));
    }
  }

  private static String found(Optional<String> order) {
    if (order.isEmpty()) {
      return " Let both models predict the same examples in the same order.";
    }
    String why = order.get().contains("ranks") ? " (distributed samplers do that)" : "";
    return " They do when the student's are taken as %s%s. Export with shuffle=False on one process."
        .formatted(order.get(), why);
  }

  /** The rows of a tenth, from 1, as they are numbered in the files. */
  private String range(int tenth) {
    int first = (tenth - 1) * (rows.size() / 10) + Math.min(tenth - 1, rows.size() % 10);
    int last = tenth * (rows.size() / 10) + Math.min(tenth, rows.size() % 10) - 1;
    return "%d-%d".formatted(rows.row(first) + 1, rows.row(last) + 1);
  }

  private void masks() {
    RowCounts counts = rows.counts();
    int out = counts.oneClass() + counts.maskConflict() + counts.labelMasked();
    if (counts.maskConflict() > counts.considered() / 2.0) {
      checks.add(
          Check.stop(
              "masks",
              "In %d of %d rows one model masks the class that another ranks first. Mask the same classes in all."
                  .formatted(counts.maskConflict(), counts.considered())));
    } else if (out > 0) {
      checks.add(
          Check.warning(
              "masks",
              "%s left out: %d with one class unmasked, %d with a model's top class masked by another, %d with a masked label."
                  .formatted(
                      Counted.of(out, "row") + Counted.word(out, " is", " are"),
                      counts.oneClass(),
                      counts.maskConflict(),
                      counts.labelMasked())));
    }
    if (counts.unlabelled() > 0) {
      checks.add(
          Check.note(
              "labels",
              "%s without a label (below 0), left out of everything."
                  .formatted(
                      Counted.of(counts.unlabelled(), "row")
                          + Counted.word(counts.unlabelled(), " is", " are"))));
    }
  }

  private void copies() {
    int copies = rows.counts().duplicates();
    if (copies > 0) {
      checks.add(
          Check.note(
              "duplicates",
              "%s of earlier ones in both models; intervals are over %s."
                  .formatted(
                      Counted.of(copies, "row") + Counted.word(copies, " is a copy", " are copies"),
                      Counted.of(rows.groups().count(), "group"))));
    }
  }

  private void infinite() {
    int infinite = agreement.infiniteRows();
    if (infinite > 0) {
      checks.add(
          Check.warning(
              INFINITE,
              "%s infinite KL: one model gives 0 to a class that the other uses. KL is null; give logits, or probabilities that are not rounded."
                  .formatted(
                      Counted.of(infinite, "row") + Counted.word(infinite, " has", " have"))));
    }
  }

  private void saturation() {
    double share = raw.saturated() / (double) rows.size();
    String told =
        "%d of %d rows have probabilities of 0 or 1 and are left out of confidence"
            .formatted(raw.saturated(), rows.size());
    if (share > 0.5) {
      checks.add(Check.stop("saturation", told + ". Give logits, which are never saturated."));
    } else if (share > MANY) {
      checks.add(
          Check.warning(
              "saturation", told + ": the most confident rows are missing. Give logits."));
    } else if (share > 0) {
      checks.add(Check.note("saturation", told + "."));
    }
  }

  private void largest() {
    if (raw.largestShare() > CARRIES) {
      checks.add(
          Check.warning(
              ONE_ROW,
              "%s alone has %.0f %% of the spread of the teacher's log-odds: it carries the raw line."
                  .formatted(rows.label(raw.largestRow()), 100 * raw.largestShare())));
    }
    effect.ifPresent(
        e -> {
          ConfidenceInterval interval = e.fit().slope().interval(rows.groups());
          double robust = e.fit().robustSlope();
          boolean isOutside = robust < interval.low() || robust > interval.high();
          if (isOutside && Math.abs(robust - e.fit().slope().value()) > ROBUST_OFF) {
            checks.add(
                Check.warning(
                    ONE_ROW,
                    "By medians the slope is %.2f, not %.2f: a few rows, or a bend, carry it."
                        .formatted(robust, e.fit().slope().value())));
          }
        });
  }

  /** What is taken of seeds was measured on networks that may be of another kind. */
  private void seeds() {
    effect
        .flatMap(ControlledEffect::seen)
        .ifPresent(
            seen -> {
              if (seen.slope() > MORE * rules.seedSlope()
                  || seen.lowOffset() > MORE * rules.seedLowEnd()) {
                checks.add(
                    Check.warning(
                        SEEDS,
                        "Teacher and controls differ by more than is taken of seeds: by %.2f in log slopes and %.2f nats at the low end, where %.2f and %.2f are taken. Give three pairs, or say --seed-spread %.2f."
                            .formatted(
                                seen.slope(),
                                seen.lowOffset(),
                                rules.seedSlope(),
                                rules.seedLowEnd(),
                                Math.max(seen.slope(), seen.lowOffset()))));
              }
            });
  }

  /** The mean of logarithms is of three teachers. */
  private void teachers() {
    int teachers = rows.models() - 1;
    if (teachers > TEACHERS) {
      checks.add(
          Check.note(
              LOGARITHMS,
              "log_b is of three teachers and left out with %d; slope has them all."
                  .formatted(teachers)));
    }
  }

  private void reliability() {
    effect.ifPresent(
        e -> {
          if (e.fit().reliability() < PairReading.LEAST_RELIABILITY) {
            checks.add(
                Check.stop(
                    "control",
                    "The controls tell too little of the teacher (reliability %.3f): they are of another kind, or noise is as large as what they share."
                        .formatted(e.fit().reliability())));
          }
        });
  }
}
