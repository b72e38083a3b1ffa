package org.eigendistill.compare.check;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.compare.rows.RowMeter;
import org.eigendistill.compare.rows.SoftmaxRow;

/**
 * Whether a model says the same of every row: its scores less the largest are those of the first
 * row, to 1e-12 of the range that they span.
 */
public final class ConstantRows implements RowMeter {
  private static final double ROUNDING = 1e-12;

  private final double[][] first;
  private final double[] range;
  private final boolean[] varies;

  /** Of so many models: teacher, student, controls. */
  public ConstantRows(int models) {
    this.first = new double[models][];
    this.range = new double[models];
    this.varies = new boolean[models];
  }

  @Override
  public void row(int place, SoftmaxRow... models) {
    for (int m = 0; m < models.length; m++) {
      if (first[m] == null) {
        keep(m, models[m]);
      } else if (!varies[m]) {
        varies[m] = differs(m, models[m]);
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

  private boolean differs(int m, SoftmaxRow row) {
    for (int j = 0; j < row.classes(); j++) {
      double value = below(row, j);
      boolean isSame = value == first[m][j] || Math.abs(value - first[m][j]) <= ROUNDING * range[m];
      if (!isSame) {
        return true;
      }
    }
    return false;
  }

  private static double below(SoftmaxRow row, int kind) {
    return row.score(kind) - row.score(row.top());
  }

  /** Whether teacher or student is constant, so that no order of rows can be told. */
  public boolean isEither() {
    return !(varies[0] && varies[1]);
  }

  /** A stop for each model that is constant. */
  public List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    for (int m = 0; m < varies.length; m++) {
      if (!varies[m]) {
        String whose = m == 0 ? "the teacher" : m == 1 ? "the student" : "control " + (m - 1);
        checks.add(
            Check.stop(
                "same rows",
                "All rows of %s are the same: it says nothing of the examples. Look whether the right output was saved, of the trained network."
                    .formatted(whose)));
      }
    }
    return checks;
  }
}
