package org.eigendistill.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;

/** A network: its weights at the start, and its logits. The first array touches the inputs. */
sealed interface Architecture
    permits Architecture.Dense, Architecture.Convolutions, TextConvolution {
  /** The weights at the start, drawn from a seed, the same on every machine. */
  List<NDArray> start(NDManager manager, DataType type, long seed);

  /** Logits, rows x classes. */
  NDArray logits(List<NDArray> weights, NDArray inputs);

  /**
   * What {@link Trainer} keeps of the first array: weights of units x inputs.
   *
   * @param first its values, row by row
   */
  Matrix inputWeights(double... first);

  /**
   * A network by name.
   *
   * @throws IllegalArgumentException if it cannot take such data
   */
  static Architecture of(String model, NetworkData data, List<Integer> hidden) {
    int inputs = data.train().inputs().columns();
    int classes = data.classes();
    if (model.equals("text") != data.vocabulary() > 0) {
      throw new IllegalArgumentException(
          "model %s needs %s".formatted(model, model.equals("text") ? "sequences" : "features"));
    }
    return switch (model) {
      case "text" -> new TextConvolution(data.vocabulary(), classes);
      case "softmax" -> new Dense(List.of(inputs, classes));
      case "mlp" -> {
        List<Integer> widths = new ArrayList<>(hidden);
        widths.add(0, inputs);
        widths.add(classes);
        yield new Dense(List.copyOf(widths));
      }
      case "cnn" -> Convolutions.of(inputs, classes);
      default -> throw new IllegalArgumentException("no model '" + model + "'");
    };
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
                : gaussian(manager, type, shape, 2.0 / widths.get(i - 1), random));
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

  /**
   * Two 3 x 3 convolutions of 16 and 32 channels, each with 2 x 2 max pooling and ReLU, and a dense
   * layer, on square gray images. ReLU and pooling may change places, and after pooling there is a
   * quarter to do. Channels lie innermost in memory, images and kernels alike: PyTorch's kernels
   * take less than half the time so.
   *
   * @param side pixels along a side
   * @param classes the number of classes
   */
  record Convolutions(int side, int classes) implements Architecture {
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
          gaussian(manager, type, new Shape(16, 3, 3, 1), 2.0 / 9, random),
          manager.zeros(new Shape(16), type),
          gaussian(manager, type, new Shape(32, 3, 3, 16), 2.0 / 144, random),
          manager.zeros(new Shape(32), type),
          gaussian(manager, type, new Shape(classes, flat), 2.0 / flat, random),
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
                Pool.maxPool2d(at, new Shape(2, 2), new Shape(2, 2), new Shape(0, 0), false));
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
