// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import java.util.List;
import org.eigendistill.compare.estimate.ConfidenceInterval;

/**
 * One part of a hypothesis over cells.
 *
 * @param measure what it is
 * @param claimed the side of 0 that is claimed, 1 or -1
 * @param effects over cells
 */
public record PooledPart(PageMeasure measure, int claimed, RandomEffects effects) {
  /** The same part of some cells, whose numbers are known. */
  static PooledPart of(List<CellPart> parts) {
    double[] means = parts.stream().mapToDouble(part -> part.estimate().mean()).toArray();
    double[] variances =
        parts.stream().mapToDouble(part -> Math.pow(part.estimate().error(), 2)).toArray();
    CellPart first = parts.get(0);
    return new PooledPart(first.measure(), first.claimed(), RandomEffects.of(means, variances));
  }

  /** The 95 % interval of the mean. */
  public ConfidenceInterval interval() {
    return effects.interval(CellPart.INTERVAL);
  }

  /** Where the effect of another cell would lie, at 95 %. */
  public ConfidenceInterval prediction() {
    return effects.prediction(CellPart.INTERVAL);
  }

  /** 1 where the interval lies on the claimed side, -1 on the other, else 0. */
  int side() {
    return side(interval()) * claimed;
  }

  static int side(ConfidenceInterval interval) {
    return interval.low() > 0 ? 1 : interval.high() < 0 ? -1 : 0;
  }

  /** Whether another cell's effect may have either sign. */
  boolean isPredictedOnBothSides() {
    ConfidenceInterval prediction = prediction();
    return prediction.low() < 0 && prediction.high() > 0;
  }
}
