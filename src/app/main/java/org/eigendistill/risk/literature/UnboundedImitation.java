// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.literature;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.risk.Gains;
import org.eigendistill.risk.LinearProblem;
import org.eigendistill.risk.Optima;
import org.eigendistill.risk.RiskForm;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;

/**
 * The best imitation weight of ridge without bounds: Dang, Patil, Rinaldo 2026. The references are
 * the paper's limits for identity covariance, evaluated for p / n = 1/2, |b|^2 = v = 1, which are
 * settings of ours; the computed values are exact risks, averaged over noise and over the signal's
 * direction, of Gaussian designs with n = 400, p = 200, averaged over {@value #DESIGNS} designs.
 * Risks count the noise of new targets. Risks and best weights by the limit itself are scenarios.
 *
 * <p>That the best weight changes its sign at the best penalty is a theorem of the paper. Averaged
 * over the signal's direction, the best penalty is p v / (n |b|^2) in every design, so there the
 * weight is 0 without any sampling error.
 */
final class UnboundedImitation {
  private static final String SOURCE = "Dang, Patil, Rinaldo 2026 (2602.17565)";
  private static final Origin FORMULA = Origin.formula(SOURCE);
  private static final Origin THEOREM = Origin.theorem(SOURCE);
  private static final int ROWS = 400;
  private static final int COLUMNS = 200;
  private static final int DESIGNS = 6;
  private static final double NOISE = 1;

  /** The stated relative agreement of the finite designs. */
  private static final double RISK_TOLERANCE = 0.01;

  private static final double BEST_PENALTY = (double) COLUMNS / ROWS * NOISE;

  /** Where signs are looked at, on both sides of the best penalty. */
  private static final double[] SIDES = {0.99 * BEST_PENALTY, 1.01 * BEST_PENALTY};

  /** Penalty; kappa, C. */
  private static final double[][] LIMITS = {
    {.1, .174166, 1.508117}, {.5, .707107, 1.414214}, {2, 2.350781, 1.653156}
  };

  private static final String[] QUANTITIES = {"kappa", "cross risk"};

  private UnboundedImitation() {}

  static List<LiteratureRow> rows(EigenSolver solver) {
    double[][] sums = new double[LIMITS.length][QUANTITIES.length];
    double flips = Double.POSITIVE_INFINITY;
    for (int seed = 1; seed <= DESIGNS; seed++) {
      Randomness random = Randomness.of(seed);
      Matrix design = Matrix.fill(ROWS, COLUMNS, (i, j) -> random.gaussian());
      Spectrum spectrum =
          Spectrum.bySvd(design, Matrix.ofColumn(new double[ROWS]), LossScale.MEAN, solver);
      Matrix identity = Matrix.fill(COLUMNS, COLUMNS, (i, j) -> i == j ? 1 : 0);
      Matrix root = Matrix.fill(COLUMNS, COLUMNS, (i, j) -> i == j ? Math.sqrt(1.0 / COLUMNS) : 0);
      RiskForm form = LinearProblem.averaged(spectrum, root, NOISE).population(identity);
      for (int i = 0; i < LIMITS.length; i++) {
        double[] found = measure(form, LIMITS[i][0]);
        for (int q = 0; q < found.length; q++) {
          sums[i][q] += found[q] / DESIGNS;
        }
      }
      flips = Math.min(flips, Math.min(weight(form, SIDES[0]), -weight(form, SIDES[1])));
    }
    List<LiteratureRow> rows = new ArrayList<>();
    for (int i = 0; i < LIMITS.length; i++) {
      for (int q = 0; q < QUANTITIES.length; q++) {
        rows.add(row(i, q, sums[i][q]));
      }
    }
    rows.add(
        THEOREM.atLeast(
            "least of the best weight 1 % below penalty 0.5, and of its negative 1 % above",
            0, flips));
    return rows;
  }

  private static LiteratureRow row(int limit, int q, double computed) {
    String quantity =
        "%s, penalty %s (limit; n = 400, p = 200)".formatted(QUANTITIES[q], LIMITS[limit][0]);
    double reference = LIMITS[limit][q + 1];
    return FORMULA.within(quantity, reference, RISK_TOLERANCE * reference, computed);
  }

  private static double weight(RiskForm form, double penalty) {
    return Optima.of(form, Ridge.of()).bestImitation(penalty, penalty).weight();
  }

  private static double[] measure(RiskForm form, double penalty) {
    Gains teacher =
        Gains.of(
            org.eigendistill.dynamics.Course.onLabels(Ridge.of()).at(penalty), form.eigenvalues());
    double risk = form.of(teacher) + NOISE;
    double distilled = form.of(teacher.distilling(teacher)) + NOISE;
    // Half way between the two: R(mid) = (R + R_pd + 2 C) / 4.
    double middle = form.of(teacher.distilling(teacher, 0.5)) + NOISE;
    double cross = 2 * middle - (risk + distilled) / 2;
    double freedom = 0;
    for (double gain : teacher.gains()) {
      freedom += gain;
    }
    return new double[] {penalty / (1 - freedom / ROWS), cross};
  }
}
