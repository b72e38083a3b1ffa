// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.eigendistill.testing.LongReal;
import org.eigendistill.testing.Tolerance;
import org.junit.jupiter.api.Test;

/** Where residuals leave the range of doubles: signs, logarithms and comparisons go on. */
class UnderflowTest {
  private static final Procedure FLOW = GradientFlow.of();
  private static final Course LABELS = Course.onLabels(FLOW);

  @Test
  void matchingGoesOnWhereTheResidualIsZeroInDoubles() {
    Model student = Distillation.of(FLOW, 9_000).students().at(8_000);
    assertThat(student.along(1).residual()).isZero();
    Matching matching = Matching.of(LABELS, student, 1);
    assertThat(matching.exists()).isTrue();
    assertThat(matching.time()).isEqualTo(8_000);
    assertThat(student.along(1e-3).compareProgress(matching.along(1e-3))).isNegative();
  }

  @Test
  void wholeStepsAreFoundWhereTheResidualIsZeroInDoubles() {
    Procedure descent = GradientDescent.of(0.5);
    Gain goal = Course.onLabels(descent).at(5_000).along(1);
    assertThat(goal.residual()).isZero();
    assertThat(descent.timeToReach(1, goal)).isEqualTo(5_000);
  }

  @Test
  void studentsOfOvershootingTeachers() {
    Procedure descent = GradientDescent.of(1);
    for (int teacherSteps : new int[] {2_000, 2_001}) {
      // q = -0.4: the student of one step more leaves r_s + r_T - r_s r_T of the teacher's sign
      Gain student = Distillation.of(descent, teacherSteps).students().at(2_500).along(1.4);
      LongGain truth =
          LongGain.map(descent, 1.4, 2_500)
              .apply(
                  LongGain.map(descent, 1.4, teacherSteps).apply(LongGain.FULL, LongGain.NONE),
                  LongGain.NONE);
      truth.judge(student, Tolerance.ROUNDING, "teacher of " + teacherSteps + " steps");
      assertThat(student.residual()).isZero();
      assertThat(student.residualSign()).isEqualTo(teacherSteps % 2 == 0 ? 1 : -1);
    }
  }

  @Test
  void residualsOfOppositeSignsAreSubtracted() {
    Procedure descent = GradientDescent.of(1);
    Schedule schedule =
        Schedule.of(descent, 1_001, Course.onLabels(descent).at(2_000))
            .then(descent, 1_000, Course.onLabels(FLOW).at(1_300));
    LongGain.Map first = LongGain.map(descent, 1.4, 1_001);
    LongGain target = LongGain.map(descent, 1.4, 2_000).apply(LongGain.FULL, LongGain.NONE);
    LongGain.Map second = LongGain.map(descent, 1.4, 1_000);
    LongGain labels = LongGain.map(FLOW, 1.4, 1_300).apply(LongGain.FULL, LongGain.NONE);
    LongGain truth = second.apply(labels, first.apply(target, LongGain.NONE));
    truth.judge(schedule.along(1.4), Tolerance.ROUNDING, "r of both signs");
  }

  /**
   * A weight above 1 lifts a residual from below the normal range: its logarithm has the digits.
   */
  @Test
  void weightsLiftResiduals() {
    Tolerance lifted = new Tolerance(3e-13, "exp of a rounded logarithm near -700");
    for (double x : new double[] {708, 709, 712.5, 730, 744, 746, 800}) {
      for (double weight : new double[] {1.5, 1e6, -1e20, 0.5, -0.25}) {
        Gain blend = LABELS.at(x).along(1).blendWithLabels(weight);
        LongGain truth =
            LongGain.map(FLOW, 1, x).apply(LongGain.FULL, LongGain.NONE).blendWithLabels(weight);
        truth.judge(blend, lifted, "weight " + weight + " at " + x);
        assertThat(blend.residualSign()).isEqualTo(Math.signum(weight));
        Gain student = FLOW.along(1).until(2_000).apply(blend, Gain.NONE);
        truth.judge(student, lifted, "student of weight " + weight + " at " + x);
      }
    }
  }

  /** Two factors of half the range each: the product is taken where it is a normal double. */
  @Test
  void productsAtTheEdgeOfTheRange() {
    for (double first : new double[] {1e-3, 200, 354, 400, 660}) {
      for (double whole : new double[] {664, 700, 707, 708, 709, 740, 1_500}) {
        Schedule schedule =
            Schedule.of(FLOW, first, Model.LABELS).then(FLOW, whole - first, Model.LABELS);
        LongGain truth =
            LongGain.map(FLOW, 1, whole - first)
                .apply(
                    LongGain.FULL,
                    LongGain.map(FLOW, 1, first).apply(LongGain.FULL, LongGain.NONE));
        truth.judge(schedule.along(1), Tolerance.ROUNDING, first + " of " + whole);
      }
    }
  }

  @Test
  void progressIsToldWhereResidualsAreZeroInDoubles() {
    assertThat(compare(LABELS.at(3_000).along(1), LABELS.at(3_001).along(1))).isEqualTo(-1);
    assertThat(compare(LABELS.at(3_000).along(1), Gain.FULL)).isEqualTo(-1);
    assertThat(compare(Gain.FULL, Gain.FULL)).isZero();
    assertThat(compare(Gain.NONE, Gain.NONE)).isZero();
    assertThat(compare(Gain.NONE, LABELS.at(1e-300).along(1))).isEqualTo(-1);
    // one low and one high: by residual, either way round
    assertThat(compare(LABELS.at(0.6).along(1), LABELS.at(0.8).along(1))).isEqualTo(-1);
    // beyond 1: by gain
    Course steep = Course.onLabels(GradientDescent.of(1));
    assertThat(compare(steep.at(1).along(1.9), steep.at(1).along(1.1))).isEqualTo(1);
    assertThat(compare(steep.at(1).along(1.1), LABELS.at(100).along(1))).isEqualTo(1);
    assertThat(compare(LABELS.at(100).along(1), steep.at(1).along(1.1))).isEqualTo(-1);
  }

  /** Differences of rounding do not decide, those of four times its bound do. */
  @Test
  void theResolutionOfComparisons() {
    Gain low = Gain.of(0.25, 0.75);
    double unit = 0x1p-48 * 0.25;
    assertThat(compare(low, Gain.of(0.25 + unit, 0.75 - unit))).isZero();
    assertThat(compare(low, Gain.of(0.25 + 2 * unit, 0.75 - 2 * unit))).isEqualTo(-1);
    Gain high = Gain.of(0.75, 0.25);
    assertThat(compare(high, Gain.of(0.75 + unit, 0.25 - unit))).isZero();
    assertThat(compare(high, Gain.of(0.75 + 8 * unit, 0.25 - 8 * unit))).isEqualTo(-1);
  }

  private static int compare(Gain a, Gain b) {
    int order = a.compareProgress(b);
    assertThat(b.compareProgress(a)).isEqualTo(-order);
    return Integer.signum(order);
  }

  @Test
  void logarithmsOfSmallGains() {
    // log|r| = log1p(-a): a logarithm of the rounded residual would have no digit left
    Gain gain = LABELS.at(1e-20).along(1);
    assertThat(gain.logResidual()).isEqualTo(-1e-20);
    assertThat(Gain.of(-1e-20, 1).logResidual()).isEqualTo(1e-20);
    assertThat(Gain.of(-0.75, 1.75).logResidual()).isEqualTo(Math.log(1.75));
    LongGain truth =
        LongGain.map(FLOW, 1, 1e-20)
            .apply(LongGain.map(FLOW, 1, 1e-10).apply(LongGain.FULL, LongGain.NONE), LongGain.NONE);
    assertThat(
            LongReal.relativeError(
                truth.gain(), Distillation.of(FLOW, 1e-10).students().at(1e-20).along(1).gain()))
        .isLessThan(4e-16);
  }

  @Test
  void timesBeyondEverything() {
    for (Procedure procedure : new Procedure[] {FLOW, DecayedFlow.of(1e-3)}) {
      Gain gain = Course.onLabels(procedure).at(1e308).along(1e20);
      assertThat(gain.gain()).isEqualTo(1 / (1 + (procedure == FLOW ? 0 : 1e-23)));
      assertThat(gain.residual()).isBetween(0.0, 1.001e-23);
    }
  }

  /**
   * On the clock of effective time: by logarithms where both residuals are positive, else gains.
   */
  @Test
  void clocksAreComparedAtTheResolutionAsked() {
    Gain half = Gain.of(0.5, 0.5);
    Gain more = Gain.of(0.75, 0.25);
    Gain beyond = Gain.of(1.5, -0.5);
    Gain farther = Gain.of(1.75, -0.75);
    assertThat(half.compareClocks(more, 1e-12)).isNegative();
    assertThat(more.compareClocks(half, 1e-12)).isPositive();
    assertThat(half.compareClocks(more, 0.5)).isZero(); // log 2 is half of log 4
    assertThat(half.compareClocks(more, 0.49)).isNegative();
    assertThat(half.compareClocks(beyond, 1e-12)).isNegative();
    assertThat(beyond.compareClocks(half, 1e-12)).isPositive();
    assertThat(farther.compareClocks(beyond, 1e-12)).isPositive();
    assertThat(Gain.FULL.compareClocks(half, 1e-12)).isPositive();
    assertThat(Gain.FULL.compareClocks(Gain.FULL, 1e-12)).isZero();
  }

  /** Two gains that differ by the resolution itself are not told apart. */
  @Test
  void theResolutionBelongsToWhatIsNotToldApart() {
    double unit = 0x1p-50;
    assertThat(compare(Gain.of(0.25 - unit, 0.75 + unit), Gain.of(0.25, 0.75))).isZero();
  }

  /** A penalty below the last bit of an eigenvalue still decays: exp(-(1 + 2^-54) 700). */
  @Test
  void roundedRatesAreMadeUpFor() {
    double tiny = 0x1p-54;
    BigDecimal rate = BigDecimal.ONE.add(new BigDecimal(tiny));
    BigDecimal truth = LongReal.exp(rate.multiply(BigDecimal.valueOf(-700)));
    assertThat(LongReal.relativeError(truth, DecayedFlow.of(tiny).along(1).until(700).keep()))
        .isLessThan(1e-15);
    assertThat(LongReal.relativeError(truth, DecayedFlow.of(1).along(tiny).until(700).keep()))
        .isLessThan(1e-15);
  }

  /** For sums over directions: the same gains and residuals without their logarithms. */
  @Test
  void bareGainsAreTheSame() {
    Update update = new Update(0.5, 0.25, Math.log(0.25), 0.25);
    Gain target = Gain.of(0.75, 0.25);
    Gain start = Gain.of(0.5, 0.5);
    double[] gains = new double[2];
    double[] residuals = new double[2];
    update.applyBare(target, start, gains, residuals, 1);
    assertThat(gains).containsExactly(0, 0.5); // 3/8 + 1/8
    assertThat(residuals).containsExactly(0, 0.5); // 1/4 + 1/8 + 1/8
    assertThat(update.apply(target, start)).isEqualTo(Gain.of(0.5, 0.5));
  }

  /**
   * Times of 200 and 100 along 1 and 1/2: the student is behind both by exp(-100) and by 2
   * exp(-50), and the smallest margin is their difference over 100.
   */
  @Test
  void marginsBelowTheLastBitOfTheirTimes() {
    FlowBias bias = FlowBias.of(new double[] {1, 0.5}, 200, 100);
    assertThat(bias.holdsEverywhere()).isTrue();
    double margin = Math.log10(2) - 50 / Math.log(10) - 2;
    assertThat(Math.abs(bias.log10SmallestMargin() - margin)).isLessThan(1e-12);
    // Along 1 and 0.99 they are near each other: exp(-99) / 0.99 - exp(-100).
    double near = Math.log10(1 / 0.99 - Math.exp(-1)) - 99 / Math.log(10) - 2;
    double found = FlowBias.of(new double[] {1, 0.99}, 200, 100).log10SmallestMargin();
    assertThat(Math.abs(found - near)).isLessThan(1e-12);
    // Along 1 and 1/2 again, where doubles tell the times apart: by definition.
    FlowBias plain = FlowBias.of(new double[] {1, 0.5}, 2, 1);
    double top = -Math.log(1 - (1 - Math.exp(-2)) * (1 - Math.exp(-1)));
    double low = -2 * Math.log(1 - (1 - Math.exp(-1)) * (1 - Math.exp(-0.5)));
    assertThat(Math.abs(plain.log10SmallestMargin() - Math.log10((top - low) / top)))
        .isLessThan(1e-12);
    assertThat(FlowBias.of(new double[] {1, 1}, 2, 1)).isEqualTo(FlowBias.NONE);
    assertThat(plain.plus(bias).comparisons()).isEqualTo(2);
  }
}
