// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk;

/**
 * A mean squared error in its two parts, noise of new targets not counted.
 *
 * @param bias the squared error of the mean model, the null space included
 * @param variance what the noise in the training targets adds
 */
public record Risk(double bias, double variance) {
  /** {@code bias + variance}. */
  public double total() {
    return bias + variance;
  }
}
