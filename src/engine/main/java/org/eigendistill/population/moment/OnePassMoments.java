// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.moment;

import org.eigendistill.base.Matrix;
import org.eigendistill.population.Training.OnePass;
import org.eigendistill.population.UnboundedException;

/**
 * One pass of stochastic gradient descent of step h over fresh Gaussian rows, from 0, exactly. With
 * u = theta - theta*, M = F'S F and nu the noise of the labels with what is not seen, D = E uu'
 * goes by
 *
 * <pre>\[ D \mapsto D - h (M D + D M) + h^2 \left(2 M D M + M (\operatorname{tr} M D
 *    + \nu)\right), \qquad \text{from } \mathrm{E}\, \theta^* \theta^{*\top}. \]</pre>
 *
 * <p>In the eigenbasis of M all but the diagonal of D goes by a power. Then E theta = H theta* and
 * E theta theta' = D + H G + G H - G, with H = I - (I - h M)^N and G = E theta* theta*'.
 */
public final class OnePassMoments {
  private OnePassMoments() {}

  /**
   * The moments after so many rows.
   *
   * @param name of the model, for messages
   * @param step h
   * @param rows N
   * @param labels the label function
   * @param noise nu
   * @throws UnboundedException if they leave the range of doubles
   */
  public static ModelMoments after(
      String name,
      double step,
      int rows,
      ModelMoments labels,
      double noise,
      FeatureSpectrum spectrum) {
    double[] m = spectrum.eigenvalues();
    int k = m.length;
    Matrix root = spectrum.best(labels.mean(spectrum.world()));
    Matrix mean = root.times(root.transpose());
    Matrix spread =
        spectrum.best(labels.covariance().times(spectrum.best(identity(spectrum)).transpose()));
    Matrix start = mean.plus(1, spread);
    double[] diagonal = diagonal(step, rows, noise, start, m);
    double[] gains = new double[k];
    for (int i = 0; i < k; i++) {
      gains[i] = 1 - Math.pow(1 - step * m[i], rows);
      if (!Double.isFinite(gains[i]) || !Double.isFinite(diagonal[i])) {
        throw new UnboundedException(
            new OnePass(step).divergence(name, Double.POSITIVE_INFINITY).orElseThrow());
      }
    }
    Matrix covariance =
        Matrix.fill(
            k,
            k,
            (i, j) -> {
              double d =
                  i == j
                      ? diagonal[i]
                      : start.get(i, j)
                          * Math.pow(
                              1 - step * (m[i] + m[j]) + 2 * step * step * m[i] * m[j], rows);
              return d
                  + (gains[i] + gains[j] - 1) * start.get(i, j)
                  - gains[i] * gains[j] * mean.get(i, j);
            });
    return spectrum.spread(labels, gains, covariance);
  }

  private static Matrix identity(FeatureSpectrum spectrum) {
    int p = spectrum.world().size();
    return Matrix.fill(p, p, (i, j) -> i == j ? 1 : 0);
  }

  private static double[] diagonal(double step, int rows, double noise, Matrix start, double... m) {
    double[] d = new double[m.length];
    for (int i = 0; i < d.length; i++) {
      d[i] = start.get(i, i);
    }
    for (int n = 0; n < rows; n++) {
      double error = noise;
      for (int i = 0; i < d.length; i++) {
        error += m[i] * d[i];
      }
      for (int i = 0; i < d.length; i++) {
        double x = step * m[i];
        d[i] = d[i] * (1 - 2 * x + 2 * x * x) + step * x * error;
      }
    }
    return d;
  }
}
