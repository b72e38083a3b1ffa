// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.features;

import org.eigendistill.number.Enclosed;

/**
 * A student's gain along the lower direction beside that of plain training, which is matched with
 * it along the upper one. With u and v the gains of student and teacher there, w the teacher's gain
 * below, k the ratio of the student's eigenvalues, and X = u/(1 - u),
 *
 * <pre>
 * \[ \begin{gather} g_k(u) w - g_k(u v) = (1 - u v)^k - (1 - u)^k - (1 - w) g_k(u), \qquad g_k(u) = 1 - (1 - u)^k, \\ (1 - u v)^k - (1 - u)^k = (1 - u v)^k \left(1 - (1 + X (1 - v))^{-k}\right): \end{gather} \]
 * </pre>
 *
 * two differences of numbers that each keep all their digits, however near u and v are to 0 or 1.
 * The first tells the two apart where v is small, the second where it is near 1.
 *
 * @param mine the student's gain, g_k(u) w
 * @param plain the gain of plain training, g_k(u v)
 * @param kept by how much more plain training leaves unfitted than the student's own time would
 * @param missed what the student does not fit as its teacher does not
 */
record LowerGains<N extends Enclosed<N>>(N mine, N plain, N kept, N missed) {
  private static final double HALF = 0.5;

  /**
   * From how far student and teacher have come.
   *
   * @param ratio k
   * @param student -log(1 - u)
   * @param teacher -log(1 - v)
   * @param below w
   * @param leftBelow 1 - w
   * @throws ArithmeticException where the arithmetic ends
   */
  static <N extends Enclosed<N>> LowerGains<N> of(
      N ratio, N student, N teacher, N below, N leftBelow) {
    N more = student.expm1().times(teacher.negate().exp()).log1p();
    N time = student.minus(more); // -log(1 - u v)
    N kept = fitted(ratio.times(more)).times(ratio.times(time).negate().exp());
    N top = fitted(student).times(fitted(teacher));
    N matched = top.value() < HALF ? top.negate().log1p().negate() : time;
    N own = fitted(ratio.times(student));
    return new LowerGains<>(
        own.times(below), fitted(ratio.times(matched)), kept, own.times(leftBelow));
  }

  /** 1 - exp(-x). */
  static <N extends Enclosed<N>> N fitted(N x) {
    return x.negate().expm1().negate();
  }

  FeatureStanding standing() {
    boolean behind = mine.certainlyBelow(plain) || kept.certainlyBelow(missed);
    boolean ahead = plain.certainlyBelow(mine) || missed.certainlyBelow(kept);
    return behind
        ? FeatureStanding.BEHIND
        : ahead ? FeatureStanding.AHEAD : FeatureStanding.UNDECIDED;
  }

  /** The share of plain training's gain by which the student's is greater. */
  N lead() {
    boolean told = kept.certainlyBelow(missed) || missed.certainlyBelow(kept);
    return (told ? kept.minus(missed) : mine.minus(plain)).over(plain);
  }
}
