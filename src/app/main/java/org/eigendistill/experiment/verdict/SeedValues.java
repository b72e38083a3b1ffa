// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import java.util.Arrays;
import org.eigendistill.compare.estimate.OverSeeds;

/**
 * A measure of one arm in one cell, by seed, NaN where it is not defined.
 *
 * @param values one a seed
 * @param rowErrors their standard errors over rows; none where they are not known
 */
public record SeedValues(double[] values, double[] rowErrors) {
  /** Keeps its own copies. */
  public SeedValues {
    values = values.clone();
    rowErrors = rowErrors.clone();
    if (rowErrors.length != 0 && rowErrors.length != values.length) {
      throw new IllegalArgumentException(
          "%d values, %d errors".formatted(values.length, rowErrors.length));
    }
  }

  /** Values without errors of rows. */
  public static SeedValues of(double... values) {
    return new SeedValues(values, new double[0]);
  }

  @Override
  public double[] values() {
    return values.clone();
  }

  @Override
  public double[] rowErrors() {
    return rowErrors.clone();
  }

  /** How many seeds. */
  public int seeds() {
    return values.length;
  }

  /**
   * The mean over seeds.
   *
   * @param areRowsShared whether all seeds have the same rows, whose error comes on top then
   */
  public OverSeeds over(boolean areRowsShared) {
    return areRowsShared ? OverSeeds.of(values, rowErrors) : OverSeeds.of(values);
  }

  /**
   * The difference from another arm of the same seeds. Errors of rows are added as if the two were
   * independent; what they have in common, rows and teachers, makes that too much rather than too
   * little.
   */
  public SeedValues less(SeedValues other) {
    double[] differences = new double[values.length];
    Arrays.setAll(differences, s -> values[s] - other.values[s]);
    double[] errors = new double[Math.min(rowErrors.length, other.rowErrors.length)];
    Arrays.setAll(errors, s -> Math.hypot(rowErrors[s], other.rowErrors[s]));
    return new SeedValues(differences, errors);
  }
}
