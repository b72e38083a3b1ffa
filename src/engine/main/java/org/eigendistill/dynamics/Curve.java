// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

/** A {@link Course} along one eigendirection: its gain as a function of time; for one thread. */
@FunctionalInterface
public interface Curve {
  /** The gain after training for a time, which the caller has checked. */
  Gain at(double time);

  /**
   * Bare gain and residual after training for a time, without the logarithm of {@link #at(double)},
   * which costs as much again.
   *
   * @param gains where the gain goes, to place k
   * @param residuals where the residual goes, to place k
   */
  default void at(double time, double[] gains, double[] residuals, int k) {
    Gain gain = at(time);
    gains[k] = gain.gain();
    residuals[k] = gain.residual();
  }
}
