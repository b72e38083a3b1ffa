package org.eigendistill.data;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.Matrix;

/**
 * Centres and standardizes features by the rows it was made from, and others in the same way:
 *
 * <pre>    x_j  ->  (x_j - mean_j) / deviation_j. </pre>
 *
 * <p>The deviation is the root of the mean square about the mean (over n, not n - 1). A column that
 * is constant to within rounding has no deviation: it becomes 0 and is named.
 */
public final class Scaling {
  private final double[] means;
  private final double[] factors;
  private final List<Integer> constant;

  private Scaling(double[] means, double[] factors, List<Integer> constant) {
    this.means = means;
    this.factors = factors;
    this.constant = List.copyOf(constant);
  }

  /** Takes given means off and divides by given deviations; where one is 0 the column becomes 0. */
  public static Scaling of(double[] means, double[] deviations) {
    List<Integer> constant = new ArrayList<>();
    double[] factors = new double[deviations.length];
    for (int j = 0; j < factors.length; j++) {
      if (deviations[j] == 0) {
        constant.add(j);
      } else {
        factors[j] = 1 / deviations[j];
      }
    }
    return new Scaling(means.clone(), factors, constant);
  }

  /** Takes the mean off. */
  public static Scaling centring(Matrix rows) {
    double[] factors = new double[rows.columns()];
    java.util.Arrays.fill(factors, 1);
    return new Scaling(rows.columnMeans(), factors, List.of());
  }

  /** Takes the mean off and divides by the deviation. */
  public static Scaling standardizing(Matrix rows) {
    double[] means = rows.columnMeans();
    double[] factors = new double[means.length];
    List<Integer> constant = new ArrayList<>();
    for (int j = 0; j < means.length; j++) {
      double[] column = rows.column(j);
      double sum = 0;
      double largest = 0;
      for (double value : column) {
        sum += (value - means[j]) * (value - means[j]);
        largest = Math.max(largest, Math.abs(value));
      }
      double deviation = Math.sqrt(sum / column.length);
      if (deviation <= column.length * Math.ulp(largest)) {
        constant.add(j);
      } else {
        factors[j] = 1 / deviation;
      }
    }
    return new Scaling(means, factors, constant);
  }

  /** Scales rows of as many columns. */
  public Matrix apply(Matrix rows) {
    if (rows.columns() != means.length) {
      throw new IllegalArgumentException(
          "%d columns, made for %d".formatted(rows.columns(), means.length));
    }
    return Matrix.fill(
        rows.rows(), rows.columns(), (i, j) -> (rows.get(i, j) - means[j]) * factors[j]);
  }

  /** The columns that were constant when standardizing, from 0. */
  public List<Integer> constantColumns() {
    return constant;
  }
}
