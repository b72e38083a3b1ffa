// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.measure;

import org.eigendistill.compare.rows.RowMeter;
import org.eigendistill.compare.rows.SoftmaxRow;

/**
 * The teacher beside each other model, by log-odds of the class that both together make likeliest,
 * which treats the two alike: mean {@code (phi_t + phi_m) / 2} and difference {@code phi_m - phi_t}
 * (Bland and Altman, Lancet 1986). Not finite where a probability is 0 or 1.
 */
public final class JointSureness implements RowMeter {
  private final double[][] mean;
  private final double[][] difference;

  /** Of so many rows and models, the teacher among them. */
  public JointSureness(int rows, int models) {
    this.mean = new double[models - 1][rows];
    this.difference = new double[models - 1][rows];
  }

  @Override
  public void row(int place, SoftmaxRow... models) {
    for (int m = 1; m < models.length; m++) {
      int kind = ReferenceClasses.likeliest(models[0], models[m]);
      double teacher = models[0].logOdds(kind);
      double other = models[m].logOdds(kind);
      mean[m - 1][place] = (teacher + other) / 2;
      difference[m - 1][place] = other - teacher;
    }
  }

  /** Means, for the student (0) or a control (from 1), row by row. */
  public double[] mean(int other) {
    return mean[other].clone();
  }

  /** Differences, that model less the teacher. */
  public double[] difference(int other) {
    return difference[other].clone();
  }
}
