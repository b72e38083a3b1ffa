// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.eigendistill.compare.check.Check;
import org.eigendistill.compare.estimate.Influence;
import org.eigendistill.compare.estimate.RowGroups;
import org.eigendistill.compare.measure.CrossFit;
import org.eigendistill.compare.measure.RawLine;
import org.eigendistill.compare.measure.TaughtTriple;
import org.eigendistill.compare.rows.ComparedModels;
import org.eigendistill.compare.rows.KeptRows;
import org.eigendistill.spectrum.EigenSolver;

/**
 * The verdict on one teacher and student and what it rests on.
 *
 * @param verdict on the slope
 * @param raw the line without controls
 * @param effect beside controls by log-odds, where there are any
 * @param marginFit the measures by margins
 * @param marginEffect the effect by margins, where one pair's can be decided on
 * @param triple the pair as two controls see it, where there are two
 * @param controls how many there are
 * @param checks what was looked at before and beside the numbers
 * @param rows the numbers of those that are compared, from 0
 * @param groups of rows, over which intervals are
 * @param classes how many
 */
public record PairVerdict(
    ComparisonVerdict verdict,
    RawLine raw,
    Optional<ControlledEffect> effect,
    Optional<CrossFit> marginFit,
    Optional<ControlledEffect> marginEffect,
    Optional<TaughtTriple> triple,
    int controls,
    List<Check> checks,
    List<Integer> rows,
    RowGroups groups,
    int classes) {
  /** Keeps its own lists. */
  public PairVerdict {
    rows = List.copyOf(rows);
    checks = List.copyOf(checks);
  }

  /**
   * Decides on a pair, measuring no more than that takes.
   *
   * @param solver multiplies matrices where there are many classes
   * @throws org.eigendistill.base.BadInputException if no row is left
   */
  public static PairVerdict of(
      ComparedModels models, ComparisonRules rules, Supplier<EigenSolver> solver) {
    KeptRows rows = KeptRows.of(models);
    AgreementNumbers agreement = new AgreementNumbers(rows, rules.temperature());
    return of(PairReading.of(models, rows, solver, List.of()), rules, agreement, 1);
  }

  /** The verdict on no rows at all. */
  public static PairVerdict ofNoRows(int controls) {
    Influence none = Influence.undefined(0);
    return new PairVerdict(
        ComparisonVerdict.NOT_COMPARABLE,
        new RawLine(none, Double.NaN, Double.NaN, -1, none, 0),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        controls,
        List.of(Check.stop("rows", "There are no rows.")),
        List.of(),
        RowGroups.single(0),
        0);
  }

  /**
   * The verdict from what was read.
   *
   * @param scale of the student's scores that fits the teacher best; 1 where it was not sought
   */
  static PairVerdict of(
      PairReading reading, ComparisonRules rules, AgreementNumbers agreement, double scale) {
    RawLine raw = RawLine.of(reading.logOdds());
    Optional<ControlledEffect> effect = reading.effect(rules);
    return new PairVerdict(
        reading.limit(raw, effect).orElseGet(() -> effect.orElseThrow().verdict()),
        raw,
        effect,
        reading.marginFit(),
        reading.marginEffect(rules),
        reading.triple(),
        reading.rows().models() - 2,
        new ComparisonChecks(reading, raw, effect, scale, rules, agreement).all(),
        IntStream.range(0, reading.rows().size()).map(reading.rows()::row).boxed().toList(),
        reading.rows().groups(),
        reading.rows().classes());
  }

  /** Whether log-odds and margins give different words. */
  public boolean dependsOnMeasure() {
    return effect.isPresent()
        && marginEffect.isPresent()
        && (effect.get().verdict() != marginEffect.get().verdict()
            || effect.get().lowEndVerdict() != marginEffect.get().lowEndVerdict());
  }

  /** The word at the low end: that of the slope where nothing is compared. */
  public String lowEndWord() {
    boolean isDecided =
        verdict != ComparisonVerdict.NOT_COMPARABLE && verdict != ComparisonVerdict.UNCONTROLLED;
    return isDecided ? effect.orElseThrow().lowEndVerdict().word() : verdict.word();
  }
}
