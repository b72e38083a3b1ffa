// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.advice;

import java.util.Arrays;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.Groups;
import org.eigendistill.spectrum.Spectrum;

/**
 * What it does that rows of a group share noise. Noise of variance v of which groups share the part
 * rho has the covariance
 *
 * <pre>
 *     v Omega,    Omega = (1 - rho) I + rho Z Z',    Z n x G with a 1 where a row is of a group.
 * </pre>
 *
 * <p>Along the direction u_k of the fitted rows the noise then has the variance {@code v omega_k},
 * {@code omega_k = 1 - rho + rho |Z'u_k|^2}: 1 where each row is by itself, 4 where there are four
 * copies of each row.
 */
final class Sharing {
  private final Groups groups;
  private final int directions;
  private final int means;

  /** Z'u_k, the directions that the means take last; null where each row is by itself. */
  private final Matrix sums;

  /** |Z'u_k|^2. */
  private final double[] loads;

  private Sharing(Groups groups, int directions, int means, Matrix sums, double[] loads) {
    this.groups = groups;
    this.directions = directions;
    this.means = means;
    this.sums = sums;
    this.loads = loads;
  }

  static Sharing of(Fitting.Fitted fitted, int means, Groups groups) {
    Spectrum spectrum = fitted.spectrum();
    int r = spectrum.directions();
    double[] loads = new double[r + means];
    Arrays.fill(loads, 1);
    if (groups.areSingle()) {
      return new Sharing(groups, r, means, null, loads);
    }
    Matrix scores = spectrum.scores(fitted.prepared().features());
    double[][] sums = new double[groups.count()][r + means];
    for (int i = 0; i < groups.rows(); i++) {
      double[] row = sums[groups.of(i)];
      for (int k = 0; k < r; k++) {
        row[k] += scores.get(i, k) / spectrum.singularValue(k);
      }
      for (int k = r; k < row.length; k++) {
        row[k] += 1 / Math.sqrt(groups.rows());
      }
    }
    Arrays.fill(loads, 0);
    for (double[] row : sums) {
      for (int k = 0; k < row.length; k++) {
        loads[k] += row[k] * row[k];
      }
    }
    return new Sharing(groups, r, means, Matrix.ofRows(sums), loads);
  }

  /**
   * omega_k.
   *
   * @param share rho
   */
  double weight(int k, double share) {
    return 1 - share + share * loads[k];
  }

  /**
   * What remains of the noise in the residual of a fit, in units of v: {@code tr M Omega}, M the
   * map from targets to residuals.
   *
   * @param residuals r_k of the fit
   */
  double free(double[] residuals, double share) {
    double sum = groups.rows();
    for (int k = 0; k < loads.length; k++) {
      sum -= weight(k, share);
    }
    sum = Math.max(0, sum);
    for (int k = 0; k < directions; k++) {
      sum += residuals[k] * weight(k, share);
    }
    return sum;
  }

  /** The number of groups of equal size that would hold as much, {@code n^2 / sum n_g^2}. */
  double effectiveGroups() {
    double squares = Arrays.stream(groups.sizes()).mapToDouble(m -> (double) m * m).sum();
    return groups.rows() * (double) groups.rows() / squares;
  }

  /** The traces that expected squares of residuals M e are made of. */
  record Traces(double rows, double mixed, double shared) {
    /** {@code tr (M Omega)^2 / v^2} where M is a projection. */
    double squared(double share) {
      double own = 1 - share;
      return own * own * rows + 2 * share * own * mixed + share * share * shared;
    }
  }

  /** {@code tr M^2, tr Z'M^2 Z, |Z'M Z|^2} for a fit that leaves residuals r_k. */
  private Traces traces(double[] residuals) {
    double rows = Math.max(0, groups.rows() - loads.length);
    double mixed = groups.rows();
    for (int k = 0; k < loads.length; k++) {
      double r = k < directions ? residuals[k] : 0;
      rows += r * r;
      mixed -= (1 - r * r) * loads[k];
    }
    if (sums == null) {
      return new Traces(rows, rows, rows);
    }
    int[] sizes = groups.sizes();
    double shared = Arrays.stream(sizes).mapToDouble(m -> (double) m * m).sum();
    Matrix inner = sums.gram();
    for (int k = 0; k < loads.length; k++) {
      double gain = k < directions ? 1 - residuals[k] : 1;
      for (int g = 0; g < sizes.length; g++) {
        shared -= 2 * gain * sizes[g] * sums.get(g, k) * sums.get(g, k);
      }
      for (int l = 0; l < loads.length; l++) {
        double other = l < directions ? 1 - residuals[l] : 1;
        shared += gain * other * inner.get(k, l) * inner.get(k, l);
      }
    }
    return new Traces(rows, Math.max(0, mixed), Math.max(0, shared));
  }

  /**
   * The part rho of the noise that groups share, from the residuals of a fit: the two equations
   *
   * <pre>
   *     E |R|^2   = v ((1 - rho) tr M^2      + rho tr Z'M^2 Z),
   *     E |Z'R|^2 = v ((1 - rho) tr Z'M^2 Z  + rho |Z'M Z|^2)
   * </pre>
   *
   * solved for rho, which is kept within [0, 1] (Henderson's method for variance components). What
   * the fit misses of the signal counts as noise.
   */
  double share(double[] residuals, Matrix missing) {
    if (sums == null) {
      return 0;
    }
    Traces t = traces(residuals);
    double squares = missing.norm() * missing.norm();
    double together = 0;
    for (int c = 0; c < missing.columns(); c++) {
      for (double sum : groups.sums(missing.column(c))) {
        together += sum * sum;
      }
    }
    double above = together * t.rows - squares * t.mixed;
    double below = squares * (t.shared - t.mixed) - together * (t.mixed - t.rows);
    return below > 0 ? Math.max(0, Math.min(1, above / below)) : 1;
  }

  /**
   * The degrees of freedom of the residual of least squares (Satterthwaite 1946): {@code (tr M
   * Omega)^2 / tr (M Omega)^2}.
   */
  double degrees(double share) {
    double[] none = new double[directions];
    double free = free(none, share);
    return free * free / traces(none).squared(share);
  }
}
