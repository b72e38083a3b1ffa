// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.simulation;

import java.util.Optional;
import java.util.function.DoubleFunction;
import org.eigendistill.base.Matrix;
import org.eigendistill.spectrum.AlongDirections;
import org.eigendistill.spectrum.Spectrum;

/**
 * A teacher or a student at every time, as coefficients along the directions of its own features.
 *
 * @param spectrum of these features
 * @param along {@code v_k'B}, r x C, after training for a time
 * @param outside what its weights are where the data do not reach, p x C, at all times
 */
public record SimulatedModel(
    Spectrum spectrum, DoubleFunction<Matrix> along, Optional<Matrix> outside) {
  /** The weights of prepared features, p x C. */
  public Matrix weights(double time) {
    Matrix inside = new AlongDirections(spectrum).weights(along.apply(time));
    return outside.map(rest -> inside.plus(1, rest)).orElse(inside);
  }

  /** Predictions at new rows, prepared as the fit takes them. */
  public Matrix predictions(Matrix rows, double time) {
    Matrix inside = new AlongDirections(spectrum).predict(rows, along.apply(time));
    return outside.map(rest -> inside.plus(1, rows.times(rest))).orElse(inside);
  }

  /** The number of outputs, C. */
  int outputs() {
    return spectrum.targetCoefficients().columns();
  }
}
