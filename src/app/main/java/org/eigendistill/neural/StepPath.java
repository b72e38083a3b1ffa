// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.Matrix;

/**
 * A network's function on its way: its logits at the first training rows, {@value #MOST_ROWS} at
 * most, after some steps. Steps are dense early and about even in the logarithm, so that a single
 * epoch has a way too.
 *
 * @param steps 0, then rising
 * @param logits after each, rows x classes
 */
public record StepPath(List<Long> steps, List<Matrix> logits) {
  /** Looking at more would cost more than training does. */
  public static final int MOST_ROWS = 1000;

  private static final double GROWTH = 1.2;

  /** Copies the lists. */
  public StepPath {
    steps = List.copyOf(steps);
    logits = List.copyOf(logits);
    if (steps.size() != logits.size()) {
      throw new IllegalArgumentException(
          "logits after %d of %d steps".formatted(logits.size(), steps.size()));
    }
  }

  /** The steps after which a training is looked at: 0, ceil(1.2^k) without repeats, the last. */
  static List<Long> steps(long last) {
    List<Long> steps = new ArrayList<>(List.of(0L));
    for (double power = 1; Math.ceil(power) < last; power *= GROWTH) {
      long step = (long) Math.ceil(power);
      if (step > steps.get(steps.size() - 1)) {
        steps.add(step);
      }
    }
    steps.add(last);
    return steps;
  }

  /** The same with its logits divided by a temperature. */
  StepPath atTemperature(double temperature) {
    return new StepPath(steps, logits.stream().map(z -> divided(z, temperature)).toList());
  }

  static Matrix divided(Matrix logits, double temperature) {
    return Matrix.fill(logits.rows(), logits.columns(), (i, j) -> logits.get(i, j) / temperature);
  }
}
