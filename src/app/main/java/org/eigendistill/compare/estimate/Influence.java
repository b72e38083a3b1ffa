// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.estimate;

import java.util.Arrays;
import org.eigendistill.base.StudentT;

/**
 * A statistic of rows with the influence of each: {@code psi_i}, by how much the statistic moves
 * with the row's weight, to first order. Influences sum to 0; those of a sum of statistics are
 * sums.
 *
 * @param value the statistic; NaN where it is not defined
 * @param psi the influences
 */
public record Influence(double value, double[] psi) {
  /** Keeps its own copy. */
  public Influence {
    psi = psi.clone();
  }

  @Override
  public double[] psi() {
    return psi.clone();
  }

  /** Not defined, of so many rows. */
  public static Influence undefined(int rows) {
    return new Influence(Double.NaN, new double[rows]);
  }

  /** The mean of a number a row; not defined where one is not finite. */
  public static Influence mean(double... values) {
    double[] ones = new double[values.length];
    Arrays.fill(ones, 1);
    return mean(values, ones);
  }

  /**
   * The mean over some rows; not defined of none.
   *
   * @param weights how much of each row counts, 0 to 1
   */
  public static Influence mean(double[] values, double... weights) {
    Sums sums = new Sums();
    Sums counted = new Sums();
    for (int i = 0; i < values.length; i++) {
      if (weights[i] > 0) {
        if (!Double.isFinite(values[i])) {
          return undefined(values.length);
        }
        sums.add(weights[i] * values[i]);
        counted.add(weights[i]);
      }
    }
    double n = counted.value();
    double mean = sums.value() / n;
    double[] psi = new double[values.length];
    for (int i = 0; i < values.length && n > 0; i++) {
      psi[i] = weights[i] * (weights[i] > 0 ? values[i] - mean : 0) / n;
    }
    return new Influence(mean, psi);
  }

  /**
   * The ratio b of two sums of centred products, {@code psi = (top_i - b bottom_i) / sum of
   * bottom}.
   */
  public static Influence ratio(double[] top, double[] bottom) {
    double below = Sums.of(bottom);
    double ratio = Sums.of(top) / below;
    double[] psi = new double[top.length];
    for (int i = 0; i < psi.length; i++) {
      psi[i] = (top[i] - ratio * bottom[i]) / below;
    }
    return new Influence(ratio, psi);
  }

  /** The sum of two statistics of the same rows. */
  public Influence plus(Influence other) {
    double[] sum = new double[psi.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = psi[i] + other.psi[i];
    }
    return new Influence(value + other.value, sum);
  }

  /** A multiple. */
  public Influence times(double factor) {
    double[] multiple = new double[psi.length];
    for (int i = 0; i < multiple.length; i++) {
      multiple[i] = factor * psi[i];
    }
    return new Influence(factor * value, multiple);
  }

  /** The difference of two statistics of the same rows. */
  public Influence minus(Influence other) {
    return plus(other.times(-1));
  }

  /** The logarithm of a positive statistic, {@code psi / value}; else not defined. */
  public Influence log() {
    return value > 0 ? new Influence(Math.log(value), times(1 / value).psi) : undefined(psi.length);
  }

  /** The sandwich variance over groups of rows. */
  public double variance(RowGroups groups) {
    return groups.variance(psi);
  }

  /** How far the interval reaches: Student's t of G - 1 degrees; NaN of fewer than 5 groups. */
  private double reach(RowGroups groups, double level) {
    return !groups.areEnough() || !Double.isFinite(value)
        ? Double.NaN
        : StudentT.quantile((1 + level) / 2, groups.count() - 1.0) * Math.sqrt(variance(groups));
  }

  /** {@code value +- t se}. */
  public ConfidenceInterval interval(RowGroups groups) {
    return ConfidenceInterval.around(value, reach(groups, 0.95));
  }

  /** {@code exp(value +- t se)} of a logarithm. */
  public ConfidenceInterval exponentialInterval(RowGroups groups) {
    return ConfidenceInterval.ofRatio(Math.exp(value), reach(groups, 0.95));
  }
}
