// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.theorem.ImitationBoundary;
import org.eigendistill.theorem.proposition.Damping;
import org.eigendistill.theorem.proposition.Mutation;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.Variables;
import org.eigendistill.theorem.statement.Atlas;
import org.eigendistill.theorem.statement.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Search and decision on propositions whose truth is known. */
class SearchTest {
  private static final long SEED = 11;

  private static Proposition of(String id) {
    return Atlas.full().find(id).orElseThrow().proposition().orElseThrow();
  }

  @Test
  void sameSeedSameCases() {
    Tally a = Search.of(of("T8"), SEED).cover(500).direct().tally();
    Tally b = Search.of(of("T8"), SEED).cover(500).direct().tally();
    Tally c = Search.of(of("T8"), SEED + 1).cover(500).direct().tally();
    assertThat(a.cases()).isEqualTo(b.cases());
    assertThat(a.where().toString()).isEqualTo(b.where().toString());
    assertThat(a.smallestMargin()).isEqualTo(b.smallestMargin());
    assertThat(c.where().toString()).isNotEqualTo(a.where().toString());
  }

  /** The cases cover every variable from end to end, corners and equal times among them. */
  @Test
  void samplerReachesCornersAndEqualTimes() {
    Variables variables = Variables.of(of("T1"));
    Sampler sampler = Sampler.of(variables, SEED);
    double[] least = {1, 1, 1};
    double[] most = new double[3];
    int equal = 0;
    for (int i = 0; i < 2000; i++) {
      double[] unit = sampler.next();
      for (int k = 0; k < 3; k++) {
        least[k] = Math.min(least[k], unit[k]);
        most[k] = Math.max(most[k], unit[k]);
      }
      equal += unit[1] == unit[2] ? 1 : 0;
    }
    for (int k = 0; k < 3; k++) {
      assertThat(least[k]).isLessThan(0.002);
      assertThat(most[k]).isGreaterThan(0.998);
    }
    assertThat(equal).isBetween(100, 300);
    assertThat(new SearchSpace(variables).at(new double[] {0, 0, 0}).ratio()).isLessThan(2e-5);
    assertThat(1 - new SearchSpace(variables).at(new double[] {1, 0, 0}).ratio()).isLessThan(2e-5);
  }

  @Test
  @Tag("thorough")
  void directedSearchLowersTheMargin() {
    for (String id : List.of("T7", "T6", "T11a")) {
      double drawn = Search.of(of(id), SEED).cover(300).tally().smallestMargin();
      double directed = Search.of(of(id), SEED).cover(300).direct().tally().smallestMargin();
      assertThat(directed).as(id).isLessThan(drawn);
    }
  }

  /** Where both speak they agree; where doubles are silent fifty digits mostly are not. */
  @Test
  @Tag("thorough")
  void doublesNeverContradictFiftyDigits() {
    assertThat(settledAlike(60)).isGreaterThan(200);
  }

  /** The same at few cases, in a moment. */
  @Test
  void doublesDoNotContradictFiftyDigitsAtSome() {
    assertThat(settledAlike(6)).isGreaterThan(20);
  }

  private static int settledAlike(int cases) {
    int settled = 0;
    for (String id : List.of("T1", "T4", "T6", "T7", "T9", "T10b", "T2")) {
      Variables variables = Variables.of(of(id));
      Sampler sampler = Sampler.of(variables, SEED);
      for (int i = 0; i < cases; i++) {
        Trial trial = new SearchSpace(variables).at(sampler.next());
        Outcome rough = DoubleDecision.decide(trial);
        Outcome fine = EnclosureDecision.decide(trial);
        if (spoken(rough) && spoken(fine)) {
          assertThat(rough.getClass()).as("%s at %s", id, trial).isEqualTo(fine.getClass());
          settled++;
        }
      }
    }
    return settled;
  }

  private static boolean spoken(Outcome outcome) {
    return outcome instanceof Outcome.Holds || outcome instanceof Outcome.Violated;
  }

  /**
   * Ratio 1 - 2^-42: the true margin is near 1e-13 of the gain, below the doubles' resolution, and
   * yet T1 is true there.
   */
  @Test
  void fiftyDigitsDecideWhatDoublesLeaveOpen() {
    Variables variables = Variables.of(of("T1"));
    Trial near = new Trial(variables, new double[] {1 - 0x1p-42, 0.5, 0.5});
    assertThat(DoubleDecision.decide(near)).isInstanceOf(Outcome.Undecided.class);
    assertThat(EnclosureDecision.decide(near))
        .isInstanceOfSatisfying(
            Outcome.Holds.class, holds -> assertThat(holds.margin()).isBetween(1e-15, 1e-11));
    Variables reversed = Variables.of(of("T1").with(Mutation.REVERSED));
    Trial mutated = new Trial(reversed, new double[] {1 - 0x1p-42, 0.5, 0.5});
    assertThat(EnclosureDecision.decide(mutated))
        .isInstanceOfSatisfying(
            Outcome.Violated.class, v -> assertThat(v.margin()).isBetween(-1e-11, -1e-15));
  }

  /**
   * The example that made averaged iterates a refuted row, T7: averaged iterates, the student
   * ahead.
   */
  @Test
  void theKnownViolationIsOne() {
    Trial known = new Trial(Variables.of(of("T7")), new double[] {0.0443, 129.98, 202.15});
    assertThat(DoubleDecision.decide(known)).isInstanceOf(Outcome.Violated.class);
    assertThat(EnclosureDecision.decide(known)).isInstanceOf(Outcome.Violated.class);
  }

  /**
   * As once recorded, T8p and T12p asked of teacher and student alone that they stop before the
   * first overshoot. 100,000 cases, what a check of a holding row draws, refute both now that later
   * steps of the reference are drawn too; the first step that meets the premise never does.
   */
  @Test
  @Tag("thorough")
  void laterStepsRefuteWhatTheFirstStepDoesNot() {
    for (String id : List.of("T8p", "T12p")) {
      Proposition once = of(id).with(Damping.PARTS_BEFORE_OVERSHOOT);
      Tally any = Search.of(once, SEED).cover(100_000).tally();
      assertThat(any.violations()).as(id).isPositive();
      Tally first = Search.of(once.atTheFirstStep(), SEED).cover(20_000).tally();
      assertThat(first.violations()).as(id).isZero();
      assertThat(of(id + "x")).isEqualTo(once);
      assertThat(of(id + ".first")).isEqualTo(once.atTheFirstStep());
    }
  }

  /** Every row whose reference goes by steps says "any such N" and is tried at many of them. */
  @Test
  @Tag("thorough")
  void laterStepsAreDrawnWhereverTheReferenceGoesBySteps() {
    int rows = 0;
    for (Statement statement : Atlas.full().propositions()) {
      Proposition proposition = statement.proposition().orElseThrow();
      if (!proposition.reference().clock().isWhole()) {
        continue;
      }
      boolean any = statement.premise().contains("any such N");
      assertThat(proposition.ordered()).as(statement.id()).isEqualTo(any);
      assertThat(any || statement.premise().contains("the first")).as(statement.id()).isTrue();
      if (!any) {
        continue;
      }
      rows++;
      Variables variables = Variables.of(proposition);
      Sampler sampler = Sampler.of(variables, SEED);
      int first = 0;
      int later = 0;
      int farBeyond = 0;
      for (int i = 0; i < 300; i++) {
        Trial trial = new SearchSpace(variables).at(sampler.next());
        Gain goal = trial.goal().along(trial.matched());
        double earliest = ReferenceTime.first(trial.reference(), trial.matched(), goal);
        double time = trial.referenceTime(goal);
        first += time == earliest ? 1 : 0;
        later += time > earliest ? 1 : 0;
        farBeyond += time > 10 * earliest ? 1 : 0;
      }
      assertThat(first).as(statement.id()).isGreaterThan(20);
      assertThat(later).as(statement.id()).isGreaterThan(40);
      assertThat(farBeyond).as(statement.id()).isGreaterThan(5);
    }
    assertThat(rows).isEqualTo(3 * 28 + 2 * 2 + 1 + 2);
  }

  /** Every step up to the last is looked at. */
  @Test
  void overshootIsSeenAtEveryStep() {
    Proposition early = of("T8p");
    // h = 1/3, m = 9/10: the residuals are positive at 0 to 2 and from 8 on.
    double[] values = {0.8, 0.9, 1.0 / 3, 2, 2, 0};
    assertThat(new Trial(Variables.of(early), values).isAdmitted()).isTrue();
    double[] back = {0.8, 0.9, 1.0 / 3, 8, 2, 0};
    assertThat(new Trial(Variables.of(early), back).isAdmitted()).isFalse();
    assertThat(
            new Trial(Variables.of(early.with(Damping.PARTS_BEFORE_OVERSHOOT)), back).isAdmitted())
        .isFalse();
  }

  /** The boundary in the imitation weight divides what is violated from what holds. */
  @Test
  void theImitationBoundaryDividesReversalFromExaggeration() {
    Variables variables =
        Variables.of(Atlas.full().find("T9").orElseThrow().proposition().orElseThrow());
    for (double ratio : new double[] {0.03, 0.3, 0.8}) {
      for (double teacher : new double[] {0.05, 0.5}) {
        double weight = ImitationBoundary.weight(ratio, 3, teacher);
        assertThat(weight).isBetween(0.2, 0.999);
        double up = weight + (1 - weight) / 10;
        assertThat(DoubleDecision.decide(at(variables, ratio, teacher, up)))
            .isInstanceOf(Outcome.Holds.class);
        assertThat(DoubleDecision.decide(at(variables, ratio, teacher, weight * 0.99)))
            .isInstanceOf(Outcome.Violated.class);
      }
    }
  }

  private static Trial at(Variables variables, double ratio, double teacher, double weight) {
    return new Trial(variables, new double[] {ratio, teacher, 3, weight});
  }
}
