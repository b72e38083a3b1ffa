// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.testing;

import java.util.Random;

/** Random cases that name their seed when they fail. */
public final class Seeded {
  private Seeded() {}

  /** One case, made from its own generator. */
  @FunctionalInterface
  public interface Case {
    /** Runs the case. */
    void run(Random random);
  }

  /** Runs the cases of the seeds first, first + 1, ..., first + count - 1. */
  public static void cases(int count, long first, Case body) {
    for (long seed = first; seed < first + count; seed++) {
      try {
        body.run(new Random(seed));
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
      }
    }
  }

  /** A number between two positive ones, uniform in its logarithm. */
  public static double logUniform(Random random, double low, double high) {
    return Math.exp(Math.log(low) + random.nextDouble() * (Math.log(high) - Math.log(low)));
  }

  /** A number between two others, uniform. */
  public static double uniform(Random random, double low, double high) {
    return low + random.nextDouble() * (high - low);
  }
}
