// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.average;

import org.eigendistill.base.Randomness;
import org.eigendistill.population.FeatureMap;
import org.eigendistill.population.FeatureMap.RandomFeatures;
import org.eigendistill.population.LabelBlock;
import org.eigendistill.population.ModelPlan;
import org.eigendistill.population.ModelPlan.Fit;
import org.eigendistill.population.ModelPlan.Settled;
import org.eigendistill.population.RowSet;
import org.eigendistill.population.Scenario;
import org.eigendistill.population.Training.LeastNorm;
import org.eigendistill.population.World;
import org.eigendistill.population.moment.FeatureSpectrum;
import org.eigendistill.spectrum.EigenSolver;

/**
 * The size of the Wishart matrix that a fit of least norm to drawn rows inverts.
 *
 * @param rows how many are drawn, less one for an intercept
 * @param features in how many directions the fit has weights
 * @param spectrum what it sees of the population; null of features that every draw draws anew
 */
record LeastNormSize(int rows, int features, FeatureSpectrum spectrum) {
  /** So far apart, the inverse's square has a mean, and risks a variance over draws. */
  private static final int APART = 4;

  /** The size of a fit; null where it has rows that are not drawn, or is none of least norm. */
  static LeastNormSize of(Scenario scenario, Fit fit, EigenSolver solver) {
    if (!(fit.training() instanceof LeastNorm)) {
      return null;
    }
    int rows = fit.intercept() ? -1 : 0;
    for (LabelBlock block : fit.data()) {
      if (!(scenario.rows().get(block.rows()) instanceof RowSet.Gaussian some)) {
        return null;
      }
      rows += some.count();
    }
    World world = scenario.world();
    FeatureMap features = fit.features();
    if (features instanceof RandomFeatures random) {
      if (random.seed() == null) {
        return new LeastNormSize(rows, Math.min(random.count(), world.rank()), null);
      }
      features = random.drawn(Randomness.of(random.seed()));
    }
    FeatureSpectrum spectrum = FeatureSpectrum.of(world, features, fit.intercept(), solver);
    return new LeastNormSize(rows, spectrum.eigenvalues().length, spectrum);
  }

  int apart() {
    return Math.abs(rows - features);
  }

  /**
   * Why the risk of a model has no variance over draws, or is not known to have one; or null: the
   * square of the inverse of a Wishart matrix of n rows in q directions has a mean from 4 apart on.
   */
  static String withoutVariance(Scenario scenario, Iterable<ModelPlan> plans, EigenSolver solver) {
    for (ModelPlan plan : plans) {
      Fit fit =
          plan instanceof Settled settled ? settled.round() : plan instanceof Fit f ? f : null;
      LeastNormSize size = fit == null ? null : of(scenario, fit, solver);
      if (size != null && size.apart() < APART) {
        return "'%s' is a least-norm fit of %d rows in %d features, fewer than %d apart"
            .formatted(fit.name(), size.rows(), size.features(), APART);
      }
    }
    return null;
  }
}
