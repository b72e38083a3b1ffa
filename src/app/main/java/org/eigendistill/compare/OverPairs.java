// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import java.util.List;
import java.util.function.Function;
import org.eigendistill.base.StudentT;
import org.eigendistill.compare.estimate.ConfidenceInterval;
import org.eigendistill.compare.estimate.Influence;
import org.eigendistill.compare.estimate.RowGroups;
import org.eigendistill.compare.estimate.Sums;
import org.eigendistill.compare.measure.CrossFit;

/**
 * A measure of R pairs: {@code mean +- t sqrt(var / R + se^2)}, t of R - 1 degrees at 97.5 %, se
 * over the rows that all pairs share (0 where they do not).
 *
 * @param values of each pair
 * @param reach half the interval; NaN where groups of rows are fewer than 5
 */
record OverPairs(double[] values, double reach) {
  /** Keeps its own copy. */
  OverPairs {
    values = values.clone();
  }

  @Override
  public double[] values() {
    return values.clone();
  }

  /**
   * Of at least two pairs.
   *
   * @param groups each pair's
   */
  static OverPairs of(
      List<CrossFit> pairs, List<RowGroups> groups, Function<CrossFit, Influence> measure) {
    double[] values = pairs.stream().mapToDouble(e -> measure.apply(e).value()).toArray();
    if (!groups.stream().allMatch(RowGroups::areEnough)) {
      return new OverPairs(values, Double.NaN);
    }
    double t = StudentT.quantile(ComparisonRules.QUANTILE, pairs.size() - 1.0);
    double variance = variance(values) / values.length + overRows(pairs, groups, measure);
    return new OverPairs(values, t * Math.sqrt(variance));
  }

  double mean() {
    return Sums.mean(values);
  }

  double spread() {
    return Math.sqrt(variance(values));
  }

  /** Where the mean is. */
  ConfidenceInterval interval() {
    return Double.isNaN(reach) ? ConfidenceInterval.NONE : ConfidenceInterval.around(mean(), reach);
  }

  /** The same of what these are logarithms of. */
  ConfidenceInterval exponentialInterval() {
    return Double.isNaN(reach)
        ? ConfidenceInterval.NONE
        : ConfidenceInterval.ofRatio(Math.exp(mean()), reach);
  }

  private static double variance(double... values) {
    double[] off = Sums.centred(values);
    return Sums.of(Sums.products(off, off)) / (values.length - 1);
  }

  /** The variance over rows of the mean over pairs, where all pairs have the same rows. */
  private static double overRows(
      List<CrossFit> pairs, List<RowGroups> groups, Function<CrossFit, Influence> measure) {
    RowGroups first = groups.get(0);
    if (groups.stream().anyMatch(g -> g.rows() != first.rows())) {
      return 0;
    }
    return pairs.stream()
        .map(measure)
        .reduce(Influence::plus)
        .orElseThrow()
        .times(1.0 / pairs.size())
        .variance(RowGroups.shared(groups));
  }
}
