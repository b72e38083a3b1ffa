// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import org.eigendistill.base.Matrix;

/**
 * A run's way through training along the data's eigendirections, kept so that many runs can be
 * compared without projecting again.
 */
public final class Projection {
  private final RunSums sums;

  private Projection(RunSums sums) {
    this.sums = sums;
  }

  /**
   * Projects a run.
   *
   * @param directions eigenvectors, p x r, one a column
   */
  public static Projection of(WeightPath path, Matrix directions) {
    return new Projection(RunSums.of(path, directions));
  }

  /** Compares a student with its teacher. */
  public static ProjectionNumbers compare(Projection teacher, Projection student, Bands bands) {
    BiasCurve[] both =
        BiasMeasures.curves(teacher.sums, RunSums.NONE, student.sums, RunSums.NONE, bands);
    double[] measures = BiasMeasures.of(both);
    int lower = bands.list().size() - 1;
    return new ProjectionNumbers(
        measures[lower], Math.exp(measures[2 * lower + 1]), both[0], both[1]);
  }
}
