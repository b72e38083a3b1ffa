// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.search;

import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Recursion;

/**
 * For how many steps the residuals q_n along a direction stay positive. With o_n = q_(n-1)/q_n - 1
 * and x = h l the recursion is y = x + mu o_n, o_(n+1) = y / (1 - y), and q_(n+1) &gt; 0 exactly
 * while y &lt; 1. All terms are positive, so no digits cancel, and a residual may become as small
 * as it likes.
 */
public final class Overshoot {
  /**
   * How far y must stay from 1 for its side to be certain. An error of y grows with the number of
   * steps and at most as tan does near an overshoot: from 1e-16 to 1e-12 in 10,000 steps.
   */
  private static final double MARGIN = 1e-9;

  private Overshoot() {}

  /**
   * The number of steps, at most {@code most}, at which every residual so far is positive for
   * certain.
   *
   * @param procedure whose steps
   * @param eigenvalue of the direction, positive
   * @param most where counting stops
   */
  public static long positiveSteps(Procedure procedure, double eigenvalue, long most) {
    Recursion recursion = procedure.filter().recursion().orElseThrow();
    double x = recursion.step(procedure.values()) * eigenvalue;
    double mu = recursion.carriedAt(x, procedure.values());
    double odds = 0;
    for (long n = 0; n < most; n++) {
      double y = x + mu * odds;
      if (!(y < 1 - MARGIN)) {
        return n;
      }
      double next = y / (1 - y);
      if (next == odds) {
        return most; // o_n has settled: the steps are overdamped
      }
      odds = next;
    }
    return most;
  }
}
