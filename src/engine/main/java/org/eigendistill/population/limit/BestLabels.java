// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.limit;

import java.util.Arrays;
import org.eigendistill.population.World;

/**
 * The label function that a ridge or least-norm student of n rows learns the target from best, in
 * the limit: each coordinate of the target times
 *
 * <pre>\[ \frac{\varphi}{\varphi^2 + \frac{W}{1 - W} (1 - \varphi)^2}, \qquad \varphi
 *    = \frac{s}{s + k}, \qquad W = \frac{1}{n} \sum \varphi^2, \]</pre>
 *
 * above 1 exactly where ph &gt; W. Source: Ildiz and others, High-dimensional analysis of knowledge
 * distillation (arXiv 2410.18837).
 */
public final class BestLabels {
  private BestLabels() {}

  /**
   * The gains.
   *
   * @param rows n
   * @param penalty the student's, 0 for least norm
   */
  public static double[] gains(World world, int rows, double penalty) {
    double[] s = Arrays.copyOf(world.covariance(), world.slopes());
    double[] positive = Arrays.stream(s).filter(value -> value > 0).toArray();
    double k = new EffectivePenalty(Levels.of(positive), rows).of(penalty);
    double taken = 0;
    for (double each : positive) {
      double share = each / (each + k);
      taken += share * share / rows;
    }
    double ratio = taken / (1 - taken);
    return Arrays.stream(s)
        .map(
            each -> {
              if (each == 0) {
                return 0;
              }
              double share = each / (each + k);
              double rest = k / (each + k);
              return rest == 0 ? 1 : share / (share * share + ratio * rest * rest);
            })
        .toArray();
  }
}
