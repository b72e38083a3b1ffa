// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk;

import org.eigendistill.base.Matrix;
import org.eigendistill.spectrum.Spectrum;

/**
 * A design whose truth is known: y = X B + e with noise of variance v, independent over rows and
 * outputs. With the model's gains a, residuals r, the true coefficients beta_k = v_k'B and P_0 the
 * projection on the null space, the error of the weights is
 *
 * <pre>\[ \hat B - B = - \sum_k r_k v_k \beta_k - P_0 B
 *    + \sum_k \frac{a_k}{s_k} v_k u_k^{\top} e \]</pre>
 *
 * and its expected square in a measure M, E tr (B^ - B)' M (B^ - B), is a {@link RiskForm} with A =
 * (beta beta') o (V'M V), g_k = v_k'M P_0 B beta_k', q = tr (P_0 B)'M (P_0 B), w_k = C v v_k'M v_k
 * / s_k^2 (o is the elementwise product). Risks are summed over the outputs.
 *
 * <p>A signal that is itself random enters by its second moment S = E B B' alone: give any root L,
 * S = L L', in the place of B.
 */
public final class LinearProblem {
  private final Spectrum spectrum;
  private final Matrix directions;
  private final Matrix along;
  private final Matrix outside;
  private final double noise;
  private final int outputs;

  private LinearProblem(Spectrum spectrum, Matrix signal, double noise, int outputs) {
    if (!(noise >= 0) || noise == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "the noise variance must be at least 0 and finite, not " + noise);
    }
    if (signal.rows() != spectrum.columns()) {
      throw new IllegalArgumentException(
          "a signal of %d rows for %d columns of data"
              .formatted(signal.rows(), spectrum.columns()));
    }
    this.spectrum = spectrum;
    this.directions = spectrum.directionVectors();
    this.along = directions.transposeTimes(signal);
    this.outside = signal.plus(-1, directions.times(along));
    this.noise = noise;
    this.outputs = outputs;
  }

  /**
   * A given signal.
   *
   * @param spectrum the design's; no kernel
   * @param truth B, p x C
   * @param noise v, of each output, at least 0
   * @throws IllegalArgumentException if the shapes do not fit or the noise is no variance
   */
  public static LinearProblem of(Spectrum spectrum, Matrix truth, double noise) {
    return new LinearProblem(spectrum, truth, noise, truth.columns());
  }

  /**
   * A random signal of one output, over which risks are averaged.
   *
   * @param root L with E b b' = L L', p rows and as many columns as one likes
   */
  public static LinearProblem averaged(Spectrum spectrum, Matrix root, double noise) {
    return new LinearProblem(spectrum, root, noise, 1);
  }

  /** The mean squared error of the fit at the rows of the design, M = X'X / n. */
  public RiskForm inSample() {
    int r = spectrum.directions();
    double[] signal = new double[r];
    double[] variance = new double[r];
    for (int k = 0; k < r; k++) {
      double s = spectrum.singularValue(k);
      signal[k] = s * s / spectrum.rows() * signalPower(k);
      variance[k] = outputs * noise / spectrum.rows();
    }
    return RiskForm.diagonal(spectrum.eigenvalues(), signal, variance, 0);
  }

  /** The squared error of the weights, M = I. */
  public RiskForm parameter() {
    int r = spectrum.directions();
    double[] signal = new double[r];
    double[] variance = new double[r];
    for (int k = 0; k < r; k++) {
      double s = spectrum.singularValue(k);
      signal[k] = signalPower(k);
      variance[k] = outputs * noise / (s * s);
    }
    double rest = outside.norm();
    return RiskForm.diagonal(spectrum.eigenvalues(), signal, variance, rest * rest);
  }

  /**
   * The mean squared error at new rows of a known covariance, M = Sigma; the noise of their own
   * targets not counted.
   *
   * @param covariance Sigma = E x x', p x p, symmetric
   */
  public RiskForm population(Matrix covariance) {
    Matrix moved = covariance.times(directions);
    Matrix measure = directions.transposeTimes(moved);
    Matrix movedOutside = moved.transposeTimes(outside);
    int r = spectrum.directions();
    Matrix signal = along.times(along.transpose());
    Matrix cross =
        Matrix.fill(
            r,
            r,
            (i, j) ->
                i <= j
                    ? signal.get(i, j) * measure.get(i, j)
                    : signal.get(j, i) * measure.get(j, i));
    double[] linear = new double[r];
    double[] variance = new double[r];
    for (int k = 0; k < r; k++) {
      for (int c = 0; c < along.columns(); c++) {
        linear[k] += movedOutside.get(k, c) * along.get(k, c);
      }
      double s = spectrum.singularValue(k);
      variance[k] = outputs * noise * Math.max(0, measure.get(k, k)) / (s * s);
    }
    Matrix rest = covariance.times(outside);
    double constant = 0;
    for (int i = 0; i < outside.rows(); i++) {
      for (int c = 0; c < outside.columns(); c++) {
        constant += outside.get(i, c) * rest.get(i, c);
      }
    }
    return RiskForm.dense(spectrum.eigenvalues(), cross, linear, constant, variance);
  }

  private double signalPower(int k) {
    double sum = 0;
    for (int c = 0; c < along.columns(); c++) {
      sum += along.get(k, c) * along.get(k, c);
    }
    return sum;
  }
}
