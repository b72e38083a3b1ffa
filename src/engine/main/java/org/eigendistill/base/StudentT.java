// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Beta;

/** Intervals of 95 %, two-sided, by Student's t (Student 1908, Biometrika 6). */
public final class StudentT {
  private static final double UPPER = 0.975;

  private StudentT() {}

  /**
   * How far the interval reaches to either side of an estimate: the quantile of 97.5 % times the
   * standard error.
   *
   * @param error the estimate's standard error
   * @param degrees of freedom, above 0
   */
  public static double reach(double error, double degrees) {
    return new TDistribution(null, degrees).inverseCumulativeProbability(UPPER) * error;
  }

  /**
   * The quantile of a probability, to a few units of its last place.
   *
   * @param probability between 0 and 1
   * @param degrees of freedom, above 0
   */
  public static double quantile(double probability, double degrees) {
    return new TDistribution(null, degrees, 1e-15).inverseCumulativeProbability(probability);
  }

  /**
   * The chance, two-sided, of so large a t or a larger one.
   *
   * @param t of either sign
   * @param degrees of freedom, above 0
   */
  public static double twoSided(double t, double degrees) {
    double square = t * t;
    return square < degrees
        ? 1 - Beta.regularizedBeta(square / (degrees + square), 0.5, degrees / 2)
        : Beta.regularizedBeta(degrees / (degrees + square), degrees / 2, 0.5);
  }

  /**
   * The standard error of the mean of values, {@code s / sqrt(n)} with {@code s^2} the squares from
   * their mean over n - 1; NaN for fewer than two.
   */
  public static double errorOfMean(double mean, double... values) {
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.length - 1) / values.length);
  }
}
