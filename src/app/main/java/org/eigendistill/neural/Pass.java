// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * What an architecture computes logits with.
 *
 * @param weights what is trained, as {@link Architecture#start} made it
 * @param statistics running statistics, as {@link Architecture#statistics} made them
 * @param training whether this is a step of training: batches are then normalised by their own
 *     statistics, and the running ones move towards them in place
 */
public record Pass(List<NDArray> weights, List<NDArray> statistics, boolean training) {
  /** Copies the lists, not the arrays. */
  public Pass {
    weights = List.copyOf(weights);
    statistics = List.copyOf(statistics);
  }

  /** Number i of the weights. */
  public NDArray weight(int i) {
    return weights.get(i);
  }
}
