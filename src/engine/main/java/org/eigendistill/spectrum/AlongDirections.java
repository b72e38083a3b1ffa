// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import java.util.Arrays;
import org.eigendistill.base.Matrix;

/**
 * Models along the directions of a {@link Spectrum}: {@code v_k'B} of each direction and output, r
 * x C. That of the labels is {@link Spectrum#leastSquares()}, and a gain is what a model has of it.
 *
 * @param spectrum the directions
 */
public record AlongDirections(Spectrum spectrum) {
  /**
   * Of weights: V'B.
   *
   * @param weights B, p x C
   * @throws UnsupportedOperationException for kernels
   */
  public Matrix ofWeights(Matrix weights) {
    return spectrum.basis().project(weights);
  }

  /**
   * Of predictions at the training rows, {@code u_k'F / s_k}: the model of least norm that has
   * them, as far as they lie in the span of the directions.
   *
   * @param fit F, n x C; with {@link RowWeights}, of rows multiplied by their roots
   */
  public Matrix ofFit(Matrix fit) {
    double[] singular = new double[spectrum.directions()];
    Arrays.setAll(singular, spectrum::singularValue);
    return Inputs.scaleRows(spectrum.rowVectors().transposeTimes(fit), Inputs.inverse(singular));
  }

  /** Their fit at the training rows, n x C. */
  public Matrix fit(Matrix along) {
    return spectrum.basis().fitted(along);
  }

  /** Their weights, p x C, nothing of them outside of the directions. */
  public Matrix weights(Matrix along) {
    return spectrum.basis().weights(along);
  }

  /**
   * Their predictions at new rows.
   *
   * @param x of the columns of the data, or for a {@link KernelMatrix} the kernel of each new row
   *     with every row of the data
   */
  public Matrix predict(Matrix x, Matrix along) {
    return spectrum.basis().predict(x, along);
  }
}
