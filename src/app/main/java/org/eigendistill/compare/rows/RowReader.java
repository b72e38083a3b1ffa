// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.rows;

import java.util.List;

/** Reads some rows of several models together, in blocks, as often as it is asked to. */
final class RowReader {
  /** So many numbers of a model are held at a time. */
  private static final int BLOCK = 1 << 19;

  private final List<ModelScores> models;
  private final int[] rows;
  private final int classes;

  /** Rows of files by number, rising. */
  RowReader(List<ModelScores> models, int... rows) {
    this.models = List.copyOf(models);
    this.rows = rows.clone();
    this.classes = models.get(0).classes();
  }

  /** Takes rows as they come. */
  @FunctionalInterface
  interface Visitor {
    /**
     * A row.
     *
     * @param place its place among the rows that are read
     * @param scores of each model, a block of rows; null of models that are not read
     * @param at where the row begins in each
     */
    void visit(int place, double[][] scores, int at);
  }

  /** Gives every row's scores of all models, as they are. */
  void forEach(Visitor visitor) {
    boolean[] all = new boolean[models.size()];
    java.util.Arrays.fill(all, true);
    forEach(visitor, all);
  }

  /** Gives every row's scores of some models. */
  void forEach(Visitor visitor, boolean... wanted) {
    int most = Math.max(1, BLOCK / classes);
    double[][] scores = new double[models.size()][];
    for (int p = 0; p < rows.length; ) {
      int end = p;
      while (end < rows.length && rows[end] - rows[p] < most) {
        end++;
      }
      int count = rows[end - 1] - rows[p] + 1;
      for (int m = 0; m < scores.length; m++) {
        if (wanted[m]) {
          if (scores[m] == null) {
            scores[m] = new double[most * classes];
          }
          models.get(m).read(rows[p], count, scores[m]);
        }
      }
      for (int q = p; q < end; q++) {
        visitor.visit(q, scores, (rows[q] - rows[p]) * classes);
      }
      p = end;
    }
  }

  /** The same where a class that any model masks in a row is -inf for all. */
  void forEachMasked(Visitor visitor) {
    forEach(
        (place, scores, at) -> {
          unite(scores, at);
          visitor.visit(place, scores, at);
        });
  }

  private void unite(double[][] scores, int at) {
    for (int m = 0; m < scores.length; m++) {
      if (models.get(m).isProbabilities()) {
        continue;
      }
      for (int j = at; j < at + classes; j++) {
        if (scores[m][j] <= ModelScores.MASK) {
          for (double[] each : scores) {
            each[j] = Double.NEGATIVE_INFINITY;
          }
        }
      }
    }
  }
}
