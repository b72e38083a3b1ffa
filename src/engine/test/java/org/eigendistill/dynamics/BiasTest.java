// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.eigendistill.base.Randomness;
import org.eigendistill.dynamics.Distillation.Switching;
import org.eigendistill.testing.LongReal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Matching, effective time, and the theorem's statements on seeded cases. */
class BiasTest {
  private static final int CASES = 3000;

  /** A case of the theorem: l_1 = 1, times on log scales. */
  private record Case(double low, double teacher, double student) {
    static Case draw(Randomness random) {
      return new Case(
          Math.pow(10, -4 * random.uniform()) * 0.999,
          Math.pow(10, 3 * random.uniform() - 2),
          Math.pow(10, 3 * random.uniform() - 2));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void flowStudentsOfFlowTeachersAreBehind(long seed) {
    Randomness random = Randomness.of(seed);
    int decided = 0;
    for (int i = 0; i < CASES; i++) {
      Case c = Case.draw(random);
      Distillation distillation = Distillation.of(GradientFlow.of(), c.teacher);
      int order = compare(distillation, distillation.students().at(c.student), c.low);
      assertThat(order).as("%s", c).isNotPositive();
      decided += order < 0 ? 1 : 0;
    }
    assertThat(decided).isGreaterThan(CASES * 9 / 10);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5})
  void ridgeStudentsOfRidgeTeachersAreBehind(long seed) {
    Randomness random = Randomness.of(seed);
    for (int i = 0; i < CASES; i++) {
      Case c = Case.draw(random);
      Distillation distillation = Distillation.of(Ridge.of(), c.teacher);
      assertThat(compare(distillation, distillation.students().at(c.student), c.low))
          .as("%s", c)
          .isNegative();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {6, 7})
  void descentInWholeSteps(long seed) {
    Randomness random = Randomness.of(seed);
    for (int i = 0; i < CASES; i++) {
      Case c = Case.draw(random);
      Distillation distillation =
          Distillation.of(
              GradientDescent.of(0.01 + 0.98 * random.uniform()), Math.ceil(10 * c.teacher));
      Model student = distillation.students().at(Math.ceil(10 * c.student));
      assertThat(compare(distillation, student, c.low)).as("%s", c).isNotPositive();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {8, 9})
  void labelsLastKeepsTheLag(long seed) {
    Randomness random = Randomness.of(seed);
    for (int i = 0; i < CASES; i++) {
      Case c = Case.draw(random);
      Distillation switched =
          Distillation.of(GradientFlow.of(), c.teacher)
              .withSwitching(new Switching(Switching.Direction.TO_LABELS, c.student));
      Model student = switched.students().at(c.student + 3 * random.uniform() + 1e-3);
      assertThat(compare(switched, student, c.low)).as("%s", c).isNotPositive();
    }
  }

  /** T5's second half: in gain the lag shrinks by exp(-l u) with the time u on labels. */
  @Test
  void onLabelsTheLagShrinks() {
    Randomness random = Randomness.of(12);
    for (int i = 0; i < 300; i++) {
      Case c = Case.draw(random);
      Distillation switched =
          Distillation.of(GradientFlow.of(), c.teacher)
              .withSwitching(new Switching(Switching.Direction.TO_LABELS, c.student));
      double before = Double.POSITIVE_INFINITY;
      for (double u : new double[] {0.5, 1, 2, 4}) {
        Gain student = switched.students().at(c.student + u).along(c.low);
        Matching matching =
            Matching.of(switched.teacherCourse(), switched.students().at(c.student + u), 1);
        double lag = student.residual() - matching.along(c.low).residual();
        assertThat(lag).as("seed 12, case %d, %s, %s on labels", i, c, u).isLessThan(before);
        before = lag;
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {10, 11})
  void labelsFirstTurnsRoundAtTheTeachersTime(long seed) {
    Randomness random = Randomness.of(seed);
    for (int i = 0; i < CASES; i++) {
      Case c = Case.draw(random);
      boolean early = i % 2 == 0;
      double at = c.teacher * (early ? 0.9 * random.uniform() + 1e-3 : 1.1 + random.uniform());
      Distillation switched =
          Distillation.of(GradientFlow.of(), c.teacher)
              .withSwitching(new Switching(Switching.Direction.TO_DISTILLATION, at));
      Model student = switched.students().at(at + c.student);
      int order = compare(switched, student, c.low);
      if (early) {
        assertThat(order).as("%s, switch at %s", c, at).isNotPositive();
      } else {
        assertThat(order).as("%s, switch at %s", c, at).isNotNegative();
      }
    }
  }

  @Test
  void theCheckerCanFail() {
    // Weight decay, trained long: the student's ceiling along the top is one that the teacher
    // passes
    // early (T6). A teacher hardly trained, imitation below 1 (T9).
    Distillation decayed = Distillation.of(DecayedFlow.of(0.002), 80);
    Distillation mixed = Distillation.of(GradientFlow.of(), 1e-3).withImitation(0.5);
    assertThat(compare(decayed, decayed.students().at(80), 0.015)).isPositive();
    assertThat(compare(mixed, mixed.students().at(2), 0.1)).isPositive();
  }

  /** Student against the teacher's course, matched at eigenvalue 1, along a lower one. */
  private static int compare(Distillation distillation, Model student, double low) {
    Matching matching = Matching.of(distillation.teacherCourse(), student, 1);
    if (!matching.exists()) {
      return 0;
    }
    return student.along(low).compareProgress(matching.along(low));
  }

  @Test
  void matchingMatches() {
    Distillation distillation = Distillation.of(GradientFlow.of(), 2);
    Model student = distillation.students().at(3);
    Matching matching = Matching.of(distillation.teacherCourse(), student, 1);
    assertThat(matching.along(1).gain()).isCloseTo(student.along(1).gain(), within(1e-15));
    assertThat(matching.reference()).isEqualTo(1);
    double wanted = -Math.log(Math.exp(-2) + Math.exp(-3) - Math.exp(-5));
    assertThat(matching.time()).isCloseTo(wanted, within(1e-15 * wanted));
  }

  @Test
  void whatHasNoMatchSaysSo() {
    Course flow = Course.onLabels(GradientFlow.of());
    assertThat(Matching.of(flow, Model.LABELS, 1).exists()).isFalse();
    assertThat(Matching.of(flow, Model.ZERO, 1).exists()).isFalse();
    Model overshot = Course.onLabels(GradientDescent.of(1)).at(1);
    assertThat(Matching.of(flow, overshot.along(1.5), 1).exists()).isFalse();
    Course decayed = Course.onLabels(DecayedFlow.of(1));
    assertThat(Matching.of(decayed, flow.at(5), 1).exists()).isFalse();
  }

  @Test
  void effectiveTimeOfPlainTrainingIsItsTime() {
    for (double eigenvalue : new double[] {1e-8, 0.1, 1, 30}) {
      Gain gain = Course.onLabels(GradientFlow.of()).at(1.7).along(eigenvalue);
      assertThat(EffectiveTime.of(gain, eigenvalue)).isCloseTo(1.7, within(1e-14));
    }
    Procedure descent = GradientDescent.of(0.1);
    Gain after = Course.onLabels(descent).at(37).along(3);
    assertThat(EffectiveTime.of(descent, after, 3)).isCloseTo(37, within(1e-12));
    assertThat(EffectiveTime.of(GradientFlow.of(), after, 3)).isEqualTo(EffectiveTime.of(after, 3));
  }

  @Test
  void effectiveTimeHasItsLimits() {
    Model student = Distillation.of(GradientFlow.of(), 2).students().at(5);
    assertThat(EffectiveTime.of(student.along(100), 100)).isCloseTo(2, within(1e-14));
    assertThat(EffectiveTime.of(student.along(1e-9), 1e-9)).isCloseTo(1e-8, within(1e-16));
  }

  @Test
  void logLagIsTheLag() {
    for (double eigenvalue : new double[] {1e-3, 0.1, 1, 4}) {
      for (double student : new double[] {0.5, 2, 7}) {
        Model model = Distillation.of(GradientFlow.of(), 2).students().at(student);
        double lag = Math.min(student, 2) - EffectiveTime.of(model.along(eigenvalue), eigenvalue);
        assertThat(Math.exp(EffectiveTime.logFlowLag(eigenvalue, student, 2)))
            .isCloseTo(lag, within(1e-13 * student / Math.min(1, eigenvalue)));
      }
    }
    // Far beyond what doubles hold: log lag = -l |T - t'| - log l there.
    assertThat(EffectiveTime.logFlowLag(1000, 3, 10))
        .isCloseTo(-7000 - Math.log(1000), within(1e-9));
  }

  @Test
  void allPairsAreCountedAndDecided() {
    FlowBias bias = FlowBias.of(new double[] {8, 4, 4, 1e-3}, 2, 50);
    assertThat(bias.comparisons()).isEqualTo(5); // the equal pair is left out
    assertThat(bias.behind()).isEqualTo(5);
    assertThat(bias.holdsEverywhere()).isTrue();
    // 8 against 4: the lag is exp(-4 * 48) (1 - exp(-4 * 2)) / 4, the time 2; that of 8 is nothing
    double wanted =
        (-4 * 48 + Math.log(-Math.expm1(-8)) - Math.log(4) - Math.log(2)) / Math.log(10);
    assertThat(bias.log10SmallestMargin()).isCloseTo(wanted, within(1e-12));
    FlowBias both = bias.plus(FlowBias.of(new double[] {2, 1}, 1, 1));
    assertThat(both.comparisons()).isEqualTo(6);
    assertThat(both.log10SmallestMargin()).isEqualTo(bias.log10SmallestMargin());
    assertThat(FlowBias.NONE.holdsEverywhere()).isFalse();
    // rising "rates" are the roles swapped: the same comparison comes out ahead
    FlowBias swapped = FlowBias.of(new double[] {1, 2}, 1, 1);
    assertThat(swapped.ahead()).isEqualTo(1);
    assertThat(swapped.holdsEverywhere()).isFalse();
  }

  @Test
  void exaggerationCounts() {
    Gain low = Course.onLabels(GradientFlow.of()).at(1).along(0.1);
    Gain high = Course.onLabels(GradientFlow.of()).at(1).along(0.2);
    Exaggeration some = Exaggeration.NONE.plus(low, high).plus(low, low);
    assertThat(some).isEqualTo(new Exaggeration(1, 0, 1, 0));
    assertThat(some.holds()).isTrue();
    assertThat(some.plus(high, low).holds()).isFalse();
    assertThat(Exaggeration.NONE.plus(low, low).holds()).isFalse();
    assertThat(some.plusUnmatched().unmatched()).isEqualTo(1);
  }

  @Test
  void progressIsComparedWhereItHasDigits() {
    Course flow = Course.onLabels(GradientFlow.of());
    // both gains are 1 in doubles
    assertThat(flow.at(50).along(1).compareProgress(flow.at(51).along(1))).isNegative();
    assertThat(flow.at(2000).along(1).compareProgress(flow.at(1999).along(1))).isPositive();
    assertThat(flow.at(1e-300).along(1).compareProgress(flow.at(2e-300).along(1))).isNegative();
    assertThat(flow.at(3).along(1).compareProgress(flow.at(3).along(1))).isZero();
    assertThat(Gain.FULL.compareProgress(flow.at(3).along(1))).isPositive();
  }

  /** 0 is below all of the rest; each count is of the pairs that it says. */
  @Test
  void countsOfPairsAddUp() {
    FlowBias some = new FlowBias(10, 5, 3, 2, -4);
    FlowBias more = new FlowBias(100, 50, 30, 20, -7);
    assertThat(some.plus(more)).isEqualTo(new FlowBias(110, 55, 33, 22, -7));
    assertThat(more.plus(some)).isEqualTo(some.plus(more));
    assertThat(some.plus(FlowBias.NONE)).isEqualTo(some);
    assertThat(new FlowBias(4, 3, 0, 1, -1).holdsEverywhere()).isFalse();
    assertThat(new FlowBias(4, 4, 0, 0, -1).holdsEverywhere()).isTrue();

    // rates that rise and fall: pairs of every kind, those of equal rates left out
    FlowBias mixed = FlowBias.of(new double[] {1, 2, 0.5, 1}, 3, 2);
    assertThat(mixed).extracting(FlowBias::comparisons).isEqualTo(5L);
    assertThat(mixed.behind()).isEqualTo(3); // (1, 0.5), (2, 0.5), (2, 1)
    assertThat(mixed.ahead()).isEqualTo(2); // (1, 2), (0.5, 1)
    assertThat(mixed.unresolved()).isZero();
    // neighbours in doubles cannot be told apart
    FlowBias near = FlowBias.of(new double[] {1, Math.nextDown(1.0), 0.5}, 1, 1);
    assertThat(near.unresolved()).isEqualTo(1);
    assertThat(near.behind()).isEqualTo(2);
    assertThat(near.comparisons()).isEqualTo(3);
  }

  /** The margin by the definition, in both of its branches. */
  @Test
  void marginsAreRelativeDifferencesOfEffectiveTimes() {
    for (double teacher : new double[] {0.5, 2, 30}) {
      for (double student : new double[] {0.4, 3, 26}) {
        for (double low : new double[] {0.01, 0.3, 0.8}) {
          BigDecimal top = effective(1, teacher, student);
          BigDecimal bottom = effective(low, teacher, student);
          double wanted =
              Math.log10(top.subtract(bottom).divide(top, LongReal.CONTEXT).doubleValue());
          FlowBias bias = FlowBias.of(new double[] {1, low}, teacher, student);
          assertThat(bias.behind()).isEqualTo(1);
          // near equal times the difference has lost the digits of 2^-46 over itself
          assertThat(bias.log10SmallestMargin())
              .as("%s, %s, %s", teacher, student, low)
              .isCloseTo(wanted, within(1e-2));
        }
      }
    }
  }

  private static BigDecimal effective(double rate, double teacher, double student) {
    LongGain.Map second = LongGain.map(GradientFlow.of(), rate, student);
    LongGain first =
        LongGain.map(GradientFlow.of(), rate, teacher).apply(LongGain.FULL, LongGain.NONE);
    return LongReal.log(second.apply(first, LongGain.NONE).residual())
        .negate()
        .divide(new BigDecimal(rate), LongReal.CONTEXT);
  }

  @Test
  void exaggerationAddsUp() {
    Gain low = Course.onLabels(GradientFlow.of()).at(1).along(0.1);
    Gain high = Course.onLabels(GradientFlow.of()).at(1).along(0.2);
    Exaggeration all = new Exaggeration(10, 20, 30, 40);
    assertThat(all.plus(low, high)).isEqualTo(new Exaggeration(11, 20, 30, 40));
    assertThat(all.plus(high, low)).isEqualTo(new Exaggeration(10, 21, 30, 40));
    assertThat(all.plus(low, low)).isEqualTo(new Exaggeration(10, 20, 31, 40));
    assertThat(all.plusUnmatched()).isEqualTo(new Exaggeration(10, 20, 30, 41));
  }
}
