// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk;

/** A criterion that is quadratic in the gains, so that the best weight has a closed form. */
public interface Quadratic extends Criterion {
  /**
   * The weight x that makes the value of gains {@code a - x d} smallest, without bounds; 0 where d
   * has no effect.
   *
   * @param base the gains a
   * @param d one number per direction
   */
  double bestAlong(Gains base, double[] d);
}
