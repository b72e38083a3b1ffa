// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import java.util.List;
import org.eigendistill.data.Column;
import org.eigendistill.neural.CellColumns;

/**
 * The columns of the table of verdicts: for each hypothesis its rows over all cells, then those of
 * each cell, one for every part of the hypothesis. NaN where there is no number.
 */
public final class VerdictColumns {
  /** The hypothesis, by its name on the page. */
  public static final Column<String> HYPOTHESIS = Column.text("hypothesis");

  /** What stands in the column of studies where a row is of all cells. */
  public static final String ALL = "all";

  /** The part of the hypothesis: a measure's name on the page. */
  public static final Column<String> PART = Column.text("part");

  /** The side of 0 that is claimed, 1 or -1. */
  public static final Column<Integer> CLAIMED = Column.whole("claimed");

  /** How many seeds the mean is over; of all cells, how many cells. */
  public static final Column<Integer> COUNT = Column.whole("n");

  /** The mean over seeds; of all cells, over cells. */
  public static final Column<Double> MEAN = Column.number("mean");

  /** Its standard error. */
  public static final Column<Double> ERROR = Column.number("se");

  /** The lower end of its 95 % interval. */
  public static final Column<Double> LOW = Column.number("low");

  /** The upper end. */
  public static final Column<Double> HIGH = Column.number("high");

  /** The lower end of its 90 % interval. */
  public static final Column<Double> LOW_90 = Column.number("low_90");

  /** The upper end. */
  public static final Column<Double> HIGH_90 = Column.number("high_90");

  /** Of all cells: the lower end of where another cell's effect would lie, 95 %. */
  public static final Column<Double> PREDICTION_LOW = Column.number("prediction_low");

  /** The upper end. */
  public static final Column<Double> PREDICTION_HIGH = Column.number("prediction_high");

  /** The same number by log-odds, its mean over seeds. */
  public static final Column<Double> LOG_ODDS = Column.number("log_odds");

  /** Two-sided, of no effect. */
  public static final Column<Double> P = Column.number("p");

  /** The cell's largest p after Holm within the family. */
  public static final Column<Double> P_ADJUSTED = Column.number("p_adjusted");

  /** Whether the 90 % intervals of all parts of the cell lie within their bounds. */
  public static final Column<Boolean> WITHIN_BOUNDS = Column.truth("within_bounds");

  /** What follows, for the hypothesis or for the cell. */
  public static final Column<String> VERDICT = Column.text("verdict");

  /** What is printed beside and decides nothing. */
  public static final Column<String> NOTE = Column.text("note");

  /** All of them. */
  public static final List<Column<?>> COLUMNS =
      List.of(
          HYPOTHESIS,
          CellColumns.STUDY,
          CellColumns.LABEL_NOISE,
          CellColumns.SPLIT,
          PART,
          CLAIMED,
          COUNT,
          MEAN,
          ERROR,
          LOW,
          HIGH,
          LOW_90,
          HIGH_90,
          PREDICTION_LOW,
          PREDICTION_HIGH,
          LOG_ODDS,
          P,
          P_ADJUSTED,
          WITHIN_BOUNDS,
          VERDICT,
          NOTE);

  private VerdictColumns() {}
}
