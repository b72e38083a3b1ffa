// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.deep;

import org.eigendistill.number.Enclosed;

/**
 * How fast a mode grows: f in u' = lam f(u) (s - u), f positive and nondecreasing where u is
 * positive. 1 in the linear model; in a deep linear network whose layers are aligned with the data
 * and with each other, what the other layers multiply a layer's gradient by ({@link Layers}, {@link
 * Imbalance}).
 *
 * <p>Source of both: Saxe, McClelland and Ganguli, arXiv 1312.6120; Arora, Cohen and Hazan, arXiv
 * 1802.06509.
 */
public interface ModeGrowth {
  /** f(u). */
  <N extends Enclosed<N>> N rate(N value);

  /**
   * lam t, the time in units of 1/lam that the mode takes: the integral of 1/f over the progress,
   *
   * <pre>\[ \lambda t = \int_{u_0}^u \frac{dv}{f(v) (s - v)} = \int_0^q \frac{dx}{f(u(x))}. \]
   * </pre>
   *
   * @param in the arithmetic
   * @param approach start, aim and progress
   * @throws ArithmeticException where the arithmetic ends
   */
  <N extends Enclosed<N>> N time(Arithmetic<N> in, Approach<N> approach);

  /**
   * The progress after a time, the inverse of {@link #time}.
   *
   * @param time lam t, positive
   */
  default <N extends Enclosed<N>> N progress(Arithmetic<N> in, N start, N aim, N time) {
    return ProgressSearch.of(this, in, start, aim, time);
  }

  /** f(u) in doubles, to rounding. */
  default double rateAt(double value) {
    return rate(Arithmetic.MEASURED.number(value)).value();
  }

  /** Whether a start at 0 moves at all. */
  boolean leavesZero();

  /** What it is, in a few words. */
  String words();
}
