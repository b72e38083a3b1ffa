// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import java.util.List;
import java.util.Map;
import org.eigendistill.compare.estimate.ConfidenceInterval;
import org.eigendistill.compare.estimate.OverSeeds;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.StudyCell;
import org.eigendistill.neural.CellColumns;
import org.eigendistill.neural.EvaluationRows;

/**
 * What the page's study of doses shows, measure by measure: means over seeds of students that were
 * trained for so many epochs. Those of 2 and 4 decide nothing.
 */
public final class DoseTable {
  /** The columns of the table. */
  public static final List<Column<?>> COLUMNS =
      List.of(
          CellColumns.LABEL_NOISE,
          VerdictColumns.PART,
          CellColumns.SPLIT,
          CellColumns.EPOCHS,
          VerdictColumns.COUNT,
          VerdictColumns.MEAN,
          VerdictColumns.LOW,
          VerdictColumns.HIGH);

  /** Measures, and the rows that each is of. */
  private static final List<Map.Entry<PageMeasure, EvaluationRows>> MEASURES =
      List.of(
          Map.entry(PageMeasure.BIAS, EvaluationRows.TRAIN),
          Map.entry(PageMeasure.SLOPE, EvaluationRows.TRAIN),
          Map.entry(PageMeasure.SLOPE, EvaluationRows.TEST),
          Map.entry(PageMeasure.GAIN, EvaluationRows.TEST));

  private DoseTable() {}

  /** The table; no rows of a cell that was not run. */
  public static Table of(CellNumbers numbers) {
    Table.Builder table = Table.with(COLUMNS);
    for (StudyCell cell : PageStudy.D.cells()) {
      for (Map.Entry<PageMeasure, EvaluationRows> measure : MEASURES) {
        for (PageArm dose : PageArm.DOSES) {
          numbers
              .of(cell, dose, measure.getKey(), measure.getValue(), false)
              .ifPresent(seeds -> add(table, cell, measure, dose, seeds));
        }
      }
    }
    return table.build();
  }

  private static void add(
      Table.Builder table,
      StudyCell cell,
      Map.Entry<PageMeasure, EvaluationRows> measure,
      PageArm dose,
      SeedValues seeds) {
    // every seed of this study has the same rows
    OverSeeds mean = seeds.over(true);
    ConfidenceInterval interval = mean.interval(CellPart.INTERVAL);
    table.add(
        CellColumns.LABEL_NOISE.is(cell.noise()),
        VerdictColumns.PART.is(measure.getKey().id()),
        CellColumns.SPLIT.is(measure.getValue()),
        CellColumns.EPOCHS.is(dose.epochs()),
        VerdictColumns.COUNT.is(seeds.seeds()),
        VerdictColumns.MEAN.is(mean.mean()),
        VerdictColumns.LOW.is(interval.low()),
        VerdictColumns.HIGH.is(interval.high()));
  }
}
