// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.literature;

import java.util.List;
import org.eigendistill.base.Randomness;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.risk.Gains;
import org.eigendistill.risk.Optima;
import org.eigendistill.risk.SpectralProblem;

/**
 * One step of ridge self-distillation with the best weight: Das, Sanghavi 2023. The references are
 * their closed form on the problem of {@link OptimalSteps}, an example of ours, worked out apart
 * from this program. That the best weight is above 1 under high noise is a theorem of theirs; it is
 * put to many problems, as far as those where it hardly is.
 */
final class OptimalImitation {
  private static final String SOURCE = "Das, Sanghavi 2023 (2301.13304)";
  private static final Origin FORMULA = Origin.formula(SOURCE);
  private static final Origin THEOREM = Origin.theorem(SOURCE);
  private static final int PROBLEMS = 400;
  private static final int DIRECTIONS = 40;
  private static final double HIGH_NOISE = 1e6;

  private OptimalImitation() {}

  static List<LiteratureRow> rows() {
    return List.of(
        FORMULA.within(
            "largest deviation of the student's gain from h (1 - x l)", 0, 1e-15, gain()),
        THEOREM.atLeast(
            "least best weight over %d random problems, noise variance above 1e6 b^2"
                .formatted(PROBLEMS),
            1,
            leastUnderHighNoise()));
  }

  private static double weight(SpectralProblem problem, double penalty) {
    return Optima.of(problem.parameter(), Ridge.of()).bestImitation(penalty, penalty).weight();
  }

  private static double leastUnderHighNoise() {
    Randomness random = Randomness.of(2023);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < PROBLEMS; i++) {
      double spread = 2 * random.uniform();
      double[] eigenvalues = new double[DIRECTIONS];
      double[] signal = new double[DIRECTIONS];
      for (int k = 0; k < DIRECTIONS; k++) {
        eigenvalues[k] = Math.exp(spread * random.gaussian());
        signal[k] = random.uniform();
      }
      double penalty = Math.exp(2 * random.gaussian());
      SpectralProblem problem = new SpectralProblem(eigenvalues, signal, HIGH_NOISE, DIRECTIONS);
      least = Math.min(least, weight(problem, penalty));
    }
    return least;
  }

  private static double gain() {
    double[] eigenvalues = OptimalSteps.problem(.7).eigenvalues();
    double penalty = OptimalSteps.PENALTY;
    double largest = 0;
    for (double weight : new double[] {-2, -.5, .3, 1, 1.8}) {
      Gains student =
          Gains.of(
              Distillation.of(Ridge.of(), penalty).withImitation(weight).students().at(penalty),
              eigenvalues);
      for (int k = 0; k < eigenvalues.length; k++) {
        double h = eigenvalues[k] / (eigenvalues[k] + penalty);
        double expected = h * (1 - weight * penalty / (eigenvalues[k] + penalty));
        largest = Math.max(largest, Math.abs(student.gain(k) - expected));
      }
    }
    return largest;
  }
}
