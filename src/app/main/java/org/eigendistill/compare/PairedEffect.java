// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.eigendistill.base.StudentT;
import org.eigendistill.compare.estimate.ConfidenceInterval;
import org.eigendistill.compare.estimate.Influence;
import org.eigendistill.compare.estimate.RowGroups;
import org.eigendistill.compare.estimate.Sums;
import org.eigendistill.compare.measure.CrossFit;

/**
 * Three pairs or more together: {@code mean +- t sqrt(var / R + se^2)} of log slopes and of low
 * offsets, t of R - 1 degrees, se over the rows that all pairs share.
 *
 * @param slopes of each pair
 * @param lowOffsets of each pair
 * @param highOffset the mean over pairs
 * @param transmission the mean over pairs
 * @param groups of rows, the fewest that a pair has
 * @param slope the slope's interval of 97.5 %; none where groups are fewer than 5
 * @param lowEnd that of the low end's offset; none of so few groups
 * @param verdict the slope's word
 * @param lowEndVerdict the low end's
 */
public record PairedEffect(
    double[] slopes,
    double[] lowOffsets,
    double highOffset,
    double transmission,
    int groups,
    ConfidenceInterval slope,
    ConfidenceInterval lowEnd,
    ComparisonVerdict verdict,
    LowEnd lowEndVerdict) {
  /** Keeps its own copies. */
  public PairedEffect {
    slopes = slopes.clone();
    lowOffsets = lowOffsets.clone();
  }

  @Override
  public double[] slopes() {
    return slopes.clone();
  }

  @Override
  public double[] lowOffsets() {
    return lowOffsets.clone();
  }

  static PairedEffect of(List<CrossFit> pairs, List<RowGroups> groups, ComparisonRules rules) {
    double[] slopes = values(pairs, e -> e.slope().value());
    double[] lows = values(pairs, e -> e.lowOffset().value());
    double t = StudentT.quantile(ComparisonRules.QUANTILE, pairs.size() - 1.0);
    double[] logs = Arrays.stream(slopes).map(Math::log).toArray();
    boolean areEnough = groups.stream().allMatch(RowGroups::areEnough);
    ConfidenceInterval slope =
        areEnough
            ? ConfidenceInterval.ofRatio(
                Math.exp(Sums.mean(logs)), t * error(logs, pairs, groups, e -> e.slope().log()))
            : ConfidenceInterval.NONE;
    ConfidenceInterval low =
        areEnough
            ? ConfidenceInterval.around(
                Sums.mean(lows), t * error(lows, pairs, groups, e -> e.lowOffset()))
            : ConfidenceInterval.NONE;
    return new PairedEffect(
        slopes,
        lows,
        Sums.mean(values(pairs, e -> e.highOffset().value())),
        Sums.mean(values(pairs, e -> e.transmission().value())),
        groups.stream().mapToInt(RowGroups::count).min().orElseThrow(),
        slope,
        low,
        rules.slope(slope),
        rules.lowEnd(low));
  }

  private static double[] values(List<CrossFit> pairs, Function<CrossFit, Double> value) {
    return pairs.stream().mapToDouble(value::apply).toArray();
  }

  private static double error(
      double[] values,
      List<CrossFit> pairs,
      List<RowGroups> groups,
      Function<CrossFit, Influence> influence) {
    return Math.sqrt(variance(values) / values.length + overRows(pairs, groups, influence));
  }

  private static double variance(double... values) {
    double[] off = Sums.centred(values);
    return Sums.of(Sums.products(off, off)) / (values.length - 1);
  }

  /** The variance over rows of the mean over pairs, where all pairs have the same rows. */
  private static double overRows(
      List<CrossFit> pairs, List<RowGroups> groups, Function<CrossFit, Influence> influence) {
    RowGroups first = groups.get(0);
    if (groups.stream().anyMatch(g -> g.rows() != first.rows())) {
      return 0;
    }
    return pairs.stream()
        .map(influence)
        .reduce(Influence::plus)
        .orElseThrow()
        .times(1.0 / pairs.size())
        .variance(RowGroups.shared(groups));
  }

  double meanLowOffset() {
    return Sums.mean(lowOffsets);
  }

  /** The geometric mean of slopes. */
  public double meanSlope() {
    return Math.exp(Sums.mean(Arrays.stream(slopes).map(Math::log).toArray()));
  }

  void putTo(Numbers numbers) {
    numbers.put("slopes", slopes);
    numbers.put("low_offsets", lowOffsets);
    numbers.put("slope", meanSlope());
    numbers.put("slope_ci975", slope);
    numbers.put("low_offset", Sums.mean(lowOffsets));
    numbers.put("low_offset_ci975", lowEnd);
    numbers.put("high_offset", highOffset);
    numbers.put("transmission", transmission);
    double[] logs = Arrays.stream(slopes).map(Math::log).toArray();
    numbers.put("pair_spread_slope", Math.sqrt(variance(logs)));
    numbers.put("pair_spread_low_offset", Math.sqrt(variance(lowOffsets)));
    numbers.put("verdict_slope", verdict.word());
    numbers.put("verdict_low_end", lowEndVerdict.word());
  }

  void putMargins(Numbers numbers) {
    numbers.put("slopes_margin", slopes);
    numbers.put("low_offsets_margin", lowOffsets);
    numbers.put("slope_margin", meanSlope());
    numbers.put("slope_margin_ci975", slope);
    numbers.put("low_offset_margin", Sums.mean(lowOffsets));
    numbers.put("low_offset_margin_ci975", lowEnd);
    numbers.put("verdict_slope_margin", verdict.word());
    numbers.put("verdict_low_end_margin", lowEndVerdict.word());
  }
}
