// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;

/** A small convolutional network on square images. */
final class CnnKind implements ImageKind {
  @Override
  public String name() {
    return "cnn";
  }

  @Override
  public String title() {
    return "CNN";
  }

  @Override
  public List<String> keys() {
    return List.of("norm");
  }

  @Override
  public Architecture of(NetworkData data, Recipe recipe) {
    return new Convolutions(
        ImageShape.of(data.train().inputs().columns(), "model cnn", 4),
        data.classes(),
        recipe.layout().hasBatchNorm());
  }

  @Override
  public int cost() {
    return 40;
  }

  /** 2: channels lie innermost. */
  @Override
  public int format() {
    return 2;
  }

  /**
   * Two 3 x 3 convolutions of 16 and 32 channels, each with 2 x 2 max pooling and ReLU, and a dense
   * layer. ReLU and pooling may change places, and after pooling there is a quarter to do. With
   * batch normalisation it stands before pooling, its shift in the place of the kernels' bias.
   *
   * @param shape of the images
   * @param classes the number of classes
   * @param normed whether the convolutions are normalised
   */
  private record Convolutions(ImageShape shape, int classes, boolean normed)
      implements Architecture {
    private static final List<Integer> CHANNELS = List.of(16, 32);

    @Override
    public List<NDArray> start(NDManager manager, DataType type, long seed) {
      Randomness random = Randomness.of(seed);
      List<NDArray> weights = new ArrayList<>();
      int from = shape.channels();
      for (int to : CHANNELS) {
        weights.add(
            Architecture.gaussian(
                manager, type, ImageLayers.kernel(to, from), 2.0 / (9 * from), random));
        if (normed) {
          weights.addAll(Norms.start(manager, type, to));
        } else {
          weights.add(manager.zeros(new Shape(to), type));
        }
        from = to;
      }
      int flat = from * (shape.side() / 4) * (shape.side() / 4);
      weights.add(
          Architecture.gaussian(manager, type, new Shape(classes, flat), 2.0 / flat, random));
      weights.add(manager.zeros(new Shape(classes), type));
      return weights;
    }

    @Override
    public List<NDArray> statistics(NDManager manager, DataType type) {
      return normed ? Norms.statistics(manager, type, CHANNELS) : List.of();
    }

    @Override
    public Matrix inputWeights(double... first) {
      return Matrix.of(CHANNELS.get(0), 9 * shape.channels(), first);
    }

    @Override
    public NDArray logits(Pass pass, NDArray inputs) {
      NDArray at = ImageLayers.images(inputs, shape);
      int weight = 0;
      for (int layer = 0; layer < CHANNELS.size(); layer++) {
        NDArray bias = normed ? null : pass.weight(weight + 1);
        at = ImageLayers.convolved(at, pass.weight(weight), bias, 1);
        if (normed) {
          at = Norms.batch(at, pass, weight + 1, layer);
        }
        weight += normed ? 3 : 2;
        at = ImageLayers.pooled(at);
      }
      at = at.transpose(0, 2, 3, 1).reshape(inputs.getShape().get(0), -1);
      return at.matMul(pass.weight(weight).transpose()).add(pass.weight(weight + 1));
    }
  }
}
