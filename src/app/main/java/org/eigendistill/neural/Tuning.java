// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;

/**
 * What recipes of deep networks add to descent. At a share s of training the learning rate is that
 * of the schedule times min(1, s / {@code warmUp}).
 *
 * @param weightDecay lambda: lambda w is added to the gradient of every array w of two axes or more
 *     (weights, kernels, embeddings), not to those of biases, scales and shifts; in [0, 1)
 * @param nesterov whether momentum is Nesterov's: w = w - h (g + m v) after v = m v + g
 * @param warmUp share of steps in which the rate rises linearly from 0, in [0, 1]
 * @param milestones shares of training, rising, in (0, 1): at each the rate of schedule step falls
 * @param factor what it is multiplied with there, in (0, 1]
 */
public record Tuning(
    @JsonProperty("weight-decay") double weightDecay,
    @JsonProperty("nesterov") boolean nesterov,
    @JsonProperty("warm-up") double warmUp,
    @JsonProperty("milestones") List<Double> milestones,
    @JsonProperty("factor") double factor) {
  /** What recipes have that say nothing of it. */
  public static final Tuning USUAL = new Tuning(0, false, 0, List.of(0.5, 0.75), 0.1);

  /** The keys of recipes that say it. */
  static final List<String> KEYS =
      List.of("weight-decay", "nesterov", "warm-up", "milestones", "factor");

  private static final int MOST_MILESTONES = 100;

  /** Checks every value's range. */
  public Tuning {
    milestones = List.copyOf(milestones);
    Recipe.need(weightDecay >= 0 && weightDecay < 1, "weight-decay", "in [0, 1)", weightDecay);
    Recipe.need(warmUp >= 0 && warmUp <= 1, "warm-up", "in [0, 1]", warmUp);
    Recipe.need(factor > 0 && factor <= 1, "factor", "in (0, 1]", factor);
    double before = 0;
    boolean rising = !milestones.isEmpty() && milestones.size() <= MOST_MILESTONES;
    for (double each : milestones) {
      rising &= each > before && each < 1;
      before = each;
    }
    Recipe.need(rising, "milestones", "rising shares in (0, 1)", milestones);
  }

  /**
   * What the learning rate of schedule step is multiplied with after a share of training: the
   * factor's power as decimals have it, 0.01 for 0.1 twice.
   */
  double fallen(double share) {
    int passed = (int) milestones.stream().filter(each -> share >= each).count();
    return BigDecimal.valueOf(factor).pow(passed).doubleValue();
  }

  /** What the learning rate of any schedule is multiplied with after a share of training. */
  double warmed(double share) {
    return share < warmUp ? share / warmUp : 1;
  }
}
