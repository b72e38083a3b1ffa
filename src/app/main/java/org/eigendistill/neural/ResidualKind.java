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

/** Residual networks for small images (He and others 2016, section 4.2), of depth 6 n + 2. */
final class ResidualKind implements ImageKind {
  private static final int WIDTH = 16;

  private final int depth;

  ResidualKind(int depth) {
    this.depth = depth;
  }

  @Override
  public String name() {
    return "resnet" + depth;
  }

  @Override
  public String title() {
    return "ResNet-" + depth;
  }

  /** Batch normalisation it has always; a recipe may say so. */
  @Override
  public List<String> keys() {
    return List.of("norm", "width");
  }

  @Override
  public boolean normsBatches(Layout layout) {
    return true;
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public Architecture of(NetworkData data, Recipe recipe) {
    return new Residual(
        ImageShape.of(data.train().inputs().columns(), "model " + name(), 4),
        data.classes(),
        recipe.layout().width(WIDTH),
        (depth - 2) / 6);
  }

  @Override
  public int cost() {
    return 25 * depth;
  }

  /**
   * A 3 x 3 convolution, three stages of blocks, the mean over all places, a dense layer. Stages
   * have w, 2 w and 4 w channels; the second and third begin at every other place of the one
   * before. A block adds to what comes in
   *
   * <pre>    norm(conv(relu(norm(conv(x)))))    and is the ReLU of the sum,</pre>
   *
   * <p>where x lacks channels zeros are added to it, where it has more places every other is taken:
   * a shortcut has no weights. Convolutions have no bias; the norm is batch normalisation.
   *
   * @param shape of the images
   * @param classes the number of classes
   * @param width w
   * @param blocks n, in each stage
   */
  private record Residual(ImageShape shape, int classes, int width, int blocks)
      implements Architecture {
    private static final int STAGES = 3;

    /** The channels that each of the convolutions makes. */
    private List<Integer> channels() {
      List<Integer> channels = new ArrayList<>(List.of(width));
      for (int i = 0; i < 2 * STAGES * blocks; i++) {
        channels.add(width << i / (2 * blocks));
      }
      return channels;
    }

    @Override
    public List<NDArray> start(NDManager manager, DataType type, long seed) {
      Randomness random = Randomness.of(seed);
      List<NDArray> weights = new ArrayList<>();
      int from = shape.channels();
      for (int to : channels()) {
        weights.add(
            Architecture.gaussian(
                manager, type, ImageLayers.kernel(to, from), 2.0 / (9 * from), random));
        weights.addAll(Norms.start(manager, type, to));
        from = to;
      }
      weights.add(
          Architecture.gaussian(manager, type, new Shape(classes, from), 2.0 / from, random));
      weights.add(manager.zeros(new Shape(classes), type));
      return weights;
    }

    @Override
    public List<NDArray> statistics(NDManager manager, DataType type) {
      return Norms.statistics(manager, type, channels());
    }

    @Override
    public Matrix inputWeights(double... first) {
      return Matrix.of(width, 9 * shape.channels(), first);
    }

    @Override
    public NDArray logits(Pass pass, NDArray inputs) {
      NDArray at = Activation.relu(normed(ImageLayers.images(inputs, shape), pass, 0, 1));
      for (int block = 0; block < STAGES * blocks; block++) {
        int stride = block > 0 && block % blocks == 0 ? 2 : 1;
        NDArray inside = Activation.relu(normed(at, pass, 1 + 2 * block, stride));
        inside = normed(inside, pass, 2 + 2 * block, 1);
        at = Activation.relu(inside.add(stride == 1 ? at : shortened(at)));
      }
      int last = 3 * (1 + 2 * STAGES * blocks);
      NDArray means = ai.djl.nn.pooling.Pool.globalAvgPool2d(at);
      return means.matMul(pass.weight(last).transpose()).add(pass.weight(last + 1));
    }

    private static NDArray normed(NDArray at, Pass pass, int layer, int stride) {
      NDArray convolved = ImageLayers.convolved(at, pass.weight(3 * layer), null, stride);
      return Norms.batch(convolved, pass, 3 * layer + 1, layer);
    }

    /** Every other place, and as many channels of zeros behind those that there are. */
    private static NDArray shortened(NDArray at) {
      NDArray fewer =
          ai.djl.nn.pooling.Pool.avgPool2d(
              at, new Shape(1, 1), new Shape(2, 2), new Shape(0, 0), false, true);
      return fewer.concat(fewer.getManager().zeros(fewer.getShape(), fewer.getDataType()), 1);
    }
  }
}
