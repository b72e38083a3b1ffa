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
 * inputs; a single layer starts at zero, as the linear theory does.
 *
 * @param widths inputs, hidden units, classes
 */
record Dense(List<Integer> widths) implements Architecture {
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
      weights.add(manager.zeros(new Shape(widths.get(i)), type));
    }
    return weights;
  }

  @Override
  public Matrix inputWeights(double... first) {
    return Matrix.of(widths.get(1), widths.get(0), first);
  }

  @Override
  public NDArray logits(List<NDArray> weights, NDArray inputs) {
    NDArray at = inputs;
    for (int i = 0; i < weights.size(); i += 2) {
      at = at.matMul(weights.get(i).transpose()).add(weights.get(i + 1));
      if (i + 2 < weights.size()) {
        at = Activation.relu(at);
      }
    }
    return at;
  }
}
