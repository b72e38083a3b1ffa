// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import org.eigendistill.base.Matrix;
import org.eigendistill.spectrum.EigenSolver;

/**
 * A solver whose Gram matrices keep to a task's cores. What else a task does stays in Spark's own
 * thread, which alone knows its partition.
 *
 * @param own what works them out
 */
record TaskSolver(EigenSolver own) implements EigenSolver {
  @Override
  public String name() {
    return own.name();
  }

  @Override
  public Eigen symmetric(Matrix matrix) {
    return own.symmetric(matrix);
  }

  @Override
  public Svd thin(Matrix matrix) {
    return own.thin(matrix);
  }

  @Override
  public Matrix gram(Matrix matrix) {
    return TaskCores.run(() -> own.gram(matrix));
  }
}
