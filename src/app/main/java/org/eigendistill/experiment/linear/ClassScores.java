package org.eigendistill.experiment.linear;

import org.eigendistill.base.Matrix;

/**
 * A linear classifier's scores, rows x classes, where those of several stand side by side.
 *
 * @param all of all classifiers
 * @param from the first of its columns
 * @param classes how many there are
 */
record ClassScores(Matrix all, int from, int classes) {
  /** The score of a class in a row. */
  double of(int row, int label) {
    return all.get(row, from + label);
  }

  /** The class of the largest score in a row, the first of those that are equal. */
  int first(int row) {
    int best = 0;
    for (int j = 1; j < classes; j++) {
      best = of(row, j) > of(row, best) ? j : best;
    }
    return best;
  }

  /** The mean over rows of the squared distance to one-hot labels. */
  double error(int... truth) {
    double sum = 0;
    for (int i = 0; i < truth.length; i++) {
      for (int j = 0; j < classes; j++) {
        double gap = of(i, j) - (truth[i] == j ? 1 : 0);
        sum += gap * gap;
      }
    }
    return sum / truth.length;
  }

  /** The share of rows whose first class is the true one. */
  double accuracy(int... truth) {
    int right = 0;
    for (int i = 0; i < truth.length; i++) {
      right += first(i) == truth[i] ? 1 : 0;
    }
    return (double) right / truth.length;
  }
}
