// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.softmax;

import java.util.Arrays;
import org.eigendistill.base.Matrix;

/**
 * The gradient of distillation at a temperature, class by class against every other: with p and q
 * the student's and the teacher's probabilities and d = (z - z_t)/T,
 *
 * <pre>    p_j - q_j = sum_i (p_j q_i - q_j p_i),
 *     p_j q_i - q_j p_i = 2 sqrt(p_j q_i q_j p_i) sinh((d_j - d_i)/2). </pre>
 *
 * It takes C^2 terms a row, has the digits of {@link TemperedDivergence} and nothing else in common
 * with it.
 */
final class PairedDivergence implements LogitGradient {
  private final Matrix teacher;
  private final double temperature;
  private final double[] logs;

  PairedDivergence(Matrix teacher, double temperature) {
    this.teacher = teacher;
    this.temperature = temperature;
    this.logs = new double[rows() * classes()];
    for (int i = 0; i < rows(); i++) {
      System.arraycopy(logs(teacher.row(i)), 0, logs, i * classes(), classes());
    }
  }

  @Override
  public int rows() {
    return teacher.rows();
  }

  @Override
  public int classes() {
    return teacher.columns();
  }

  /** log softmax(z/T) of a row. */
  private double[] logs(double... row) {
    double most = Double.NEGATIVE_INFINITY;
    for (double z : row) {
      most = Math.max(most, z);
    }
    double sum = 0;
    for (double z : row) {
      sum += Math.exp((z - most) / temperature);
    }
    double[] result = new double[row.length];
    for (int j = 0; j < row.length; j++) {
      result[j] = (row[j] - most) / temperature - Math.log(sum);
    }
    return result;
  }

  @Override
  public void at(double[] logits, double[] gradient) {
    int classes = classes();
    for (int i = 0; i < rows(); i++) {
      int from = i * classes;
      double[] student = Arrays.copyOfRange(logits, from, from + classes);
      double[] p = logs(student);
      for (int j = 0; j < classes; j++) {
        gradient[from + j] = 0;
        for (int other = 0; other < j; other++) {
          double apart =
              (student[j] - teacher.get(i, j) - (student[other] - teacher.get(i, other)))
                  / temperature;
          double term =
              temperature * term(p[j] + logs[from + other], logs[from + j] + p[other], apart);
          gradient[from + j] += term;
          gradient[from + other] -= term;
        }
      }
    }
  }

  /** exp(a) - exp(b), where a - b is known better than either. */
  private static double term(double a, double b, double apart) {
    return Math.abs(apart) > 1
        ? Math.exp(a) - Math.exp(b)
        : 2 * Math.exp((a + b) / 2) * StrictMath.sinh(apart / 2);
  }
}
