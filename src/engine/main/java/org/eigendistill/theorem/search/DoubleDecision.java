// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.search;

import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Curve;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.theorem.proposition.Mutation;
import org.eigendistill.theorem.proposition.Proposition;

/**
 * Decides a case in doubles where the dynamics room's error bound allows, else leaves it open.
 *
 * <p>The matched time comes out of a solver and is not trusted: two times are taken on either side
 * of it, where the reference's gain on the matched direction is below and above the student's by
 * more than {@link #RESOLUTION}, ten times the error bound of {@link Gain}. As the reference's
 * gains rise in time, a conclusion that holds at the earlier one holds at the true matched time and
 * ever after; one that fails at the later one is refuted in the order form, and so in the matched
 * form. Whole steps need no bracket: the first step that meets the premise decides.
 */
final class DoubleDecision {
  /** Two log-residuals, or gains, closer than this relatively are not told apart. */
  static final double RESOLUTION = 1e-12;

  private static final double FIRST_GAP = 1e-11;
  private static final double LAST_GAP = 1e-5;

  private DoubleDecision() {}

  static Outcome decide(Trial trial) {
    if (!trial.isAdmitted()) {
      return new Outcome.PremiseNotMet();
    }
    Procedure reference = trial.reference();
    Gain goal = trial.goal().along(trial.matched());
    double time = trial.referenceTime(goal);
    if (Double.isNaN(time)) {
      return new Outcome.PremiseNotMet();
    }
    Gain student = scaled(trial.student().along(trial.compared()), trial.proposition());
    Curve matched = Course.onLabels(reference).along(trial.matched());
    Curve compared = trial.referenceCourse().along(trial.compared());

    if (trial.proposition().ordered() && order(matched.at(time), goal) < 0) {
      return new Outcome.PremiseNotMet(); // an oscillation has taken it back
    }
    double late = late(reference, matched, goal, time);
    double early = trial.proposition().ordered() ? late : early(reference, matched, goal, time);
    if (Double.isNaN(early) || Double.isNaN(late)) {
      return new Outcome.Undecided();
    }
    double margin = margin(student, compared.at(time), trial.proposition().concludesAhead());
    boolean ahead = trial.proposition().concludesAhead();
    int holding = order(student, compared.at(ahead ? late : early));
    if (holding == (ahead ? 1 : -1)) {
      return new Outcome.Holds(margin);
    }
    int failing = order(student, compared.at(ahead ? early : late));
    if (failing == (ahead ? -1 : 1)) {
      return new Outcome.Violated(margin);
    }
    return new Outcome.Undecided();
  }

  /** The latest time found at which the reference is behind the goal for certain. */
  private static double early(Procedure reference, Curve matched, Gain goal, double time) {
    if (reference.clock().isWhole()) {
      boolean unsure = time > 1 && order(matched.at(time - 1), goal) == 0;
      return unsure ? Double.NaN : time;
    }
    for (double gap = FIRST_GAP; gap < LAST_GAP; gap *= 10) {
      double earlier = reference.clock().further(time, -gap);
      if (order(matched.at(earlier), goal) < 0) {
        return earlier;
      }
    }
    return Double.NaN;
  }

  private static double late(Procedure reference, Curve matched, Gain goal, double time) {
    if (reference.clock().isWhole()) {
      return order(matched.at(time), goal) > 0 ? time : Double.NaN;
    }
    for (double gap = FIRST_GAP; gap < LAST_GAP; gap *= 10) {
      double later = reference.clock().further(time, gap);
      if (order(matched.at(later), goal) > 0) {
        return later;
      }
    }
    return Double.NaN;
  }

  private static Gain scaled(Gain student, Proposition proposition) {
    if (proposition.mutation() != Mutation.SCALED) {
      return student;
    }
    double gain = student.gain() * proposition.studentFactor().value();
    double log = gain < 0.5 ? Math.log1p(-gain) : Math.log(Math.abs(1 - gain));
    return new Gain(gain, 1 - gain, log);
  }

  /** Negative where a is behind b for certain; 0 where the error bound leaves it open. */
  static int order(Gain a, Gain b) {
    return a.compareClocks(b, RESOLUTION);
  }

  /**
   * How far the conclusion is from failing: the share by which the student's effective time along
   * the compared direction stays behind the reference's (for "ahead": passes it). Gains stand in
   * for effective times where a residual is not positive.
   */
  private static double margin(Gain student, Gain reference, boolean ahead) {
    boolean clocks = student.residual() > 0 && reference.residual() > 0;
    double mine = clocks ? -student.logResidual() : student.gain();
    double theirs = clocks ? -reference.logResidual() : reference.gain();
    double scale = Math.max(Math.abs(mine), Math.abs(theirs));
    double behind = scale == 0 || mine == theirs ? 0 : (theirs - mine) / scale;
    return ahead ? -behind : behind;
  }
}
