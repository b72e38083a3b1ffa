// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import java.util.List;
import org.eigendistill.base.Matrix;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.population.FeatureMap;
import org.eigendistill.population.FeatureMap.ScaledFeatures;
import org.eigendistill.population.LabelBlock;
import org.eigendistill.population.LabelTerm;
import org.eigendistill.population.LabelTerm.NoiseVector;
import org.eigendistill.population.ModelPlan.Fit;
import org.eigendistill.population.Scenario;
import org.eigendistill.population.Training;
import org.eigendistill.population.Training.Spectral;

/** Teachers and students that see some coordinates, as experiments write them down. */
final class Fits {
  private Fits() {}

  /** The coordinates from one to before another, counted from 0, of so many. */
  static FeatureMap coordinates(int from, int to, int all) {
    return new ScaledFeatures(Matrix.fill(all, 1, (i, j) -> i >= from && i < to ? 1 : 0));
  }

  /** Gradient flow for a time. */
  static Training flow(double time) {
    return new Spectral(GradientFlow.of(), time);
  }

  /** Ridge regression at a penalty of the mean loss. */
  static Training ridge(double penalty) {
    return new Spectral(Ridge.of(), penalty);
  }

  /** A teacher: a fit to the target with noise of a variance, on named rows. */
  static Fit teacher(
      String name, FeatureMap features, Training training, String rows, double noise) {
    NoiseVector vector = new NoiseVector("labels " + noise, noise);
    return fit(name, features, training, rows, new LabelTerm(Scenario.TRUTH, 1, vector));
  }

  /** A student: a fit to a teacher's predictions, times a weight, on named rows. */
  static Fit student(
      String name,
      FeatureMap features,
      Training training,
      String rows,
      String teacher,
      double weight) {
    return fit(name, features, training, rows, new LabelTerm(teacher, weight, null));
  }

  private static Fit fit(
      String name, FeatureMap features, Training training, String rows, LabelTerm labels) {
    List<LabelBlock> data = List.of(new LabelBlock(rows, List.of(labels)));
    return new Fit(name, features, training, false, null, data);
  }
}
