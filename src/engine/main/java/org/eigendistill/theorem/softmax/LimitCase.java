// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.softmax;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.eigendistill.base.Matrix;
import org.eigendistill.softmax.RowDirections;
import org.eigendistill.softmax.TemperatureLimit;

/**
 * A drawn training of a softmax student: 1 to 8 rows, 2 to 5 classes, 1 to 100 steps, eigenvalues
 * from 1 down to 1e-4, a teacher of any logits, in the rows' span or not.
 */
record LimitCase(
    RowDirections directions, Matrix teacher, double temperature, double step, int steps) {
  private static final int MOST_ROWS = 8;
  private static final int MOST_STEPS = 100;
  private static final double DECADES = 4;

  /**
   * Draws rows, directions, teacher and steps.
   *
   * @param classes C; 0 for any
   */
  static LimitCase draw(RandomGenerator random, int classes) {
    int rows = 1 + random.nextInt(MOST_ROWS);
    int count = classes == 0 ? 2 + random.nextInt(4) : classes;
    double[] eigenvalues = new double[1 + random.nextInt(rows)];
    Arrays.setAll(eigenvalues, k -> k == 0 ? 1 : Math.pow(10, -DECADES * random.nextDouble()));
    Arrays.sort(eigenvalues);
    reverse(eigenvalues);
    double size = Math.pow(10, -1 + 2 * random.nextDouble());
    Matrix teacher = Matrix.fill(rows, count, (i, c) -> size * random.nextGaussian());
    double share = random.nextInt(4) == 0 ? 1 - random.nextDouble() : random.nextDouble() / 2;
    double step = count * (random.nextInt(8) == 0 ? 1 : Math.max(share, 1e-3));
    return new LimitCase(
        new RowDirections(orthonormal(random, rows, eigenvalues.length), eigenvalues),
        teacher,
        1,
        step,
        1 + random.nextInt(MOST_STEPS));
  }

  LimitCase at(double other) {
    return new LimitCase(directions, teacher, other, step, steps);
  }

  TemperatureLimit trained() {
    return TemperatureLimit.train(directions, teacher, temperature, step, steps);
  }

  private static void reverse(double[] values) {
    for (int i = 0, j = values.length - 1; i < j; i++, j--) {
      double other = values[i];
      values[i] = values[j];
      values[j] = other;
    }
  }

  /** By Gram and Schmidt, twice. */
  private static Matrix orthonormal(RandomGenerator random, int rows, int count) {
    double[][] vectors = new double[count][rows];
    for (int k = 0; k < count; k++) {
      double[] v = vectors[k];
      Arrays.setAll(v, i -> random.nextGaussian());
      for (int again = 0; again < 2; again++) {
        for (int j = 0; j < k; j++) {
          double along = product(v, vectors[j]);
          for (int i = 0; i < rows; i++) {
            v[i] -= along * vectors[j][i];
          }
        }
        double norm = Math.sqrt(product(v, v));
        Arrays.setAll(v, i -> v[i] / norm);
      }
    }
    return Matrix.fill(rows, count, (i, k) -> vectors[k][i]);
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Override
  public String toString() {
    return "rows %d, classes %d, T = %s, h = %s, N = %d, l = %s, teacher %s"
        .formatted(
            teacher.rows(),
            teacher.columns(),
            temperature,
            step,
            steps,
            Arrays.toString(directions.eigenvalues()),
            Arrays.toString(teacher.toArray()));
  }
}
