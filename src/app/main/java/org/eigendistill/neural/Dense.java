// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;

/**
 * Layers {@code W x + b} with ReLU between, weights units x inputs. He's start, variance 2 /
 * inputs; a single layer starts at zero, as the linear theory does. With batch normalisation a
 * hidden layer is relu(norm(W x)), the norm's shift in the place of b.
 *
 * @param widths inputs, hidden units, classes
 * @param normed whether hidden layers are normalised
 */
record Dense(List<Integer> widths, boolean normed) implements Architecture {
  @Override
  public List<NDArray> start(NDManager manager, DataType type, long seed) {
    Randomness random = Randomness.of(seed);
    List<NDArray> weights = new ArrayList<>();
    for (int i = 1; i < widths.size(); i++) {
      Shape shape = new Shape(widths.get(i), widths.get(i - 1));
      weights.add(
          widths.size() == 2
              ? manager.zeros(shape, type)
              : Architecture.gaussian(manager, type, shape, 2.0 / widths.get(i - 1), random));
      if (normed && i < widths.size() - 1) {
        weights.addAll(Norms.start(manager, type, widths.get(i)));
      } else {
        weights.add(manager.zeros(new Shape(widths.get(i)), type));
      }
    }
    return weights;
  }

  @Override
  public List<NDArray> statistics(NDManager manager, DataType type) {
    return normed
        ? Norms.statistics(manager, type, widths.subList(1, widths.size() - 1))
        : List.of();
  }

  @Override
  public Matrix inputWeights(double... first) {
    return Matrix.of(widths.get(1), widths.get(0), first);
  }

  @Override
  public NDArray logits(Pass pass, NDArray inputs) {
    NDArray at = inputs;
    int weight = 0;
    for (int layer = 1; layer < widths.size(); layer++) {
      boolean hidden = layer < widths.size() - 1;
      at = at.matMul(pass.weight(weight++).transpose());
      if (normed && hidden) {
        at = Norms.batch(at, pass, weight, layer - 1);
        weight += 2;
      } else {
        at = at.add(pass.weight(weight++));
      }
      if (hidden) {
        at = Activation.relu(at);
      }
    }
    return at;
  }
}
