// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.DoubleFunction;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.NpyWriter;
import org.eigendistill.data.Preprocessing;

/**
 * What a teacher or a student of a simulation is and says at each time, as NPY arrays: weights,
 * intercepts, predictions.
 *
 * @param model teacher or student
 * @param times the times
 * @param preprocessing of its features and targets
 */
public record SimulatedArrays(SimulatedModel model, double[] times, Preprocessing preprocessing) {
  /** Keeps its own copy. */
  public SimulatedArrays {
    times = times.clone();
  }

  @Override
  public double[] times() {
    return times.clone();
  }

  /** Writes the weights of prepared features at each time: times x features x outputs. */
  public void writeWeights(Path file) throws IOException {
    write(file, model::weights, model.spectrum().columns(), model.outputs());
  }

  /** Writes the weights of raw features at each time: times x features x outputs. */
  public void writeRawWeights(Path file) throws IOException {
    write(
        file,
        time -> preprocessing.rawWeights(model.weights(time)),
        model.spectrum().columns(),
        model.outputs());
  }

  /** Writes the intercepts that go with them: times x outputs. */
  public void writeIntercepts(Path file) throws IOException {
    write(
        file,
        time -> preprocessing.intercepts(preprocessing.rawWeights(model.weights(time))),
        model.outputs());
  }

  /**
   * Writes predictions at new rows, as the fit takes them, in raw units: times x rows x outputs.
   */
  public void writePredictions(Path file, Matrix features) throws IOException {
    write(
        file,
        time -> preprocessing.predictions(model.predictions(features, time)),
        features.rows(),
        model.outputs());
  }

  private void write(Path file, DoubleFunction<Matrix> atTime, int... shape) throws IOException {
    long[] all = new long[shape.length + 1];
    Arrays.setAll(all, i -> i == 0 ? times.length : shape[i - 1]);
    try (NpyWriter out = NpyWriter.open(file, all)) {
      for (double time : times) {
        out.append(atTime.apply(time));
      }
    }
  }
}
