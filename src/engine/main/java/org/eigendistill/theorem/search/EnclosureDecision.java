// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.search;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Secant;
import org.eigendistill.theorem.proposition.Proposition;

/**
 * Decides a case that doubles leave open, by enclosures: the doubles that make the case are taken
 * at their exact values, and the reference's matched time is bracketed to about 1e-50.
 */
final class EnclosureDecision {
  private static final MathContext DIGITS = new MathContext(Enclosure.DIGITS);

  /** Relative half-widths of the bracket that are tried in turn. */
  private static final double[] GAPS = {1e-66, 1e-60, 1e-54, 1e-48, 1e-42};

  private static final int SECANT_STEPS = 12;

  /** Far enough from overflow for a bracket's ends. */
  private static final double MOST_TIME = Double.MAX_VALUE / 2;

  /** Enclosures widen from step to step, so longer runs are left open. */
  static final int MOST_STEPS = 100;

  private final Trial trial;
  private final Proposition proposition;

  private EnclosureDecision(Trial trial) {
    this.trial = trial;
    this.proposition = trial.proposition();
  }

  static Outcome decide(Trial trial) {
    try {
      return new EnclosureDecision(trial).decide();
    } catch (ArithmeticException tooWide) {
      return new Outcome.Undecided();
    }
  }

  private Outcome decide() {
    if (!trial.isAdmitted()) {
      return new Outcome.PremiseNotMet();
    }
    Procedure reference = trial.reference();
    Gain rough = trial.goal().along(trial.matched());
    double time = trial.referenceTime(rough);
    if (!(time <= MOST_TIME)) {
      return new Outcome.PremiseNotMet();
    }
    boolean manySteps = reference.clock().isWhole() && time > MOST_STEPS;
    if (manySteps || trial.mostSteps() > MOST_STEPS) {
      return new Outcome.Undecided();
    }
    BigDecimal matched = new BigDecimal(trial.matched());
    BigDecimal compared = new BigDecimal(trial.compared());
    Enclosure goal = gain(matched);
    Enclosure student = gain(compared).times(Enclosure.of(proposition.studentFactor()));

    BigDecimal[] bracket =
        proposition.ordered()
            ? given(reference, matched, goal, time)
            : reference.clock().isWhole()
                ? firstStep(reference, matched, goal, time)
                : bracket(reference, matched, goal, time);
    if (bracket.length == 0) {
      return new Outcome.Undecided();
    }
    Enclosure early = gain(reference, bracket[0], compared);
    Enclosure late = gain(reference, bracket[1], compared);
    boolean ahead = proposition.concludesAhead();
    if (ahead ? late.certainlyBelow(student) : student.certainlyBelow(early)) {
      return new Outcome.Holds(Math.abs(margin(student, ahead ? late : early)));
    }
    if (ahead ? student.certainlyBelow(early) : late.certainlyBelow(student)) {
      return new Outcome.Violated(-Math.abs(margin(student, ahead ? early : late)));
    }
    return new Outcome.Undecided();
  }

  /**
   * The share by which effective times differ, to first order in the difference of gains, d a / (r
   * -log r): those that come here are nearly equal. Gains stand in where no residual is positive.
   */
  private static double margin(Enclosure student, Enclosure reference) {
    double difference = reference.minus(student).value();
    double gain = reference.value();
    double residual = reference.complement().value();
    double clock = gain < 0.5 ? -Math.log1p(-gain) : -Math.log(residual);
    return residual > 0 ? difference / (residual * clock) : difference / gain;
  }

  /** The student's gain, less the factor that both sides share. */
  private Enclosure gain(BigDecimal eigenvalue) {
    List<Enclosure> gains = new ArrayList<>();
    for (int i = 0; i < proposition.parts().size(); i++) {
      Procedure procedure = trial.procedure(proposition.parts().get(i));
      gains.add(gain(procedure, new BigDecimal(trial.time(i)), eigenvalue));
    }
    return proposition.scheme().gain(gains, Enclosure.of(trial.weight()));
  }

  private static Enclosure gain(Procedure procedure, BigDecimal length, BigDecimal eigenvalue) {
    return procedure.update(Enclosure.of(eigenvalue), Enclosure.of(length)).gain();
  }

  private static BigDecimal[] firstStep(
      Procedure reference, BigDecimal matched, Enclosure goal, double rough) {
    for (int n = Math.max(1, (int) rough - 2); n <= rough + 2; n++) {
      Enclosure gain = gain(reference, BigDecimal.valueOf(n), matched);
      if (goal.certainlyAtMost(gain)) {
        BigDecimal step = BigDecimal.valueOf(n);
        return new BigDecimal[] {step, step};
      }
      if (!gain.certainlyBelow(goal)) {
        break;
      }
    }
    return new BigDecimal[0];
  }

  private static BigDecimal[] given(
      Procedure reference, BigDecimal matched, Enclosure goal, double exactly) {
    BigDecimal time = new BigDecimal(exactly);
    boolean met = goal.certainlyAtMost(gain(reference, time, matched));
    return met ? new BigDecimal[] {time, time} : new BigDecimal[0];
  }

  /** An earlier and a later time, by the secant method and a check of both. */
  private static BigDecimal[] bracket(
      Procedure reference, BigDecimal matched, Enclosure goal, double rough) {
    Optional<BigDecimal> root =
        Secant.root(
            time -> error(reference, time, matched, goal),
            new BigDecimal(rough * (1 - 1e-9)),
            new BigDecimal(rough * (1 + 1e-9)),
            SECANT_STEPS);
    if (root.isEmpty()) {
      return new BigDecimal[0];
    }
    BigDecimal now = root.get();
    boolean falling = reference.clock() == Clock.PENALTY;
    for (double gap : GAPS) {
      BigDecimal width = now.multiply(new BigDecimal(gap), DIGITS);
      BigDecimal early = falling ? now.add(width) : now.subtract(width);
      BigDecimal late = falling ? now.subtract(width) : now.add(width);
      if (gain(reference, early, matched).certainlyAtMost(goal)
          && goal.certainlyAtMost(gain(reference, late, matched))) {
        return new BigDecimal[] {early, late};
      }
    }
    return new BigDecimal[0];
  }

  private static BigDecimal error(
      Procedure reference, BigDecimal time, BigDecimal matched, Enclosure goal) {
    return gain(reference, time, matched).low().subtract(goal.low());
  }
}
