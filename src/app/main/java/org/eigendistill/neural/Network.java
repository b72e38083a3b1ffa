// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eigendistill.base.Matrix;

/** An architecture with weights, on a device. */
final class Network {
  private static final int PREDICTED_AT_ONCE = 128;

  private final Architecture architecture;
  private final NDManager manager;
  private final DataType type;
  private final List<NDArray> weights;
  private final List<NDArray> statistics;
  private final int classes;

  private Network(Job job, NDManager manager) {
    Recipe recipe = job.recipe();
    this.architecture = Architecture.of(recipe, job.data());
    this.manager = manager;
    this.type = recipe.precision().equals("float64") ? DataType.FLOAT64 : DataType.FLOAT32;
    this.classes = job.data().classes();
    this.weights = architecture.start(manager, type, job.seed());
    weights.forEach(w -> w.setRequiresGradient(true));
    this.statistics = architecture.statistics(manager, type);
  }

  /** The network of a job, at its start. */
  static Network start(Job job, NDManager manager) {
    return new Network(job, manager);
  }

  DataType type() {
    return type;
  }

  List<NDArray> weights() {
    return weights;
  }

  /** Weights and running statistics. */
  List<NDArray> state() {
    return Stream.concat(weights.stream(), statistics.stream()).toList();
  }

  /** Logits in a step of training; its arrays go with a scope. */
  NDArray trainingLogits(NDArray inputs, NDManager scope) {
    return logits(inputs, true, scope);
  }

  private NDArray logits(NDArray inputs, boolean training, NDManager scope) {
    state().forEach(each -> each.tempAttach(scope));
    return architecture.logits(new Pass(weights, statistics, training), inputs);
  }

  /** A matrix on the device. */
  NDArray array(Matrix values) {
    return manager
        .create(values.toArray(), new Shape(values.rows(), values.columns()))
        .toType(type, false);
  }

  /** The weights that touch the inputs, units x inputs. */
  Matrix inputWeights() {
    return architecture.inputWeights(doubles(weights.get(0)));
  }

  /** Logits of rows, some at a time. */
  Matrix predict(NDArray inputs) {
    int rows = (int) inputs.getShape().get(0);
    List<double[]> parts = new ArrayList<>();
    for (int from = 0; from < rows; from += PREDICTED_AT_ONCE) {
      try (NDManager scope = manager.newSubManager()) {
        NDArray part = inputs.get(from + ":" + Math.min(rows, from + PREDICTED_AT_ONCE));
        part.attach(scope);
        parts.add(doubles(logits(part, false, scope)));
      }
    }
    double[] all = parts.stream().flatMapToDouble(Arrays::stream).toArray();
    return Matrix.of(rows, classes, all);
  }

  static double[] doubles(NDArray array) {
    try (NDArray wide = array.toType(DataType.FLOAT64, true)) {
      return wide.toDoubleArray();
    }
  }
}
