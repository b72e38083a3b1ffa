// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eigendistill.compare.check.Check;
import org.eigendistill.compare.estimate.RowGroups;
import org.eigendistill.compare.measure.JointSureness;
import org.eigendistill.compare.rows.ComparedModels;
import org.eigendistill.compare.rows.KeptRows;
import org.eigendistill.spectrum.EigenSolver;

/**
 * Several pairs of a teacher and its student, of one recipe and the same rows; each teacher is a
 * control of the other pairs. Students follow their own teacher's scale, so pairs differ far less
 * than networks do, and three to five of them show what no number of rows shows.
 *
 * @param numbers all that was measured, by the names that scripts read
 * @param checks what was looked at, of each pair
 * @param verdict on the slope
 * @param pairs each pair beside its controls, by log-odds; empty where there are none
 * @param effect all of them together by log-odds, where there are enough
 * @param marginEffect the same by margins
 * @param dependsOnMeasure whether margins give another word
 * @param shown the rows of each pair, for those who look
 */
public record PairedComparison(
    Map<String, Object> numbers,
    List<Check> checks,
    ComparisonVerdict verdict,
    List<Optional<ControlledEffect>> pairs,
    Optional<PairedEffect> effect,
    Optional<PairedEffect> marginEffect,
    boolean dependsOnMeasure,
    List<ComparedRows> shown)
    implements ComparisonResult {
  /** With fewer there is no verdict. */
  public static final int FEWEST = 3;

  /** Keeps its own lists. */
  public PairedComparison {
    checks = List.copyOf(checks);
    pairs = List.copyOf(pairs);
    shown = List.copyOf(shown);
  }

  /**
   * Compares.
   *
   * @param models each pair with the other teachers, and whatever controls there are, as controls
   * @param solver multiplies matrices where there are many classes
   */
  public static PairedComparison of(
      List<ComparedModels> models, ComparisonRules rules, Supplier<EigenSolver> solver) {
    List<PairVerdict> each = new ArrayList<>();
    List<ComparedRows> shown = new ArrayList<>();
    for (ComparedModels pair : models) {
      KeptRows rows = KeptRows.of(pair);
      JointSureness joint = new JointSureness(rows.size(), rows.models());
      PairReading reading = PairReading.of(pair, rows, solver, List.of(joint));
      each.add(PairVerdict.of(reading, rules, new AgreementNumbers(rows, rules.temperature()), 1));
      shown.add(ComparedRows.of(reading, joint, Optional.empty()));
    }
    List<Check> checks = new ArrayList<>();
    List<Integer> bad = new ArrayList<>();
    for (int r = 0; r < each.size(); r++) {
      PairVerdict pair = each.get(r);
      boolean isBad =
          pair.verdict() == ComparisonVerdict.NOT_COMPARABLE
              || pair.effect().filter(e -> !(e.fit().slope().value() > 0)).isPresent();
      if (isBad) {
        bad.add(r + 1);
      }
      for (Check check : pair.checks()) {
        if (check.name().equals(ComparisonChecks.SEEDS)) {
          continue; // pairs have their own spread in the interval
        }
        if (check.name().equals(ComparisonChecks.LOGARITHMS)) {
          if (r == 0) {
            checks.add(check); // it is of all pairs
          }
          continue;
        }
        checks.add(
            new Check(
                check.name(), check.level(), "Pair %d: %s".formatted(r + 1, check.message())));
      }
    }
    pairsOfOtherRows(each).ifPresent(checks::add);
    labels(models).ifPresent(checks::add);
    Numbers numbers = new Numbers();
    numbers.put("pairs", (Object) models.size());
    numbers.put("pairs_not_comparable", bad);
    if (bad.isEmpty()) {
      numbers.putAll(ThreeTeacherNumbers.of(each));
    }
    List<Optional<ControlledEffect>> effects = each.stream().map(PairVerdict::effect).toList();
    if (!bad.isEmpty() || models.size() < FEWEST) {
      ComparisonVerdict verdict =
          bad.isEmpty() ? ComparisonVerdict.UNCONTROLLED : ComparisonVerdict.NOT_COMPARABLE;
      numbers.put("verdict", verdict.word());
      numbers.put("depends_on_measure", (Object) false);
      return new PairedComparison(
          numbers.named(),
          bad.isEmpty() ? checks : ComparisonChecks.withoutNumbers(checks),
          verdict,
          effects,
          Optional.empty(),
          Optional.empty(),
          false,
          shown);
    }
    List<RowGroups> groups = each.stream().map(PairVerdict::groups).toList();
    PairedEffect paired =
        PairedEffect.of(effects.stream().map(e -> e.orElseThrow().fit()).toList(), groups, rules);
    PairedEffect byMargins =
        PairedEffect.of(
            each.stream().map(pair -> pair.marginFit().orElseThrow()).toList(),
            groups,
            rules.forMargins(each.get(0).classes()));
    paired.putTo(numbers);
    numbers.put("verdict", paired.verdict().word());
    byMargins.putMargins(numbers);
    boolean depends =
        paired.verdict() != byMargins.verdict()
            || paired.lowEndVerdict() != byMargins.lowEndVerdict();
    numbers.put("depends_on_measure", (Object) depends);
    return new PairedComparison(
        numbers.named(),
        checks,
        paired.verdict(),
        effects,
        Optional.of(paired),
        Optional.of(byMargins),
        depends,
        shown);
  }

  /** Rows' errors are added row by row, which takes that all pairs keep the same. */
  private static Optional<Check> pairsOfOtherRows(List<PairVerdict> each) {
    if (each.stream().map(PairVerdict::rows).distinct().count() < 2) {
      return Optional.empty();
    }
    List<Integer> counts = each.stream().map(pair -> pair.rows().size()).toList();
    String error =
        counts.stream().distinct().count() > 1
            ? "is not in the interval, which is too narrow"
            : "in the interval is that of other rows";
    return Optional.of(
        Check.warning(
            "rows",
            "Pairs keep different rows (%s of them), so the rows' error %s. Mask the same rows in all."
                .formatted(
                    counts.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                    error)));
  }

  private static Optional<Check> labels(List<ComparedModels> models) {
    return models.get(0).labels().isEmpty()
        ? Optional.empty()
        : Optional.of(
            Check.note(
                "labels",
                "Of several pairs labels only leave out rows without one; accuracy and copied errors are of one --teacher and --student."));
  }
}
