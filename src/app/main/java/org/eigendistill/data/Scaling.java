// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;

/**
 * Centres and standardizes features by the rows it was made from, and others in the same way:
 *
 * <pre>    x_j  ->  (x_j - mean_j) / deviation_j. </pre>
 *
 * <p>The deviation is the root of the mean square about the mean (over n, not n - 1). A column that
 * is constant to within rounding has the deviation 0: it becomes 0 and is named.
 */
public final class Scaling {
  private final double[] means;
  private final double[] deviations;
  private final double[] factors;

  private Scaling(double[] means, double[] deviations) {
    this.means = means.clone();
    this.deviations = deviations.clone();
    this.factors = Arrays.stream(deviations).map(d -> d == 0 ? 0 : 1 / d).toArray();
  }

  /** Takes given means off and divides by given deviations; where one is 0 the column becomes 0. */
  public static Scaling of(double[] means, double[] deviations) {
    return new Scaling(means, deviations);
  }

  /** Leaves so many columns as they are. */
  public static Scaling none(int columns) {
    return new Scaling(new double[columns], ones(columns));
  }

  /** Takes the mean off. */
  public static Scaling centring(Matrix rows) {
    return centring(rows.columnMeans());
  }

  /** Takes the mean of rows that do not count alike off. */
  public static Scaling centring(Matrix rows, Optional<double[]> weights) {
    return weights.isEmpty()
        ? centring(rows)
        : centring(WeightedMoments.of(rows, weights.get()).means());
  }

  private static Scaling centring(double[] means) {
    return new Scaling(means, ones(means.length));
  }

  /** Takes the mean off and divides by the deviation. */
  public static Scaling standardizing(Matrix rows) {
    return standardizing(rows, Optional.empty());
  }

  /**
   * The same by means and deviations of rows that do not count alike, {@code sum w x / sum w} and
   * the root of {@code sum w (x - mean)^2 / sum w}.
   *
   * @param weights a weight per row, at least 0 and not all 0
   */
  public static Scaling standardizing(Matrix rows, Optional<double[]> weights) {
    if (weights.isPresent()) {
      return WeightedMoments.of(rows, weights.get()).scaling();
    }
    double[] means = rows.columnMeans();
    double[] deviations = new double[means.length];
    for (int j = 0; j < means.length; j++) {
      double[] column = rows.column(j);
      double sum = 0;
      double largest = 0;
      for (double value : column) {
        sum += (value - means[j]) * (value - means[j]);
        largest = Math.max(largest, Math.abs(value));
      }
      double deviation = Math.sqrt(sum / column.length);
      deviations[j] = deviation <= column.length * Math.ulp(largest) ? 0 : deviation;
    }
    return new Scaling(means, deviations);
  }

  /** Takes the mean off; a column that is constant, whose rest is rounding alone, becomes 0. */
  public static Scaling centringVaried(Matrix rows) {
    return centringVaried(rows, Optional.empty());
  }

  /** The same of rows that do not count alike. */
  public static Scaling centringVaried(Matrix rows, Optional<double[]> weights) {
    Scaling standard = standardizing(rows, weights);
    return new Scaling(standard.means, ofVaried(standard.deviations));
  }

  /** As {@link #centringVaried(Matrix)}, from means and deviations. */
  public static Scaling centringVaried(double[] means, double[] deviations) {
    return new Scaling(means, ofVaried(deviations));
  }

  private static double[] ofVaried(double[] deviations) {
    return Arrays.stream(deviations).map(d -> d == 0 ? 0 : 1).toArray();
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Scales rows of as many columns. */
  public Matrix apply(Matrix rows) {
    if (rows.columns() != means.length) {
      throw new IllegalArgumentException(
          "%d columns, made for %d".formatted(rows.columns(), means.length));
    }
    if (Arrays.stream(means).allMatch(m -> m == 0)
        && Arrays.stream(factors).allMatch(f -> f == 1)) {
      return rows;
    }
    return Matrix.fill(
        rows.rows(), rows.columns(), (i, j) -> (rows.get(i, j) - means[j]) * factors[j]);
  }

  /** What is taken off each column. */
  public double[] means() {
    return means.clone();
  }

  /** What each column is divided by; 0 where it was constant and becomes 0. */
  public double[] deviations() {
    return deviations.clone();
  }

  /** One over each deviation, and 0 where that is 0. */
  double[] factors() {
    return factors.clone();
  }

  /** The columns that were constant and become 0, from 0. */
  public List<Integer> constantColumns() {
    return IntStream.range(0, deviations.length).filter(j -> deviations[j] == 0).boxed().toList();
  }
}
