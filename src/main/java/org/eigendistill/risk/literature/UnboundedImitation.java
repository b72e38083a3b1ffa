package org.eigendistill.risk.literature;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.Randomness;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.risk.Filter;
import org.eigendistill.risk.LinearProblem;
import org.eigendistill.risk.Optima;
import org.eigendistill.risk.RiskForm;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;

/**
 * The best imitation weight of ridge without bounds: Dang, Patil, Rinaldo 2026. The references are
 * limits for identity covariance, p / n = 1/2, |b|^2 = v = 1; the computed values are exact risks,
 * averaged over noise and over the signal's direction, of Gaussian designs with n = 400, p = 200,
 * averaged over {@value #DESIGNS} designs. Risks count the noise of new targets.
 */
final class UnboundedImitation {
  private static final String SOURCE = "Dang, Patil, Rinaldo 2026 (2602.17565)";
  private static final int ROWS = 400;
  private static final int COLUMNS = 200;
  private static final int DESIGNS = 6;
  private static final double NOISE = 1;

  /** The stated agreement of the finite designs, relative for risks and absolute for weights. */
  private static final double RISK_TOLERANCE = 0.01;

  private static final double WEIGHT_TOLERANCE = 0.03;

  /** Penalty; kappa, R, R_pd, C, x*, R*. */
  private static final double[][] LIMITS = {
    {.1, .174166, 1.603567, 1.463801, 1.508117, 1.866667, 1.425393},
    {.5, .707107, 1.414214, 1.502602, 1.414214, 0, 1.414214},
    {2, 2.350781, 1.561738, 1.804035, 1.653156, -1.5375, 1.421181}
  };

  private static final String[] QUANTITIES = {
    "kappa",
    "risk of the teacher",
    "risk of the student",
    "cross risk",
    "best weight",
    "risk at the best weight"
  };

  private UnboundedImitation() {}

  static List<LiteratureRow> rows(EigenSolver solver) {
    double[][] sums = new double[LIMITS.length][QUANTITIES.length];
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
    }
    List<LiteratureRow> rows = new ArrayList<>();
    for (int i = 0; i < LIMITS.length; i++) {
      for (int q = 0; q < QUANTITIES.length; q++) {
        double reference = LIMITS[i][q + 1];
        double tolerance =
            q == 4
                ? WEIGHT_TOLERANCE * Math.max(1, Math.abs(reference))
                : RISK_TOLERANCE * reference;
        rows.add(
            LiteratureRow.within(
                SOURCE,
                "%s, penalty %s (limit; n = 400, p = 200)".formatted(QUANTITIES[q], LIMITS[i][0]),
                reference,
                tolerance,
                sums[i][q]));
      }
    }
    return rows;
  }

  private static double[] measure(RiskForm form, double penalty) {
    Optima optima = Optima.of(form, new Ridge());
    Filter teacher =
        Filter.of(
            org.eigendistill.dynamics.Course.onLabels(new Ridge()).at(penalty), form.eigenvalues());
    double risk = form.of(teacher) + NOISE;
    double distilled = form.of(teacher.distilling(teacher)) + NOISE;
    // Half way between the two: R(mid) = (R + R_pd + 2 C) / 4.
    double middle = form.of(teacher.distilling(teacher, 0.5)) + NOISE;
    double cross = 2 * middle - (risk + distilled) / 2;
    double freedom = 0;
    for (double gain : teacher.gains()) {
      freedom += gain;
    }
    Optima.ImitationOptimum best = optima.bestImitation(penalty, penalty);
    return new double[] {
      penalty / (1 - freedom / ROWS), risk, distilled, cross, best.weight(), best.risk() + NOISE
    };
  }
}
