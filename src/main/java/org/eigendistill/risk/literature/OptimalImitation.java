package org.eigendistill.risk.literature;

import java.util.List;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.risk.Filter;
import org.eigendistill.risk.Optima;
import org.eigendistill.risk.RiskForm;

/**
 * One step of ridge self-distillation with the best weight: Das, Sanghavi 2023. The references are
 * their closed form on the problem of {@link OptimalSteps}, worked out apart from this program.
 */
final class OptimalImitation {
  private static final String SOURCE = "Das, Sanghavi 2023 (2301.13304)";
  private static final double HIGH_NOISE = 7;

  private OptimalImitation() {}

  static List<LiteratureRow> rows() {
    double high = weight(HIGH_NOISE);
    return List.of(
        LiteratureRow.within(
            SOURCE, "largest deviation of the student's gain from h (1 - x l)", 0, 1e-15, gain()),
        LiteratureRow.digits(SOURCE, "best weight, noise .7", -0.07485325074, 11, weight(.7)),
        LiteratureRow.digits(SOURCE, "best weight, noise 7", 1.83122648410, 11, high),
        LiteratureRow.atLeast(SOURCE, "under high noise the best weight is above 1", 1, high));
  }

  private static double weight(double noise) {
    RiskForm form = OptimalSteps.problem(noise).parameter();
    return Optima.of(form, new Ridge())
        .bestImitation(OptimalSteps.PENALTY, OptimalSteps.PENALTY)
        .weight();
  }

  private static double gain() {
    double[] eigenvalues = OptimalSteps.problem(.7).eigenvalues();
    double penalty = OptimalSteps.PENALTY;
    double largest = 0;
    for (double weight : new double[] {-2, -.5, .3, 1, 1.8}) {
      Filter student =
          Filter.of(
              Distillation.of(new Ridge(), penalty).withImitation(weight).students().at(penalty),
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
