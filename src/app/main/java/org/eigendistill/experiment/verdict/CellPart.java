// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import java.util.OptionalDouble;
import org.eigendistill.base.StudentT;
import org.eigendistill.compare.estimate.ConfidenceInterval;
import org.eigendistill.compare.estimate.OverSeeds;

/**
 * One number of a cell that a hypothesis speaks of.
 *
 * @param measure what it is
 * @param estimate over seeds
 * @param p two-sided, of no effect; NaN where there is no spread or no number
 * @param claimed the side of 0 that is claimed, 1 or -1
 * @param logOdds the mean of the same by log-odds, where there is one
 */
public record CellPart(
    PageMeasure measure, OverSeeds estimate, double p, int claimed, OptionalDouble logOdds) {
  static final double INTERVAL = 0.95;
  static final double EQUIVALENCE = 0.90;

  /** By Student's t; of seeds that all have one value there is no test. */
  public static CellPart of(
      PageMeasure measure, OverSeeds estimate, int claimed, OptionalDouble logOdds) {
    double p =
        estimate.degrees() < 1 || !(estimate.error() > 0)
            ? Double.NaN
            : StudentT.twoSided(estimate.mean() / estimate.error(), estimate.degrees());
    return new CellPart(measure, estimate, p, claimed, logOdds);
  }

  /** 1 on the claimed side, -1 on the other; 0 at 0 or of no number. */
  int side() {
    return sign(estimate.mean()) * claimed;
  }

  /** The same by log-odds; that of the number itself where there is no such version. */
  int logOddsSide() {
    return logOdds.isPresent() ? sign(logOdds.getAsDouble()) * claimed : side();
  }

  private static int sign(double value) {
    return value > 0 ? 1 : value < 0 ? -1 : 0;
  }

  /** The 95 % interval over seeds. */
  public ConfidenceInterval interval() {
    return estimate.interval(INTERVAL);
  }

  /**
   * Whether the 90 % interval lies within the bounds of what would be an effect; an interval
   * without width tells nothing.
   */
  boolean isWithinBound() {
    ConfidenceInterval interval = estimate.interval(EQUIVALENCE);
    return estimate.error() > 0
        && interval.low() >= -measure.bound()
        && interval.high() <= measure.bound();
  }
}
