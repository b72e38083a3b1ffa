// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.softmax;

/**
 * The share of its teacher's end that a student has in a band of directions: the product of the
 * two, over the square of the teacher's.
 *
 * @param limit at infinite temperature
 * @param trained at the student's
 * @param bound of their distance, by R1 direction by direction
 */
public record BandGain(double limit, double trained, double bound) {
  private static final double TENTH = 0.1;

  /** Whether the bound is below a tenth of the gain; elsewhere it says nothing worth having. */
  public boolean isCertified() {
    return bound < TENTH * Math.abs(limit);
  }
}
