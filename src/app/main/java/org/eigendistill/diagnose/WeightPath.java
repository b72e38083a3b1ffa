// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.util.List;
import org.eigendistill.base.Matrix;

/**
 * Weights that touch the inputs, at checkpoints through training: of a layer {@code W x} all of W,
 * units x inputs; of a convolution its kernels, units x (channels x height x width), the inputs
 * being patches. The first checkpoint is the start, the last the run's own end.
 *
 * @param checkpoints at least three, of one shape, finite
 */
public record WeightPath(List<Matrix> checkpoints) {
  /** The fewest checkpoints that show a way. */
  public static final int FEWEST = 3;

  /** Checks the law above, and that the weights move. */
  public WeightPath {
    checkpoints = List.copyOf(checkpoints);
    if (checkpoints.size() < FEWEST) {
      throw new IllegalArgumentException(
          "%d checkpoints, where at least %d are needed: start, way and end"
              .formatted(checkpoints.size(), FEWEST));
    }
    Matrix first = checkpoints.get(0);
    if (first.rows() == 0 || first.columns() == 0) {
      throw new IllegalArgumentException("no weights");
    }
    for (int t = 0; t < checkpoints.size(); t++) {
      Matrix weights = checkpoints.get(t);
      if (weights.rows() != first.rows() || weights.columns() != first.columns()) {
        throw new IllegalArgumentException(
            "checkpoint %d is %s, the first %s".formatted(t + 1, weights, first));
      }
      int bad = weights.firstNonFinite();
      if (bad >= 0) {
        throw new IllegalArgumentException(
            "checkpoint %d, unit %d, input %d is not finite"
                .formatted(t + 1, bad / first.columns() + 1, bad % first.columns() + 1));
      }
    }
    if (checkpoints.get(checkpoints.size() - 1).equals(first)) {
      throw new IllegalArgumentException("the last checkpoint is the first: nothing has moved");
    }
  }

  /** The number of units. */
  public int units() {
    return checkpoints.get(0).rows();
  }

  /** The number of inputs. */
  public int inputs() {
    return checkpoints.get(0).columns();
  }

  /** The Frobenius norm of the last checkpoint. */
  double size() {
    return checkpoints.get(checkpoints.size() - 1).norm();
  }

  /**
   * What has been moved since the start at a checkpoint, in the given basis, units x directions.
   */
  Matrix moved(int checkpoint, Matrix basis) {
    return checkpoints.get(checkpoint).plus(-1, checkpoints.get(0)).times(basis);
  }
}
