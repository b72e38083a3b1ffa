// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import java.util.Arrays;
import org.eigendistill.base.Matrix;

/**
 * Weights of rows, w: the loss is {@code (c/2) sum_i w_i |x_i B - y_i|^2} with c = 1, or c = 1 /
 * sum w for {@link LossScale#MEAN}. That is the loss of rows multiplied by sqrt(w_i), features and
 * targets; a whole number as weight is as good as the row that many times. Spectra made here are
 * those of the multiplied rows: their {@linkplain Spectrum#fitted fit} and {@linkplain
 * Spectrum#rowVectors row vectors} are too, while weights and predictions at new rows are of plain
 * features.
 *
 * @param values a weight per row, n, finite and at least 0, dimensionless
 */
public record RowWeights(double... values) {
  /**
   * Keeps its own copy.
   *
   * @throws IllegalArgumentException if one is negative or not finite, or all are 0, or their sum
   *     is beyond doubles
   */
  public RowWeights {
    values = values.clone();
    for (double value : values) {
      if (!(value >= 0 && value <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException("a weight is at least 0 and finite, not " + value);
      }
    }
    double sum = Arrays.stream(values).sum();
    if (!(sum > 0 && sum <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("the weights have the sum " + sum);
    }
  }

  @Override
  public double[] values() {
    return values.clone();
  }

  /** The sum of all weights. */
  public double total() {
    return Arrays.stream(values).sum();
  }

  /** How many rows of equal weight tell as much: {@code (sum w)^2 / sum w^2} (Kish 1965). */
  public double effectiveRows() {
    double largest = Arrays.stream(values).max().orElseThrow();
    double sum = 0;
    double squares = 0;
    for (double value : values) {
      double share = value / largest;
      sum += share;
      squares += share * share;
    }
    return sum * sum / squares;
  }

  /** Each row times the root of its weight. */
  public Matrix scaled(Matrix rows) {
    double[] roots = roots();
    if (rows.rows() != roots.length) {
      throw new IllegalArgumentException(
          "%d weights for %d rows".formatted(roots.length, rows.rows()));
    }
    return Matrix.fill(rows.rows(), rows.columns(), (i, j) -> roots[i] * rows.get(i, j));
  }

  /** As {@link Spectrum#bySvd}. */
  public Spectrum bySvd(Matrix x, Matrix y, LossScale loss, EigenSolver solver) {
    return Spectrum.bySvd(scaled(x), scaled(y), factor(loss), solver);
  }

  /** As {@link Spectrum#byGram}. */
  public Spectrum byGram(Matrix x, Matrix y, LossScale loss, EigenSolver solver) {
    return Spectrum.byGram(scaled(x), scaled(y), factor(loss), solver);
  }

  /** As {@link Spectrum#byKernel}; new rows are predicted from their kernel with the plain ones. */
  public Spectrum byKernel(Kernel kernel, Matrix x, Matrix y, LossScale loss, EigenSolver solver) {
    Inputs.require(x, y);
    return Spectrum.byGramOf(
        Inputs.eigen(between(kernel.among(x)), solver),
        (rows, columns) -> scaledColumns(kernel.between(rows, columns)),
        x,
        scaled(y),
        factor(loss),
        solver);
  }

  /** As {@link KernelMatrix#spectrum}; whether the kernel is one is looked at without weights. */
  public Spectrum byKernel(KernelMatrix kernel, Matrix y, LossScale loss, EigenSolver solver) {
    Inputs.require(kernel.values(), y);
    kernel.require(solver.symmetric(kernel.values()));
    return Spectrum.byGramOf(
        Inputs.eigen(between(kernel.values()), solver),
        (rows, columns) -> scaledColumns(KernelMatrix.itself(rows, columns)),
        kernel.values(),
        scaled(y),
        factor(loss),
        solver);
  }

  private double factor(LossScale loss) {
    return loss == LossScale.SUM ? 1 : 1 / total();
  }

  private double[] roots() {
    return Arrays.stream(values).map(Math::sqrt).toArray();
  }

  /** A Gram matrix of the rows as they are multiplied, symmetric to the last bit. */
  private Matrix between(Matrix gram) {
    double[] roots = roots();
    return Matrix.fill(
        gram.rows(), gram.columns(), (i, j) -> gram.get(i, j) * (roots[i] * roots[j]));
  }

  private Matrix scaledColumns(Matrix kernel) {
    double[] roots = roots();
    return Matrix.fill(kernel.rows(), kernel.columns(), (i, j) -> kernel.get(i, j) * roots[j]);
  }
}
