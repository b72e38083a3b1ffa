// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import java.util.Optional;
import org.eigendistill.compare.estimate.ConfidenceInterval;
import org.eigendistill.compare.estimate.RowGroups;
import org.eigendistill.compare.measure.CrossFit;
import org.eigendistill.compare.measure.RawLine;
import org.eigendistill.compare.measure.SymmetricSpread;

/** Confidence: raw and symmetric measures, and those beside controls. */
final class EffectNumbers {
  private final RowGroups groups;

  EffectNumbers(RowGroups groups) {
    this.groups = groups;
  }

  void putRaw(Numbers numbers, RawLine raw, SymmetricSpread symmetric) {
    numbers.put("rows_saturated", (Object) raw.saturated());
    numbers.put("slope_raw", raw.slope(), groups);
    numbers.put("correlation", raw.correlation());
    numbers.put("largest_share", raw.largestShare());
    numbers.put("low_offset_raw", raw.lowOffset(), groups);
    numbers.putRatio("spread_ratio", symmetric.logRatio(), groups);
    numbers.put("low_offset_symmetric", symmetric.lowOffset(), groups);
  }

  void putControlled(Numbers numbers, ControlledEffect effect) {
    CrossFit fit = effect.fit();
    numbers.put("slope", fit.slope(), groups);
    numbers.put("reliability", fit.reliability());
    numbers.put("transmission", fit.transmission(), groups);
    numbers.put("low_offset", fit.lowOffset(), groups);
    numbers.put("high_offset", fit.highOffset(), groups);
    numbers.put("slope_robust", fit.robustSlope());
    effect
        .seen()
        .ifPresent(
            seen -> {
              numbers.put("seed_spread_slope", seen.slope());
              numbers.put("seed_spread_low_offset", seen.lowOffset());
            });
    numbers.put("seed_spread_used_slope", effect.seeds().slope());
    numbers.put("seed_spread_used_low_offset", effect.seeds().lowOffset());
    numbers.put("slope_ci975", effect.slope());
    numbers.put("low_offset_ci975", effect.lowEnd());
    numbers.put("verdict_slope", effect.verdict().word());
    numbers.put("verdict_low_end", effect.lowEndVerdict().word());
  }

  /** The same by margins, beside; uncontrolled where one pair's decide nothing. */
  void putMargins(Numbers numbers, CrossFit fit, Optional<ControlledEffect> effect) {
    numbers.put("slope_margin", fit.slope(), groups);
    numbers.put("transmission_margin", fit.transmission(), groups);
    numbers.put("low_offset_margin", fit.lowOffset(), groups);
    numbers.put("high_offset_margin", fit.highOffset(), groups);
    numbers.put(
        "slope_margin_ci975", effect.map(ControlledEffect::slope).orElse(ConfidenceInterval.NONE));
    numbers.put(
        "low_offset_margin_ci975",
        effect.map(ControlledEffect::lowEnd).orElse(ConfidenceInterval.NONE));
    String none = ComparisonVerdict.UNCONTROLLED.word();
    numbers.put("verdict_slope_margin", effect.map(e -> e.verdict().word()).orElse(none));
    numbers.put("verdict_low_end_margin", effect.map(e -> e.lowEndVerdict().word()).orElse(none));
  }
}
