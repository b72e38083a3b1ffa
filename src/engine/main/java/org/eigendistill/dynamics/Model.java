// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

/**
 * A trained linear model, seen as a spectral filter: its gain along each eigendirection. Teachers,
 * students, ensembles of phases and the labels themselves are all models, so whatever can be
 * trained can also be a target.
 */
@FunctionalInterface
public interface Model {
  /** The labels, or the interpolating least-squares fit: gain 1 everywhere. */
  Model LABELS = eigenvalue -> Gain.FULL;

  /** The zero start: gain 0 everywhere. */
  Model ZERO = eigenvalue -> Gain.NONE;

  /**
   * The gain along a direction.
   *
   * @param eigenvalue its eigenvalue l, at least 0, in the units of the loss
   */
  Gain along(double eigenvalue);

  /**
   * The target {@code weight * this + (1 - weight) * labels}.
   *
   * @param weight the imitation weight, this model's share; any finite number, 1 for this model
   *     alone
   * @throws IllegalArgumentException if it is not finite
   */
  default Model blendedWithLabels(double weight) {
    if (!Double.isFinite(weight)) {
      throw new IllegalArgumentException("the imitation weight must be finite, not " + weight);
    }
    return weight == 1 ? this : eigenvalue -> along(eigenvalue).blendWithLabels(weight);
  }

  /** This model's gains on a list of eigenvalues. */
  default Gain[] along(double... eigenvalues) {
    Gain[] gains = new Gain[eigenvalues.length];
    for (int k = 0; k < gains.length; k++) {
      gains[k] = along(eigenvalues[k]);
    }
    return gains;
  }
}
