// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.theorem.proposition.Damping;
import org.eigendistill.theorem.proposition.Mutation;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.Scheme;
import org.eigendistill.theorem.proposition.Variables;
import org.junit.jupiter.api.Test;

/** Decisions of trials whose gains are fractions, in both arithmetics, with the margins by hand. */
class DecisionsTest {
  private static final Ridge RIDGE = new Ridge();
  private static final GradientFlow FLOW = new GradientFlow();
  private static final GradientDescent DESCENT = new GradientDescent();

  private static final Proposition RIDGES = Proposition.of(Scheme.DISTIL, RIDGE, RIDGE, RIDGE);
  private static final Proposition STEPS = Proposition.of(Scheme.DISTIL, DESCENT, DESCENT, DESCENT);

  /** Margins are doubles of short sums. */
  private static final double CLOSE = 1e-13;

  private static Trial trial(Proposition proposition, double... values) {
    return new Trial(Variables.of(proposition), values);
  }

  private static Outcome finely(Proposition proposition, double... values) {
    return EnclosureDecision.decide(trial(proposition, values));
  }

  private static Outcome roughly(Proposition proposition, double... values) {
    return DoubleDecision.decide(trial(proposition, values));
  }

  private static void holds(Outcome outcome, double margin) {
    assertThat(outcome).isInstanceOf(Outcome.Holds.class);
    assertThat(((Outcome.Holds) outcome).margin()).isCloseTo(margin, within(CLOSE * margin));
  }

  private static void violated(Outcome outcome, double margin) {
    assertThat(outcome).isInstanceOf(Outcome.Violated.class);
    assertThat(((Outcome.Violated) outcome).margin()).isCloseTo(margin, within(-CLOSE * margin));
  }

  /** The share of effective times to first order in the gains. */
  private static double fine(double student, double reference) {
    return (reference - student) / ((1 - reference) * -Math.log(1 - reference));
  }

  /** The share by which one effective time stays behind the other. */
  private static double rough(double student, double reference) {
    double mine = -Math.log1p(-student);
    double theirs = -Math.log1p(-reference);
    return (theirs - mine) / Math.max(mine, theirs);
  }

  /** Two ridges of penalty 1: 1/4, as penalty 3 has; along l_2 = 1/2 then 1/9 and 1/7. */
  @Test
  void ridgesAreMatchedByTheirPenalty() {
    double[] ones = {0.5, 1, 1};
    holds(finely(RIDGES, ones), fine(1 / 9.0, 1 / 7.0));
    holds(roughly(RIDGES, ones), rough(1 / 9.0, 1 / 7.0));
    violated(finely(RIDGES.with(Mutation.REVERSED), ones), -fine(1 / 9.0, 1 / 7.0));
    violated(roughly(RIDGES.with(Mutation.REVERSED), ones), -rough(1 / 9.0, 1 / 7.0));
    violated(finely(RIDGES.sayingAhead(), ones), -fine(1 / 9.0, 1 / 7.0));
    violated(roughly(RIDGES.sayingAhead(), ones), -rough(1 / 9.0, 1 / 7.0));
    holds(finely(RIDGES.sayingAhead().with(Mutation.REVERSED), ones), fine(1 / 9.0, 1 / 7.0));
    holds(finely(RIDGES.with(Mutation.SCALED), ones), fine(1.01 / 9.0, 1 / 7.0));
    holds(roughly(RIDGES.with(Mutation.SCALED), ones), rough(1.01 / 9.0, 1 / 7.0));
    // Swapped: 1/9 along l_2 is penalty 4's, which has 1/5 along l_1, where the student has 1/4.
    double ahead = (1 / 4.0 - 1 / 5.0) / (0.8 * -Math.log(0.8));
    violated(finely(RIDGES.with(Mutation.SWAPPED), ones), -ahead);
    violated(roughly(RIDGES.with(Mutation.SWAPPED), ones), rough(1 / 4.0, 1 / 5.0));
  }

  /** Gains above one half, whose clock goes by the residual. */
  @Test
  void highGains() {
    double[] small = {0.5, 1 / 8.0, 1 / 8.0}; // 64/81; penalty 17/64; along l_2 16/25 and 32/49
    holds(finely(RIDGES, small), fine(16 / 25.0, 32 / 49.0));
    holds(roughly(RIDGES, small), rough(16 / 25.0, 32 / 49.0));
    holds(finely(RIDGES.with(Mutation.SCALED), small), fine(16.16 / 25, 32 / 49.0));
    holds(roughly(RIDGES.with(Mutation.SCALED), small), rough(16.16 / 25, 32 / 49.0));
  }

  /** Penalties beyond what a bracket's ends can be are out of the premise. */
  @Test
  void numbersNearOverflow() {
    assertThat(finely(RIDGES, 0.5, 0x1p500, 0x1p500)).isInstanceOf(Outcome.Holds.class);
    assertThat(finely(RIDGES, 0.5, 0x1p512, 0x1p511)).isInstanceOf(Outcome.PremiseNotMet.class);
    assertThat(finely(RIDGES, 0.5, 0x1p600, 0x1p600)).isInstanceOf(Outcome.PremiseNotMet.class);
    assertThat(roughly(RIDGES, 0.5, 0x1p600, 0x1p600)).isInstanceOf(Outcome.PremiseNotMet.class);
  }

  /** Step 1/2: 1 - 2^-n and, along l_2 = 1/2, 1 - (3/4)^n. Two of two: 9/16 and 49/256. */
  @Test
  void stepsWithTheirDelay() {
    double student = 49 / 256.0;
    double[] soon = {0.5, 0.5, 2, 2, 1e-3};
    holds(finely(STEPS, soon), fine(student, 7 / 16.0));
    holds(roughly(STEPS, soon), rough(student, 7 / 16.0));
    double[] later = {0.5, 0.5, 2, 2, 0.5};
    holds(finely(STEPS, later), fine(student, 37 / 64.0));
    holds(roughly(STEPS, later), rough(student, 37 / 64.0));
    double[] first = {0.5, 0.5, 2, 2};
    holds(finely(STEPS.atTheFirstStep(), first), fine(student, 7 / 16.0));
    holds(roughly(STEPS.atTheFirstStep(), first), rough(student, 7 / 16.0));
    violated(
        finely(STEPS.atTheFirstStep().with(Mutation.REVERSED), first), -fine(student, 7 / 16.0));
    // One step of one: 1/4 and 1/16, and the first step has 1/2 and 1/4.
    holds(finely(STEPS.atTheFirstStep(), 0.5, 0.5, 1, 1), fine(1 / 16.0, 1 / 4.0));
  }

  /** Enclosures widen: of more than a hundred steps nothing is said. */
  @Test
  void manyStepsAreLeftOpen() {
    assertThat(finely(STEPS, 0.5, 0.01, 100, 1, 0.01)).isInstanceOf(Outcome.Holds.class);
    assertThat(finely(STEPS, 0.5, 0.01, 101, 1, 0.01)).isInstanceOf(Outcome.Undecided.class);
    assertThat(finely(STEPS, 0.5, 0.01, 1, 101, 0.01)).isInstanceOf(Outcome.Undecided.class);
    assertThat(finely(STEPS, 0.5, 0.5, 2, 2, 49)).isInstanceOf(Outcome.Holds.class); // step 100
    assertThat(finely(STEPS, 0.5, 0.5, 2, 2, 49.5)).isInstanceOf(Outcome.Undecided.class);
  }

  /**
   * Step 3/2 overshoots along l_1: gains 3/2, 3/4, ... Two of two have 9/16, which the first step
   * passes. Along l_2 = 1/2 the student has (15/16)^2, the reference 3/4; along 9/10 it has
   * (351/400)^2, and the reference 27/20, beyond 1.
   */
  @Test
  void overshootingReferences() {
    Proposition under = STEPS.with(Damping.UNDER).atTheFirstStep();
    violated(finely(under, 0.5, 1.5, 2, 2), (0.75 - 225 / 256.0) / (0.25 * -Math.log(0.25)));
    violated(roughly(under, 0.5, 1.5, 2, 2), rough(225 / 256.0, 0.75));
    double student = Math.pow(351 / 400.0, 2);
    Trial beyond = trial(under, 0.9, 1.5, 2, 2);
    assertThat(((Outcome.Holds) EnclosureDecision.decide(beyond)).margin())
        .isCloseTo((1.35 - student) / 1.35, within(1e-9)); // 9/10 and 3/2 as doubles
    assertThat(((Outcome.Holds) DoubleDecision.decide(beyond)).margin())
        .isCloseTo((1.35 - student) / 1.35, within(1e-9));
    // Of any later step: at the second, 3/4 and 15/16, the student is behind.
    holds(finely(STEPS.with(Damping.UNDER), 0.5, 1.5, 2, 2, 1), fine(225 / 256.0, 15 / 16.0));
    // At step 2 of a teacher's one step, 3/2 * 3/2, nothing comes as far.
    assertThat(roughly(under, 0.5, 1.5, 1, 1)).isInstanceOf(Outcome.PremiseNotMet.class);
    assertThat(finely(under, 0.5, 1.5, 1, 1)).isInstanceOf(Outcome.PremiseNotMet.class);
  }

  /** A time after which an oscillation has taken the reference back does not meet the premise. */
  @Test
  void whatAnOscillationTakesBack() {
    // Goal 3/4 * 3/2 = 9/8: step 1 is as far, and step 2, at 3/4, is not.
    Proposition under = STEPS.with(Damping.UNDER);
    assertThat(roughly(under, 0.5, 1.5, 1, 2, 1)).isInstanceOf(Outcome.PremiseNotMet.class);
    assertThat(finely(under, 0.5, 1.5, 1, 2, 1)).isInstanceOf(Outcome.Undecided.class);
    assertThat(roughly(under, 0.5, 1.5, 1, 2, 1e-3)).isNotInstanceOf(Outcome.PremiseNotMet.class);
  }

  /** Flow in the order form, at the matched time and later by a share. */
  @Test
  void flowsWithTheirDelay() {
    Proposition flows = Proposition.of(Scheme.DISTIL, FLOW, FLOW, FLOW);
    double one = -Math.expm1(-1);
    double half = -Math.expm1(-0.5);
    double time = -Math.log1p(-one * one);
    double student = half * half;
    holds(finely(flows, 0.5, 1, 1), fine(student, -Math.expm1(-time / 2)));
    holds(finely(flows.inOrderForm(), 0.5, 1, 1, 1), fine(student, -Math.expm1(-time)));
    holds(roughly(flows.inOrderForm(), 0.5, 1, 1, 1), rough(student, -Math.expm1(-time)));
  }

  private static double smallest(String id, boolean directed) {
    Proposition proposition = id.equals("ridge") ? RIDGES : STEPS;
    Search search = Search.of(proposition, 5).cover(40);
    return (directed ? search.direct() : search).tally().smallestMargin();
  }

  /** A search counts what it decides, goes lower when directed, and keeps forty violations. */
  @Test
  void searches() {
    assertThat(Search.of(RIDGES, 5).direct().tally().cases()).isZero();
    assertThat(Search.of(RIDGES, 5).cover(40).tally().cases()).isEqualTo(40);
    assertThat(Search.of(RIDGES, 5).cover(40).cover(2).tally().cases()).isEqualTo(42);
    for (String id : List.of("ridge", "descent")) {
      assertThat(smallest(id, true)).as(id).isLessThan(smallest(id, false)).isPositive();
    }
    Search wrong = Search.of(RIDGES.with(Mutation.REVERSED), 5).cover(100);
    assertThat(wrong.tally().violations()).isEqualTo(100);
    assertThat(wrong.violations()).hasSize(40);
    assertThat(Search.of(RIDGES, 5).cover(100).violations()).isEmpty();
    Search held = Search.of(Variables.of(RIDGES.with(Mutation.REVERSED)), 5, 0.25).cover(5);
    for (Trial trial : held.violations()) {
      assertThat(trial.ratio()).isCloseTo(0.25, within(1e-12));
    }
    int[] left = {2};
    Search hunted = Search.of(RIDGES, 5).hunt(() -> left[0]-- > 0);
    assertThat(hunted.tally().cases()).isBetween(4100L, 5700L);
  }

  /** A premise that no draw meets ends the search after fifty draws a case. */
  @Test
  void aSearchThatMeetsNoPremiseEnds() {
    Proposition never = STEPS.with(Damping.UNDER).atTheFirstStep();
    Tally tally = Search.of(never, 5).cover(20).tally();
    assertThat(tally.cases() + tally.undecided() + tally.unmet()).isLessThanOrEqualTo(1000);
    assertThat(tally.cases()).isPositive();
  }
}
