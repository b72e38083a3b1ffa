// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.check;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.compare.rows.RowMeter;
import org.eigendistill.compare.rows.SoftmaxRow;

/**
 * Whether a model says the same of every row: its scores less the largest are those of the first
 * row, to 1e-12 of the range that they span; or to 1e-3 where its rows go with no others', as those
 * of a network that has died and left rounding do.
 */
public final class ConstantRows implements RowMeter {
  private static final double ROUNDING = 1e-12;
  private static final double NEARLY = 1e-3;

  private final double[][] first;
  private final double[] range;
  private final double[] off;

  /** Of so many models: teacher, student, controls. */
  public ConstantRows(int models) {
    this.first = new double[models][];
    this.range = new double[models];
    this.off = new double[models];
  }

  @Override
  public void row(int place, SoftmaxRow... models) {
    for (int m = 0; m < models.length; m++) {
      if (first[m] == null) {
        keep(m, models[m]);
      } else if (isWithin(m, NEARLY)) {
        off[m] = Math.max(off[m], off(m, models[m]));
      }
    }
  }

  private void keep(int m, SoftmaxRow row) {
    first[m] = new double[row.classes()];
    for (int j = 0; j < row.classes(); j++) {
      first[m][j] = below(row, j);
      if (Double.isFinite(first[m][j])) {
        range[m] = Math.max(range[m], -first[m][j]);
      }
    }
  }

  private double off(int m, SoftmaxRow row) {
    double off = 0;
    for (int j = 0; j < row.classes(); j++) {
      double value = below(row, j);
      off = Math.max(off, value == first[m][j] ? 0 : Math.abs(value - first[m][j]));
    }
    return off;
  }

  private boolean isWithin(int m, double part) {
    return off[m] <= part * range[m];
  }

  private static double below(SoftmaxRow row, int kind) {
    return row.score(kind) - row.score(row.top());
  }

  /**
   * Whether teacher or student is constant, so that no order of rows can be told.
   *
   * @param rowsMatch whether rows go together; nearly equal ones that do are told apart
   */
  public boolean isEither(boolean rowsMatch) {
    return isConstant(0, rowsMatch) || isConstant(1, rowsMatch);
  }

  private boolean isConstant(int m, boolean rowsMatch) {
    return isWithin(m, rowsMatch || m > 1 ? ROUNDING : NEARLY);
  }

  /** A stop for each model that is constant. */
  public List<Check> checks(boolean rowsMatch) {
    List<Check> checks = new ArrayList<>();
    for (int m = 0; m < off.length; m++) {
      if (isConstant(m, rowsMatch)) {
        String whose = m == 0 ? "the teacher" : m == 1 ? "the student" : "control " + (m - 1);
        checks.add(
            Check.stop(
                "same rows",
                "All rows of %s are %s: it says nothing of the examples. Look whether the right output was saved, of the trained network."
                    .formatted(whose, isWithin(m, ROUNDING) ? "the same" : "nearly the same")));
      }
    }
    return checks;
  }
}
