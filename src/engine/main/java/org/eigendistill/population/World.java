// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

import java.util.Arrays;
import org.eigendistill.base.Matrix;

/**
 * What rows and labels are drawn from: rows x of mean 0 and covariance S = diag(s), labels
 *
 * <pre>\[ y = x \cdot b + \mathrm{offset} + e, \]</pre>
 *
 * in the eigenbasis of S. The target b is held by a root R of its second moment, R R' = E b b': one
 * column where b is given, p columns where it is random.
 *
 * @param covariance s, the p variances of the rows' coordinates, none negative
 * @param signal R, of p rows
 * @param outputs how many outputs the columns of R stand for: label noise enters each anew
 * @param offset the labels' constant, seen by models with an intercept
 * @param random whether b is random, R being a root of its second moment
 * @param constant whether the last coordinate is the constant 1 that stands for the intercept
 */
public record World(
    double[] covariance,
    Matrix signal,
    int outputs,
    double offset,
    boolean random,
    boolean constant) {
  /** Checks shapes and signs. */
  public World {
    covariance = covariance.clone();
    for (int i = 0; i < covariance.length; i++) {
      if (!(covariance[i] >= 0) || covariance[i] == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "a covariance is positive semidefinite, and eigenvalue %d is %s"
                .formatted(i + 1, covariance[i]));
      }
    }
    if (signal.rows() != covariance.length) {
      throw new IllegalArgumentException(
          "the signal has %d coordinates, the covariance %d"
              .formatted(signal.rows(), covariance.length));
    }
    if (signal.firstNonFinite() >= 0 || !Double.isFinite(offset)) {
      throw new IllegalArgumentException("a signal is finite");
    }
  }

  /** A given target of one or several outputs, one a column. */
  public static World given(double[] covariance, Matrix targets, double offset) {
    return new World(covariance, targets, targets.columns(), offset, false, false);
  }

  /** A random target of independent coordinates with {@code E |b|^2 = total}. */
  public static World random(double[] covariance, double total, double offset) {
    int p = covariance.length;
    double root = Math.sqrt(total / p);
    Matrix signal = Matrix.fill(p, p, (i, j) -> i == j ? root : 0);
    return new World(covariance, signal, 1, offset, true, false);
  }

  /** The number of coordinates, with the constant where there is one. */
  public int size() {
    return covariance.length;
  }

  @Override
  public double[] covariance() {
    return covariance.clone();
  }

  /**
   * Half of an inner product in the metric S: each coordinate of each column times the root of s.
   */
  Matrix root(Matrix weights) {
    return Matrix.fill(
        weights.rows(), weights.columns(), (i, j) -> Math.sqrt(covariance[i]) * weights.get(i, j));
  }

  /** The number of coordinates of the rows themselves. */
  public int slopes() {
    return constant ? size() - 1 : size();
  }

  /** The same world with the constant 1 as a further coordinate, whose target is the offset. */
  public World withConstant() {
    int p = size();
    double[] all = Arrays.copyOf(covariance, p + 1);
    all[p] = 1;
    int columns = random ? signal.columns() + 1 : signal.columns();
    Matrix root =
        Matrix.fill(
            p + 1,
            columns,
            (i, j) ->
                i < p
                    ? j < signal.columns() ? signal.get(i, j) : 0
                    : !random || j == columns - 1 ? offset : 0);
    return new World(all, root, outputs, offset, random, true);
  }

  /** How many directions of the rows vary: the variances that are not 0, without the constant. */
  public int rank() {
    return (int) Arrays.stream(covariance(), 0, slopes()).filter(s -> s > 0).count();
  }
}
