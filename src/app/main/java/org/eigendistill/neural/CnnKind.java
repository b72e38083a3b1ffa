package org.eigendistill.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import java.util.List;
import java.util.Locale;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.Scaling;

/** A small convolutional network on square gray images. */
final class CnnKind implements NetworkKind {
  private static final int PATCHED_IMAGES = 300;

  @Override
  public String name() {
    return "cnn";
  }

  @Override
  public String title() {
    return "CNN";
  }

  @Override
  public String takes() {
    return "square images";
  }

  @Override
  public Architecture of(NetworkData data, List<Integer> hidden) {
    return Convolutions.of(data.train().inputs().columns(), data.classes());
  }

  /** What its first kernels see: 3 x 3 patches. */
  @Override
  public Matrix touched(Pool pool) {
    return patches(pool.train());
  }

  @Override
  public String touches() {
    return "patches";
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

  private static Matrix patches(Matrix train) {
    int side = (int) Math.round(Math.sqrt(train.columns()));
    int inner = side - 2;
    int images = Math.min(PATCHED_IMAGES, train.rows());
    Matrix all =
        Matrix.fill(
            images * inner * inner,
            9,
            (i, j) -> {
              int at = i % (inner * inner);
              int y = at / inner + j / 3;
              int x = at % inner + j % 3;
              return train.get(i / (inner * inner), y * side + x);
            });
    return Scaling.centring(all).apply(all);
  }

  /**
   * Two 3 x 3 convolutions of 16 and 32 channels, each with 2 x 2 max pooling and ReLU, and a dense
   * layer, on square gray images. ReLU and pooling may change places, and after pooling there is a
   * quarter to do. Channels lie innermost in memory, images and kernels alike: PyTorch's kernels
   * take less than half the time so.
   *
   * @param side pixels along a side
   * @param classes the number of classes
   */
  private record Convolutions(int side, int classes) implements Architecture {
    static Convolutions of(int inputs, int classes) {
      int side = (int) Math.round(Math.sqrt(inputs));
      if (side * side != inputs || side % 4 != 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "model cnn needs square images whose side divides by 4, not %s",
                Counted.of(inputs, "feature")));
      }
      return new Convolutions(side, classes);
    }

    @Override
    public List<NDArray> start(NDManager manager, DataType type, long seed) {
      Randomness random = Randomness.of(seed);
      int flat = 32 * (side / 4) * (side / 4);
      return List.of(
          Architecture.gaussian(manager, type, new Shape(16, 3, 3, 1), 2.0 / 9, random),
          manager.zeros(new Shape(16), type),
          Architecture.gaussian(manager, type, new Shape(32, 3, 3, 16), 2.0 / 144, random),
          manager.zeros(new Shape(32), type),
          Architecture.gaussian(manager, type, new Shape(classes, flat), 2.0 / flat, random),
          manager.zeros(new Shape(classes), type));
    }

    @Override
    public Matrix inputWeights(double... first) {
      return Matrix.of(16, 9, first);
    }

    @Override
    public NDArray logits(List<NDArray> weights, NDArray inputs) {
      NDArray at = channelsSecond(inputs.reshape(new Shape(-1, side, side, 1)));
      for (int i = 0; i < 4; i += 2) {
        at =
            Conv2d.conv2d(
                    at,
                    channelsSecond(weights.get(i)),
                    weights.get(i + 1),
                    new Shape(1, 1),
                    new Shape(1, 1),
                    new Shape(1, 1))
                .singletonOrThrow();
        at =
            Activation.relu(
                ai.djl.nn.pooling.Pool.maxPool2d(
                    at, new Shape(2, 2), new Shape(2, 2), new Shape(0, 0), false));
      }
      at = at.transpose(0, 2, 3, 1).reshape(inputs.getShape().get(0), -1);
      return at.matMul(weights.get(4).transpose()).add(weights.get(5));
    }

    /** PyTorch counts channels second wherever they lie; this moves no number. */
    private static NDArray channelsSecond(NDArray channelsLast) {
      return channelsLast.transpose(0, 3, 1, 2);
    }
  }
}
