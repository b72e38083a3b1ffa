// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

import java.util.Arrays;
import java.util.Optional;
import org.eigendistill.base.Matrix;
import org.eigendistill.population.FeatureMap.KernelFeatures;
import org.eigendistill.population.LabelMap.LeastSquaresMap;
import org.eigendistill.population.LabelMap.WrittenMap;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.LinearSystems;

/**
 * The features X F of rows, decomposed: X F = sqrt(n) U diag(sqrt g) V'. Every fit to labels y is
 *
 * <pre>\[ w = \mathrm{left} \, \mathrm{diag}(\psi(g)) \, \mathrm{right} \, y,
 *    \qquad \mathrm{left} = F V \mathrm{diag}\sqrt{g / n}, \quad \mathrm{right}
 *    = U^{\top}, \]</pre>
 *
 * so that one decomposition serves all procedures and lengths. Right is p x n and often needed only
 * where it meets few labels, so it is written out once it is asked for.
 */
public final class DesignSpectrum {
  /** Up to this size singular values themselves are found, which keeps the digits of small ones. */
  private static final int SMALL = 160;

  private final double[] eigenvalues;
  private final Matrix left;
  private final EigenSolver solver;

  /** U = seen basis, where right is not known yet. */
  private final Matrix seen;

  private final Matrix basis;
  private Matrix right;

  private DesignSpectrum(
      double[] eigenvalues,
      Matrix left,
      Matrix right,
      Matrix seen,
      Matrix basis,
      EigenSolver solver) {
    this.eigenvalues = eigenvalues;
    this.left = left;
    this.right = right;
    this.seen = seen;
    this.basis = basis;
    this.solver = solver;
  }

  private static DesignSpectrum of(
      double[] eigenvalues, Matrix left, Matrix right, EigenSolver solver) {
    return new DesignSpectrum(eigenvalues, left, right, null, null, solver);
  }

  /**
   * Decomposes.
   *
   * @param rows X, with all the world's coordinates
   * @param n what second moments are divided by, the number of rows unless they are the population
   * @param features what is seen of them; random ones must be drawn
   * @param solver decomposes
   */
  public static DesignSpectrum of(Matrix rows, double n, FeatureMap features, EigenSolver solver) {
    if (features instanceof KernelFeatures) {
      return ofKernel(rows, n, features, solver);
    }
    Matrix seen = features.of(rows);
    int size = rows.columns();
    int least = Math.min(seen.rows(), seen.columns());
    if (least == 0) {
      return of(
          new double[0],
          Matrix.fill(size, 0, (i, j) -> 0),
          Matrix.fill(0, rows.rows(), (i, j) -> 0),
          solver);
    }
    if (least <= SMALL) {
      EigenSolver.Svd svd = solver.thin(seen);
      double[] singular = svd.values();
      double[] eigenvalues = Arrays.stream(singular).map(s -> s * s / n).toArray();
      Matrix inner = scaledColumns(svd.right(), Arrays.stream(singular).map(s -> s / n).toArray());
      return of(eigenvalues, features.weights(inner, size), svd.left().transpose(), solver);
    }
    return seen.columns() < seen.rows()
        ? ofColumns(seen, n, features, size, solver)
        : ofRows(seen, n, features, size, solver);
  }

  /**
   * Ridge regression without a decomposition; empty where the solver has none, and where the
   * features' moments are too near to singular or small ones have digits to lose.
   *
   * @param penalty of the mean loss, {@code |X w - y|^2 / (2 n) + penalty |w|^2 / 2}; at 0 it is
   *     least squares of least norm
   */
  static Optional<LabelMap> ridge(
      Matrix rows, FeatureMap features, double penalty, EigenSolver solver) {
    return Math.min(rows.rows(), features.count()) <= SMALL
        ? Optional.empty()
        : solver.systems().flatMap(by -> ridge(rows, features, penalty, solver, by));
  }

  private static Optional<LabelMap> ridge(
      Matrix rows, FeatureMap features, double penalty, EigenSolver solver, LinearSystems by) {
    int n = rows.rows();
    int size = rows.columns();
    if (features instanceof KernelFeatures) {
      Matrix cross = features.kernelTimes(rows, solver);
      return by.kernelRidge(gram(rows, cross, 1, solver), cross, n * penalty)
          .map(matrix -> new WrittenMap(matrix, solver));
    }
    Matrix seen = features.of(rows);
    return penalty == 0 && seen.columns() < n
        ? by.inverseRoot(solver.gram(seen))
            .map(root -> new LeastSquaresMap(seen, root, features, size, solver))
        : by.ridge(seen, n * penalty)
            .map(theta -> new WrittenMap(features.weights(theta, size), solver));
  }

  /** By the moments of the columns, of which there are fewer. */
  private static DesignSpectrum ofColumns(
      Matrix seen, double n, FeatureMap features, int size, EigenSolver solver) {
    EigenSolver.Eigen eigen = solver.symmetric(scaled(solver.gram(seen), 1 / n));
    double[] g = positive(eigen.values());
    double top = Arrays.stream(g).max().orElse(0);
    double[] singular = Arrays.stream(g).map(each -> Math.sqrt(each * n)).toArray();
    Matrix inner =
        scaledColumns(eigen.vectors(), Arrays.stream(singular).map(s -> s / n).toArray());
    double[] inverse = new double[g.length];
    for (int i = 0; i < g.length; i++) {
      inverse[i] = g[i] > Training.NOTHING * top ? 1 / singular[i] : 0;
    }
    Matrix basis = scaledColumns(eigen.vectors(), inverse);
    return new DesignSpectrum(g, features.weights(inner, size), null, seen, basis, solver);
  }

  /** By the products of the rows, of which there are fewer. */
  private static DesignSpectrum ofRows(
      Matrix seen, double n, FeatureMap features, int size, EigenSolver solver) {
    EigenSolver.Eigen eigen = solver.symmetric(scaled(solver.gram(seen.transpose()), 1 / n));
    Matrix inner = scaled(solver.product(seen.transpose(), eigen.vectors()), 1 / n);
    return of(
        positive(eigen.values()),
        features.weights(inner, size),
        eigen.vectors().transpose(),
        solver);
  }

  /** By the kernel among the rows. */
  private static DesignSpectrum ofKernel(
      Matrix rows, double n, FeatureMap features, EigenSolver solver) {
    Matrix cross = features.kernelTimes(rows, solver);
    Matrix gram = gram(rows, cross, n, solver);
    EigenSolver.Eigen eigen = solver.symmetric(gram);
    double[] g = positive(eigen.values());
    // On all points in their order K itself is decomposed, and K V / n is V diag(g).
    Matrix left =
        isIdentity(rows)
            ? scaledColumns(eigen.vectors(), g)
            : scaled(solver.product(cross, eigen.vectors()), 1 / n);
    return of(g, left, eigen.vectors().transpose(), solver);
  }

  /** The kernel among the rows over n, symmetric to the last bit. */
  private static Matrix gram(Matrix rows, Matrix cross, double n, EigenSolver solver) {
    Matrix gram = product(solver, rows, cross);
    return Matrix.fill(
        gram.rows(), gram.rows(), (i, j) -> (gram.get(i, j) + gram.get(j, i)) / (2 * n));
  }

  /** g, of the features' second moment, none negative. */
  public double[] eigenvalues() {
    return eigenvalues.clone();
  }

  /** F V diag(sqrt(g / n)), p x k. */
  public Matrix left() {
    return left;
  }

  /** U', k x n, with orthonormal rows where g is not nothing. */
  public Matrix right() {
    if (right == null) {
      right = solver.product(seen, basis).transpose();
    }
    return right;
  }

  /** U'Y, for labels Y of n rows. */
  Matrix along(Matrix labels) {
    return right != null || labels.columns() > seen.columns()
        ? solver.product(right(), labels)
        : solver.product(solver.product(labels.transpose(), seen), basis).transpose();
  }

  /** A product by a solver; where all points are picked in their order, rows are the identity. */
  static Matrix product(EigenSolver solver, Matrix left, Matrix right) {
    return isIdentity(left) && left.columns() == right.rows()
        ? right
        : isIdentity(right) && left.columns() == right.rows() ? left : solver.product(left, right);
  }

  private static boolean isIdentity(Matrix matrix) {
    int n = matrix.rows();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        if (matrix.get(i, j) != (i == j ? 1 : 0)) {
          return false;
        }
      }
    }
    return n == matrix.columns();
  }

  static Matrix scaled(Matrix matrix, double factor) {
    if (factor == 1) {
      return matrix;
    }
    return Matrix.fill(matrix.rows(), matrix.columns(), (i, j) -> factor * matrix.get(i, j));
  }

  static Matrix scaledColumns(Matrix matrix, double... factors) {
    return Matrix.fill(matrix.rows(), matrix.columns(), (i, j) -> matrix.get(i, j) * factors[j]);
  }

  private static double[] positive(double... values) {
    return Arrays.stream(values).map(value -> Math.max(0, value)).toArray();
  }
}
