// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.util.stream.DoubleStream;
import org.eigendistill.base.StudentT;
import org.eigendistill.compare.estimate.ConfidenceInterval;
import org.eigendistill.compare.estimate.Influence;
import org.eigendistill.compare.estimate.RowGroups;

/**
 * A number with its interval of 95 %.
 *
 * @param value the estimate
 * @param low the interval's lower end; NaN where there are too few values for one
 * @param high its upper end
 */
public record Estimate(double value, double low, double high) {
  /** An estimate without an interval. */
  static Estimate bare(double value) {
    return new Estimate(value, Double.NaN, Double.NaN);
  }

  /**
   * The mean of values, {@code mean +- t s / sqrt(n)} with Student's t of n - 1 degrees of freedom;
   * no interval for a single value, NaN for none.
   */
  public static Estimate mean(double... values) {
    int n = values.length;
    double mean = DoubleStream.of(values).sum() / n;
    return n < 2 ? bare(mean) : student(mean, StudentT.errorOfMean(mean, values), n - 1);
  }

  /** A statistic with its interval over groups of rows. */
  static Estimate of(Influence statistic, RowGroups groups) {
    ConfidenceInterval interval = statistic.interval(groups);
    return new Estimate(statistic.value(), interval.low(), interval.high());
  }

  /** {@code value +- t error} with Student's t. */
  static Estimate student(double value, double error, int degrees) {
    if (degrees < 1 || !Double.isFinite(error)) {
      return bare(value);
    }
    double reach = StudentT.reach(error, degrees);
    return new Estimate(value, value - reach, value + reach);
  }

  /** The same of the exponential. */
  Estimate exp() {
    return new Estimate(Math.exp(value), Math.exp(low), Math.exp(high));
  }

  /** Whether the interval holds a value; false where there is none. */
  public boolean holds(double truth) {
    return low <= truth && truth <= high;
  }
}
