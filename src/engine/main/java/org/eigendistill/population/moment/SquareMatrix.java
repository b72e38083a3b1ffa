// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.moment;

import java.util.Arrays;
import org.eigendistill.base.Matrix;

/** A square matrix, of which no more is kept than its diagonal as long as that is all. */
public sealed interface SquareMatrix {
  /** The diagonal. */
  double[] diagonal();

  /** All of it. */
  Matrix dense();

  /** The entries, row i times {@code left[i]} and column j times {@code right[j]}. */
  SquareMatrix scaled(double[] left, double[] right);

  /** Whether every entry is 0. */
  default boolean isZero() {
    return dense().norm() == 0;
  }

  /** A diagonal matrix. */
  static SquareMatrix ofDiagonal(double... diagonal) {
    return new OfDiagonal(diagonal);
  }

  /** Any matrix. */
  static SquareMatrix of(Matrix matrix) {
    return new Full(matrix);
  }

  /** This plus {@code weight} times another. */
  default SquareMatrix plus(double weight, SquareMatrix other) {
    if (this instanceof OfDiagonal && other instanceof OfDiagonal) {
      double[] sum = diagonal();
      double[] more = other.diagonal();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weight * more[i];
      }
      return new OfDiagonal(sum);
    }
    return new Full(dense().plus(weight, other.dense()));
  }

  /** This times a number. */
  default SquareMatrix times(double factor) {
    double[] left = new double[diagonal().length];
    double[] ones = new double[left.length];
    Arrays.fill(left, factor);
    Arrays.fill(ones, 1);
    return scaled(left, ones);
  }

  /** This matrix times another of as many rows. */
  default Matrix times(Matrix other) {
    if (this instanceof Full) {
      return dense().times(other);
    }
    double[] factors = diagonal();
    return Matrix.fill(other.rows(), other.columns(), (i, j) -> factors[i] * other.get(i, j));
  }

  /**
   * A diagonal one.
   *
   * @param diagonal its entries
   */
  record OfDiagonal(double[] diagonal) implements SquareMatrix {
    /** Keeps its own copy. */
    public OfDiagonal {
      diagonal = diagonal.clone();
    }

    @Override
    public double[] diagonal() {
      return diagonal.clone();
    }

    @Override
    public Matrix dense() {
      return Matrix.fill(diagonal.length, diagonal.length, (i, j) -> i == j ? diagonal[i] : 0);
    }

    @Override
    public boolean isZero() {
      return Arrays.stream(diagonal).allMatch(value -> value == 0);
    }

    @Override
    public SquareMatrix scaled(double[] left, double[] right) {
      double[] scaled = diagonal.clone();
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] *= left[i] * right[i];
      }
      return new OfDiagonal(scaled);
    }
  }

  /**
   * Any.
   *
   * @param dense its entries
   */
  record Full(Matrix dense) implements SquareMatrix {
    @Override
    public double[] diagonal() {
      double[] diagonal = new double[dense.rows()];
      Arrays.setAll(diagonal, i -> dense.get(i, i));
      return diagonal;
    }

    @Override
    public SquareMatrix scaled(double[] left, double[] right) {
      return new Full(
          Matrix.fill(
              dense.rows(), dense.columns(), (i, j) -> left[i] * dense.get(i, j) * right[j]));
    }
  }
}
