// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.ladder;

import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.softmax.LogitGradient;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.tangent.DenseNetwork;

/**
 * Gradient descent of a mean loss over all rows at once, in doubles.
 *
 * @param step h
 * @param steps N
 * @param solver multiplies
 */
record Descent(double step, int steps, EigenSolver solver) {
  /** The logits of a network after all steps. */
  Matrix end(
      String what, DenseNetwork start, Matrix rows, LogitGradient gradient, Progress progress) {
    DenseNetwork network = start;
    double[] slope = new double[gradient.rows() * gradient.classes()];
    for (int k = 0; k < steps; k++) {
      progress.update(what, k, steps);
      gradient.at(network.logits(rows, solver).toArray(), slope);
      network =
          network.descended(
              rows,
              Matrix.of(gradient.rows(), gradient.classes(), slope),
              step / gradient.rows(),
              solver);
    }
    return network.logits(rows, solver);
  }
}
