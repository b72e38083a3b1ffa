// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eigendistill.compare.check.Check;
import org.eigendistill.compare.check.RowMatch;
import org.eigendistill.compare.estimate.Influence;
import org.eigendistill.compare.measure.JointSureness;
import org.eigendistill.compare.measure.SymmetricSpread;
import org.eigendistill.compare.rows.ComparedModels;
import org.eigendistill.compare.rows.KeptRows;
import org.eigendistill.compare.rows.RowCounts;
import org.eigendistill.compare.rows.RowMeter;
import org.eigendistill.spectrum.EigenSolver;

/**
 * One student beside its teacher, and beside controls where there are any.
 *
 * @param numbers all that was measured, by the names that scripts read
 * @param pair the verdict and what it rests on
 * @param shown its rows, for those who look
 */
public record StudentComparison(Map<String, Object> numbers, PairVerdict pair, ComparedRows shown)
    implements ComparisonResult {

  /**
   * Compares.
   *
   * @param solver multiplies matrices where there are many classes
   * @throws org.eigendistill.base.BadInputException if no row is left
   */
  public static StudentComparison of(
      ComparedModels models, ComparisonRules rules, Supplier<EigenSolver> solver) {
    KeptRows rows = KeptRows.of(models);
    AgreementNumbers agreement = new AgreementNumbers(rows, rules.temperature());
    JointSureness joint = new JointSureness(rows.size(), rows.models());
    List<RowMeter> meters = new ArrayList<>(agreement.meters());
    meters.add(joint);
    PairReading reading = PairReading.of(models, rows, solver, meters);
    Influence scale = agreement.logScale();
    PairVerdict pair = PairVerdict.of(reading, rules, agreement, Math.exp(scale.value()));

    Numbers numbers = new Numbers();
    putRows(numbers, rows);
    putMatch(numbers, reading.match());
    agreement.putTo(numbers);
    numbers.putRatio("best_scale", scale, rows.groups());
    if (rows.labels().isPresent()) {
      new LabelNumbers(rows, agreement).putTo(numbers);
    }
    EffectNumbers effects = new EffectNumbers(rows.groups());
    effects.putRaw(numbers, pair.raw(), SymmetricSpread.of(reading.logOdds()));
    pair.effect().ifPresent(e -> effects.putControlled(numbers, e));
    numbers.put("verdict", pair.verdict().word());
    pair.marginFit().ifPresent(fit -> effects.putMargins(numbers, fit, pair.marginEffect()));
    numbers.putAll(ThreeTeacherNumbers.of(List.of(pair)));
    numbers.put("depends_on_measure", (Object) pair.dependsOnMeasure());
    numbers.put("controls", (Object) pair.controls());
    return new StudentComparison(
        numbers.named(), pair, ComparedRows.of(reading, joint, Optional.of(agreement)));
  }

  @Override
  public List<Check> checks() {
    return pair.checks();
  }

  @Override
  public ComparisonVerdict verdict() {
    return pair.verdict();
  }

  @Override
  public boolean dependsOnMeasure() {
    return pair.dependsOnMeasure();
  }

  private static void putRows(Numbers numbers, KeptRows rows) {
    RowCounts counts = rows.counts();
    if (counts.unlabelled() > 0) {
      numbers.put("rows_without_label", (Object) counts.unlabelled());
    }
    numbers.put("rows", (Object) counts.considered());
    numbers.put("classes", (Object) rows.classes());
    numbers.put("rows_masked", (Object) counts.masked());
    numbers.put("rows_one_class", (Object) counts.oneClass());
    numbers.put("rows_mask_conflict", (Object) counts.maskConflict());
    numbers.put("rows_label_masked", (Object) counts.labelMasked());
    numbers.put("n", (Object) rows.size());
    numbers.put("duplicates", (Object) counts.duplicates());
    numbers.put("groups", (Object) rows.groups().count());
  }

  private static void putMatch(Numbers numbers, RowMatch match) {
    numbers.put("order_z", match.orderScore());
    numbers.put("class_agreement_best", match.bestAgreement());
    numbers.put("class_gain_z", match.classGain());
    numbers.put("class_permutation", match.classOrder().orElse(null));
    numbers.put("row_order_found", match.rowOrder().orElse(null));
    numbers.put("blocks_out_of_order", match.blocksApart());
    numbers.put("rows_match", (Object) match.rowsMatch());
  }
}
