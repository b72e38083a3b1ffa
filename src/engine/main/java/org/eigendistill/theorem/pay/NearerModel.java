// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.Model;
import org.eigendistill.dynamics.Procedure;

/**
 * N1's certificate for one student: a stopped model of the reference that is at least as near the
 * best gain W along every direction. It lies between the student and W along all of them exactly if
 * its time lies in all the intervals from tau_k, the time at which the reference has the student's
 * gain, to the time at which it has W_k; any two of these have a time in common, so all have.
 *
 * @param low where all intervals have begun, on the reference's clock forward (time, 1/penalty)
 * @param high where the first of them ends
 * @param length the reference's time, or penalty, in the middle, or at low where there is no end
 * @param nearer along how many directions it is nearer for certain
 * @param asNear along how many the two are the same to {@value #RESOLUTION}
 * @param directions of how many
 * @param studentRisk the student's risk
 * @param risk the stopped model's
 */
public record NearerModel(
    double low,
    double high,
    double length,
    int nearer,
    int asNear,
    int directions,
    double studentRisk,
    double risk) {
  /** Ten times the error bound of a gain's logarithm. */
  static final double RESOLUTION = 1e-12;

  /**
   * The stopped model for a student.
   *
   * @param reference of {@link NeverPays#reference}
   */
  public static NearerModel of(PayProblem problem, Procedure reference, Model student) {
    int p = problem.directions();
    Gain[] gains = new Gain[p];
    double[] own = new double[p];
    double[] best = new double[p];
    for (int k = 0; k < p; k++) {
      double l = problem.eigenvalue(k);
      gains[k] = student.along(l);
      own[k] = time(reference, l, gains[k]);
      best[k] = time(reference, l, problem.best(k));
    }
    double[] common = common(own, best);
    double time = Double.isFinite(common[1]) ? common[0] + (common[1] - common[0]) / 2 : common[0];
    double length = reference.clock() == Clock.PENALTY ? 1 / time : time;
    Gain[] stopped = new Gain[p];
    int nearer = 0;
    int asNear = 0;
    for (int k = 0; k < p; k++) {
      stopped[k] =
          time > 0 ? Course.onLabels(reference).at(length).along(problem.eigenvalue(k)) : Gain.NONE;
      int side = compare(time, own[k]);
      boolean between = side > 0 ? compare(time, best[k]) <= 0 : compare(time, best[k]) >= 0;
      asNear += side == 0 ? 1 : 0;
      nearer += side != 0 && between ? 1 : 0;
    }
    return new NearerModel(
        common[0],
        common[1],
        length,
        nearer,
        asNear,
        p,
        problem.risk(k -> gains[k].gain(), k -> gains[k].residual()),
        problem.risk(k -> stopped[k].gain(), k -> stopped[k].residual()));
  }

  /** When plain training has a gain, on the clock forward. */
  private static double time(Procedure reference, double l, Gain gain) {
    if (!(gain.gain() > 0)) {
      return 0;
    }
    if (gain.logResidual() == Double.NEGATIVE_INFINITY) {
      return Double.POSITIVE_INFINITY;
    }
    double length = reference.timeToReach(l, gain);
    if (Double.isNaN(length)) {
      return Double.POSITIVE_INFINITY; // beyond the end of a schedule
    }
    return reference.clock() == Clock.PENALTY ? 1 / length : length;
  }

  /** Where all intervals from one number to the other have begun, and where the first ends. */
  static double[] common(double[] ones, double[] others) {
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    for (int k = 0; k < ones.length; k++) {
      low = Math.max(low, Math.min(ones[k], others[k]));
      high = Math.min(high, Math.max(ones[k], others[k]));
    }
    return new double[] {low, high};
  }

  private static int compare(double a, double b) {
    // A time is infinite where nothing is left to learn.
    boolean near = Math.abs(a - b) <= RESOLUTION * Math.max(Math.abs(a), Math.abs(b));
    return a == b || near && Double.isFinite(Math.max(a, b)) ? 0 : Double.compare(a, b);
  }

  /** Whether it is at least as near along every direction. */
  public boolean isComplete() {
    return nearer + asNear == directions;
  }
}
