package org.eigendistill.compare.estimate;

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
  /** With fewer groups there is no interval. */
  private static final int FEWEST = 5;

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
    boolean[] all = new boolean[values.length];
    java.util.Arrays.fill(all, true);
    return mean(values, all);
  }

  /** The mean over some rows; not defined of none. */
  public static Influence mean(double[] values, boolean... where) {
    Sums sums = new Sums();
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      if (where[i]) {
        if (!Double.isFinite(values[i])) {
          return undefined(values.length);
        }
        sums.add(values[i]);
        n++;
      }
    }
    double mean = sums.value() / n;
    double[] psi = new double[values.length];
    for (int i = 0; i < values.length && n > 0; i++) {
      psi[i] = where[i] ? (values[i] - mean) / n : 0;
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
    return groups.count() < FEWEST || !Double.isFinite(value)
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
