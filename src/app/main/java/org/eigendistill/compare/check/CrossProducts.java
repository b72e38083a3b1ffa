package org.eigendistill.compare.check;

import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;

/**
 * Sums over rows of the products of all square roots of probabilities, the teacher's a and the
 * student's b: what tells whether rows and classes go together. Roots are bounded, and 0 where a
 * class is masked.
 *
 * <p>Taken about {@code 1 / sqrt(C)}, from where means are near, then centred.
 */
final class CrossProducts {
  /** Up to so many columns, products are summed here, in twice the precision. */
  private static final int FEW = 64;

  private final int classes;
  private final UnaryOperator<Matrix> gram;
  private final double[] sums;
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
    this.sums = new double[columns];
    this.products = new double[columns * columns];
    this.rests = new double[columns <= FEW ? columns * columns : 0];
  }

  /** Adds rows of 2 C numbers, the teacher's less the centre and the student's. */
  void add(Matrix block) {
    rows += block.rows();
    int columns = 2 * classes;
    for (int i = 0; i < block.rows(); i++) {
      for (int k = 0; k < columns; k++) {
        sums[k] += block.get(i, k);
      }
    }
    if (columns <= FEW) {
      for (int i = 0; i < block.rows(); i++) {
        add(block.row(i));
      }
      return;
    }
    Matrix more = gram.apply(block);
    for (int k = 0; k < columns; k++) {
      for (int l = 0; l < columns; l++) {
        products[k * columns + l] += more.get(k, l);
      }
    }
  }

  private void add(double... row) {
    for (int k = 0; k < row.length; k++) {
      for (int l = k; l < row.length; l++) {
        int at = k * row.length + l;
        double value = row[k] * row[l];
        double total = products[at] + value;
        double taken = total - products[at];
        rests[at] += products[at] - (total - taken) + (value - taken);
        products[at] = total;
      }
    }
  }

  /** Adds what others have summed. */
  void add(CrossProducts others) {
    rows += others.rows;
    for (int k = 0; k < sums.length; k++) {
      sums[k] += others.sums[k];
    }
    for (int at = 0; at < products.length; at++) {
      products[at] += others.products[at];
    }
    for (int at = 0; at < rests.length; at++) {
      rests[at] += others.rests[at];
    }
  }

  /** The centred product of two columns; the student's come after the teacher's. */
  private double product(int k, int l) {
    int at = Math.min(k, l) * 2 * classes + Math.max(k, l);
    double rest = rests.length == 0 ? 0 : rests[at];
    return products[at] + (rest - sums[k] / rows * sums[l]);
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
