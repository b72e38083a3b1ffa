// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.rows;

import java.util.Arrays;
import org.eigendistill.base.BadInputException;
import org.eigendistill.data.RowBlocks;

/**
 * One model's scores z on n rows, whose softmax are its probabilities: logits as they are, log u of
 * probabilities u. A single column stands for two classes: z for (0, z), u for (1 - u, u). Of
 * logits, -inf and what is at or below {@value #MASK} are masks.
 */
public final class ModelScores implements AutoCloseable {
  /** A logit at or below is a mask. */
  public static final double MASK = -1e4;

  /** How far a row of probabilities may sum from 1: half precision, or three decimals. */
  static final double SLACK = 1e-3;

  private final RowBlocks blocks;
  private final boolean probabilities;
  private final int[] order;
  private final double factor;
  private double[] raw = {};

  private ModelScores(RowBlocks blocks, boolean probabilities, int[] order, double factor) {
    this.blocks = blocks;
    this.probabilities = probabilities;
    this.order = order;
    this.factor = factor;
  }

  /** Scores that are logits, or logarithms of probabilities. */
  public static ModelScores ofLogits(RowBlocks logits) {
    return new ModelScores(logits, false, identity(logits), 1);
  }

  /** Scores of probabilities. */
  public static ModelScores ofProbabilities(RowBlocks probabilities) {
    return new ModelScores(probabilities, true, identity(probabilities), 1);
  }

  private static int[] identity(RowBlocks blocks) {
    int[] order = new int[Math.max(2, blocks.columns())];
    Arrays.setAll(order, k -> k);
    return order;
  }

  /**
   * The same with its classes in another order.
   *
   * @param places for each class k of the new order its class in the old, each once
   */
  public ModelScores reordered(int... places) {
    return new ModelScores(blocks, probabilities, places.clone(), factor);
  }

  /** The same with its scores times a positive number; masks are those of the file. */
  public ModelScores scaled(double times) {
    return new ModelScores(blocks, probabilities, order, times);
  }

  /** The file. */
  public String source() {
    return blocks.source();
  }

  /** How many rows it has. */
  public int rows() {
    return blocks.rows();
  }

  /** How many classes, at least 2. */
  public int classes() {
    return order.length;
  }

  /** How many columns its file has. */
  public int columns() {
    return blocks.columns();
  }

  /** Of a single column, which class it is of. */
  int single() {
    return order[0] == 1 ? 0 : 1;
  }

  /** Whether it was given by probabilities; then no score is a mask. */
  public boolean isProbabilities() {
    return probabilities;
  }

  /**
   * Copies scores, row by row.
   *
   * @throws BadInputException if probabilities are none
   */
  void read(int from, int count, double[] into) {
    int columns = blocks.columns();
    if (raw.length < count * columns) {
      raw = new double[count * columns];
    }
    blocks.read(from, count, raw);
    for (int i = 0; i < count; i++) {
      if (probabilities) {
        logarithms(from, i, columns, into);
      } else if (columns == 1) {
        into[2 * i] = 0;
        into[2 * i + 1] = raw[i];
      } else {
        System.arraycopy(raw, i * columns, into, i * columns, columns);
      }
    }
    rearrange(count, into);
  }

  private void logarithms(int from, int i, int columns, double[] into) {
    double sum = 0;
    for (int j = 0; j < columns; j++) {
      double u = raw[i * columns + j];
      if (u < 0 || u > 1 + SLACK || u > 1 && columns == 1) {
        throw BadInputException.of(
            source(),
            "row %d, column %d".formatted(from + i + 1, j + 1),
            "%s is no probability".formatted(u),
            "If these are logits, leave out --kind probabilities.");
      }
      sum += u;
      into[i * classes() + j] = Math.log(u);
    }
    if (columns == 1) {
      into[2 * i] = Math.log(1 - raw[i]);
      into[2 * i + 1] = Math.log(raw[i]);
    } else if (!(Math.abs(sum - 1) <= SLACK)) {
      throw BadInputException.of(
          source(),
          "row " + (from + i + 1),
          "its probabilities sum to %.6g, not 1".formatted(sum),
          "Give the softmax's output, a column per class and nothing else; or logits.");
    }
  }

  private void rearrange(int count, double[] into) {
    int classes = classes();
    boolean isSame = true;
    for (int k = 0; k < classes; k++) {
      isSame &= order[k] == k;
    }
    if (isSame && factor == 1) {
      return;
    }
    double[] row = new double[classes];
    for (int i = 0; i < count; i++) {
      System.arraycopy(into, i * classes, row, 0, classes);
      for (int k = 0; k < classes; k++) {
        double score = row[order[k]];
        boolean isMask = !probabilities && score <= MASK;
        into[i * classes + k] = isMask ? Double.NEGATIVE_INFINITY : factor * score;
      }
    }
  }

  @Override
  public void close() {
    blocks.close();
  }
}
