// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import java.util.Optional;
import org.eigendistill.base.StudentT;
import org.eigendistill.compare.estimate.ConfidenceInterval;
import org.eigendistill.compare.estimate.Influence;
import org.eigendistill.compare.estimate.RowGroups;
import org.eigendistill.compare.measure.CrossFit;
import org.eigendistill.compare.measure.ReferenceClasses;
import org.eigendistill.compare.measure.SeedSpread;

/**
 * One pair beside controls, with seeds in the interval: {@code tau_u^2 = (4 tau_0^2 + K tau^2) / (4
 * + K)}, tau_0 what is known of such networks and tau what K controls show where there are two or
 * more; the slope reaches {@code exp(+- t sqrt(se^2 + 2 tau_u^2))}, t of 4 + K degrees, or 4.
 *
 * @param fit the measures
 * @param seen the spread among teacher and controls, of two or more
 * @param seeds the spread that is used
 * @param slope the slope's interval of 97.5 %; none where the slope is not positive, or groups of
 *     rows are fewer than 5
 * @param lowEnd that of the low end's offset; none of so few groups
 * @param verdict the slope's word
 * @param lowEndVerdict the low end's
 */
public record ControlledEffect(
    CrossFit fit,
    Optional<SeedSpread> seen,
    SeedSpread seeds,
    ConfidenceInterval slope,
    ConfidenceInterval lowEnd,
    ComparisonVerdict verdict,
    LowEnd lowEndVerdict) {
  /** So many degrees of freedom are what is known of such networks worth. */
  private static final int KNOWN = 4;

  /** Decides on one pair and at least one control. */
  static ControlledEffect of(
      ReferenceClasses.Sureness sure, RowGroups groups, ComparisonRules rules) {
    CrossFit fit = CrossFit.of(sure);
    int controls = sure.controls() >= 2 ? sure.controls() : 0;
    Optional<SeedSpread> seen =
        controls == 0 ? Optional.empty() : Optional.of(SeedSpread.of(sure, groups));
    SeedSpread seeds =
        new SeedSpread(
            moderated(rules.seedSlope(), controls, seen.map(SeedSpread::slope).orElse(0.0)),
            moderated(rules.seedLowEnd(), controls, seen.map(SeedSpread::lowOffset).orElse(0.0)));
    double t = StudentT.quantile(ComparisonRules.QUANTILE, KNOWN + controls);
    ConfidenceInterval slope =
        fit.slope().value() > 0 && groups.areEnough()
            ? ConfidenceInterval.ofRatio(
                fit.slope().value(), t * error(fit.slope().log(), groups, seeds.slope()))
            : ConfidenceInterval.NONE;
    ConfidenceInterval lowEnd =
        groups.areEnough()
            ? ConfidenceInterval.around(
                fit.lowOffset().value(), t * error(fit.lowOffset(), groups, seeds.lowOffset()))
            : ConfidenceInterval.NONE;
    return new ControlledEffect(
        fit, seen, seeds, slope, lowEnd, rules.slope(slope), rules.lowEnd(lowEnd));
  }

  private static double moderated(double known, int controls, double seen) {
    return Math.sqrt((KNOWN * known * known + controls * seen * seen) / (KNOWN + controls));
  }

  private static double error(Influence of, RowGroups groups, double seeds) {
    return Math.sqrt(of.variance(groups) + 2 * seeds * seeds);
  }
}
