// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import java.util.List;
import java.util.Optional;
import org.eigendistill.compare.estimate.ConfidenceInterval;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.PageHypothesis;
import org.eigendistill.experiment.StudyCell;
import org.eigendistill.neural.CellColumns;

/** All verdicts of the page as a table, by {@link VerdictColumns}. */
public final class VerdictTable {
  /** The rows of H5, by group of cells. */
  static final String DIFFERENCE = "M5 where teachers do not fit, less M5 where they do";

  private static final String OTHERS = "M5 where teachers do not fit";
  private static final String FITTING = "M5 where teachers fit";

  private final Table.Builder table = Table.with(VerdictColumns.COLUMNS);

  private VerdictTable() {}

  /**
   * Decides every hypothesis, in the page's order.
   *
   * @param numbers of all cells that were run
   */
  public static Table of(CellNumbers numbers) {
    VerdictTable all = new VerdictTable();
    PageFamilies families = new PageFamilies(numbers);
    for (PageHypothesis hypothesis : PageHypothesis.values()) {
      if (hypothesis == PageHypothesis.H5) {
        all.add(InteractionVerdict.of(numbers));
      } else {
        all.add(HypothesisVerdict.of(hypothesis, families.of(hypothesis)));
      }
    }
    return all.table.build();
  }

  /** The rows of one hypothesis. */
  static Table of(HypothesisVerdict verdict) {
    VerdictTable one = new VerdictTable();
    one.add(verdict);
    return one.table.build();
  }

  /**
   * Numbers of a row.
   *
   * @param part its name
   * @param claimed the side
   * @param count of seeds or cells
   */
  private record Numbers(
      String part,
      int claimed,
      int count,
      double mean,
      double error,
      ConfidenceInterval interval,
      ConfidenceInterval narrow,
      ConfidenceInterval prediction,
      double logOdds,
      double p) {
    static final Numbers NONE =
        new Numbers(
            "none",
            1,
            0,
            Double.NaN,
            Double.NaN,
            ConfidenceInterval.NONE,
            ConfidenceInterval.NONE,
            ConfidenceInterval.NONE,
            Double.NaN,
            Double.NaN);

    static Numbers of(CellPart part) {
      return new Numbers(
          part.measure().id(),
          part.claimed(),
          part.estimate().degrees() + 1,
          part.estimate().mean(),
          part.estimate().error(),
          part.interval(),
          part.estimate().interval(CellPart.EQUIVALENCE),
          ConfidenceInterval.NONE,
          part.logOdds().orElse(Double.NaN),
          part.p());
    }

    static Numbers of(PooledPart part) {
      return new Numbers(
          part.measure().id(),
          part.claimed(),
          part.effects().degrees() + 1,
          part.effects().mean(),
          part.effects().error(),
          part.interval(),
          part.effects().interval(CellPart.EQUIVALENCE),
          part.prediction(),
          Double.NaN,
          Double.NaN);
    }

    /** Of H5, where intervals alone are told. */
    static Numbers of(String part, int claimed, int count, ConfidenceInterval interval) {
      double mean = (interval.low() + interval.high()) / 2;
      ConfidenceInterval none = ConfidenceInterval.NONE;
      return new Numbers(
          part, claimed, count, mean, Double.NaN, interval, none, none, Double.NaN, Double.NaN);
    }
  }

  /**
   * What is said.
   *
   * @param adjusted p after Holm
   * @param within bounds
   */
  private record Said(double adjusted, boolean within, String verdict, String note) {
    static Said of(HypothesisVerdict.Conclusion conclusion) {
      return new Said(Double.NaN, false, conclusion.words(), "");
    }
  }

  private void row(
      PageHypothesis hypothesis, Optional<StudyCell> cell, Numbers numbers, Said said) {
    table.add(
        VerdictColumns.HYPOTHESIS.is(hypothesis.id()),
        CellColumns.STUDY.is(cell.map(StudyCell::study).orElse(VerdictColumns.ALL)),
        CellColumns.LABEL_NOISE.is(cell.map(StudyCell::noise).orElse(Double.NaN)),
        CellColumns.SPLIT.is(hypothesis.rows()),
        VerdictColumns.PART.is(numbers.part()),
        VerdictColumns.CLAIMED.is(numbers.claimed()),
        VerdictColumns.COUNT.is(numbers.count()),
        VerdictColumns.MEAN.is(numbers.mean()),
        VerdictColumns.ERROR.is(numbers.error()),
        VerdictColumns.LOW.is(numbers.interval().low()),
        VerdictColumns.HIGH.is(numbers.interval().high()),
        VerdictColumns.LOW_90.is(numbers.narrow().low()),
        VerdictColumns.HIGH_90.is(numbers.narrow().high()),
        VerdictColumns.PREDICTION_LOW.is(numbers.prediction().low()),
        VerdictColumns.PREDICTION_HIGH.is(numbers.prediction().high()),
        VerdictColumns.LOG_ODDS.is(numbers.logOdds()),
        VerdictColumns.P.is(numbers.p()),
        VerdictColumns.P_ADJUSTED.is(said.adjusted()),
        VerdictColumns.WITHIN_BOUNDS.is(said.within()),
        VerdictColumns.VERDICT.is(said.verdict()),
        VerdictColumns.NOTE.is(said.note()));
  }

  private void add(HypothesisVerdict verdict) {
    Said conclusion = Said.of(verdict.conclusion());
    List<Numbers> pooled = verdict.pooled().stream().map(Numbers::of).toList();
    for (Numbers part : orNone(pooled)) {
      row(verdict.hypothesis(), Optional.empty(), part, conclusion);
    }
    for (CellVerdict cell : verdict.cells()) {
      CellEvidence evidence = cell.evidence();
      Said said =
          new Said(cell.adjusted(), cell.isWithinBounds(), cell.word().words(), evidence.note());
      for (Numbers part : orNone(evidence.parts().stream().map(Numbers::of).toList())) {
        row(verdict.hypothesis(), Optional.of(evidence.cell()), part, said);
      }
    }
  }

  private static List<Numbers> orNone(List<Numbers> parts) {
    return parts.isEmpty() ? List.of(Numbers.NONE) : parts;
  }

  private void add(InteractionVerdict verdict) {
    Said conclusion = Said.of(verdict.conclusion());
    int others = verdict.others().size();
    int fitting = verdict.fitting().size();
    List.of(
            Numbers.of(DIFFERENCE, -1, others + fitting, verdict.difference()),
            Numbers.of(OTHERS, -1, others, verdict.ofOthers()),
            Numbers.of(FITTING, 1, fitting, verdict.ofFitting()))
        .forEach(numbers -> row(PageHypothesis.H5, Optional.empty(), numbers, conclusion));
    verdict.others().forEach(cell -> group(cell, "teachers do not fit"));
    verdict.fitting().forEach(cell -> group(cell, "teachers fit"));
  }

  /** A cell of H5 is decided by no word of its own. */
  private void group(CellEvidence cell, String note) {
    for (CellPart part : cell.parts()) {
      row(
          PageHypothesis.H5,
          Optional.of(cell.cell()),
          Numbers.of(part),
          new Said(Double.NaN, false, "", note));
    }
  }
}
