// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.OptionalDouble;

/**
 * A procedure along one eigendirection, from its first instant on. A propagator may keep what all
 * lengths share, so ask one for many lengths; it is cheap to make and for one thread.
 */
@FunctionalInterface
public interface Propagator {
  /** What training for a length does: see {@link Update}. */
  Update until(double length);

  /** The gain after training from zero on the labels for a length. */
  default Gain gainAt(double length) {
    return until(length).apply(Gain.FULL, Gain.NONE);
  }

  /**
   * What {@link #until} says for sums over directions, where what is below 1e-26 of the start or
   * the target is nothing: parts so small, and {@code logKeep}, need not be right.
   */
  default Update roughly(double length) {
    return until(length);
  }

  /**
   * The length at which plain training on labels from zero has a gain, where a closed form or a
   * search of its own finds it; for whole lengths the first that reaches it. NaN where training
   * never gets there; empty where it has to be searched by {@link #until}.
   *
   * @param goal a gain
   */
  default OptionalDouble lengthToReach(Gain goal) {
    return OptionalDouble.empty();
  }

  /**
   * The rate of pure decay toward the target, {@code keep = exp(-rate length) = 1 - pull}: l of
   * gradient flow, -log(1 - h l) of gradient descent; NaN for anything else.
   */
  default double decayRate() {
    return Double.NaN;
  }
}
