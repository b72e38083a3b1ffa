// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.average;

import java.util.Arrays;
import java.util.List;
import org.eigendistill.population.FeatureMap;
import org.eigendistill.population.FeatureMap.ScaledFeatures;
import org.eigendistill.population.LabelBlock;
import org.eigendistill.population.ModelPlan;
import org.eigendistill.population.ModelPlan.Fit;
import org.eigendistill.population.ModelPlan.Settled;
import org.eigendistill.population.RowSet;
import org.eigendistill.population.Scenario;
import org.eigendistill.population.Training.LeastNorm;
import org.eigendistill.population.UnboundedException;
import org.eigendistill.population.World;

/**
 * Averages that no number of draws comes near: the inverse of a Wishart matrix of n rows in q
 * directions has no mean for n from q - 1 to q + 1, so that a fit of least norm makes infinitely
 * much, on average, of any noise in its labels.
 */
final class HeavyTail {
  private HeavyTail() {}

  static String reason(String name, int rows, int features) {
    return "'%s' is a least-norm fit of %d rows in %d features, whose average over rows is infinite from %d to %d rows"
        .formatted(name, rows, features, features - 1, features + 1);
  }

  /**
   * Looks at all that a model is made of.
   *
   * @throws UnboundedException if one of them has no mean
   */
  static void require(Scenario scenario, List<ModelPlan> plans) {
    for (ModelPlan plan : plans) {
      Fit fit =
          plan instanceof Settled settled ? settled.round() : plan instanceof Fit own ? own : null;
      if (fit != null && fit.training() instanceof LeastNorm) {
        require(scenario, fit);
      }
    }
  }

  private static void require(Scenario scenario, Fit fit) {
    int rows = fit.intercept() ? -1 : 0;
    for (LabelBlock block : fit.data()) {
      if (!(scenario.rows().get(block.rows()) instanceof RowSet.Gaussian some)) {
        return;
      }
      rows += some.count();
    }
    World world = scenario.world();
    double[] s = Arrays.copyOf(world.covariance(), world.slopes());
    int all = (int) Arrays.stream(s).filter(value -> value > 0).count();
    int seen = seen(fit.features(), s);
    boolean noisy =
        fit.data().stream()
            .flatMap(block -> block.labels().stream())
            .anyMatch(
                term -> term.weight() != 0 && term.noise() != null && term.noise().variance() > 0);
    if ((noisy || seen < all) && Math.abs(rows - seen) <= 1) {
      throw new UnboundedException(reason(fit.name(), rows, seen));
    }
  }

  private static int seen(FeatureMap features, double... s) {
    if (features instanceof ScaledFeatures scaled) {
      int seen = 0;
      for (int i = 0; i < s.length; i++) {
        seen += scaled.at(i) != 0 && s[i] > 0 ? 1 : 0;
      }
      return seen;
    }
    return Math.min(features.count(), s.length);
  }
}
