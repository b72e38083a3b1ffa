// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.search;

import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Curve;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.Procedure;

/** When plain training has come as far as a student: at the earliest, and later. */
public final class ReferenceTime {
  /** Where the search for a step stops that passes a gain which only an overshoot reaches. */
  private static final int MOST_STEPS = 1000;

  /** Where counting of steps before an overshoot stops. */
  private static final long MOST_POSITIVE = 10_000;

  private ReferenceTime() {}

  /** The matched time, or the first step that has come as far; NaN where there is none. */
  public static double first(Procedure reference, double eigenvalue, Gain goal) {
    if (goal.gain() > 0 && (goal.residual() > 0 || goal.gain() < 1)) {
      return reference.timeToReach(eigenvalue, goal);
    }
    return reference.clock().isWhole() ? firstByTrial(reference, eigenvalue, goal) : Double.NaN;
  }

  /** For gains that only steps of changing sign have: below 0 or beyond 1. */
  private static double firstByTrial(Procedure reference, double eigenvalue, Gain goal) {
    Curve plain = Course.onLabels(reference).along(eigenvalue);
    for (int n = 1; n <= MOST_STEPS; n++) {
      if (plain.at(n).gain() >= goal.gain()) {
        return n;
      }
    }
    return Double.NaN;
  }

  /** A time, or whole step, that lies by a share after another. */
  static double later(Procedure reference, double time, double share) {
    if (reference.clock().isWhole()) {
      return Math.rint(time * (1 + share));
    }
    return reference.clock().further(time, share);
  }

  /** The same, the steps spread from the first to the last before residuals along l_1 = 1 fall. */
  static double laterBeforeOvershoot(Procedure reference, double first, double share) {
    long last = Overshoot.positiveSteps(reference, 1, MOST_POSITIVE);
    if (last <= first) {
      return first;
    }
    return Math.min(last, Math.rint(first * Math.pow(last / first, share / (1 + share))));
  }
}
