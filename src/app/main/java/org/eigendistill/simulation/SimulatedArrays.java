package org.eigendistill.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.NpyWriter;
import org.eigendistill.data.Preprocessing;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.Model;

/**
 * What a teacher or a student of a simulation is and says at each time, as NPY arrays: weights,
 * intercepts, predictions. Along direction k the weights are the gain times the least-squares
 * coefficient.
 *
 * @param simulation whose times they are of
 */
public record SimulatedArrays(Simulation simulation) {
  /** Writes the weights of prepared features at each time: times x features x outputs. */
  public void writeWeights(Path file, Course training) throws IOException {
    write(
        file, training, simulation.spectrum()::weights, simulation.spectrum().columns(), outputs());
  }

  /** Writes the weights of raw features at each time: times x features x outputs. */
  public void writeRawWeights(Path file, Course training, Preprocessing preprocessing)
      throws IOException {
    write(
        file,
        training,
        gains -> preprocessing.rawWeights(simulation.spectrum().weights(gains)),
        simulation.spectrum().columns(),
        outputs());
  }

  /** Writes the intercepts that go with them: times x outputs. */
  public void writeIntercepts(Path file, Course training, Preprocessing preprocessing)
      throws IOException {
    write(
        file,
        training,
        gains ->
            preprocessing.intercepts(
                preprocessing.rawWeights(simulation.spectrum().weights(gains))),
        outputs());
  }

  /**
   * Writes predictions at new rows, as the fit takes them, in raw units: times x rows x outputs.
   */
  public void writePredictions(
      Path file, Course training, Preprocessing preprocessing, Matrix features) throws IOException {
    write(
        file,
        training,
        gains -> preprocessing.predictions(simulation.spectrum().predict(features, gains)),
        features.rows(),
        outputs());
  }

  private int outputs() {
    return simulation.spectrum().targetCoefficients().columns();
  }

  private void write(Path file, Course training, Function<double[], Matrix> atGains, int... shape)
      throws IOException {
    long[] all = new long[shape.length + 1];
    Arrays.setAll(all, i -> i == 0 ? simulation.times().length : shape[i - 1]);
    try (NpyWriter out = NpyWriter.open(file, all)) {
      for (double time : simulation.times()) {
        Model model = training.at(time);
        double[] gains =
            Arrays.stream(model.along(simulation.spectrum().eigenvalues()))
                .mapToDouble(Gain::gain)
                .toArray();
        out.append(atGains.apply(gains));
      }
    }
  }
}
