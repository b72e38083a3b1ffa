// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import java.io.Serializable;
import java.nio.DoubleBuffer;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;

/** A positive semidefinite kernel k(x, x') between input rows. */
public sealed interface Kernel extends Serializable
    permits Kernel.Linear, Kernel.Rbf, NeuralTangent {
  /** The kernel between each row of one matrix and each row of another, of as many columns. */
  Matrix between(Matrix rows, Matrix columns);

  /**
   * The kernel among the rows of a matrix, symmetric to the last bit: {@link #between} on and above
   * the diagonal.
   */
  default Matrix among(Matrix rows) {
    return Matrix.ofUpper(rows.rows(), DoubleBuffer.wrap(between(rows, rows).toArray()));
  }

  /** {@code k(x, x') = x'x'}: the linear model itself. */
  record Linear() implements Kernel {
    @Override
    public Matrix between(Matrix rows, Matrix columns) {
      return rows.times(columns.transpose());
    }
  }

  /**
   * {@code k(x, x') = exp(-gamma ||x - x'||^2)}.
   *
   * @param gamma positive, in units of 1 / squared distance
   */
  record Rbf(double gamma) implements Kernel {
    /** Checks gamma. */
    public Rbf {
      if (!(gamma > 0) || gamma == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException("gamma must be positive and finite, not " + gamma);
      }
    }

    @Override
    public Matrix between(Matrix rows, Matrix columns) {
      return pairwise(rows, columns, this::at);
    }

    @Override
    public Matrix among(Matrix rows) {
      return pairwiseAmong(rows, this::at);
    }

    private double at(double[] a, double[] b) {
      return Math.exp(-gamma * squaredDistance(a, b));
    }
  }

  /** A number made of two rows. */
  @FunctionalInterface
  interface OfPair {
    /** The number. */
    double at(double[] a, double[] b);
  }

  /** Works {@code entry} out for all pairs of rows, in parallel over the first. */
  static Matrix pairwise(Matrix rows, Matrix columns, OfPair entry) {
    if (rows.columns() != columns.columns()) {
      throw new IllegalArgumentException(
          "rows of %d columns against rows of %d".formatted(rows.columns(), columns.columns()));
    }
    double[] values = new double[Math.multiplyExact(rows.rows(), columns.rows())];
    pairs(rows, columns, entry, false, values);
    return Matrix.of(rows.rows(), columns.rows(), DoubleBuffer.wrap(values));
  }

  /** The same of all pairs of rows of one matrix, each pair once: the first row's by the second. */
  static Matrix pairwiseAmong(Matrix rows, OfPair entry) {
    double[] values = new double[Math.multiplyExact(rows.rows(), rows.rows())];
    pairs(rows, rows, entry, true, values);
    return Matrix.ofUpper(rows.rows(), DoubleBuffer.wrap(values));
  }

  private static void pairs(
      Matrix rows, Matrix columns, OfPair entry, boolean upperOnly, double[] values) {
    double[][] others = new double[columns.rows()][];
    for (int j = 0; j < others.length; j++) {
      others[j] = columns.row(j);
    }
    IntStream.range(0, rows.rows())
        .parallel()
        .forEach(
            i -> {
              double[] row = rows.row(i);
              for (int j = upperOnly ? i : 0; j < others.length; j++) {
                values[i * others.length + j] = entry.at(row, others[j]);
              }
            });
  }

  /** The squared distance, from differences, so that near rows keep their digits. */
  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }
}
