// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import java.util.List;
import org.eigendistill.compare.estimate.ConfidenceInterval;
import org.eigendistill.compare.estimate.RowGroups;
import org.eigendistill.compare.measure.CrossFit;

/**
 * Three pairs or more together, each measure with its interval over pairs and rows ({@code mean +-
 * t sqrt(var / R + se^2)}, 97.5 %); slopes by their logarithms.
 */
public final class PairedEffect {
  private final OverPairs logSlope;
  private final OverPairs lowOffset;
  private final OverPairs highOffset;
  private final OverPairs transmission;
  private final double[] slopes;
  private final int groups;
  private final ComparisonVerdict verdict;
  private final LowEnd lowEndVerdict;

  private PairedEffect(List<CrossFit> pairs, List<RowGroups> groups, ComparisonRules rules) {
    slopes = pairs.stream().mapToDouble(e -> e.slope().value()).toArray();
    logSlope = OverPairs.of(pairs, groups, e -> e.slope().log());
    lowOffset = OverPairs.of(pairs, groups, CrossFit::lowOffset);
    highOffset = OverPairs.of(pairs, groups, CrossFit::highOffset);
    transmission = OverPairs.of(pairs, groups, CrossFit::transmission);
    this.groups = groups.stream().mapToInt(RowGroups::count).min().orElseThrow();
    verdict = rules.slope(logSlope.exponentialInterval());
    lowEndVerdict = rules.lowEnd(lowOffset.interval());
  }

  static PairedEffect of(List<CrossFit> pairs, List<RowGroups> groups, ComparisonRules rules) {
    return new PairedEffect(pairs, groups, rules);
  }

  /** The geometric mean of slopes. */
  public double meanSlope() {
    return Math.exp(logSlope.mean());
  }

  /** The slope's interval of 97.5 %; none where groups are fewer than 5. */
  public ConfidenceInterval slope() {
    return logSlope.exponentialInterval();
  }

  double meanLowOffset() {
    return lowOffset.mean();
  }

  /** That of the low end's offset; none of so few groups. */
  public ConfidenceInterval lowEnd() {
    return lowOffset.interval();
  }

  /** Groups of rows, the fewest that a pair has. */
  public int groups() {
    return groups;
  }

  /** The slope's word. */
  public ComparisonVerdict verdict() {
    return verdict;
  }

  /** The low end's. */
  public LowEnd lowEndVerdict() {
    return lowEndVerdict;
  }

  void putTo(Numbers numbers) {
    numbers.put("slopes", slopes);
    numbers.put("low_offsets", lowOffset.values());
    numbers.put("high_offsets", highOffset.values());
    numbers.put("transmissions", transmission.values());
    numbers.put("slope", meanSlope());
    numbers.put("slope_ci975", slope());
    put(numbers, "low_offset", lowOffset);
    put(numbers, "high_offset", highOffset);
    put(numbers, "transmission", transmission);
    numbers.put("pair_spread_slope", logSlope.spread());
    numbers.put("pair_spread_low_offset", lowOffset.spread());
    numbers.put("verdict_slope", verdict.word());
    numbers.put("verdict_low_end", lowEndVerdict.word());
  }

  void putMargins(Numbers numbers) {
    numbers.put("slopes_margin", slopes);
    numbers.put("low_offsets_margin", lowOffset.values());
    numbers.put("slope_margin", meanSlope());
    numbers.put("slope_margin_ci975", slope());
    put(numbers, "low_offset_margin", lowOffset);
    numbers.put("verdict_slope_margin", verdict.word());
    numbers.put("verdict_low_end_margin", lowEndVerdict.word());
  }

  private static void put(Numbers numbers, String name, OverPairs measure) {
    numbers.put(name, measure.mean());
    numbers.put(name + "_ci975", measure.interval());
  }
}
