// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.deep;

/**
 * A mode of a deep linear network: a pair of singular vectors of the data's input-output
 * correlation, along which the network's product of layers has one number u that trains alone.
 *
 * @param eigenvalue lam, that of the data's X X^T, positive and finite
 * @param strength s, the value of u at which the labels are fitted, positive and finite
 */
public record Mode(double eigenvalue, double strength) {
  /** Checks both. */
  public Mode {
    requirePositive("eigenvalue", eigenvalue);
    requirePositive("strength", strength);
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "a mode's %s must be positive and finite, not %s".formatted(name, value));
    }
  }
}
