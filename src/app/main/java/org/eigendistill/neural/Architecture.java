// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;

/** A network: its weights at the start, and its logits. The first array touches the inputs. */
public interface Architecture {
  /** The weights at the start, drawn from a seed, the same on every machine. */
  List<NDArray> start(NDManager manager, DataType type, long seed);

  /**
   * Running statistics at the start, where it has such: they are not trained by descent, but are
   * part of the network's state.
   */
  default List<NDArray> statistics(NDManager manager, DataType type) {
    return List.of();
  }

  /** Logits, rows x classes. */
  NDArray logits(Pass pass, NDArray inputs);

  /**
   * What {@link Trainer} keeps of the first array: weights of units x inputs.
   *
   * @param first its values, row by row
   */
  Matrix inputWeights(double... first);

  /**
   * The network that a recipe describes.
   *
   * @throws IllegalArgumentException if it cannot take such data
   */
  static Architecture of(Recipe recipe, NetworkData data) {
    NetworkKind kind = recipe.kind();
    if (kind.takesSequences() != data.vocabulary() > 0) {
      throw new IllegalArgumentException(
          "model %s needs %s"
              .formatted(recipe.model(), kind.takesSequences() ? "sequences" : "features"));
    }
    return kind.of(data, recipe);
  }

  /** A random matrix or kernel of variance {@code variance}. */
  static NDArray gaussian(
      NDManager manager, DataType type, Shape shape, double variance, Randomness random) {
    double[] values = new double[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.sqrt(variance) * random.gaussian();
    }
    return manager.create(values, shape).toType(type, false);
  }
}
