// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.flips;

import java.util.List;
import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Fraction;

/**
 * Labels of n rows, +1 or -1, each flipped with chance q, seen along the eigenvectors of the rows'
 * kernel. Means and risks below are over all flips and all rows, for scores f = U diag(a) U' Y.
 * Directions that are left out have gain 0.
 *
 * @param rate q, at least 0 and below 1/2
 * @param rows n, at least the number of directions
 * @param energies eta_k = (u_k . y)^2 / n of the true labels, at least 0; over a complete basis
 *     they add up to 1
 * @param <N> the arithmetic
 */
public record FlippedLabels<N extends Enclosed<N>>(N rate, int rows, List<N> energies) {
  private static final Fraction TWO = Fraction.of(2, 1);

  /** Checks ranges, and keeps a copy. */
  public FlippedLabels {
    energies = List.copyOf(energies);
    if (!(rate.value() >= 0 && rate.value() < 0.5)) {
      throw new IllegalArgumentException("flips at a rate of " + rate.value());
    }
    if (energies.isEmpty() || rows < energies.size()) {
      throw new IllegalArgumentException(rows + " rows, " + energies.size() + " directions");
    }
    if (energies.stream().anyMatch(eta -> !(eta.value() >= 0))) {
      throw new IllegalArgumentException("an energy below 0");
    }
  }

  /** The number of directions. */
  public int directions() {
    return energies.size();
  }

  /** What is left of the labels on the mean: 1 - 2q. */
  N kept() {
    return rate.times(rate.lift(TWO)).complement();
  }

  /** The share of a row in a direction: 1/n. */
  N share() {
    return rate.lift(Fraction.of(1, rows));
  }

  /** The flips' variance along a direction, over n: w = 4 q (1 - q) / n. */
  public N noise() {
    return rate.times(rate.complement()).times(rate.lift(Fraction.of(4, rows)));
  }

  /** The signal along a direction, over n: s_k = (1 - 2q)^2 eta_k. */
  public N signal(int k) {
    return kept().times(kept()).times(energies.get(k));
  }

  /** sigma = sum a_k eta_k. */
  public N aligned(List<N> gains) {
    N sum = zero();
    for (int k = 0; k < directions(); k++) {
      sum = sum.plus(gains.get(k).times(energies.get(k)));
    }
    return sum;
  }

  /** tau = sum a_k / n, the degrees of freedom over the rows. */
  public N freedom(List<N> gains) {
    N sum = zero();
    for (N gain : gains) {
      sum = sum.plus(gain);
    }
    return sum.times(share());
  }

  /** The mean of y_i f_i over rows whose label was kept: (1 - 2q) sigma + 2q tau. */
  public N cleanMargin(List<N> gains) {
    return kept().times(aligned(gains)).plus(rate.times(rate.lift(TWO)).times(freedom(gains)));
  }

  /** The mean of y_i f_i over rows whose label was flipped: (1 - 2q) sigma - 2 (1 - q) tau. */
  public N flippedMargin(List<N> gains) {
    return kept()
        .times(aligned(gains))
        .minus(rate.complement().times(rate.lift(TWO)).times(freedom(gains)));
  }

  /**
   * How far apart both groups are by the labels they were given, where flipped rows follow theirs:
   * 2 (1 - 2q)(sigma - tau).
   */
  public N distance(List<N> gains) {
    return cleanMargin(gains).plus(flippedMargin(gains));
  }

  /**
   * E |f - E Y|^2 / n = sum (1 - 2q)^2 eta (1 - a)^2 + w a^2, less what directions that are left
   * out add.
   */
  public N risk(List<N> gains) {
    N square = kept().times(kept());
    N noise = noise();
    N sum = zero();
    for (int k = 0; k < directions(); k++) {
      N gain = gains.get(k);
      N residual = gain.complement();
      N signal = square.times(energies.get(k));
      sum = sum.plus(signal.times(residual).times(residual)).plus(noise.times(gain).times(gain));
    }
    return sum;
  }

  /** sum d_k (1/n - eta_k), which is (tau_T - tau_S) - (sigma_T - sigma_S). */
  public N slopeChange(List<N> lost) {
    return freedom(lost).minus(aligned(lost));
  }

  /**
   * By how much flipped rows fall toward their true class: 2 (1 - q) sum d/n - (1 - 2q) sum d eta.
   */
  public N lowEndFall(List<N> lost) {
    return flippedMargin(lost).negate();
  }

  /**
   * The change of the risk, without the digits that cancel in {@link #risk}: sum d (s (r_T + r_S) -
   * w (a_T + a_S)).
   */
  public N riskChange(List<N> teacher, List<N> lost) {
    N square = kept().times(kept());
    N noise = noise();
    N sum = zero();
    for (int k = 0; k < directions(); k++) {
      N slope = slope(square.times(energies.get(k)), noise, teacher.get(k), lost.get(k));
      sum = sum.plus(lost.get(k).times(slope));
    }
    return sum;
  }

  /** s_k (2 r_T + d) - w (2 a_T - d) along a direction. */
  N riskSlope(int k, N teacher, N lost) {
    return slope(signal(k), noise(), teacher, lost);
  }

  private N slope(N signal, N noise, N teacher, N lost) {
    N residuals = teacher.complement();
    return signal
        .times(residuals.plus(residuals).plus(lost))
        .minus(noise.times(teacher.plus(teacher).minus(lost)));
  }

  private N zero() {
    return rate.lift(Fraction.ZERO);
  }
}
