// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.literature;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.risk.RiskForm;
import org.eigendistill.risk.SpectralProblem;
import org.eigendistill.risk.StepWeights;

/**
 * Self-distillation of ridge in k steps with the best weights: Pareek, Du, Oh 2024. The problem is
 * an example of ours. Its least risks are those of the paper's quadratic form; that as many steps
 * as there are directions reach the best linear filter at any penalty is a theorem of the paper.
 * One step and two are scenarios.
 */
final class OptimalSteps {
  private static final String SOURCE = "Pareek, Du, Oh 2024 (2407.04600)";
  private static final Origin FORMULA = Origin.formula(SOURCE);
  private static final Origin THEOREM = Origin.theorem(SOURCE);
  private static final double FLOOR = .607098;
  static final double PENALTY = 1.3;
  private static final double OF_THREE = .627061;

  private OptimalSteps() {}

  /** Five directions, of which one has no signal. */
  static SpectralProblem problem(double noise) {
    return new SpectralProblem(
        new double[] {1, 2, 5, 9, 20}, new double[] {1, .25, 0, .09, .01}, noise, 5);
  }

  static List<LiteratureRow> rows() {
    RiskForm form = problem(.7).parameter();
    List<LiteratureRow> rows = new ArrayList<>();
    rows.add(
        FORMULA.digits(
            "least risk of 3 steps",
            OF_THREE,
            6,
            StepWeights.best(form, Ridge.of(), PENALTY, 3).reached()));
    rows.add(FORMULA.digits("Wiener floor", FLOOR, 6, form.of(form.oracle())));
    for (double penalty : new double[] {.1, PENALTY, 10}) {
      rows.add(
          THEOREM.digits(
              "least risk of 5 steps, penalty %s: the floor".formatted(penalty),
              FLOOR,
              6,
              StepWeights.best(form, Ridge.of(), penalty, 5).risk()));
    }
    return rows;
  }
}
