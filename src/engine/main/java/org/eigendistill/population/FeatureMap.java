// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.spectrum.EigenSolver;

/**
 * What a model sees of a row x: the q numbers F'x, so that its weights in the rows' own space are w
 * = F theta. A fit depends on F through the kernel F F' alone.
 */
public sealed interface FeatureMap {
  /** How many features there are, at the most. */
  int count();

  /** The p rows of F that there are; a constant that the rows have besides is not seen. */
  int coordinates();

  /** X F, a row of features for each row; only columns that are not 0. */
  Matrix of(Matrix rows);

  /** F F' X', one column for each row; products by a solver. */
  Matrix kernelTimes(Matrix rows, EigenSolver solver);

  /** F times a matrix of as many rows as {@link #of} has columns, of a number of rows wanted. */
  Matrix weights(Matrix theta, int size);

  /** Those of one draw: this, or, of random features, a map drawn from a stream. */
  default FeatureMap drawn(Randomness randomness) {
    return this;
  }

  /** Every coordinate itself. */
  static FeatureMap all(int coordinates) {
    return new ScaledFeatures(Matrix.fill(coordinates, 1, (i, j) -> 1));
  }

  /**
   * Each coordinate times a factor, 0 where it is not seen.
   *
   * @param factors a column
   */
  record ScaledFeatures(Matrix factors) implements FeatureMap {
    @Override
    public int count() {
      return seen().length;
    }

    @Override
    public int coordinates() {
      return factors.rows();
    }

    /** The factor of a coordinate, 0 beyond the last. */
    public double at(int coordinate) {
      return coordinate < factors.rows() ? factors.get(coordinate, 0) : 0;
    }

    /** Whether all of so many coordinates are features as they are. */
    private boolean isAll(int size) {
      return size == factors.rows() && IntStream.range(0, size).allMatch(i -> at(i) == 1);
    }

    private int[] seen() {
      return IntStream.range(0, factors.rows()).filter(i -> factors.get(i, 0) != 0).toArray();
    }

    @Override
    public Matrix of(Matrix rows) {
      if (isAll(rows.columns())) {
        return rows;
      }
      int[] seen = seen();
      return Matrix.fill(
          rows.rows(), seen.length, (i, j) -> rows.get(i, seen[j]) * factors.get(seen[j], 0));
    }

    @Override
    public Matrix kernelTimes(Matrix rows, EigenSolver solver) {
      return Matrix.fill(
          rows.columns(), rows.rows(), (i, j) -> at(i) == 0 ? 0 : at(i) * at(i) * rows.get(j, i));
    }

    @Override
    public Matrix weights(Matrix theta, int size) {
      if (isAll(size)) {
        return theta;
      }
      int[] seen = seen();
      double[] values = new double[size * theta.columns()];
      for (int k = 0; k < seen.length; k++) {
        for (int j = 0; j < theta.columns(); j++) {
          values[seen[k] * theta.columns() + j] = factors.get(seen[k], 0) * theta.get(k, j);
        }
      }
      return Matrix.of(size, theta.columns(), values);
    }
  }

  /**
   * Any linear map.
   *
   * @param map F, p x q
   */
  record LinearFeatures(Matrix map) implements FeatureMap {
    @Override
    public int count() {
      return map.columns();
    }

    @Override
    public int coordinates() {
      return map.rows();
    }

    @Override
    public Matrix of(Matrix rows) {
      return rows.times(map(rows.columns()));
    }

    @Override
    public Matrix kernelTimes(Matrix rows, EigenSolver solver) {
      return solver.product(map(rows.columns()), of(rows).transpose());
    }

    @Override
    public Matrix weights(Matrix theta, int size) {
      return map(size).times(theta);
    }

    private Matrix map(int size) {
      return size == map.rows()
          ? map
          : Matrix.fill(size, map.columns(), (i, j) -> i < map.rows() ? map.get(i, j) : 0);
    }
  }

  /**
   * A kernel between the points of a finite population, whose rows are unit vectors.
   *
   * @param kernel F F' itself, symmetric and positive semidefinite
   */
  record KernelFeatures(Matrix kernel) implements FeatureMap {
    @Override
    public int count() {
      return kernel.rows();
    }

    @Override
    public int coordinates() {
      return kernel.rows();
    }

    /** There is no map that has to be known. */
    @Override
    public Matrix of(Matrix rows) {
      throw new UnsupportedOperationException("a kernel has no list of features");
    }

    @Override
    public Matrix kernelTimes(Matrix rows, EigenSolver solver) {
      int size = rows.columns();
      Matrix inner =
          size == kernel.rows()
              ? rows
              : Matrix.fill(rows.rows(), kernel.rows(), (i, j) -> rows.get(i, j));
      Matrix seen = DesignSpectrum.product(solver, kernel, inner.transpose());
      return size == kernel.rows()
          ? seen
          : Matrix.fill(size, rows.rows(), (i, j) -> i < kernel.rows() ? seen.get(i, j) : 0);
    }

    @Override
    public Matrix weights(Matrix theta, int size) {
      throw new UnsupportedOperationException("a kernel has no list of features");
    }
  }

  /**
   * Gaussian features, independent of variance 1 / count.
   *
   * @param key two of one key are one draw
   * @param coordinates p
   * @param count q
   * @param seed of a draw that is the same in every repetition; or null
   */
  record RandomFeatures(String key, int coordinates, int count, Long seed) implements FeatureMap {
    @Override
    public FeatureMap drawn(Randomness randomness) {
      Randomness stream = seed == null ? randomness : Randomness.of(seed);
      double scale = Math.sqrt(count);
      return new LinearFeatures(
          Matrix.fill(coordinates, count, (i, j) -> stream.gaussian() / scale));
    }

    @Override
    public Matrix of(Matrix rows) {
      throw undrawn();
    }

    @Override
    public Matrix kernelTimes(Matrix rows, EigenSolver solver) {
      throw undrawn();
    }

    @Override
    public Matrix weights(Matrix theta, int size) {
      throw undrawn();
    }

    private static IllegalStateException undrawn() {
      return new IllegalStateException("random features have to be drawn first");
    }
  }
}
