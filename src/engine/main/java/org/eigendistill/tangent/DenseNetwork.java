// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.tangent;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.spectrum.EigenSolver;

/**
 * A network of dense layers without bias, {@code f(x) = s(... s(s(x'W_1) W_2) ...) W_L}, s the
 * rectifier or nothing. It is trained on all rows at once, in doubles: for small networks that have
 * to be followed exactly, step by step.
 *
 * @param layers W_1 to W_L, each as many rows as the one before has columns
 * @param isRectified whether s is max(0, .); else the network is linear
 */
public record DenseNetwork(List<Matrix> layers, boolean isRectified) {
  /** Checks that the layers fit one another; keeps its own list. */
  public DenseNetwork {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a network has at least one layer");
    }
    for (int i = 1; i < layers.size(); i++) {
      if (layers.get(i).rows() != layers.get(i - 1).columns()) {
        throw new IllegalArgumentException(
            "layer %d gives %d numbers, layer %d takes %d"
                .formatted(i, layers.get(i - 1).columns(), i + 1, layers.get(i).rows()));
      }
    }
  }

  /**
   * A rectified network at random: weights of layer i are Gaussian of variance 2 over the numbers
   * that it takes, of the last 1 over them.
   *
   * @param randomness what is drawn from
   * @param widths numbers of inputs, of every hidden layer, of outputs; each at least 1
   */
  public static DenseNetwork random(Randomness randomness, int... widths) {
    List<Matrix> layers = new ArrayList<>();
    for (int i = 1; i < widths.length; i++) {
      double deviation = Math.sqrt((i < widths.length - 1 ? 2.0 : 1.0) / widths[i - 1]);
      layers.add(
          Matrix.fill(widths[i - 1], widths[i], (a, b) -> deviation * randomness.gaussian()));
    }
    return new DenseNetwork(layers, true);
  }

  /** One linear layer, all of whose weights are 0. */
  public static DenseNetwork zero(int inputs, int outputs) {
    return new DenseNetwork(List.of(Matrix.fill(inputs, outputs, (a, b) -> 0)), false);
  }

  /** The logits of rows, n x C. */
  public Matrix logits(Matrix rows, EigenSolver solver) {
    List<Matrix> taken = taken(rows, solver);
    return solver.product(taken.get(layers.size() - 1), layers.get(layers.size() - 1));
  }

  /** What each layer takes, n x its rows: the rows themselves first. */
  List<Matrix> taken(Matrix rows, EigenSolver solver) {
    List<Matrix> taken = new ArrayList<>(List.of(rows));
    for (int i = 0; i + 1 < layers.size(); i++) {
      Matrix sums = solver.product(taken.get(i), layers.get(i));
      taken.add(
          isRectified
              ? Matrix.fill(sums.rows(), sums.columns(), (a, b) -> Math.max(0, sums.get(a, b)))
              : sums);
    }
    return taken;
  }

  /**
   * What a gradient by what layer i + 1 takes is by the sums before it: 0 where they are rectified.
   *
   * @param gradient n x width
   * @param values what layer i + 1 takes
   */
  Matrix through(Matrix gradient, Matrix values) {
    return isRectified
        ? Matrix.fill(
            gradient.rows(),
            gradient.columns(),
            (a, b) -> values.get(a, b) > 0 ? gradient.get(a, b) : 0)
        : gradient;
  }

  /**
   * After a step of gradient descent.
   *
   * @param rows X, n x d
   * @param slope the loss's gradient by logits, a sum over rows, n x C
   * @param step h / n, of the loss that is the mean over rows with step h
   */
  public DenseNetwork descended(Matrix rows, Matrix slope, double step, EigenSolver solver) {
    List<Matrix> taken = taken(rows, solver);
    List<Matrix> next = new ArrayList<>(layers);
    Matrix gradient = slope;
    for (int i = layers.size() - 1; i >= 0; i--) {
      Matrix down = solver.product(taken.get(i).transpose(), gradient);
      next.set(i, layers.get(i).plus(-step, down));
      if (i > 0) {
        gradient = through(solver.product(gradient, layers.get(i).transpose()), taken.get(i));
      }
    }
    return new DenseNetwork(next, isRectified);
  }
}
