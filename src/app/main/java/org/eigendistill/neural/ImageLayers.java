// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.Scaling;

/**
 * Layers of networks on images. Channels lie innermost in memory, kernels too (to x y x from): most
 * of PyTorch's kernels take less than half the time so.
 */
final class ImageLayers {
  private static final int PATCHED_IMAGES = 300;
  private static final int SIDE = 3;

  private ImageLayers() {}

  /** Rows of features as images, channels on the second axis. */
  static NDArray images(NDArray inputs, ImageShape shape) {
    int side = shape.side();
    return shape.channels() == 1
        ? channelsSecond(inputs.reshape(new Shape(-1, side, side, 1)))
        : inputs.reshape(new Shape(-1, shape.channels(), side, side));
  }

  /** The shape of 3 x 3 kernels. */
  static Shape kernel(int to, int from) {
    return new Shape(to, SIDE, SIDE, from);
  }

  /**
   * A 3 x 3 convolution with a border of zeros.
   *
   * @param bias null for none
   */
  static NDArray convolved(NDArray at, NDArray kernel, NDArray bias, int stride) {
    return Conv2d.conv2d(
            at, channelsSecond(kernel), bias, new Shape(stride, stride), new Shape(1, 1))
        .singletonOrThrow();
  }

  /** Largest values of 2 x 2 squares, and ReLU, which may change places with that. */
  static NDArray pooled(NDArray at) {
    return Activation.relu(
        ai.djl.nn.pooling.Pool.maxPool2d(
            at, new Shape(2, 2), new Shape(2, 2), new Shape(0, 0), false));
  }

  /** PyTorch counts channels second wherever they lie; this moves no number. */
  private static NDArray channelsSecond(NDArray channelsLast) {
    return channelsLast.transpose(0, 3, 1, 2);
  }

  /** What first kernels see of the first images: centred 3 x 3 patches, channels innermost. */
  static Matrix patches(Matrix train) {
    ImageShape shape = ImageShape.of(train.columns(), "a convolution", SIDE);
    int side = shape.side();
    int inner = side - SIDE + 1;
    int channels = shape.channels();
    int images = Math.min(PATCHED_IMAGES, train.rows());
    Matrix all =
        Matrix.fill(
            images * inner * inner,
            SIDE * SIDE * channels,
            (i, j) -> {
              int at = i % (inner * inner);
              int place = j / channels;
              int y = at / inner + place / SIDE;
              int x = at % inner + place % SIDE;
              return train.get(i / (inner * inner), (j % channels * side + y) * side + x);
            });
    return Scaling.centring(all).apply(all);
  }
}
