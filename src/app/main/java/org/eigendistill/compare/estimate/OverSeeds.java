// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.estimate;

import org.eigendistill.base.StudentT;

/**
 * A mean over seeds, each of which drew, trained and measured anew. Where all were measured on the
 * same rows, these are off together, which no spread of seeds shows: {@code error^2 = s^2 / S +
 * mean of squared row errors}.
 *
 * @param mean over the S seeds
 * @param error its standard error; NaN of a single seed
 * @param degrees of freedom, S - 1
 */
public record OverSeeds(double mean, double error, int degrees) {

  /**
   * Of values, one a seed.
   *
   * @param values not none
   * @param rowErrors each value's standard error over rows that all seeds share; none where seeds
   *     have rows of their own
   */
  public static OverSeeds of(double[] values, double... rowErrors) {
    if (values.length == 0) {
      throw new IllegalArgumentException("there are no seeds to take a mean over");
    }
    double shared = rowErrors.length == 0 ? 0 : Sums.mean(Sums.products(rowErrors, rowErrors));
    double own = values.length < 2 ? Double.NaN : spread(values) / values.length;
    return new OverSeeds(Sums.mean(values), Math.sqrt(own + shared), values.length - 1);
  }

  private static double spread(double... values) {
    double[] centred = Sums.centred(values);
    return Sums.of(Sums.products(centred, centred)) / (values.length - 1);
  }

  /** {@code mean +- t error} by Student's t; no interval of a single seed. */
  public ConfidenceInterval interval(double level) {
    return ConfidenceInterval.around(
        mean, degrees < 1 ? Double.NaN : StudentT.quantile((1 + level) / 2, degrees) * error);
  }
}
