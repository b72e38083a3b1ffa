// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import org.eigendistill.base.Randomness;

/**
 * Symmetric label noise: each row by itself, with probability {@code rate}, gets one of the other
 * classes, all equally likely.
 *
 * @param labels the labels after the noise
 * @param changed which rows were changed
 */
public record LabelNoise(int[] labels, boolean[] changed) {
  /** Keeps its own copies. */
  public LabelNoise {
    labels = labels.clone();
    changed = changed.clone();
  }

  /**
   * Adds noise.
   *
   * @param clean a class per row, from 0
   * @param classes the number of classes, at least 2
   * @param rate the probability of a change, in [0, 1]
   * @param seed the seed of the draw
   */
  public static LabelNoise symmetric(int[] clean, int classes, double rate, long seed) {
    if (classes < 2) {
      throw new IllegalArgumentException("label noise needs at least 2 classes, not " + classes);
    }
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("the rate of label noise must be in [0, 1], not " + rate);
    }
    Randomness random = Randomness.of(seed);
    int[] noisy = clean.clone();
    boolean[] changed = new boolean[clean.length];
    for (int i = 0; i < clean.length; i++) {
      if (clean[i] < 0 || clean[i] >= classes) {
        throw new IllegalArgumentException(
            "label %d among %d classes".formatted(clean[i], classes));
      }
      // Both draws are made for each row, so that rows keep their draws when the rate changes.
      boolean hit = random.uniform() < rate;
      int shift = 1 + random.below(classes - 1);
      if (hit) {
        noisy[i] = (clean[i] + shift) % classes;
        changed[i] = true;
      }
    }
    return new LabelNoise(noisy, changed);
  }

  @Override
  public int[] labels() {
    return labels.clone();
  }

  @Override
  public boolean[] changed() {
    return changed.clone();
  }
}
