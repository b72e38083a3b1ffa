// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * The two losses, means over the rows of a batch. With target u (a distribution over classes),
 * logits z, temperature T and scale c:
 *
 * <pre>
 *     cross-entropy   c * mean( - sum_j u_j log softmax(z / T)_j )
 *     squared         c * mean( 1/2 sum_j (z_j - u_j)^2 )
 * </pre>
 *
 * <p>Constants are arrays that live as long as the loss. An operation of DJL with a Java number
 * wraps memory that the garbage collector may free before the derivatives, which need it, are
 * taken.
 */
final class Loss {
  private final boolean squared;
  private final NDArray temperature;
  private final NDArray factor;

  Loss(Recipe recipe, NDManager manager, DataType type) {
    this.squared = recipe.loss().equals("squared");
    this.temperature = manager.full(new Shape(), (float) 1, type).mul(recipe.temperature());
    this.factor =
        manager
            .full(new Shape(), (float) 1, type)
            .mul(squared ? recipe.lossScale() / 2 : -recipe.lossScale());
  }

  NDArray of(NDArray logits, NDArray target) {
    if (squared) {
      NDArray gap = logits.sub(target);
      return gap.mul(gap).sum(new int[] {1}).mean().mul(factor);
    }
    NDArray log = logits.div(temperature).logSoftmax(1);
    return log.mul(target).sum(new int[] {1}).mean().mul(factor);
  }

  /**
   * What a teacher's logits are as a target: softened probabilities, or themselves where squared.
   */
  NDArray target(NDArray teacherLogits) {
    return squared ? teacherLogits : teacherLogits.div(temperature).softmax(1);
  }
}
