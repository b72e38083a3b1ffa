// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import org.eigendistill.base.StudentT;
import org.eigendistill.compare.estimate.ConfidenceInterval;
import org.eigendistill.compare.estimate.Sums;

/**
 * The ratio r of two means that are paired by seed (Fieller, Journal of the Royal Statistical
 * Society B 16, 1954): all r for which the mean of {@code top - r bottom} is not told from 0,
 *
 * <pre>    (a - r b)^2 &lt;= t^2 (v_aa - 2 r v_ab + r^2 v_bb),</pre>
 *
 * <p>v the variances and covariance of the two means, t of S - 1 degrees. No interval where the
 * bottom is not told from 0, for then the set has no end.
 */
final class Fieller {
  private Fieller() {}

  /**
   * The interval.
   *
   * @param top one value a seed
   * @param bottom as many
   */
  static ConfidenceInterval interval(double[] top, double[] bottom, double level) {
    int seeds = top.length;
    if (seeds < 2) {
      return ConfidenceInterval.NONE;
    }
    double a = Sums.mean(top);
    double b = Sums.mean(bottom);
    double t = StudentT.quantile((1 + level) / 2, seeds - 1.0);
    double each = t * t / (seeds - 1.0) / seeds;
    double aa = each * Sums.of(Sums.products(Sums.centred(top), Sums.centred(top)));
    double ab = each * Sums.of(Sums.products(Sums.centred(top), Sums.centred(bottom)));
    double bb = each * Sums.of(Sums.products(Sums.centred(bottom), Sums.centred(bottom)));
    double lead = b * b - bb;
    if (!(lead > 0)) {
      return ConfidenceInterval.NONE;
    }
    double middle = (a * b - ab) / lead;
    double inside = (a * b - ab) * (a * b - ab) - lead * (a * a - aa);
    return ConfidenceInterval.around(middle, Math.sqrt(Math.max(0, inside)) / lead);
  }
}
