// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.limit;

import java.util.Arrays;
import org.eigendistill.base.Matrix;
import org.eigendistill.population.FeatureMap.RandomFeatures;
import org.eigendistill.population.ModelPlan.Fit;
import org.eigendistill.population.NotKnownException;
import org.eigendistill.population.Training.LeastNorm;
import org.eigendistill.population.World;
import org.eigendistill.population.moment.ModelMoments;
import org.eigendistill.population.moment.MomentChain.RandomProjectionStep;
import org.eigendistill.population.moment.SquareMatrix;

/**
 * The best fit to the population by M Gaussian features: the projection of sqrt(s) w on M random
 * directions. With k such that sum s / (s + k) = M and ph = s / (s + k), its mean is ph sqrt(s) w,
 * and what is left of its energy, sum E ph s w^2 less that of the mean, is spread as ph (1 - ph).
 *
 * <p>To leading order in 1 / M: a single direction's own fluctuation is off by that.
 */
final class RandomProjection implements RandomProjectionStep {
  @Override
  public ModelMoments after(Fit fit, RandomFeatures features, ModelMoments labels, World world) {
    if (!(fit.training() instanceof LeastNorm) || fit.intercept()) {
      throw new NotKnownException(
          "random features but in a fit without penalty and intercept to the population");
    }
    double[] s = world.covariance();
    double[] positive = Arrays.stream(s).filter(value -> value > 0).toArray();
    double k = new EffectivePenalty(Levels.of(positive), features.count()).of(0);
    double[] share = Arrays.stream(s).map(each -> each > 0 ? each / (each + k) : 0).toArray();
    double[] ones = new double[s.length];
    Arrays.fill(ones, 1);
    SquareMatrix mean = labels.mean().scaled(share, ones);
    if (k == 0) {
      return new ModelMoments(mean, labels.covariance().scaled(share, share));
    }
    double[] squares = labels.squares(world);
    Matrix kept = mean.times(world.signal());
    double energy = 0;
    double spread = 0;
    for (int i = 0; i < s.length; i++) {
      energy += share[i] * s[i] * squares[i];
      for (double value : kept.row(i)) {
        energy -= s[i] * value * value;
      }
      spread += share[i] * (1 - share[i]);
    }
    double[] covariance = new double[s.length];
    for (int i = 0; i < s.length; i++) {
      covariance[i] = s[i] > 0 ? energy * share[i] * (1 - share[i]) / spread / s[i] : 0;
    }
    return new ModelMoments(mean, SquareMatrix.ofDiagonal(covariance));
  }
}
