// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.moment;

import org.eigendistill.population.ModelPlan.Fit;

/** What a fit to fresh Gaussian rows makes of a label function that is independent of them. */
public interface MomentStep {
  /**
   * The moments of the fit.
   *
   * @param fit what is fitted, to one set of rows
   * @param rows how many
   * @param labels the label function
   * @param noise the variance of the labels' noise, of all outputs together
   * @param spectrum of the features
   * @throws org.eigendistill.population.NotKnownException if no formula is known
   * @throws org.eigendistill.population.UnboundedException if they are infinite
   */
  ModelMoments after(
      Fit fit, int rows, ModelMoments labels, double noise, FeatureSpectrum spectrum);

  /**
   * Whether the least squares fit to rows that are kept and new ones, labelled by the fit to those
   * that are kept, is the fit to as many fresh rows with the noise times the new rows' share.
   */
  default boolean keepsRows() {
    return false;
  }
}
