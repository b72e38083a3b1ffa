package org.eigendistill.softmax;

import org.eigendistill.base.Matrix;

/**
 * The gradient of distillation at a temperature. With q the teacher's probabilities, d = (z -
 * z_t)/T and f_j = exp(d_j - max d) - 1, softmax(z/T)_j - q_j = q_j (f_j - s)/(1 + s), s the sum of
 * q f: nothing cancels as the student comes to its teacher.
 */
final class TemperedDivergence implements LogitGradient {
  private final int rows;
  private final int classes;
  private final double temperature;
  private final double[] teacher;
  private final double[] probabilities;

  TemperedDivergence(Matrix teacher, double temperature) {
    if (!(temperature > 0) || temperature == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("temperature " + temperature);
    }
    this.rows = teacher.rows();
    this.classes = teacher.columns();
    this.temperature = temperature;
    this.teacher = teacher.toArray();
    this.probabilities = new double[this.teacher.length];
    for (int from = 0; from < probabilities.length; from += classes) {
      double most = Double.NEGATIVE_INFINITY;
      for (int j = from; j < from + classes; j++) {
        most = Math.max(most, this.teacher[j]);
      }
      double sum = 0;
      for (int j = from; j < from + classes; j++) {
        probabilities[j] = Math.exp((this.teacher[j] - most) / temperature);
        sum += probabilities[j];
      }
      for (int j = from; j < from + classes; j++) {
        probabilities[j] /= sum;
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
      double most = Double.NEGATIVE_INFINITY;
      for (int j = from; j < from + classes; j++) {
        gradient[j] = (logits[j] - teacher[j]) / temperature;
        most = Math.max(most, gradient[j]);
      }
      double sum = 0;
      for (int j = from; j < from + classes; j++) {
        gradient[j] = Math.expm1(gradient[j] - most);
        sum += probabilities[j] * gradient[j];
      }
      for (int j = from; j < from + classes; j++) {
        gradient[j] = temperature * probabilities[j] * (gradient[j] - sum) / (1 + sum);
      }
    }
  }
}
