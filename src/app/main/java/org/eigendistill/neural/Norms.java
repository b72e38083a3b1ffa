// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.Stream;

/**
 * Normalisation, with scale g and shift s a channel, epsilon {@value #EPSILON}:
 *
 * <pre>    g (x - mean) / sqrt(variance + epsilon) + s .</pre>
 *
 * <p>Batch (Ioffe and Szegedy 2015): mean and variance of a channel over the rows of a batch and
 * all places, variance with divisor n; the running ones, which are used where no training is,
 * become .9 of what they were and .1 of the batch's, variance there with divisor n - 1. Layer (Ba
 * and others 2016): mean and variance of the last axis, divisor n.
 */
final class Norms {
  private static final double MOMENTUM = 0.1;
  private static final double EPSILON = 1e-5;

  private Norms() {}

  /** Scales of 1 and shifts of 0. */
  static List<NDArray> start(NDManager manager, DataType type, int channels) {
    Shape shape = new Shape(channels);
    return List.of(manager.ones(shape, type), manager.zeros(shape, type));
  }

  /** Running means of 0 and variances of 1 for each of the layers, of so many channels. */
  static List<NDArray> statistics(NDManager manager, DataType type, List<Integer> layers) {
    return layers.stream()
        .map(Shape::new)
        .flatMap(shape -> Stream.of(manager.zeros(shape, type), manager.ones(shape, type)))
        .toList();
  }

  /**
   * Normalises batches, channels on the second axis.
   *
   * @param weight the number of the scales, before that of the shifts
   * @param layer the number of the normalised layer, from 0
   */
  static NDArray batch(NDArray at, Pass pass, int weight, int layer) {
    return Torch.batchNorm(
        at,
        pass.statistics().subList(2 * layer, 2 * layer + 2),
        pass.weights().subList(weight, weight + 2),
        pass.training(),
        MOMENTUM,
        EPSILON);
  }

  /** Normalises over the last axis; {@code weight} as above. */
  static NDArray layer(NDArray at, Pass pass, int weight) {
    return Torch.layerNorm(at, pass.weights().subList(weight, weight + 2), EPSILON);
  }
}
