// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.moment;

import org.eigendistill.base.Matrix;
import org.eigendistill.population.World;

/**
 * First and second moment of a model's weights over designs and label noise,
 *
 * <pre>\[ \mathrm{E}\, w = A b, \qquad \mathrm{E}\, w w^{\top}
 *    = \mathrm{E}\, (A b)(A b)^{\top} + C. \]</pre>
 *
 * <p>Of several outputs C is the sum of theirs.
 *
 * @param mean A, p x p
 * @param covariance C, p x p
 */
public record ModelMoments(SquareMatrix mean, SquareMatrix covariance) {
  /** The target itself. */
  public static ModelMoments truth(World world) {
    double[] ones = new double[world.size()];
    java.util.Arrays.fill(ones, 1);
    return new ModelMoments(
        SquareMatrix.ofDiagonal(ones), SquareMatrix.ofDiagonal(new double[ones.length]));
  }

  /** The target's coordinates, each times a gain. */
  public static ModelMoments gains(double... gains) {
    return new ModelMoments(
        SquareMatrix.ofDiagonal(gains), SquareMatrix.ofDiagonal(new double[gains.length]));
  }

  /** Whether the weights are not random. */
  public boolean isCertain() {
    return covariance.isZero();
  }

  /** This, times a weight, plus weights that are not random. */
  public ModelMoments times(double weight) {
    return new ModelMoments(mean.times(weight), covariance.times(weight * weight));
  }

  /** A R, the mean by the root of the target's second moment. */
  public Matrix mean(World world) {
    return mean.times(world.signal());
  }

  /** The diagonal of E w w'. */
  public double[] squares(World world) {
    Matrix root = mean(world);
    double[] squares = covariance.diagonal();
    for (int i = 0; i < squares.length; i++) {
      for (double value : root.row(i)) {
        squares[i] += value * value;
      }
    }
    return squares;
  }

  /**
   * The excess risk over rows whose coordinates have given variances.
   *
   * @param variances as many as the world has coordinates
   */
  public double risk(World world, double... variances) {
    Matrix error = mean(world).plus(-1, world.signal());
    double[] spread = covariance.diagonal();
    double risk = 0;
    for (int i = 0; i < variances.length; i++) {
      double square = spread[i];
      for (double value : error.row(i)) {
        square += value * value;
      }
      risk += variances[i] * square;
    }
    return risk;
  }
}
