// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Seeded random numbers that are the same on every machine: the generator L64X128MixRandom,
 * Gaussian numbers by Marsaglia's polar method in strict arithmetic.
 */
public final class Randomness {
  private static final String ALGORITHM = "L64X128MixRandom";

  private final RandomGenerator generator;
  private double spare = Double.NaN;

  private Randomness(RandomGenerator generator) {
    this.generator = generator;
  }

  /** The stream of a seed. */
  public static Randomness of(long seed) {
    return new Randomness(RandomGeneratorFactory.of(ALGORITHM).create(seed));
  }

  /** A number uniform in [0, 1). */
  public double uniform() {
    return generator.nextDouble();
  }

  /** A whole number uniform from 0 to {@code bound - 1}. */
  public int below(int bound) {
    return generator.nextInt(bound);
  }

  /** A standard Gaussian number. */
  public double gaussian() {
    if (!Double.isNaN(spare)) {
      double kept = spare;
      spare = Double.NaN;
      return kept;
    }
    double u;
    double v;
    double square;
    do {
      u = 2 * generator.nextDouble() - 1;
      v = 2 * generator.nextDouble() - 1;
      square = u * u + v * v;
    } while (square >= 1 || square == 0);
    double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
    spare = v * factor;
    return u * factor;
  }

  /** The numbers from 0 to {@code size - 1} in random order. */
  public int[] permutation(int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = generator.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
