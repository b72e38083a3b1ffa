// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.advice;

import java.util.function.Function;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.Scaling;
import org.eigendistill.spectrum.Spectrum;

/**
 * How rows become eigendirections. Means and deviations are those of the rows that are fitted, and
 * are applied to all others, so that nothing of a held-out row is known to its fit.
 *
 * @param preparation what is taken off the rows first
 * @param decomposition from prepared rows to their spectrum
 */
public record Fitting(Preparation preparation, Function<Dataset, Spectrum> decomposition) {
  /** What is done to columns before the fit. */
  public enum Preparation {
    /** Nothing: no intercept. */
    AS_IS,
    /** Features and targets lose their means. */
    CENTRE,
    /** The same, and features are divided by their deviations. */
    STANDARDIZE;

    Scaling features(Matrix rows) {
      return switch (this) {
        case AS_IS -> null;
        case CENTRE -> Scaling.centring(rows);
        case STANDARDIZE -> Scaling.standardizing(rows);
      };
    }

    Scaling targets(Matrix rows) {
      return this == AS_IS ? null : Scaling.centring(rows);
    }

    /** Degrees of freedom that the means take from each output. */
    int means() {
      return this == AS_IS ? 0 : 1;
    }
  }

  /** Fits the directions of some rows. */
  Fitted fit(Dataset rows) {
    Scaling features = preparation.features(rows.features());
    Scaling targets = preparation.targets(rows.targets());
    Dataset prepared =
        rows.withFeatures(apply(features, rows.features()))
            .withTargets(apply(targets, rows.targets()), rows.targetNames());
    return new Fitted(features, targets, prepared, decomposition.apply(prepared));
  }

  private static Matrix apply(Scaling scaling, Matrix matrix) {
    return scaling == null ? matrix : scaling.apply(matrix);
  }

  /**
   * Rows with their directions.
   *
   * @param features what was done to features, or null
   * @param targets what was done to targets, or null
   * @param prepared the rows after that
   * @param spectrum their directions
   */
  record Fitted(Scaling features, Scaling targets, Dataset prepared, Spectrum spectrum) {
    /** Other rows, seen along these directions. */
    HeldRows see(Dataset others) {
      return new HeldRows(
          spectrum.scores(apply(features, others.features())),
          spectrum.leastSquares(),
          apply(targets, others.targets()));
    }
  }
}
