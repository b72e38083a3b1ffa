// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.check;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.compare.rows.RowMeter;
import org.eigendistill.compare.rows.SoftmaxRow;

/**
 * Whether a control is no other network at all but the teacher, the student or another control: the
 * same top classes, probabilities alike to 1e-9 by KL, and log-odds that differ by 1e-9 of their
 * squares. Probabilities alone do not tell of networks that are nearly certain in every row.
 */
public final class ControlLikeness implements RowMeter {
  /** Of one's own output, saved twice, KL is rounding. */
  private static final double ROUNDING = 1e-9;

  private final boolean[][] agrees;
  private final double[][] divergence;
  private final double[][] gap;
  private final double[][] size;
  private int rows;

  /** Of so many models: teacher, student, controls. */
  public ControlLikeness(int models) {
    this.agrees = new boolean[models][models];
    this.divergence = new double[models][models];
    this.gap = new double[models][models];
    this.size = new double[models][models];
    for (boolean[] row : agrees) {
      java.util.Arrays.fill(row, true);
    }
  }

  @Override
  public void row(int place, SoftmaxRow... models) {
    rows++;
    for (int c = 2; c < models.length; c++) {
      for (int m = 0; m < c; m++) {
        agrees[c][m] &= models[c].top() == models[m].top();
        if (agrees[c][m]) {
          divergence[c][m] += divergence(models[c], models[m]);
          addLogOdds(c, m, models[c], models[m]);
        }
      }
    }
  }

  private static double divergence(SoftmaxRow p, SoftmaxRow q) {
    double shift = q.logSum() - p.logSum();
    double sum = 0;
    for (int j = 0; j < p.classes(); j++) {
      double u = p.probability(j);
      sum += u > 0 ? u * (p.score(j) - q.score(j) + shift) : 0;
    }
    return sum;
  }

  /** Scores less that of the top class, which is the same in both. */
  private void addLogOdds(int c, int m, SoftmaxRow p, SoftmaxRow q) {
    double one = p.score(p.top());
    double other = q.score(q.top());
    for (int j = 0; j < p.classes(); j++) {
      double below = q.score(j) - other;
      double off = p.score(j) - one - below;
      // NaN where both have probability 0, and infinite where one has
      gap[c][m] += Double.isNaN(off) ? 0 : off * off;
      size[c][m] += Double.isFinite(below) ? below * below : 0;
    }
  }

  private boolean isSame(int c, int m) {
    return agrees[c][m] && divergence[c][m] / rows < ROUNDING && gap[c][m] <= ROUNDING * size[c][m];
  }

  /** A stop for each control that is another model. */
  public List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    for (int c = 2; c < agrees.length; c++) {
      for (int m = 0; m < c; m++) {
        if (isSame(c, m)) {
          String same =
              m == 0 ? "the teacher itself" : m == 1 ? "the student itself" : "control " + (m - 1);
          checks.add(
              Check.stop(
                  "control",
                  "Control %d is %s: every row has the same log-odds. Give a network of another seed."
                      .formatted(c - 1, same)));
        }
      }
    }
    return checks;
  }
}
