// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk;

import java.util.Arrays;
import java.util.List;
import org.eigendistill.base.Matrix;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The risk of a spectral filter: with gains a and residuals r = 1 - a,
 *
 * <pre>\[ R(a) = r^{\top} A r + 2 g^{\top} r + q + \sum_k w_k a_k^2. \]</pre>
 *
 * <p>A holds the signal (its off-diagonal elements are the cross terms of directions that the
 * measure of risk does not keep apart), g and q what lies outside the directions, w the noise.
 * Estimates of risk from data have the same form with other entries. A is kept as its diagonal, or
 * as dense blocks along it.
 *
 * <p>The bias is summed in r and the variance in a, so that neither loses digits near a = 1 or a =
 * 0.
 */
public final class RiskForm implements Quadratic {
  private final double[] eigenvalues;
  private final double[] diagonal;
  private final List<CoupledBlock> blocks;
  private final double[] linear;
  private final double constant;
  private final double[] noise;

  /**
   * Directions that touch one another: a dense block of A.
   *
   * @param first its first direction
   * @param values symmetric
   */
  private record CoupledBlock(int first, Matrix values, double[] flat) {}

  private RiskForm(
      double[] eigenvalues,
      double[] diagonal,
      List<CoupledBlock> blocks,
      double[] linear,
      double constant,
      double[] noise) {
    this.eigenvalues = eigenvalues.clone();
    this.diagonal = diagonal;
    this.blocks = List.copyOf(blocks);
    this.linear = linear;
    this.constant = constant;
    this.noise = noise;
    for (double value : noise) {
      if (!(value >= 0)) {
        throw new IllegalArgumentException("noise weights must be at least 0, not " + value);
      }
    }
  }

  /**
   * Directions that do not touch one another.
   *
   * @param signal A's diagonal, at least 0
   * @param noise w, at least 0
   * @param outside q, the risk that no training removes
   */
  public static RiskForm diagonal(
      double[] eigenvalues, double[] signal, double[] noise, double outside) {
    return diagonal(eigenvalues, signal, new double[signal.length], outside, noise);
  }

  /** Directions that do not touch one another, with linear terms. */
  static RiskForm diagonal(
      double[] eigenvalues, double[] signal, double[] linear, double constant, double[] noise) {
    requireLength(eigenvalues, signal, linear, noise);
    return new RiskForm(
        eigenvalues, signal.clone(), List.of(), linear.clone(), constant, noise.clone());
  }

  /**
   * Directions with cross terms.
   *
   * @param cross A, symmetric
   * @param linear g
   * @param constant q
   * @param noise w, at least 0
   */
  static RiskForm dense(
      double[] eigenvalues, Matrix cross, double[] linear, double constant, double[] noise) {
    requireLength(eigenvalues, linear, noise);
    if (cross.rows() != eigenvalues.length || cross.columns() != eigenvalues.length) {
      throw new IllegalArgumentException(
          "cross terms of %s for %d directions".formatted(cross, eigenvalues.length));
    }
    return new RiskForm(
        eigenvalues,
        null,
        List.of(new CoupledBlock(0, cross, cross.toArray())),
        linear.clone(),
        constant,
        noise.clone());
  }

  /** Several forms side by side: directions in a row, risks added. */
  static RiskForm sum(List<RiskForm> forms) {
    int total = forms.stream().mapToInt(form -> form.eigenvalues.length).sum();
    double[] eigenvalues = new double[total];
    double[] linear = new double[total];
    double[] noise = new double[total];
    double constant = 0;
    List<CoupledBlock> blocks = new java.util.ArrayList<>();
    int at = 0;
    for (RiskForm form : forms) {
      int size = form.eigenvalues.length;
      System.arraycopy(form.eigenvalues, 0, eigenvalues, at, size);
      System.arraycopy(form.linear, 0, linear, at, size);
      System.arraycopy(form.noise, 0, noise, at, size);
      constant += form.constant;
      Matrix cross = form.cross();
      blocks.add(new CoupledBlock(at, cross, cross.toArray()));
      at += size;
    }
    return new RiskForm(eigenvalues, null, blocks, linear, constant, noise);
  }

  @Override
  public double[] eigenvalues() {
    return eigenvalues.clone();
  }

  /** The number of directions. */
  public int directions() {
    return eigenvalues.length;
  }

  /** The risk that no filter changes: that of the null space. */
  public double outside() {
    return constant;
  }

  /** Whether no two directions touch. */
  public boolean isDiagonal() {
    return diagonal != null;
  }

  /** The risk in its parts. */
  public Risk risk(Gains filter) {
    double bias = constant;
    double variance = 0;
    for (int k = 0; k < noise.length; k++) {
      bias += 2 * linear[k] * filter.residual(k);
      variance += noise[k] * filter.gain(k) * filter.gain(k);
    }
    return new Risk(bias + quadratic(filter), variance);
  }

  @Override
  public double of(Gains filter) {
    return risk(filter).total();
  }

  private double quadratic(Gains filter) {
    double sum = 0;
    if (diagonal != null) {
      for (int k = 0; k < diagonal.length; k++) {
        sum += diagonal[k] * filter.residual(k) * filter.residual(k);
      }
      return sum;
    }
    for (CoupledBlock block : blocks) {
      int size = block.values.rows();
      double[] r = new double[size];
      for (int k = 0; k < size; k++) {
        r[k] = filter.residual(block.first + k);
      }
      // The lower triangle twice: A is symmetric.
      for (int i = 0; i < size; i++) {
        int row = i * size;
        sum += r[i] * (2 * dot(block.flat, row, r, i) + block.flat[row + i] * r[i]);
      }
    }
    return sum;
  }

  /** The sum of {@code a[from + j] b[j]}, j below size, in four strands. */
  private static double dot(double[] a, int from, double[] b, int size) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = 0;
    for (; j + 3 < size; j += 4) {
      s0 += a[from + j] * b[j];
      s1 += a[from + j + 1] * b[j + 1];
      s2 += a[from + j + 2] * b[j + 2];
      s3 += a[from + j + 3] * b[j + 3];
    }
    for (; j < size; j++) {
      s0 += a[from + j] * b[j];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /**
   * The weight x that makes the risk of gains {@code a - x d} smallest, without bounds:
   *
   * <pre>\[ x = \frac{\sum w a d - d^{\top} A r - g^{\top} d}{d^{\top} A d + \sum w d^2}. \]</pre>
   *
   * @return x, or 0 where d has no effect
   */
  @Override
  public double bestAlong(Gains base, double[] d) {
    double[] product = times(d);
    double slope = 0;
    double curvature = 0;
    for (int k = 0; k < d.length; k++) {
      slope += noise[k] * base.gain(k) * d[k] - product[k] * base.residual(k) - linear[k] * d[k];
      curvature += product[k] * d[k] + noise[k] * d[k] * d[k];
    }
    return curvature > 0 ? slope / curvature : 0;
  }

  /**
   * The filter of least risk among all filters, and so the floor of what any training can reach: (A
   * + diag w) r = w - g. Where nothing decides about a direction it is not fitted.
   *
   * @throws ArithmeticException if the form has no minimum
   */
  public Gains oracle() {
    int n = noise.length;
    double[] residuals = new double[n];
    if (diagonal != null) {
      for (int k = 0; k < n; k++) {
        double total = diagonal[k] + noise[k];
        residuals[k] = total > 0 ? (noise[k] - linear[k]) / total : 1;
      }
      return Gains.ofResiduals(residuals);
    }
    for (CoupledBlock block : blocks) {
      int size = block.values.rows();
      DMatrixRMaj system = DMatrixRMaj.wrap(size, size, block.values.toArray());
      DMatrixRMaj right = new DMatrixRMaj(size, 1);
      for (int k = 0; k < size; k++) {
        system.add(k, k, noise[block.first + k]);
        right.set(k, 0, noise[block.first + k] - linear[block.first + k]);
      }
      double[] solved = leastNorm(system, right);
      System.arraycopy(solved, 0, residuals, block.first, size);
    }
    return Gains.ofResiduals(residuals);
  }

  /** Solves a positive semidefinite system; by pseudo-inverse where it is singular. */
  private static double[] leastNorm(DMatrixRMaj system, DMatrixRMaj right) {
    LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.chol(system.numRows);
    DMatrixRMaj solution = new DMatrixRMaj(system.numRows, 1);
    if (cholesky.setA(system.copy()) && cholesky.quality() > 1e-14) {
      cholesky.solve(right, solution);
    } else {
      LinearSolverDense<DMatrixRMaj> pseudo = LinearSolverFactory_DDRM.pseudoInverse(true);
      if (!pseudo.setA(system.copy())) {
        throw new ArithmeticException("the risk has no minimum that can be found");
      }
      pseudo.solve(right, solution);
    }
    return Arrays.copyOf(solution.data, system.numRows);
  }

  /** A d. */
  double[] times(double[] d) {
    double[] product = new double[d.length];
    if (diagonal != null) {
      Arrays.setAll(product, k -> diagonal[k] * d[k]);
      return product;
    }
    for (CoupledBlock block : blocks) {
      int size = block.values.rows();
      DMatrixRMaj part =
          DMatrixRMaj.wrap(size, 1, Arrays.copyOfRange(d, block.first, block.first + size));
      DMatrixRMaj out = new DMatrixRMaj(size, 1);
      CommonOps_DDRM.mult(DMatrixRMaj.wrap(size, size, block.flat), part, out);
      System.arraycopy(out.data, 0, product, block.first, size);
    }
    return product;
  }

  /** w. */
  double[] noise() {
    return noise.clone();
  }

  /** g. */
  double[] linear() {
    return linear.clone();
  }

  /** A, as one dense matrix. */
  Matrix cross() {
    int n = eigenvalues.length;
    if (diagonal != null) {
      return Matrix.fill(n, n, (i, j) -> i == j ? diagonal[i] : 0);
    }
    if (blocks.size() == 1) {
      return blocks.get(0).values;
    }
    double[][] full = new double[n][n];
    for (CoupledBlock block : blocks) {
      for (int i = 0; i < block.values.rows(); i++) {
        System.arraycopy(
            block.values.row(i), 0, full[block.first + i], block.first, block.values.rows());
      }
    }
    return Matrix.ofRows(full);
  }

  private static void requireLength(double[] eigenvalues, double[]... others) {
    for (double[] other : others) {
      if (other.length != eigenvalues.length) {
        throw new IllegalArgumentException(
            "%d numbers for %d directions".formatted(other.length, eigenvalues.length));
      }
    }
  }
}
