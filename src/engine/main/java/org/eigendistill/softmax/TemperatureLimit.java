// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.softmax;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;

/**
 * A softmax student trained by N steps h of distillation at a temperature T, from 0, beside its
 * limit at high temperature, in which direction k has the share a_k of its teacher's end. Statement
 * R1: with d_k = u_k'Z_t, the teacher's logits centred over classes,
 *
 * <pre>\[ \begin{gather} \left| u_k^{\top} Z - a_k d_k \right| \le B_k, \qquad a_k = 1
 *    - \left(1 - \frac{h l_k}{C}\right)^N, \\
 *    B_k \leftarrow \left(1 - \frac{h l_k}{C}\right) B_k
 *    + \frac{h l_k}{C} \, \mathrm{drive} \quad \text{at each step, from } B_k
 *    = 0, \end{gather} \]</pre>
 *
 * the drive being that of {@link LimitDrive}, for steps of h l_1 at most C. The student's gain
 * along the direction, (u_k'Z).d_k / |d_k|^2, is within B_k / |d_k| of a_k.
 */
public final class TemperatureLimit {
  private final double[] gains;
  private final double[] bounds;
  private final Matrix teacher;
  private final Matrix student;

  private TemperatureLimit(double[] gains, double[] bounds, Matrix teacher, Matrix student) {
    this.gains = gains;
    this.bounds = bounds;
    this.teacher = teacher;
    this.student = student;
  }

  /**
   * Trains the student.
   *
   * @param directions of the rows
   * @param teacher its logits, n x C
   * @param temperature T, positive
   * @param step h, positive, at most C / l_1
   * @param steps N, at least 1
   * @throws IllegalArgumentException if a number is not as told
   */
  public static TemperatureLimit train(
      RowDirections directions, Matrix teacher, double temperature, double step, int steps) {
    int classes = teacher.columns();
    double[] shares =
        Arrays.stream(directions.eigenvalues()).map(l -> step * l / classes).toArray();
    if (!(step > 0) || !(shares[0] <= 1) || steps < 1) {
      throw new IllegalArgumentException("%d steps of %s".formatted(steps, step));
    }
    Matrix end = LogitRows.centred(teacher);
    LogitDescent descent =
        new LogitDescent(directions, LogitGradient.ofTeacher(end, temperature), step);
    LimitDrive drive = new LimitDrive(end, temperature);
    double[] bounds = new double[shares.length];
    for (int n = 0; n < steps; n++) {
      double off = drive.at(descent.current());
      for (int k = 0; k < bounds.length; k++) {
        bounds[k] = (1 - shares[k]) * bounds[k] + shares[k] * off;
      }
      descent.step();
    }
    double[] gains = Arrays.stream(shares).map(x -> -Math.expm1(steps * Math.log1p(-x))).toArray();
    return new TemperatureLimit(gains, bounds, directions.along(end), descent.along());
  }

  /** How many directions. */
  public int directions() {
    return gains.length;
  }

  /** a_k, the gain in the limit. */
  public double limit(int k) {
    return gains[k];
  }

  /** B_k, the bound of the logits' distance along direction k. */
  public double bound(int k) {
    return bounds[k];
  }

  /** |d_k|, the size of the teacher's end along direction k. */
  public double size(int k) {
    return Math.sqrt(square(k, teacher));
  }

  /** How far the student's logits along direction k are from the limit's, at most B_k. */
  public double distance(int k) {
    double sum = 0;
    for (int c = 0; c < teacher.columns(); c++) {
      double apart = student.get(k, c) - gains[k] * teacher.get(k, c);
      sum += apart * apart;
    }
    return Math.sqrt(sum);
  }

  /** The student's logits along the directions, r x C. */
  public Matrix student() {
    return student;
  }

  /** a_k for all directions. */
  public double[] limits() {
    return gains.clone();
  }

  /** The bound of all logits' distance from the limit's, in Frobenius norm. */
  public double bound() {
    return Math.sqrt(Arrays.stream(bounds).map(b -> b * b).sum());
  }

  /** What a band of directions has of its teacher's end, trained and in the limit. */
  public BandGain band(int from, int to) {
    int[] inside = IntStream.range(from, to).toArray();
    double all = Arrays.stream(inside).mapToDouble(k -> square(k, teacher)).sum();
    double trained = 0;
    double limit = 0;
    double bound = 0;
    for (int k : inside) {
      for (int c = 0; c < teacher.columns(); c++) {
        trained += student.get(k, c) * teacher.get(k, c);
      }
      limit += gains[k] * square(k, teacher);
      bound += bounds[k] * size(k);
    }
    return new BandGain(limit / all, trained / all, bound / all);
  }

  private static double square(int k, Matrix along) {
    return Arrays.stream(along.row(k)).map(z -> z * z).sum();
  }
}
