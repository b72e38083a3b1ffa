// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;

/**
 * What a linear model needs to know of rows that are not kept: their number, their columns' means,
 * and the sums of products of all pairs of columns, about the means or about zero. Features and
 * targets are columns alike until {@link #withTargets} says which is which.
 *
 * <p>Gathered by {@link MomentSums}, or in parts by {@link PartialMoments}: the error of a sum of
 * products is that of one chunk of rows, {@link #rowsPerBlock()} ulp(1) times the sum of its terms'
 * magnitudes at most, however many chunks there are.
 */
public final class Moments {
  private final long rows;
  private final int rowsPerBlock;
  private final boolean centred;
  private final double[] means;
  private final double[] targetMeans;
  private final Matrix products;
  private final Matrix targets;

  private Moments(
      long rows,
      int rowsPerBlock,
      boolean centred,
      double[] means,
      double[] targetMeans,
      Matrix products,
      Matrix targets) {
    this.rows = rows;
    this.rowsPerBlock = rowsPerBlock;
    this.centred = centred;
    this.means = means;
    this.targetMeans = targetMeans;
    this.products = products;
    this.targets = targets;
  }

  /**
   * Moments that were gathered elsewhere.
   *
   * @param rows their number, n, at least 1
   * @param rowsPerBlock the most rows that were summed without compensation
   * @param centred whether products are about the means
   * @param means of all columns, p
   * @param products of all pairs of columns, p x p
   */
  public static Moments of(
      long rows, int rowsPerBlock, boolean centred, double[] means, Matrix products) {
    if (rows < 1 || products.rows() != means.length || products.columns() != means.length) {
      throw new IllegalArgumentException(
          "products of %d x %d columns and %d means of %d rows"
              .formatted(products.rows(), products.columns(), means.length, rows));
    }
    return new Moments(rows, rowsPerBlock, centred, means.clone(), new double[0], products, null);
  }

  /** Tells features from targets. */
  public Moments withTargets(int... columns) {
    List<Integer> chosen = new ArrayList<>();
    for (int column : columns) {
      chosen.add(column);
    }
    int[] features = IntStream.range(0, means.length).filter(j -> !chosen.contains(j)).toArray();
    Matrix all = products.selectRows(features);
    return new Moments(
        rows,
        rowsPerBlock,
        centred,
        IntStream.of(features).mapToDouble(j -> means[j]).toArray(),
        IntStream.of(columns).mapToDouble(j -> means[j]).toArray(),
        all.selectColumns(features),
        all.selectColumns(columns));
  }

  /**
   * The moments of features divided by their deviations; targets stay. A column whose deviation is
   * within rounding of zero becomes 0.
   *
   * @throws IllegalStateException if these are not about the means
   */
  public Moments standardized() {
    double[] factors = deviations();
    for (int j = 0; j < factors.length; j++) {
      factors[j] = factors[j] == 0 ? 0 : 1 / factors[j];
    }
    Matrix scaled =
        Matrix.fill(
            products.rows(),
            products.columns(),
            (i, j) -> factors[i] * factors[j] * products.get(i, j));
    return new Moments(
        rows,
        rowsPerBlock,
        centred,
        means,
        targetMeans,
        scaled,
        Inputs.scaleRows(targets, factors));
  }

  /**
   * The features' deviations, {@code sqrt(sum (x - mean)^2 / n)}; 0 where a column is constant to
   * within rounding.
   *
   * @throws IllegalStateException if these are not about the means
   */
  public double[] deviations() {
    if (!centred) {
      throw new IllegalStateException("deviations are about means");
    }
    return IntStream.range(0, products.columns())
        .mapToDouble(
            j -> {
              double deviation = Math.sqrt(Math.max(0, products.get(j, j)) / rows);
              return deviation <= rowsPerBlock * Math.ulp(means[j]) ? 0 : deviation;
            })
        .toArray();
  }

  /** The number of rows, n. */
  public long rows() {
    return rows;
  }

  /** The most rows that were summed without compensation. */
  public int rowsPerBlock() {
    return rowsPerBlock;
  }

  /** The features' means. */
  public double[] means() {
    return means.clone();
  }

  /** The targets' means; none before {@link #withTargets}. */
  public double[] targetMeans() {
    return targetMeans.clone();
  }

  /** X'X, about the means or zero. */
  public Matrix products() {
    return products;
  }

  /**
   * X'Y, about the means or zero: a column per target.
   *
   * @throws IllegalStateException before {@link #withTargets}
   */
  public Matrix crossProducts() {
    if (targets == null) {
      throw new IllegalStateException("no column was called a target");
    }
    return targets;
  }

  /** X'Y likewise; null before {@link #withTargets}. */
  Matrix targets() {
    return targets;
  }
}
