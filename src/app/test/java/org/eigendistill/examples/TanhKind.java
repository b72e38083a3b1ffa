// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.examples;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.neural.Architecture;
import org.eigendistill.neural.NetworkData;
import org.eigendistill.neural.NetworkKind;
import org.eigendistill.neural.Pass;
import org.eigendistill.neural.Recipe;

/** A kind of network: one hidden layer of the hyperbolic tangent, without biases. */
public final class TanhKind implements NetworkKind {
  @Override
  public String name() {
    return "tanh";
  }

  @Override
  public String title() {
    return "Tanh";
  }

  @Override
  public Architecture of(NetworkData data, Recipe recipe) {
    return new Tanh(data.train().inputs().columns(), recipe.hidden().get(0), data.classes());
  }

  @Override
  public int cost() {
    return 2;
  }

  private record Tanh(int inputs, int hidden, int classes) implements Architecture {
    @Override
    public List<NDArray> start(NDManager manager, DataType type, long seed) {
      Randomness random = Randomness.of(seed);
      return List.of(
          Architecture.gaussian(manager, type, new Shape(hidden, inputs), 1.0 / inputs, random),
          Architecture.gaussian(manager, type, new Shape(classes, hidden), 1.0 / hidden, random));
    }

    @Override
    public NDArray logits(Pass pass, NDArray inputs) {
      NDArray inside = inputs.matMul(pass.weight(0).transpose()).tanh();
      return inside.matMul(pass.weight(1).transpose());
    }

    @Override
    public Matrix inputWeights(double... first) {
      return Matrix.of(hidden, inputs, first);
    }
  }
}
