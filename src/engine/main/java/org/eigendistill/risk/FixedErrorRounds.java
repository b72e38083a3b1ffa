// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Ridge;

/**
 * Rounds of ridge distillation, each with the penalty c_m that leaves a fixed sum of squared
 * training errors E to its own targets y_m:
 *
 * <pre>\[ \sum_k \left(\frac{c_m}{c_m + l_k}\right)^2 y_{mk}^2 = E, \qquad y_{m+1,k}
 *    = \frac{l_k}{c_m + l_k} \, y_{mk}. \]</pre>
 *
 * <p>Once |y_m|^2 is at most E the best fit is zero and the series ends (Mobahi, Farajtabar,
 * Bartlett 2020, arXiv 2002.05715).
 *
 * @param penalties c_0, c_1, ..., rising
 * @param fits the models after each round, as filters of the first targets
 */
public record FixedErrorRounds(List<Double> penalties, List<Gains> fits) {
  private static final int MOST_ROUNDS = 10_000;

  /** Penalties are looked for between exp(-WIDEST) and exp(WIDEST). */
  private static final double WIDEST = 340;

  /** Keeps its own copies. */
  public FixedErrorRounds {
    penalties = List.copyOf(penalties);
    fits = List.copyOf(fits);
  }

  /**
   * Runs rounds until the fit collapses.
   *
   * @param eigenvalues l, positive
   * @param targets the first targets along the directions, as many
   * @param error E, positive
   */
  public static FixedErrorRounds run(double[] eigenvalues, double[] targets, double error) {
    if (!(error > 0)) {
      throw new IllegalArgumentException("the training error must be positive, not " + error);
    }
    List<Double> penalties = new ArrayList<>();
    List<Gains> fits = new ArrayList<>();
    Gains last = Gains.labels(eigenvalues.length);
    while (penalties.size() < MOST_ROUNDS && squared(last.gains(), targets) > error) {
      double penalty = penalty(eigenvalues, last, targets, error);
      penalties.add(penalty);
      last = ridge(penalty, eigenvalues).distilling(last);
      fits.add(last);
    }
    return new FixedErrorRounds(penalties, fits);
  }

  private static double penalty(
      double[] eigenvalues, Gains target, double[] targets, double error) {
    return Math.exp(
        new BrentSolver(1e-13, 1e-13)
            .solve(
                1000,
                x -> {
                  Gains fit = ridge(Math.exp(x), eigenvalues);
                  double[] missing = new double[targets.length];
                  for (int k = 0; k < missing.length; k++) {
                    missing[k] = fit.residual(k) * target.gain(k);
                  }
                  return Math.log(squared(missing, targets) / error);
                },
                -WIDEST,
                WIDEST));
  }

  private static Gains ridge(double penalty, double[] eigenvalues) {
    return Gains.of(Course.onLabels(Ridge.of()).at(penalty), eigenvalues);
  }

  private static double squared(double[] factors, double[] targets) {
    double sum = 0;
    for (int k = 0; k < targets.length; k++) {
      sum += factors[k] * targets[k] * factors[k] * targets[k];
    }
    return sum;
  }
}
