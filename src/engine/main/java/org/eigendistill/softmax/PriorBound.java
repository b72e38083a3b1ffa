// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.softmax;

import org.eigendistill.base.Matrix;

/**
 * Statement R1 before any training: with D = |Z_t|, w the largest range of a row of it, and o = w +
 * 2 sqrt(2) D, at temperatures T of at least o / log 2 and steps of h l_1 at most C/2,
 *
 * <pre>\[ \left| \mathrm{gain}_k - a_k \right| \le \varepsilon (1
 *    + \varepsilon) a_k \frac{D}{|d_k|}, \qquad \varepsilon = e^{o/T} - 1. \]</pre>
 *
 * D grows as the root of the number of rows, so this is for few of them.
 *
 * @param norm D
 * @param range o
 */
public record PriorBound(double norm, double range) {
  /** Of a teacher's logits, n x C. */
  public static PriorBound of(Matrix teacher) {
    double norm = LogitRows.centred(teacher).norm();
    double widest = LogitRows.widest(teacher);
    return new PriorBound(norm, widest + 2 * Math.sqrt(2) * norm);
  }

  /** The temperature from which on it holds. */
  public double from() {
    return range / Math.log(2);
  }

  /** The bound of the logits' distance from the limit's along a direction of gain a. */
  public double distance(double gain, double temperature) {
    double off = Math.expm1(range / temperature);
    return off * (1 + off) * gain * norm;
  }
}
