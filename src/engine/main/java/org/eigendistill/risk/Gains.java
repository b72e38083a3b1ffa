// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk;

import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.Model;

/**
 * A model on a fixed list of eigenvalues, as plain arrays: gains a_k and residuals r_k = 1 - a_k,
 * each with its own digits. Composition is that of {@link org.eigendistill.dynamics.Distillation},
 * for the inner loops of searches, where a teacher meets thousands of students.
 */
public final class Gains {
  private final double[] gains;
  private final double[] residuals;

  private Gains(double[] gains, double[] residuals) {
    this.gains = gains;
    this.residuals = residuals;
  }

  /** A model on the given eigenvalues. */
  public static Gains of(Model model, double... eigenvalues) {
    double[] gains = new double[eigenvalues.length];
    double[] residuals = new double[eigenvalues.length];
    for (int k = 0; k < gains.length; k++) {
      Gain gain = model.along(eigenvalues[k]);
      gains[k] = gain.gain();
      residuals[k] = gain.residual();
    }
    return new Gains(gains, residuals);
  }

  /** Gains that come from no procedure, an oracle's for instance. */
  public static Gains ofGains(double... gains) {
    double[] residuals = new double[gains.length];
    for (int k = 0; k < gains.length; k++) {
      residuals[k] = 1 - gains[k];
    }
    return new Gains(gains.clone(), residuals);
  }

  /** Residuals that come from no procedure. */
  public static Gains ofResiduals(double... residuals) {
    double[] gains = new double[residuals.length];
    for (int k = 0; k < gains.length; k++) {
      gains[k] = 1 - residuals[k];
    }
    return new Gains(gains, residuals.clone());
  }

  /** Gain and residual of each direction, as they come from a line of training. */
  static Gains wrap(double[] gains, double[] residuals) {
    return new Gains(gains, residuals);
  }

  /** The number of directions. */
  public int directions() {
    return gains.length;
  }

  /** The gain {@code a_k}, k from 0. */
  public double gain(int k) {
    return gains[k];
  }

  /** The residual {@code r_k = 1 - a_k}, k from 0. */
  public double residual(int k) {
    return residuals[k];
  }

  /** All gains. */
  public double[] gains() {
    return gains.clone();
  }

  /**
   * A student with this filter, trained from zero on a teacher's predictions: gain {@code a_s a_T},
   * residual {@code r_s + a_s r_T}.
   */
  public Gains distilling(Gains teacher) {
    return distilling(teacher, 1);
  }

  /**
   * A student with this filter, trained from zero on {@code x teacher + (1 - x) labels}: gain
   * {@code a_s (1 - x r_T)}, residual {@code r_s + x a_s r_T}.
   *
   * @param imitation the teacher's weight x, any finite number
   */
  public Gains distilling(Gains teacher, double imitation) {
    double[] a = new double[gains.length];
    double[] r = new double[gains.length];
    for (int k = 0; k < a.length; k++) {
      double missing = gains[k] * imitation * teacher.residuals[k];
      a[k] = imitation == 1 ? gains[k] * teacher.gains[k] : gains[k] - missing;
      r[k] = residuals[k] + missing;
    }
    return new Gains(a, r);
  }

  /**
   * A model that goes on from a start toward a target for as long as this filter took from zero:
   * gain {@code a target + keep start}.
   *
   * @param keep what is kept of a start, per direction: this filter's residual where the procedure
   *     does not shrink
   */
  Gains continuing(double[] keep, Gains start, Gains target) {
    double[] a = new double[gains.length];
    double[] r = new double[gains.length];
    for (int k = 0; k < a.length; k++) {
      double shrunk = residuals[k] - keep[k];
      a[k] = gains[k] * target.gains[k] + keep[k] * start.gains[k];
      r[k] = shrunk + gains[k] * target.residuals[k] + keep[k] * start.residuals[k];
    }
    return new Gains(a, r);
  }

  /** The labels, gain 1 everywhere. */
  static Gains labels(int directions) {
    double[] ones = new double[directions];
    java.util.Arrays.fill(ones, 1);
    return new Gains(ones, new double[directions]);
  }

  /** What a unit of imitation weight takes from a student's gains: {@code a_s r_T}. */
  double[] imitated(Gains teacher) {
    double[] taken = new double[gains.length];
    for (int k = 0; k < taken.length; k++) {
      taken[k] = gains[k] * teacher.residuals[k];
    }
    return taken;
  }
}
