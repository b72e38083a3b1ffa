// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.HeavyBall;
import org.eigendistill.dynamics.IteratedRidge;
import org.eigendistill.dynamics.Recursion;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.number.Fraction;
import org.junit.jupiter.api.Test;

/** What propositions say and over which numbers, and what their premises let through. */
class PropositionTest {
  private static final Filter FLOW = new GradientFlow();
  private static final Filter RIDGE = new Ridge();
  private static final HeavyBall BALL = new HeavyBall();

  private static Fraction of(long numerator, long denominator) {
    return Fraction.of(numerator, denominator);
  }

  @Test
  void conditionsOnTimes() {
    int[] orders = {-1, 0, 1};
    boolean[][] admitted = {
      {true, true, true}, {true, true, false}, {true, false, false}, {false, false, true}
    };
    for (Condition condition : Condition.values()) {
      for (int i = 0; i < 3; i++) {
        assertThat(condition.admits(orders[i]))
            .as("%s, order %d", condition, orders[i])
            .isEqualTo(admitted[condition.ordinal()][i]);
      }
    }
    assertThat(List.of(Condition.values())).extracting(Condition::part).containsExactly(0, 1, 2, 2);
  }

  /** Momentum 1/4: overdamped up to (1 - 1/2)^2 = 1/4, stable below 2 (1 + 1/4) = 5/2. */
  @Test
  void rangesOfSteps() {
    double[] numbers = {0.25, Double.NaN};
    assertThat(Damping.OVER.step(BALL, 0.5, numbers)).isCloseTo(0.125, within(1e-15));
    assertThat(Damping.UNDER.step(BALL, 0.5, numbers)).isCloseTo(1.375, within(1e-15));
    assertThat(Damping.BEFORE_OVERSHOOT.step(BALL, 0.5, numbers)).isEqualTo(0.5);
    assertThat(Damping.PARTS_BEFORE_OVERSHOOT.step(BALL, 0.7, numbers)).isEqualTo(0.7);
    assertAdmitted(Damping.OVER, BALL, of(1, 4), true, of(1, 4));
    assertAdmitted(Damping.OVER, BALL, of(26, 100), false, of(1, 4));
    assertAdmitted(Damping.UNDER, BALL, of(1, 4), false, of(1, 4));
    assertAdmitted(Damping.UNDER, BALL, of(26, 100), true, of(1, 4));
    assertAdmitted(Damping.UNDER, BALL, of(249, 100), true, of(1, 4));
    assertAdmitted(Damping.UNDER, BALL, of(5, 2), false, of(1, 4));
    for (Damping early : List.of(Damping.BEFORE_OVERSHOOT, Damping.PARTS_BEFORE_OVERSHOOT)) {
      assertAdmitted(early, BALL, of(99, 100), true, of(1, 4));
      assertAdmitted(early, BALL, of(1, 1), false, of(1, 4));
    }
    assertAdmitted(Damping.OVER, new GradientDescent(), of(99, 100), true);
    assertAdmitted(Damping.OVER, new GradientDescent(), of(1, 1), false);
    assertThat(List.of(Damping.values()))
        .extracting(Damping::boundsParts)
        .containsExactly(false, false, true, true);
    assertThat(List.of(Damping.values()))
        .extracting(Damping::boundsReference)
        .containsExactly(false, false, true, false);
  }

  private static void assertAdmitted(
      Damping damping, Recursion recursion, Fraction step, boolean admitted, Fraction... before) {
    List<Fraction> numbers = new ArrayList<>(List.of(before));
    numbers.add(step);
    assertThat(damping.admits(recursion, numbers))
        .as("%s, %s", damping, numbers)
        .isEqualTo(admitted);
  }

  @Test
  void variants() {
    Proposition plain = Proposition.of(Scheme.DISTIL, FLOW, RIDGE, FLOW);
    assertThat(plain.ordered()).isFalse();
    assertThat(plain.asksForTheFirstStep()).isFalse();
    assertThat(plain.concludesAhead()).isFalse();
    assertThat(plain.with(Mutation.REVERSED).concludesAhead()).isTrue();
    assertThat(plain.sayingAhead().concludesAhead()).isTrue();
    assertThat(plain.sayingAhead().with(Mutation.REVERSED).concludesAhead()).isFalse();
    assertThat(plain.studentFactor()).isEqualTo(Fraction.ONE);
    assertThat(plain.with(Mutation.SCALED).studentFactor()).isEqualTo(of(101, 100));
    assertThat(plain.sayingAhead().with(Mutation.SCALED).studentFactor()).isEqualTo(of(100, 101));
    assertThat(plain.inOrderForm().ordered()).isTrue();
    assertThat(plain.with(Condition.STUDENT_NOT_LONGER).condition())
        .isEqualTo(Condition.STUDENT_NOT_LONGER);
    assertThat(plain.with(Damping.UNDER).damping()).isEqualTo(Damping.UNDER);
    Proposition steps = Proposition.of(Scheme.DISTIL, BALL, FLOW, FLOW);
    assertThat(steps.ordered()).isTrue();
    assertThat(steps.asksForTheFirstStep()).isFalse();
    assertThat(steps.atTheFirstStep().asksForTheFirstStep()).isTrue();
    assertThatThrownBy(() -> Proposition.of(Scheme.DISTIL, FLOW, FLOW))
        .hasMessage("DISTIL takes 2 parts");
  }

  /** A filter's numbers stand once, however often it takes part. */
  @Test
  void variablesInTheirOrder() {
    Proposition proposition = Proposition.of(Scheme.IMITATE, BALL, BALL, RIDGE);
    Variables variables = Variables.of(proposition);
    assertThat(variables.proposition()).isSameAs(proposition);
    assertThat(variables.all())
        .extracting(Variable::name)
        .containsExactly(
            "l2/l1",
            "heavy-ball momentum",
            "heavy-ball step",
            "teacher steps",
            "student penalty",
            "imitation weight",
            "delay");
    assertThat(variables.all())
        .extracting(Variable::isWhole)
        .containsExactly(false, false, false, true, false, false, false);
    assertThat(variables.size()).isEqualTo(7);
    assertThat(variables.numbers()).isEqualTo(6);
    assertThat(variables.timeAt(1)).isEqualTo(4);
    assertThat(variables.weightAt()).isEqualTo(5);
    assertThat(variables.delayAt()).isEqualTo(6);
    assertThat(variables.isExact()).isTrue();
    double[] values = {0.5, 0.25, 0.125, 3, 2, 0.5, 0};
    assertThat(variables.constants(BALL, values)).containsExactly(0.25, 0.125);
    assertThat(variables.constants(BALL, List.of(1, 2, 3, 4, 5, 6))).containsExactly(2, 3);
    assertThat(variables.procedure(BALL, values)).isEqualTo(HeavyBall.of(0.125, 0.25));
    Variables matched = Variables.of(Proposition.of(Scheme.DISTIL, FLOW, FLOW, FLOW));
    assertThat(matched.numbers()).isEqualTo(matched.size()).isEqualTo(3);
    Variables rounds = Variables.of(Proposition.of(Scheme.ALONE, FLOW, new IteratedRidge()));
    assertThat(rounds.all().get(1).name()).isEqualTo("iterated-ridge rounds");
    assertThat(rounds.all().get(1).isWhole()).isTrue();
  }

  @Test
  void readingsThatCanBe() {
    RationalClock root = RationalClock.of(FLOW);
    RationalClock steps = RationalClock.of(BALL);
    RationalClock penalty = RationalClock.of(RIDGE);
    assertThat(root.admits(of(1, 2))).isTrue();
    assertThat(root.admits(Fraction.ONE)).isFalse();
    assertThat(root.admits(Fraction.ZERO)).isFalse();
    assertThat(steps.admits(of(2, 1))).isTrue();
    assertThat(steps.admits(of(1, 2))).isFalse();
    assertThat(penalty.admits(of(3, 2))).isTrue();
    assertThat(penalty.admits(Fraction.ZERO)).isFalse();
    // A time of log 8 along rates 1 and 2/3: the root to the powers of 3 and 2 is 1/8 and 1/4.
    assertThat(root.at(Math.log(8), List.of(), of(2, 3))).isCloseTo(0.5, within(1e-15));
    assertThat(root.rational(List.of(), of(1, 2), of(2, 3), true)).isEqualTo(of(7, 8));
    assertThat(root.rational(List.of(), of(1, 2), of(2, 3), false)).isEqualTo(of(3, 4));
    assertThat(penalty.at(0.3, List.of(), of(2, 3))).isEqualTo(0.3);
    assertThat(penalty.rational(List.of(), of(1, 2), of(1, 4), true)).isEqualTo(of(2, 3));
    assertThat(penalty.enclosed(List.of(), of(1, 2), of(1, 4), false).value())
        .isCloseTo(1 / 3.0, within(1e-16));
  }

  /** Averages are rational at no time: gain 1 - (1 - exp(-x)) / x, enclosed. */
  @Test
  void whatIsRationalAtNoTimeIsEnclosed() {
    Filter averaged = new AveragedFlow();
    RationalClock time = RationalClock.of(averaged);
    assertThat(time.enclosed(List.of(), Fraction.ONE, of(1, 2), true).value())
        .isCloseTo(Math.exp(-1), within(1e-16));
    assertThat(time.enclosed(List.of(), Fraction.ONE, of(1, 2), false).value())
        .isCloseTo(2 * Math.exp(-0.5) - 1, within(1e-15));
    assertThat(Variables.of(Proposition.of(Scheme.DISTIL, averaged, FLOW, FLOW)).isExact())
        .isFalse();
  }
}
