// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import org.eigendistill.compare.estimate.Sums;

/**
 * Effects y_i of some cells, each with the variance v_i of its own error, and their sums under
 * weights {@code w_i = 1 / (v_i + tau^2)}.
 *
 * @param effects not none, finite
 * @param variances as many, finite, not below 0
 */
record EffectGroup(double[] effects, double[] variances) {
  /** Keeps its own copies and checks the law above. */
  EffectGroup {
    effects = effects.clone();
    variances = variances.clone();
    if (effects.length == 0 || effects.length != variances.length) {
      throw new IllegalArgumentException(
          "%d effects, %d variances".formatted(effects.length, variances.length));
    }
    for (int i = 0; i < effects.length; i++) {
      if (!Double.isFinite(effects[i]) || !(variances[i] >= 0 && variances[i] < 1 / 0.0)) {
        throw new IllegalArgumentException(
            "an effect of %s with the variance %s".formatted(effects[i], variances[i]));
      }
    }
  }

  int count() {
    return effects.length;
  }

  double[] weights(double tau2) {
    double[] weights = new double[count()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 1 / (variances[i] + tau2);
    }
    return weights;
  }

  /** The weighted mean mu. */
  double mean(double tau2) {
    double[] w = weights(tau2);
    return Sums.of(Sums.products(w, effects)) / Sums.of(w);
  }

  /** {@code Q = sum w (y - mu)^2}. */
  double squares(double tau2) {
    double[] r = residuals(tau2);
    return Sums.of(Sums.products(weights(tau2), Sums.products(r, r)));
  }

  private double[] residuals(double tau2) {
    double mean = mean(tau2);
    double[] residuals = new double[count()];
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = effects[i] - mean;
    }
    return residuals;
  }

  /** Twice the slope in tau^2 of the restricted log likelihood. */
  double score(double tau2) {
    double[] w = weights(tau2);
    double[] scaled = Sums.products(w, residuals(tau2));
    double total = Sums.of(w);
    return Sums.of(Sums.products(scaled, scaled)) - total + Sums.of(Sums.products(w, w)) / total;
  }

  /** Minus twice the restricted log likelihood, but for a constant. */
  double deviance(double tau2) {
    double logs = 0;
    for (double weight : weights(tau2)) {
      logs -= Math.log(weight);
    }
    return logs + Math.log(Sums.of(weights(tau2))) + squares(tau2);
  }
}
