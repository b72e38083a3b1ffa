// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.flips;

import java.util.random.RandomGenerator;
import org.eigendistill.number.Enclosed;
import org.eigendistill.theorem.flips.FlipCase.Answer;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Law;
import org.eigendistill.theorem.search.Outcome;

/** Statements C4 about a teacher and its student, with their false neighbours. */
public enum FlipLaw implements Law {
  /** The teacher memorises: slope, low end and risk by their sums. */
  SLOPE,
  /** It does not: the slope by true labels is below 1, and the low end goes the other way. */
  RESISTS,
  /** Its low end falls under the condition of those that memorise, which is false. */
  RESISTS_AND_FALLS,
  /** Conditions under which there are both effects. */
  BOTH,
  /** The same without strictness, which is false. */
  BOTH_AT_EQUALITY,
  /** Flow on a kernel of full rank whose least eigenvalue is not too small: a slope above 1. */
  FLOW,
  /** The same of a kernel that has a null space, which is false. */
  FLOW_DEFICIENT,
  /** A slope above 1 entails a lower risk, which is false. */
  SLOPE_THEN_RISK,
  /** A lower risk entails a slope above 1, which is false. */
  RISK_THEN_SLOPE;

  /** Those in fractions. */
  private static final long COSTLY = 3000;

  @Override
  public long mostCases() {
    return this == BOTH || this == BOTH_AT_EQUALITY ? COSTLY : Long.MAX_VALUE;
  }

  @Override
  public Attempt draw(RandomGenerator random) {
    return switch (this) {
      case FLOW, FLOW_DEFICIENT -> {
        FlowCase<?> flow = FlowCase.draw(random, this == FLOW_DEFICIENT);
        yield attempt(flow.isPremise(), flow.gains());
      }
      case BOTH, BOTH_AT_EQUALITY -> attempt(Answer.YES, FlipDraw.ordered(random));
      case RESISTS, RESISTS_AND_FALLS -> attempt(Answer.YES, FlipDraw.resisting(random));
      default -> attempt(Answer.YES, FlipDraw.free(random));
    };
  }

  private <N extends Enclosed<N>> Attempt attempt(Answer given, FlipCase<N> drawn) {
    Answer premise = given.and(premise(drawn));
    if (premise != Answer.YES) {
      return new Attempt(
          premise == Answer.NO ? new Outcome.PremiseNotMet() : new Outcome.Undecided(), drawn);
    }
    return new Attempt(
        switch (conclusion(drawn)) {
          case YES -> new Outcome.Holds(drawn.margin());
          case NO -> new Outcome.Violated(-drawn.margin());
          case UNKNOWN -> new Outcome.Undecided();
        },
        drawn);
  }

  /** The premise, but for what makes gains those of flow. */
  Answer premise(FlipCase<?> gains) {
    Answer teacher =
        this == RESISTS || this == RESISTS_AND_FALLS
            ? gains.resists()
            : gains.memorises().and(gains.flippedAreLow());
    Answer student = teacher.and(gains.loses());
    return switch (this) {
      case SLOPE, RESISTS -> student;
      case RESISTS_AND_FALLS -> student.and(gains.lowEndFallsBySum());
      case BOTH -> student.and(gains.isOrdered()).and(gains.isBetterEverywhere(true));
      case BOTH_AT_EQUALITY -> student.and(gains.isOrdered()).and(gains.isBetterEverywhere(false));
      case FLOW, FLOW_DEFICIENT -> student;
      case SLOPE_THEN_RISK -> student.and(gains.isSteeper());
      case RISK_THEN_SLOPE -> student.and(gains.isBetter());
    };
  }

  /** The conclusion. */
  Answer conclusion(FlipCase<?> gains) {
    return switch (this) {
      case SLOPE ->
          same(gains.isSteeper(), gains.isSteeperBySum())
              .and(same(gains.flippedMarginRises(), gains.lowEndFallsBySum()))
              .and(same(gains.isBetter(), gains.isBetterBySum()))
              .and(implies(gains.isSteeper(), gains.flippedMarginRises()));
      case RESISTS ->
          gains.isFlatterByTruth().and(same(gains.flippedMarginRises(), gains.lowEndFallsBySum()));
      case RESISTS_AND_FALLS -> gains.flippedMarginFalls();
      case BOTH, BOTH_AT_EQUALITY -> gains.isSteeper().and(gains.isBetter());
      // By the sum: what is left unlearned late is lost among the digits of what is learned.
      case FLOW, FLOW_DEFICIENT -> gains.isSteeperBySum();
      case RISK_THEN_SLOPE -> gains.isSteeper();
      case SLOPE_THEN_RISK -> gains.isBetter();
    };
  }

  private static Answer same(Answer one, Answer other) {
    return one == Answer.UNKNOWN || other == Answer.UNKNOWN
        ? Answer.UNKNOWN
        : Answer.of(one == other);
  }

  private static Answer implies(Answer one, Answer other) {
    return one == Answer.NO || other == Answer.YES
        ? Answer.YES
        : one == Answer.YES && other == Answer.NO ? Answer.NO : Answer.UNKNOWN;
  }
}
