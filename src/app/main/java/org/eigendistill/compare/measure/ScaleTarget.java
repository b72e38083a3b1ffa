// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.measure;

import org.eigendistill.compare.rows.RowMeter;
import org.eigendistill.compare.rows.SoftmaxRow;

/**
 * In each row the expectation, under the teacher's probabilities, of the student's scores less the
 * largest of them: nearly 0 where both are sure, with all its digits. A score of -inf counts as 0,
 * not as the largest.
 */
public final class ScaleTarget implements RowMeter {
  private final double[] values;

  /** Of so many rows. */
  public ScaleTarget(int rows) {
    this.values = new double[rows];
  }

  @Override
  public void row(int place, SoftmaxRow... models) {
    double most = models[1].score(models[1].top());
    double sum = 0;
    double lost = 0;
    for (int j = 0; j < models[0].classes(); j++) {
      double z = models[1].score(j);
      double p = models[0].probability(j);
      if (z > Double.NEGATIVE_INFINITY) {
        sum += p * (z - most);
      } else {
        lost += p;
      }
    }
    values[place] = sum - (lost > 0 ? most * lost : 0);
  }

  /** A number for each row. */
  public double[] values() {
    return values.clone();
  }
}
