// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * An immutable dense matrix of doubles, row by row in one array. It is a value: arrays are copied
 * on the way in and out. Products are worked out in pure Java, in parallel, with the same bits
 * everywhere: the error of an element is at most n ulp(1) times the sum of its n terms' magnitudes.
 *
 * <p>Either count may be 0; elements may be anything, NaN included: who needs finite numbers asks
 * {@link #firstNonFinite()}.
 */
public final class Matrix {
  private final int rows;
  private final int columns;
  private final double[] values;

  private Matrix(int rows, int columns, double[] values) {
    if (rows < 0 || columns < 0 || (long) rows * columns != values.length) {
      throw new IllegalArgumentException(
          "%d x %d does not fit %d values".formatted(rows, columns, values.length));
    }
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /** Element by row and column, both counted from 0. */
  @FunctionalInterface
  public interface Element {
    /** The value at a row and column. */
    double at(int row, int column);
  }

  /**
   * A matrix of the given values.
   *
   * @param rowMajor {@code rows * columns} values, row by row; copied
   * @throws IllegalArgumentException if the shape does not fit the number of values
   */
  public static Matrix of(int rows, int columns, double... rowMajor) {
    return new Matrix(rows, columns, rowMajor.clone());
  }

  /**
   * A matrix of the given rows.
   *
   * @throws IllegalArgumentException if the rows differ in length
   */
  public static Matrix ofRows(double[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    double[] values = new double[Math.multiplyExact(rows.length, columns)];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new IllegalArgumentException(
            "row %d has %d values, row 0 has %d".formatted(i, rows[i].length, columns));
      }
      System.arraycopy(rows[i], 0, values, i * columns, columns);
    }
    return new Matrix(rows.length, columns, values);
  }

  /** One column of the given values. */
  public static Matrix ofColumn(double... values) {
    return new Matrix(values.length, 1, values.clone());
  }

  /** A matrix whose every element is worked out by {@code element}, row by row. */
  public static Matrix fill(int rows, int columns, Element element) {
    double[] values = new double[Math.multiplyExact(rows, columns)];
    for (int i = 0, at = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++, at++) {
        values[at] = element.at(i, j);
      }
    }
    return new Matrix(rows, columns, values);
  }

  /**
   * A matrix of values that native code has left, the one copy that its way back takes.
   *
   * @param rowMajor holds at least {@code rows * columns} values from its position on
   */
  public static Matrix of(int rows, int columns, DoubleBuffer rowMajor) {
    double[] values = new double[Math.multiplyExact(rows, columns)];
    rowMajor.get(values);
    return new Matrix(rows, columns, values);
  }

  /**
   * A symmetric matrix of values that native code has left on and above the diagonal.
   *
   * @param upper holds at least {@code size * size} values, row by row; what is below the diagonal
   *     is not looked at
   */
  public static Matrix ofUpper(int size, DoubleBuffer upper) {
    Matrix matrix = of(size, size, upper);
    Products.mirror(matrix.values, size);
    return matrix;
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** The number of columns. */
  public int columns() {
    return columns;
  }

  /** The element at a row and column, both counted from 0. */
  public double get(int row, int column) {
    Objects.checkIndex(row, rows);
    Objects.checkIndex(column, columns);
    return values[row * columns + column];
  }

  /** A copy of one row. */
  public double[] row(int row) {
    Objects.checkIndex(row, rows);
    return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
  }

  /** A copy of one column. */
  public double[] column(int column) {
    Objects.checkIndex(column, columns);
    double[] copy = new double[rows];
    for (int i = 0; i < rows; i++) {
      copy[i] = values[i * columns + column];
    }
    return copy;
  }

  /** A copy of all values, row by row. */
  public double[] toArray() {
    return values.clone();
  }

  /**
   * Copies some rows to where native code can read them, the one copy that its way there takes.
   *
   * @param from the first row
   * @param to the row after the last
   */
  public void copyRows(int from, int to, DoubleBuffer target) {
    Objects.checkFromToIndex(from, to, rows);
    target.put(values, from * columns, (to - from) * columns);
  }

  /** The rows of the given numbers, in that order. */
  public Matrix selectRows(int... chosen) {
    double[] copy = new double[Math.multiplyExact(chosen.length, columns)];
    for (int i = 0; i < chosen.length; i++) {
      Objects.checkIndex(chosen[i], rows);
      System.arraycopy(values, chosen[i] * columns, copy, i * columns, columns);
    }
    return new Matrix(chosen.length, columns, copy);
  }

  /** The columns of the given numbers, in that order. */
  public Matrix selectColumns(int... chosen) {
    for (int j : chosen) {
      Objects.checkIndex(j, columns);
    }
    return fill(rows, chosen.length, (i, j) -> values[i * columns + chosen[j]]);
  }

  /** This matrix turned over its diagonal. */
  public Matrix transpose() {
    return new Matrix(columns, rows, Products.transpose(values, rows, columns));
  }

  /**
   * The product of this matrix and another.
   *
   * @throws IllegalArgumentException if this matrix's columns do not fit the other's rows
   */
  public Matrix times(Matrix other) {
    if (columns != other.rows) {
      throw new IllegalArgumentException(
          "%d x %d times %d x %d".formatted(rows, columns, other.rows, other.columns));
    }
    return new Matrix(
        rows, other.columns, Products.times(values, other.values, rows, columns, other.columns));
  }

  /** The transpose of this matrix times another, without forming the transpose. */
  public Matrix transposeTimes(Matrix other) {
    if (rows != other.rows) {
      throw new IllegalArgumentException(
          "transpose of %d x %d times %d x %d".formatted(rows, columns, other.rows, other.columns));
    }
    return new Matrix(
        columns,
        other.columns,
        Products.transposeTimes(values, other.values, rows, columns, other.columns));
  }

  /** The Gram matrix of the columns, X'X, symmetric to the last bit. */
  public Matrix gram() {
    return new Matrix(columns, columns, Products.gram(values, rows, columns));
  }

  /** This matrix plus {@code factor} times another of the same shape. */
  public Matrix plus(double factor, Matrix other) {
    if (rows != other.rows || columns != other.columns) {
      throw new IllegalArgumentException(
          "%d x %d plus %d x %d".formatted(rows, columns, other.rows, other.columns));
    }
    double[] sum = values.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * other.values[i];
    }
    return new Matrix(rows, columns, sum);
  }

  /** The arithmetic mean of each column. */
  public double[] columnMeans() {
    double[] means = new double[columns];
    for (int i = 0, at = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++, at++) {
        means[j] += values[at];
      }
    }
    for (int j = 0; j < columns; j++) {
      means[j] /= rows;
    }
    return means;
  }

  /** The Frobenius norm, the root of the sum of squares. */
  public double norm() {
    double scale = 0;
    for (double value : values) {
      scale = Math.max(scale, Math.abs(value));
    }
    if (scale == 0 || !Double.isFinite(scale)) {
      return scale;
    }
    double sum = 0;
    for (double value : values) {
      sum += (value / scale) * (value / scale);
    }
    return scale * Math.sqrt(sum);
  }

  /**
   * Where the first NaN or infinite element stands: its row times {@link #columns()} plus its
   * column; or -1 if every element is finite.
   */
  public int firstNonFinite() {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matrix that
        && rows == that.rows
        && columns == that.columns
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rows + columns) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return rows + " x " + columns + " matrix";
  }
}
