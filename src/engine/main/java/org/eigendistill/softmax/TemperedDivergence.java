// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.softmax;

import org.eigendistill.base.Matrix;

/**
 * The gradient of distillation at a temperature. With q the teacher's probabilities, d = (z -
 * z_t)/T less its value in the student's first class, and L = log sum q_j exp(d_j),
 *
 * <pre>    softmax(z/T)_j - q_j = q_j (exp(d_j - L) - 1): </pre>
 *
 * nothing cancels as the student comes to its teacher, nor where it is far from a teacher that is
 * sure.
 */
final class TemperedDivergence implements LogitGradient {
  private final int rows;
  private final int classes;
  private final double temperature;
  private final double[] teacher;
  private final double[] probabilities;
  private final double[] logs;

  TemperedDivergence(Matrix teacher, double temperature) {
    if (!(temperature > 0) || temperature == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("temperature " + temperature);
    }
    this.rows = teacher.rows();
    this.classes = teacher.columns();
    this.temperature = temperature;
    this.teacher = teacher.toArray();
    this.probabilities = new double[this.teacher.length];
    this.logs = new double[this.teacher.length];
    for (int from = 0; from < probabilities.length; from += classes) {
      double most = Double.NEGATIVE_INFINITY;
      for (int j = from; j < from + classes; j++) {
        most = Math.max(most, this.teacher[j]);
      }
      double sum = 0;
      for (int j = from; j < from + classes; j++) {
        logs[j] = (this.teacher[j] - most) / temperature;
        sum += Math.exp(logs[j]);
      }
      double log = Math.log(sum);
      for (int j = from; j < from + classes; j++) {
        probabilities[j] = Math.exp(logs[j]) / sum;
        logs[j] -= log;
      }
    }
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int classes() {
    return classes;
  }

  @Override
  public void at(double[] logits, double[] gradient) {
    for (int from = 0; from < teacher.length; from += classes) {
      int first = from;
      for (int j = from; j < from + classes; j++) {
        gradient[j] = (logits[j] - teacher[j]) / temperature;
        first = logs[j] + gradient[j] > logs[first] + gradient[first] ? j : first;
      }
      double reference = gradient[first];
      double whole = 0;
      double change = 0;
      for (int j = from; j < from + classes; j++) {
        gradient[j] -= reference;
        whole += Math.exp(logs[j] - logs[first] + gradient[j]);
        change += change(j, gradient[j]);
      }
      // The one has its digits where the student is near, the other where it is far.
      double log = change > -0.5 ? Math.log1p(change) : logs[first] + Math.log(whole);
      for (int j = from; j < from + classes; j++) {
        gradient[j] = temperature * change(j, gradient[j] - log);
      }
    }
  }

  /**
   * q_j (exp(x) - 1), also where q_j is below the smallest double and exp(x) beyond the largest.
   */
  private double change(int j, double x) {
    return x <= 1 ? probabilities[j] * Math.expm1(x) : Math.exp(logs[j] + x) - probabilities[j];
  }
}
