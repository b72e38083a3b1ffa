// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

/**
 * A term of a sum of labels: {@code weight (x.w + noise)}.
 *
 * @param model the name of the earlier model whose prediction x.w is, or {@link Scenario#TRUTH}
 * @param weight any finite number
 * @param noise what is added to the prediction before it is weighted, or null for nothing
 */
public record LabelTerm(String model, double weight, NoiseVector noise) {
  /** Checks the weight. */
  public LabelTerm {
    if (!Double.isFinite(weight)) {
      throw new IllegalArgumentException("a weight is finite, not " + weight);
    }
  }

  /**
   * A noise vector, one independent number a row and output: on the same rows the same name is the
   * same vector.
   *
   * @param name among those of the same rows
   * @param variance of each number, at least 0
   */
  public record NoiseVector(String name, double variance) {
    /** Checks the variance. */
    public NoiseVector {
      if (!(variance >= 0) || variance == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException("a variance is at least 0 and finite, not " + variance);
      }
    }
  }
}
