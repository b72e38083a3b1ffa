// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.deep;

import org.eigendistill.dynamics.Gain;

/**
 * A mode at one time of training.
 *
 * @param value u
 * @param gain (u - u0)/(s - u0), how far it has come from plain training's start to the labels;
 *     falls and rises alike; where s = u0 the progress that the time brings all the same
 * @param effectiveTime the time at which plain training on labels, by the same network from the
 *     same start, is there; short of that start minus the time from here to there
 */
public record ModeState(double value, Gain gain, double effectiveTime) {
  /** {@code effectiveTime} of a shallow, linear model: -log(1 - gain)/lam. */
  public double shallowTime(Mode mode) {
    return -gain.logResidual() / mode.eigenvalue();
  }
}
