// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eigendistill.base.Matrix;
import org.eigendistill.compare.rows.RowMeter;
import org.eigendistill.compare.rows.SoftmaxRow;

/**
 * Sums products of square roots of the teacher's and the student's probabilities, over all rows and
 * over each tenth of them by itself.
 */
final class RootMeter implements RowMeter {
  /** With fewer rows a tenth tells nothing. */
  private static final int ENOUGH = 200;

  private static final int TENTHS = 10;

  /** So many numbers are multiplied at a time. */
  private static final int CHUNK = 1 << 22;

  private final int rows;
  private final int classes;
  private final UnaryOperator<Matrix> gram;
  private final CrossProducts all;
  private final List<Double> scores = new ArrayList<>();
  private final double[] chunk;
  private final int most;
  private CrossProducts tenth;
  private int held;

  RootMeter(int rows, int classes, UnaryOperator<Matrix> gram) {
    this.rows = rows;
    this.classes = classes;
    this.gram = gram;
    this.all = new CrossProducts(classes, gram);
    this.tenth = new CrossProducts(classes, gram);
    this.most = Math.max(1, Math.min(rows, CHUNK / (2 * classes)));
    this.chunk = new double[most * 2 * classes];
  }

  @Override
  public void row(int place, SoftmaxRow... models) {
    int at = held * 2 * classes;
    for (int k = 0; k < classes; k++) {
      chunk[at + k] = Math.sqrt(models[0].probability(k));
      chunk[at + classes + k] = Math.sqrt(models[1].probability(k));
    }
    held++;
    boolean ends = place + 1 == end(scores.size());
    if (held == most || ends) {
      tenth.add(held, chunk);
      held = 0;
    }
    if (ends) {
      scores.add(rows < ENOUGH ? Double.NaN : tenth.orderScore());
      all.add(tenth);
      tenth = new CrossProducts(classes, gram);
    }
  }

  /** The row after the last of a tenth; the first ones are longer by a row where they must be. */
  private int end(int number) {
    if (rows < ENOUGH) {
      return rows;
    }
    return (number + 1) * (rows / TENTHS) + Math.min(number + 1, rows % TENTHS);
  }

  /** Products over all rows. */
  CrossProducts all() {
    return all;
  }

  /** The score of each tenth of the rows; none where there are too few. */
  List<Double> scores() {
    return rows < ENOUGH ? List.of() : List.copyOf(scores);
  }
}
