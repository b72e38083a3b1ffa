// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.check;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;

/**
 * Sums over rows of the products of all square roots of probabilities, the teacher's a and the
 * student's b: what tells whether rows and classes go together. Roots are bounded, and 0 where a
 * class is masked.
 *
 * <p>Every block of rows is taken about its own means before anything is multiplied, and blocks are
 * put together by {@code n m / (n + m) d d'}, d the difference of their means (Chan, Golub and
 * LeVeque, American Statistician 37, 1983): a class that is nearly certain in all rows, or in none,
 * keeps its digits.
 */
final class CrossProducts {
  /** Up to so many columns, products are summed here, in twice the precision. */
  private static final int FEW = 64;

  private final int classes;
  private final UnaryOperator<Matrix> gram;
  private final double[] means;
  private final double[] products;
  private final double[] rests;
  private int rows;

  /**
   * Nothing yet.
   *
   * @param gram gives X'X of many rows and columns
   */
  CrossProducts(int classes, UnaryOperator<Matrix> gram) {
    this.classes = classes;
    this.gram = gram;
    int columns = 2 * classes;
    this.means = new double[columns];
    this.products = new double[columns * columns];
    this.rests = new double[columns <= FEW ? columns * columns : 0];
  }

  /**
   * Adds rows of 2 C numbers each, the teacher's and the student's.
   *
   * @param block row by row; left with the means taken off
   */
  void add(int count, double... block) {
    int columns = 2 * classes;
    double[] own = centre(count, block);
    join(count, own);
    if (columns > FEW) {
      Matrix more = gram.apply(Matrix.of(count, columns, DoubleBuffer.wrap(block)));
      for (int k = 0; k < columns; k++) {
        for (int l = 0; l < columns; l++) {
          products[k * columns + l] += more.get(k, l);
        }
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < columns; k++) {
        for (int l = k; l < columns; l++) {
          add(k * columns + l, block[i * columns + k] * block[i * columns + l]);
        }
      }
    }
  }

  /** Takes their means off the columns of some rows and gives them. */
  private double[] centre(int count, double... block) {
    double[] none = new double[2 * classes];
    double[] first = means(count, none, block);
    // once more, for what rounding left
    double[] left = means(count, first, block);
    means(count, left, block);
    Arrays.setAll(first, k -> first[k] + left[k]);
    return first;
  }

  /** Takes numbers off the columns of some rows and gives the means of what is left. */
  private double[] means(int count, double[] off, double... block) {
    double[] sums = new double[off.length];
    for (int i = 0; i < count; i++) {
      int at = i * off.length;
      for (int k = 0; k < off.length; k++) {
        block[at + k] -= off[k];
        sums[k] += block[at + k];
      }
    }
    for (int k = 0; k < sums.length; k++) {
      sums[k] /= count;
    }
    return sums;
  }

  /** Moves the means for rows of other means, and adds what lies between both. */
  private void join(int count, double... others) {
    int columns = 2 * classes;
    double part = count / (double) (rows + count);
    double weight = rows * part;
    for (int k = 0; k < columns && rows > 0; k++) {
      for (int l = k; l < columns; l++) {
        double value = weight * (others[k] - means[k]) * (others[l] - means[l]);
        add(k * columns + l, value);
        if (k != l && columns > FEW) {
          products[l * columns + k] += value;
        }
      }
    }
    for (int k = 0; k < columns; k++) {
      means[k] += part * (others[k] - means[k]);
    }
    rows += count;
  }

  /** Adds to a sum, in twice the precision where columns are few. */
  private void add(int at, double value) {
    double total = products[at] + value;
    if (rests.length > 0) {
      double taken = total - products[at];
      rests[at] += products[at] - (total - taken) + (value - taken);
    }
    products[at] = total;
  }

  /** Adds what others have summed. */
  void add(CrossProducts others) {
    join(others.rows, others.means);
    for (int at = 0; at < products.length; at++) {
      add(at, others.products[at]);
    }
    for (int at = 0; at < rests.length; at++) {
      rests[at] += others.rests[at];
    }
  }

  /** The centred product of two columns; the student's come after the teacher's. */
  private double product(int k, int l) {
    int at = Math.min(k, l) * 2 * classes + Math.max(k, l);
    return rests.length == 0 ? products[at] : products[at] + rests[at];
  }

  /** A'B, a class of the teacher a row. */
  double[][] between() {
    double[][] between = new double[classes][classes];
    for (int k = 0; k < classes; k++) {
      for (int l = 0; l < classes; l++) {
        between[k][l] = product(k, classes + l);
      }
    }
    return between;
  }

  /** The variance of the teacher's roots in each class, times rows. */
  double[] teacherSquares() {
    double[] squares = new double[classes];
    for (int k = 0; k < classes; k++) {
      squares[k] = product(k, k);
    }
    return squares;
  }

  /** The score of classes as they are; see {@link #orderScore(int...)}. */
  double orderScore() {
    return orderScore(IntStream.range(0, classes).toArray());
  }

  /**
   * {@code S = sum a_i . b_i} in units of its standard deviation over all orders of rows, whose
   * square is exactly {@code tr(A'A B'B) / (n - 1)}; NaN where it is 0.
   *
   * @param permutation for each class of the teacher's that of the student's
   */
  double orderScore(int... permutation) {
    double trace = 0;
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      sum += product(k, classes + permutation[k]);
      for (int l = 0; l < classes; l++) {
        trace += product(k, l) * product(classes + permutation[k], classes + permutation[l]);
      }
    }
    double variance = trace / (rows - 1);
    return variance > 1e-300 ? sum / Math.sqrt(variance) : Double.NaN;
  }
}
