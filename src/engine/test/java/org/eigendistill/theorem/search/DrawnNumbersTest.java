// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.HeavyBall;
import org.eigendistill.dynamics.Nesterov;
import org.eigendistill.dynamics.Parameter;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.proposition.Condition;
import org.eigendistill.theorem.proposition.Damping;
import org.eigendistill.theorem.proposition.Mutation;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.Scheme;
import org.eigendistill.theorem.proposition.Variables;
import org.junit.jupiter.api.Test;

/** The unit cube mapped onto numbers, and the times and steps that go with them. */
class DrawnNumbersTest {
  @Test
  void shares() {
    assertThat(ParameterRange.share(0.5)).isEqualTo(0.5);
    assertThat(ParameterRange.share(0)).isCloseTo(1 / (1 + Math.exp(11.5)), within(1e-20));
    assertThat(ParameterRange.share(1)).isCloseTo(1 - 1.01299e-5, within(1e-9));
    for (double u : new double[] {0, 0.1, 0.5, 0.7, 1}) {
      assertThat(ParameterRange.coordinateOfShare(ParameterRange.share(u)))
          .isCloseTo(u, within(1e-11));
    }
  }

  @Test
  void numbersByTheirDomains() {
    assertThat(ParameterRange.whole(1000, 0)).isEqualTo(1);
    assertThat(ParameterRange.whole(1000, 1)).isEqualTo(1000);
    assertThat(ParameterRange.whole(12, 0.5)).isEqualTo(4); // 12.49^(1/2) = 3.53
    assertThat(at(Parameter.Domain.COUNT, 1)).isEqualTo(12);
    assertThat(at(Parameter.Domain.SHARE, 0.5)).isEqualTo(0.5);
    assertThat(at(Parameter.Domain.POSITIVE, 0)).isCloseTo(1e-4, within(1e-18));
    assertThat(at(Parameter.Domain.POSITIVE, 0.5)).isEqualTo(1);
    assertThat(at(Parameter.Domain.AT_LEAST_ZERO, 1)).isEqualTo(1e4);
  }

  private static double at(Parameter.Domain domain, double u) {
    return ParameterRange.at(Parameter.of("number", "some number", domain), u);
  }

  /** Against residuals in fractions. */
  @Test
  void stepsBeforeAnOvershoot() {
    for (Fraction momentum : new Fraction[] {of(0, 1), of(1, 4), of(1, 2), of(9, 10)}) {
      for (Fraction step : new Fraction[] {of(1, 10), of(1, 3), of(3, 4), of(19, 20)}) {
        double m = momentum.value();
        double h = step.value();
        assertThat(Overshoot.positiveSteps(HeavyBall.of(h, m), 1, 60))
            .as("heavy ball %s, %s", momentum, step)
            .isEqualTo(positive(momentum, step, false));
        assertThat(Overshoot.positiveSteps(Nesterov.of(h, m), 1, 60))
            .as("nesterov %s, %s", momentum, step)
            .isEqualTo(positive(momentum, step, true));
      }
    }
    assertThat(Overshoot.positiveSteps(GradientDescent.of(2), 0.25, 60)).isEqualTo(60);
    assertThat(Overshoot.positiveSteps(GradientDescent.of(2), 0.5, 60)).isZero();
    assertThat(Overshoot.positiveSteps(GradientDescent.of(0.5), 1, 0)).isZero();
  }

  private static long positive(Fraction momentum, Fraction step, boolean nesterov) {
    Fraction left = step.complement();
    Fraction carried = nesterov ? momentum.times(left) : momentum;
    Fraction before = Fraction.ONE;
    Fraction now = left;
    for (long n = 1; n <= 60; n++) {
      if (now.signum() <= 0) {
        return n - 1;
      }
      Fraction next = left.plus(carried).times(now).minus(carried.times(before));
      before = now;
      now = next;
    }
    return 60;
  }

  private static Fraction of(long numerator, long denominator) {
    return Fraction.of(numerator, denominator);
  }

  private static Gain gain(double gain) {
    return new Gain(gain, 1 - gain, Math.log(Math.abs(1 - gain)));
  }

  @Test
  void timesOfTheReference() {
    Procedure flow = GradientFlow.of();
    assertThat(ReferenceTime.first(flow, 2, gain(0.5))).isCloseTo(Math.log(2) / 2, within(1e-15));
    assertThat(ReferenceTime.first(flow, 1, gain(1.5))).isNaN();
    assertThat(ReferenceTime.first(flow, 1, gain(-0.5))).isNaN();
    // Gains of steps 3/2: 3/2, 3/4, 9/8, ...; of step 1/2: 1/2, 3/4, ...
    Procedure overshooting = GradientDescent.of(1.5);
    assertThat(ReferenceTime.first(overshooting, 1, gain(1.5))).isEqualTo(1);
    assertThat(ReferenceTime.first(overshooting, 1, gain(1.6))).isNaN();
    assertThat(ReferenceTime.first(overshooting, 1, gain(-0.5))).isEqualTo(1);
    assertThat(ReferenceTime.first(GradientDescent.of(0.5), 1, gain(0.75))).isEqualTo(2);
    assertThat(ReferenceTime.later(flow, 3, 0.5)).isEqualTo(4.5);
    assertThat(ReferenceTime.later(Ridge.of(), 3, 0.5)).isEqualTo(2);
    assertThat(ReferenceTime.later(GradientDescent.of(0.5), 3, 0.5)).isEqualTo(4); // 4.5 to even
    // Heavy ball of step 1/3 and momentum 9/10 has positive residuals up to step 2.
    Procedure ball = HeavyBall.of(1 / 3.0, 0.9);
    assertThat(ReferenceTime.laterBeforeOvershoot(ball, 1, 1e9)).isEqualTo(2);
    assertThat(ReferenceTime.laterBeforeOvershoot(ball, 1, 0)).isEqualTo(1);
    assertThat(ReferenceTime.laterBeforeOvershoot(ball, 2, 1)).isEqualTo(2);
    assertThat(ReferenceTime.laterBeforeOvershoot(ball, 3, 1)).isEqualTo(3);
    // From step 1 up to 10,000, at share 1 half of the way in logarithms.
    assertThat(ReferenceTime.laterBeforeOvershoot(GradientDescent.of(0.5), 1, 1)).isEqualTo(100);
  }

  private static Trial flows(Proposition proposition, double... values) {
    return new Trial(Variables.of(proposition), values);
  }

  @Test
  void trialsNameTheirNumbers() {
    GradientFlow flow = new GradientFlow();
    Proposition t1 = Proposition.of(Scheme.DISTIL, flow, flow, flow);
    Trial trial = flows(t1, 0.5, 1, 2);
    assertThat(trial).hasToString("l2/l1=0.5, teacher time=1.0, student time=2.0");
    assertThat(trial.value(2)).isEqualTo(2);
    assertThat(trial.matched()).isEqualTo(1);
    assertThat(trial.compared()).isEqualTo(0.5);
    assertThat(trial.weight()).isEqualTo(1);
    assertThat(trial.mostSteps()).isZero();
    Trial swapped = flows(t1.with(Mutation.SWAPPED), 0.5, 1, 2);
    assertThat(swapped.matched()).isEqualTo(0.5);
    assertThat(swapped.compared()).isEqualTo(1);
    assertThat(flows(Proposition.of(Scheme.IMITATE, flow, flow, flow), 0.5, 1, 2, 0.3).weight())
        .isEqualTo(0.3);
    HeavyBall ball = new HeavyBall();
    Proposition steps = Proposition.of(Scheme.DISTIL, ball, ball, ball);
    assertThat(flows(steps, 0.5, 0.1, 0.2, 7, 4, 0).mostSteps()).isEqualTo(7);
  }

  /** The student no longer than the teacher; the switch before or after the teacher's end. */
  @Test
  void conditionsAdmitTrials() {
    GradientFlow flow = new GradientFlow();
    Proposition pair =
        Proposition.of(Scheme.DISTIL, flow, flow, flow).with(Condition.STUDENT_NOT_LONGER);
    assertThat(flows(pair, 0.5, 2, 1).isAdmitted()).isTrue();
    assertThat(flows(pair, 0.5, 2, 2).isAdmitted()).isTrue();
    assertThat(flows(pair, 0.5, 1, 2).isAdmitted()).isFalse();
    assertThat(DoubleDecision.decide(flows(pair, 0.5, 1, 2)))
        .isInstanceOf(Outcome.PremiseNotMet.class);
    assertThat(EnclosureDecision.decide(flows(pair, 0.5, 1, 2)))
        .isInstanceOf(Outcome.PremiseNotMet.class);
    Proposition switched =
        Proposition.of(Scheme.LABELS_THEN, flow, flow, flow, flow).with(Condition.SWITCH_BEFORE);
    assertThat(flows(switched, 0.5, 2, 1, 1).isAdmitted()).isTrue();
    assertThat(flows(switched, 0.5, 2, 1, 2).isAdmitted()).isFalse();
    assertThat(flows(switched, 0.5, 2, 3, 1).isAdmitted()).isTrue();
  }

  /** Momentum 9/10 with steps of 1/3 overshoots at the third. */
  @Test
  void theReferencesTimeWithItsDelay() {
    HeavyBall ball = new HeavyBall();
    Proposition steps =
        Proposition.of(Scheme.DISTIL, ball, ball, ball).with(Damping.BEFORE_OVERSHOOT);
    Trial one = flows(steps, 0.5, 0.9, 1 / 3.0, 1, 1, 0);
    assertThat(one.isAdmitted()).isTrue();
    assertThat(one.referenceTime(one.goal().along(1))).isEqualTo(1); // 1/3 reaches 1/9
    Trial late = flows(steps, 0.5, 0.9, 1 / 3.0, 1, 1, 1e9);
    assertThat(late.referenceTime(late.goal().along(1))).isEqualTo(2);
    assertThat(flows(steps, 0.5, 0.9, 1 / 3.0, 3, 1, 0).isAdmitted()).isFalse();
    Proposition any = steps.with(Damping.PARTS_BEFORE_OVERSHOOT);
    Trial beyond = flows(any, 0.5, 0.9, 1 / 3.0, 1, 1, 9);
    assertThat(beyond.referenceTime(beyond.goal().along(1))).isEqualTo(10);
    GradientFlow flow = new GradientFlow();
    Proposition order = Proposition.of(Scheme.DISTIL, flow, flow, flow).inOrderForm();
    Trial twice = flows(order, 0.5, 1, 1, 1);
    double first = -Math.log(1 - Math.pow(1 - Math.exp(-1), 2));
    assertThat(twice.referenceTime(twice.goal().along(1))).isCloseTo(2 * first, within(1e-14));
  }
}
