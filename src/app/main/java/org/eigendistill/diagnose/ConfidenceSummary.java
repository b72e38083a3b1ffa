// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.compare.ControlledEffect;
import org.eigendistill.compare.PairVerdict;
import org.eigendistill.compare.ThreeTeacherNumbers;
import org.eigendistill.compare.estimate.ConfidenceInterval;

/** What scripts read of a diagnosis of confidence. */
final class ConfidenceSummary {
  /** So many saturated rows are named. */
  private static final int NAMED = 20;

  private ConfidenceSummary() {}

  /**
   * The flat map of some groups. Keys of the first group stand as they are; those of others begin
   * with the split, where it is not the first, and the group, where it is not all: {@code
   * test_clean_slope}. What is not known is null.
   */
  static Map<String, Object> of(List<ConfidenceGroup> groups) {
    String first = groups.get(0).split();
    Map<String, Object> summary = new LinkedHashMap<>();
    for (ConfidenceGroup group : groups) {
      group
          .confidence()
          .ifPresentOrElse(
              c -> put(summary, prefix(first, group), c, group.verdict()),
              () -> summary.put(prefix(first, group) + "n", group.pairs().size()));
      int[] saturated = group.pairs().saturated();
      if (group.name().equals(ConfidenceGroup.ALL)) {
        summary.put(prefix(first, group) + "saturated_teacher", group.pairs().saturatedTeacher());
        summary.put(prefix(first, group) + "saturated_student", group.pairs().saturatedStudent());
        summary.put(
            prefix(first, group) + "saturated_rows",
            Arrays.stream(saturated).limit(NAMED).map(i -> i + 1).toArray());
      }
    }
    summary.put("verdict_reason", Uncontrolled.reason(groups.get(0).verdict()));
    summary.put("controls", groups.get(0).verdict().controls());
    return summary;
  }

  private static String prefix(String first, ConfidenceGroup group) {
    String split = group.split().equals(first) ? "" : group.split() + "_";
    String name = group.name().equals(ConfidenceGroup.ALL) ? "" : group.name() + "_";
    return (split + name).replace('-', '_');
  }

  private static void put(
      Map<String, Object> to, String prefix, Confidence c, PairVerdict verdict) {
    to.put(prefix + "n", c.n());
    to.put(prefix + "saturated", c.saturated());
    to.put(prefix + "slope", known(c.line().slope().value()));
    to.put(prefix + "intercept", known(c.line().intercept()));
    to.put(prefix + "slope_ci95", interval(c.line().slope()));
    to.put(prefix + "slope_low_half", known(c.lowHalf().slope().value()));
    to.put(prefix + "slope_low_half_ci95", interval(c.lowHalf().slope()));
    to.put(prefix + "slope_high_half", known(c.highHalf().slope().value()));
    to.put(prefix + "slope_high_half_ci95", interval(c.highHalf().slope()));
    to.put(prefix + "correlation", known(c.line().correlation()));
    to.put(prefix + "mean_offset", known(c.offset().value()));
    to.put(prefix + "mean_offset_ci95", interval(c.offset()));
    to.put(
        prefix + "mean_offset_by_quintile",
        c.quintiles().stream().map(bin -> known(bin.offset().value())).toList());
    to.put(
        prefix + "mean_offset_by_quintile_ci95",
        c.quintiles().stream().map(bin -> interval(bin.offset())).toList());
    to.put(prefix + "share_below", c.shareBelow());
    to.put(
        prefix + "share_below_by_quintile",
        c.quintiles().stream().map(ConfidenceBin::shareBelow).toList());
    to.put(prefix + "verdict", verdict.verdict().word());
    to.put(prefix + "verdict_low_end", verdict.lowEndWord());
    verdict.effect().ifPresent(effect -> putControlled(to, prefix, effect, verdict));
  }

  /** What controls tell besides, by the words of compare's file. */
  private static void putControlled(
      Map<String, Object> to, String prefix, ControlledEffect effect, PairVerdict verdict) {
    to.put(prefix + "controlled_slope", known(effect.fit().slope().value()));
    to.put(prefix + "controlled_slope_ci975", ends(effect.slope()));
    to.put(prefix + "controlled_low_offset", known(effect.fit().lowOffset().value()));
    to.put(prefix + "controlled_low_offset_ci975", ends(effect.lowEnd()));
    to.put(prefix + "transmission", known(effect.fit().transmission().value()));
    to.put(prefix + "reliability", known(effect.fit().reliability()));
    ThreeTeacherNumbers.of(List.of(verdict))
        .forEach((name, number) -> to.put(prefix + name, number));
    to.put(prefix + "depends_on_measure", verdict.dependsOnMeasure());
  }

  private static Double[] ends(ConfidenceInterval interval) {
    return new Double[] {known(interval.low()), known(interval.high())};
  }

  /** JSON has no NaN. */
  static Double known(double value) {
    return Double.isFinite(value) ? value : null;
  }

  static Double[] interval(Estimate estimate) {
    return new Double[] {known(estimate.low()), known(estimate.high())};
  }
}
