// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eigendistill.compare.check.Check;
import org.eigendistill.compare.check.ConstantRows;
import org.eigendistill.compare.check.ControlLikeness;
import org.eigendistill.compare.check.RowMatch;
import org.eigendistill.compare.check.RowMatchMeter;
import org.eigendistill.compare.measure.CrossFit;
import org.eigendistill.compare.measure.FiniteScores;
import org.eigendistill.compare.measure.RawLine;
import org.eigendistill.compare.measure.ReferenceClasses;
import org.eigendistill.compare.measure.TaughtTriple;
import org.eigendistill.compare.rows.ComparedModels;
import org.eigendistill.compare.rows.KeptRows;
import org.eigendistill.compare.rows.ModelScores;
import org.eigendistill.compare.rows.RowMeter;
import org.eigendistill.spectrum.EigenSolver;

/**
 * What one pass over the rows of a pair and its controls leaves: whether the rows go together, and
 * how sure each model is of the classes that others rank first.
 *
 * @param rows that are compared
 * @param match whether they go together
 * @param constant stops for models that say the same of every row
 * @param sameModels stops for controls that are no other networks
 * @param isLogits whether teacher and student were given by logits
 * @param hasStudentColumns whether the student's file has a column for each class
 * @param logOdds by log-odds
 * @param margins by margins
 * @param triple the same where there are two controls
 */
record PairReading(
    KeptRows rows,
    RowMatch match,
    List<Check> constant,
    List<Check> sameModels,
    boolean isLogits,
    boolean hasStudentColumns,
    ReferenceClasses.Sureness logOdds,
    ReferenceClasses.Sureness margins,
    Optional<TaughtTriple> triple) {
  /** With fewer rows nothing is compared. */
  static final int FEWEST_ROWS = 30;

  /** With less, the control and the teacher have too little in common. */
  static final double LEAST_RELIABILITY = 0.1;

  /**
   * Reads all rows.
   *
   * @param more meters that are to see the same rows
   */
  static PairReading of(
      ComparedModels models, KeptRows rows, Supplier<EigenSolver> solver, List<RowMeter> more) {
    boolean[] masking = new boolean[rows.models()];
    masking[0] = isMasking(models.teacher());
    masking[1] = isMasking(models.student());
    for (int k = 0; k < models.controls().size(); k++) {
      masking[2 + k] = isMasking(models.controls().get(k));
    }
    RowMatchMeter match = new RowMatchMeter(rows, solver);
    ReferenceClasses sure = new ReferenceClasses(rows.size(), masking);
    ControlLikeness likeness = new ControlLikeness(rows.models());
    ConstantRows constant = new ConstantRows(rows.models());
    List<RowMeter> meters = new ArrayList<>(List.of(match, sure, likeness, constant));
    FiniteScores finite = new FiniteScores(rows.size(), rows.classes());
    meters.add(finite);
    meters.addAll(more);
    rows.measure(meters);
    RowMatch found = match.match();
    boolean isStill = rows.size() > 1 && constant.isEither(found.rowsMatch());
    return new PairReading(
        rows,
        isStill ? found.ofConstant() : found,
        rows.size() > 1 ? constant.checks(found.rowsMatch()) : List.of(),
        likeness.checks(),
        masking[0] && masking[1],
        models.student().columns() > 1,
        sure.logOdds(),
        sure.margins(),
        TaughtTriple.of(rows, finite, sure));
  }

  private static boolean isMasking(ModelScores model) {
    return !model.isProbabilities();
  }

  /** The effect beside controls by log-odds, where there are controls. */
  Optional<ControlledEffect> effect(ComparisonRules rules) {
    return effect(logOdds, rules);
  }

  /** The same by margins, where one pair's can be decided on. */
  Optional<ControlledEffect> marginEffect(ComparisonRules rules) {
    return ComparisonRules.knowsSeedsOfMargins(rows.classes())
        ? effect(margins, rules.forMargins(rows.classes()))
        : Optional.empty();
  }

  /** The measures by margins, where there are controls. */
  Optional<CrossFit> marginFit() {
    return margins.controls() == 0 ? Optional.empty() : Optional.of(CrossFit.of(margins));
  }

  private Optional<ControlledEffect> effect(ReferenceClasses.Sureness sure, ComparisonRules rules) {
    return sure.controls() == 0
        ? Optional.empty()
        : Optional.of(ControlledEffect.of(sure, rows.groups(), rules));
  }

  /** The word that holds whatever the slope: a stop, or that there is no control. */
  Optional<ComparisonVerdict> limit(RawLine raw, Optional<ControlledEffect> effect) {
    boolean stops =
        !match.rowsMatch()
            || rows.size() < FEWEST_ROWS
            || raw.saturated() > rows.size() / 2.0
            || rows.counts().maskConflict() > rows.counts().considered() / 2.0
            || !constant.isEmpty()
            || !sameModels.isEmpty()
            || effect.map(e -> e.fit().reliability() < LEAST_RELIABILITY).orElse(false);
    if (stops) {
      return Optional.of(ComparisonVerdict.NOT_COMPARABLE);
    }
    return effect.isEmpty() ? Optional.of(ComparisonVerdict.UNCONTROLLED) : Optional.empty();
  }
}
