// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.softmax;

import org.eigendistill.base.Matrix;

/** Rows of logits: what adding the same to all classes of a row does not change. */
public final class LogitRows {
  private LogitRows() {}

  /** The logits less their mean over classes, row by row. */
  public static Matrix centred(Matrix logits) {
    double[] means = new double[logits.rows()];
    for (int i = 0; i < means.length; i++) {
      for (double z : logits.row(i)) {
        means[i] += z / logits.columns();
      }
    }
    return Matrix.fill(logits.rows(), logits.columns(), (i, j) -> logits.get(i, j) - means[i]);
  }

  /** The largest range of a row: its largest logit less its smallest. */
  public static double widest(Matrix logits) {
    double[] all = logits.toArray();
    double widest = 0;
    for (int from = 0; from < all.length; from += logits.columns()) {
      widest = Math.max(widest, range(all, from, logits.columns()));
    }
    return widest;
  }

  /** The range of a row. */
  static double range(double[] logits, int from, int classes) {
    double most = logits[from];
    double least = logits[from];
    for (int j = from + 1; j < from + classes; j++) {
      most = Math.max(most, logits[j]);
      least = Math.min(least, logits[j]);
    }
    return most - least;
  }
}
