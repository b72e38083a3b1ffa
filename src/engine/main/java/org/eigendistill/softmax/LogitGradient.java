// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.softmax;

import org.eigendistill.base.Matrix;

/**
 * The gradient of a softmax loss with respect to the logits of n rows and C classes, which trains
 * every model of these rows: each row of it sums to 0. The losses are sums over rows; a factor of
 * theirs goes into the eigenvalues.
 */
public interface LogitGradient {
  /** The number of rows, n. */
  int rows();

  /** The number of classes, C. */
  int classes();

  /**
   * Works the gradient out.
   *
   * @param logits n x C, row by row
   * @param gradient where it is written, n x C
   */
  void at(double[] logits, double[] gradient);

  /**
   * Of cross-entropy with labels, {@code -log softmax(z)_y}: softmax(z) less the one-hot label.
   *
   * @param classes C, at least 2
   * @param labels a class per row, from 0 to C - 1
   * @throws IllegalArgumentException if one is no class
   */
  static LogitGradient ofLabels(int classes, int... labels) {
    return new CrossEntropy(classes, labels);
  }

  /**
   * Of distillation at a temperature T, {@code T^2 KL(softmax(z_t/T) || softmax(z/T))}: T times the
   * difference of the two, to the relative accuracy of z - z_t.
   *
   * @param teacher its logits z_t, n x C, C at least 2
   * @param temperature T, positive and finite
   * @throws IllegalArgumentException if the temperature is not as told
   */
  static LogitGradient ofTeacher(Matrix teacher, double temperature) {
    return new TemperedDivergence(teacher, temperature);
  }

  /**
   * That of {@link #ofTeacher} by another formula, from pairs of classes, to check it by: C^2 terms
   * a row.
   *
   * @param teacher its logits z_t, n x C, C at least 2
   * @param temperature T, positive and finite
   */
  static LogitGradient ofTeacherByPairs(Matrix teacher, double temperature) {
    return new PairedDivergence(teacher, temperature);
  }
}
