// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.search;

import java.util.SplittableRandom;
import org.eigendistill.theorem.proposition.Variables;

/**
 * Draws points of the variables' unit cube: evenly, which is evenly on log scales, and now and then
 * at its corners (ratio near 0 or 1, tiny and huge times, teacher stopped early or late) or with
 * equal times.
 */
final class Sampler {
  private static final double CORNER_SHARE = 0.15;
  private static final double EQUAL_TIMES_SHARE = 0.1;
  private static final double CORNER_WIDTH = 0.08;

  private final Variables variables;
  private final SplittableRandom random;
  private final double fixedRatio;

  private Sampler(Variables variables, long seed, double fixedRatio) {
    this.variables = variables;
    this.random = new SplittableRandom(seed);
    this.fixedRatio = fixedRatio;
  }

  static Sampler of(Variables variables, long seed) {
    return new Sampler(variables, seed, Double.NaN);
  }

  /** With the ratio's coordinate held. */
  static Sampler of(Variables variables, long seed, double ratioCoordinate) {
    return new Sampler(variables, seed, ratioCoordinate);
  }

  double[] next() {
    double[] unit = new double[variables.size()];
    for (int i = 0; i < unit.length; i++) {
      double u = random.nextDouble();
      if (random.nextDouble() < CORNER_SHARE) {
        u = random.nextBoolean() ? u * CORNER_WIDTH : 1 - u * CORNER_WIDTH;
      }
      unit[i] = u;
    }
    int parts = variables.proposition().parts().size();
    if (parts > 1 && random.nextDouble() < EQUAL_TIMES_SHARE) {
      unit[variables.timeAt(1)] = unit[variables.timeAt(0)];
    }
    if (!Double.isNaN(fixedRatio)) {
      unit[0] = fixedRatio;
    }
    return unit;
  }

  long seed() {
    return random.nextLong();
  }
}
