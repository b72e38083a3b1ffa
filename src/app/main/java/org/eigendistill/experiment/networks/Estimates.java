// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.eigendistill.diagnose.Estimate;
import org.eigendistill.figure.Intervals;
import org.eigendistill.figure.Style;

/**
 * Estimates that are drawn as one layer, each with its interval.
 *
 * @param list from left to right, or from the top down
 */
record Estimates(List<Estimate> list) {
  /** Keeps its own copy. */
  Estimates {
    list = List.copyOf(list);
  }

  /** Against the places that they belong to. */
  Intervals against(double[] places, String label, Style style) {
    return Intervals.of(
        label, places, all(Estimate::value), all(Estimate::low), all(Estimate::high), style);
  }

  /** The estimates alone. */
  double[] values() {
    return all(Estimate::value);
  }

  /** One under the other. */
  Intervals forest(String label, Style style) {
    return Intervals.forest(
        label, all(Estimate::value), all(Estimate::low), all(Estimate::high), style);
  }

  /** Whether any is known. */
  boolean hasKnown() {
    return list.stream().anyMatch(e -> Double.isFinite(e.value()));
  }

  private double[] all(ToDoubleFunction<Estimate> what) {
    return list.stream().mapToDouble(what).toArray();
  }
}
