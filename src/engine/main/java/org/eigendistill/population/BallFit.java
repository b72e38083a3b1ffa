// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

import java.util.Arrays;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * The least squares fit among weights theta of norm at most r: ridge's, at the penalty d at which
 * |theta| = r, or no penalty where the free fit is in the ball.
 *
 * <p>With g the features' eigenvalues and c the label function along them, theta_i = sqrt(g_i) c_i
 * / (g_i + d). The norm falls in d, and 1/r - 1/|theta(d)| is nearly straight in it, which makes it
 * easy to solve (Conn, Gould and Toint, Trust-Region Methods, 7.3).
 */
public final class BallFit {
  private static final int MOST = 1_000;

  private final double[] eigenvalues;
  private final double[] coefficients;
  private final double radius;

  /**
   * For a label function.
   *
   * @param eigenvalues g of the features' second moment
   * @param coefficients c, so that the free fit is sqrt(g) c / g along each
   * @param radius r
   */
  public BallFit(double[] eigenvalues, double[] coefficients, double radius) {
    double top = Arrays.stream(eigenvalues).max().orElse(0);
    this.eigenvalues =
        Arrays.stream(eigenvalues).map(g -> g > Training.NOTHING * top ? g : 0).toArray();
    this.coefficients = coefficients.clone();
    this.radius = radius;
  }

  /** The fit per unit of the gradient at 0, along each eigenvalue: 1 / (g + d). */
  public double[] psi() {
    if (radius == 0) {
      return new double[eigenvalues.length];
    }
    if (norm(0) <= radius) {
      return psi(0, 1);
    }
    double most = 0;
    for (int i = 0; i < eigenvalues.length; i++) {
      most = Math.hypot(most, Math.sqrt(eigenvalues[i]) * coefficients[i]);
    }
    double penalty =
        new BrentSolver(1e-15, Double.MIN_NORMAL, 1e-300)
            .solve(MOST, d -> 1 / radius - 1 / norm(d), 0, most / radius);
    return psi(penalty, radius / norm(penalty));
  }

  private double norm(double penalty) {
    double norm = 0;
    for (int i = 0; i < eigenvalues.length; i++) {
      if (eigenvalues[i] > 0) {
        double along = Math.sqrt(eigenvalues[i]) * coefficients[i] / (eigenvalues[i] + penalty);
        norm = Math.hypot(norm, along);
      }
    }
    return norm;
  }

  private double[] psi(double penalty, double scale) {
    return Arrays.stream(eigenvalues).map(g -> g > 0 ? scale / (g + penalty) : 0).toArray();
  }
}
