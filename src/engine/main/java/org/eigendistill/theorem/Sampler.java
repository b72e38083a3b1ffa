package org.eigendistill.theorem;

import java.util.SplittableRandom;

/**
 * Draws points of a layout's unit cube: evenly, which is evenly on log scales, and now and then at
 * its corners (ratio near 0 or 1, tiny and huge times, teacher stopped early or late) or with equal
 * times.
 */
final class Sampler {
  private static final double CORNER_SHARE = 0.15;
  private static final double EQUAL_TIMES_SHARE = 0.1;
  private static final double CORNER_WIDTH = 0.08;

  private final Layout layout;
  private final SplittableRandom random;
  private final double fixedRatio;

  private Sampler(Layout layout, long seed, double fixedRatio) {
    this.layout = layout;
    this.random = new SplittableRandom(seed);
    this.fixedRatio = fixedRatio;
  }

  static Sampler of(Layout layout, long seed) {
    return new Sampler(layout, seed, Double.NaN);
  }

  /** With the ratio's coordinate held. */
  static Sampler of(Layout layout, long seed, double ratioCoordinate) {
    return new Sampler(layout, seed, ratioCoordinate);
  }

  double[] next() {
    double[] unit = new double[layout.size()];
    for (int i = 0; i < unit.length; i++) {
      double u = random.nextDouble();
      if (random.nextDouble() < CORNER_SHARE) {
        u = random.nextBoolean() ? u * CORNER_WIDTH : 1 - u * CORNER_WIDTH;
      }
      unit[i] = u;
    }
    int parts = layout.proposition().parts().size();
    if (parts > 1 && random.nextDouble() < EQUAL_TIMES_SHARE) {
      unit[layout.timeAt(1)] = unit[layout.timeAt(0)];
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
