// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.softmax;

import org.eigendistill.base.Matrix;

/**
 * By how much a softmax student's gradient can differ, in norm, from its limit at high temperature:
 * with E = Z - Z_t, centred over classes, and o_i the larger of the two models' largest less
 * smallest logit in row i,
 *
 * <pre>\[ \begin{gather} \left| C T \left(\mathrm{softmax}(Z/T)
 *    - \mathrm{softmax}(Z_t/T)\right)
 *    - E \right| \le \sqrt{\textstyle\sum_i \varepsilon_i^2 |E_i|^2}, \\
 *    \varepsilon_i = e^{o_i/T} - 1,
 *    \qquad \text{for two classes } \tanh^2 \frac{o_i}{2 T}. \end{gather} \]</pre>
 *
 * Statement R1 of the atlas.
 */
public final class LimitDrive {
  private final int classes;
  private final double temperature;
  private final double[] teacher;
  private final double[] ranges;

  /**
   * Of a teacher.
   *
   * @param teacher its logits, n x C
   * @param temperature T
   */
  public LimitDrive(Matrix teacher, double temperature) {
    this.classes = teacher.columns();
    this.temperature = temperature;
    this.teacher = LogitRows.centred(teacher).toArray();
    this.ranges = new double[teacher.rows()];
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] = LogitRows.range(this.teacher, i * classes, classes);
    }
  }

  /**
   * The bound at a student's logits; infinite where it is beyond doubles.
   *
   * @param logits n x C, centred over classes, row by row
   */
  public double at(double... logits) {
    double sum = 0;
    for (int i = 0, from = 0; i < ranges.length; i++, from += classes) {
      double square = 0;
      for (int j = from; j < from + classes; j++) {
        double apart = logits[j] - teacher[j];
        square += apart * apart;
      }
      if (square > 0) {
        double off = off(Math.max(ranges[i], LogitRows.range(logits, from, classes)));
        sum += off * off * square;
      }
    }
    return Math.sqrt(sum);
  }

  private double off(double range) {
    if (classes == 2) {
      // Of Math the last bit is another on JDKs from 24 on.
      double tangent = StrictMath.tanh(range / (2 * temperature));
      return tangent * tangent;
    }
    return Math.expm1(range / temperature);
  }
}
