// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.measure;

import org.eigendistill.compare.rows.RowMeter;
import org.eigendistill.compare.rows.SoftmaxRow;

/**
 * One model in each row: its largest probability and, with labels y, {@code -log p(y)}, the Brier
 * loss {@code sum over k of (p_k - [k = y])^2}, whether it is right, and its score of the label.
 */
public final class ModelLosses implements RowMeter {
  private final int model;
  private final int[] labels;
  private final double[] confidence;
  private final double[] logLoss;
  private final double[] brier;
  private final double[] right;
  private final double[] labelScore;

  /**
   * Of a model, 0 the teacher and 1 the student.
   *
   * @param labels a class for each row, or none
   */
  public ModelLosses(int model, int rows, int... labels) {
    this.model = model;
    this.labels = labels.clone();
    this.confidence = new double[rows];
    this.logLoss = new double[labels.length];
    this.brier = new double[labels.length];
    this.right = new double[labels.length];
    this.labelScore = new double[labels.length];
  }

  @Override
  public void row(int place, SoftmaxRow... models) {
    SoftmaxRow row = models[model];
    confidence[place] = row.probability(row.top());
    if (labels.length == 0) {
      return;
    }
    int y = labels[place];
    double sum = 0;
    for (int k = 0; k < row.classes(); k++) {
      double off = row.probability(k) - (k == y ? 1 : 0);
      sum += off * off;
    }
    brier[place] = sum;
    logLoss[place] = row.logSum() - row.score(y);
    right[place] = row.top() == y ? 1 : 0;
    labelScore[place] = row.score(y) - row.score(row.top());
  }

  /** The largest probability of each row. */
  public double[] confidence() {
    return confidence.clone();
  }

  /** The logarithmic loss of each row; infinite where the label has probability 0. */
  public double[] logLoss() {
    return logLoss.clone();
  }

  /** The Brier loss of each row, 0 to 2. */
  public double[] brier() {
    return brier.clone();
  }

  /** 1 where the top class is the label, else 0. */
  public double[] right() {
    return right.clone();
  }

  /** The score of each row's label less the largest, not above 0. */
  public double[] labelScore() {
    return labelScore.clone();
  }
}
