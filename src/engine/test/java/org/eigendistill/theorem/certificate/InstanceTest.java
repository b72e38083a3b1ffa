// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.HeavyBall;
import org.eigendistill.dynamics.IteratedTikhonov;
import org.eigendistill.dynamics.LinearDecayDescent;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.proposition.Condition;
import org.eigendistill.theorem.proposition.Damping;
import org.eigendistill.theorem.proposition.Mutation;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.Scheme;
import org.eigendistill.theorem.proposition.Variables;
import org.junit.jupiter.api.Test;

/**
 * What numbers an instance may have and when it refutes, at numbers that can be worked out by hand:
 * ridge of penalty 1 has the gains 1/2 and, along l_2 = 1/2, 1/3; flow's root 1/2 has 3/4 and 1/2.
 */
class InstanceTest {
  private static final Ridge RIDGE = new Ridge();
  private static final GradientFlow FLOW = new GradientFlow();
  private static final GradientDescent DESCENT = new GradientDescent();

  private static final Proposition RIDGES = Proposition.of(Scheme.DISTIL, RIDGE, RIDGE, RIDGE);
  private static final Proposition FLOWS = Proposition.of(Scheme.DISTIL, FLOW, FLOW, FLOW);
  private static final Proposition STEPS = Proposition.of(Scheme.DISTIL, DESCENT, DESCENT, DESCENT);

  /** The reference's reading last. */
  private static Instance of(Proposition proposition, String... numbers) {
    List<Fraction> values = new ArrayList<>();
    for (String number : numbers) {
      values.add(Fraction.parse(number));
    }
    Fraction reference = values.remove(values.size() - 1);
    return new Instance(Variables.of(proposition), values, reference);
  }

  private static boolean admitted(Proposition proposition, String... numbers) {
    return of(proposition, numbers).isAdmitted();
  }

  private static boolean refutes(Proposition proposition, String... numbers) {
    return of(proposition, numbers).refutes();
  }

  @Test
  void ratiosAndWeightsAreShares() {
    assertThat(admitted(RIDGES, "1/2", "1", "1", "3")).isTrue();
    for (String ratio : List.of("0", "1", "3/2", "-1/2")) {
      assertThat(admitted(RIDGES, ratio, "1", "1", "3")).as(ratio).isFalse();
      assertThat(refutes(RIDGES, ratio, "1", "1", "3")).as(ratio).isFalse();
    }
    Proposition blend = Proposition.of(Scheme.IMITATE, RIDGE, RIDGE, RIDGE);
    assertThat(admitted(blend, "1/2", "1", "1", "1/2", "3")).isTrue();
    for (String weight : List.of("0", "1", "-1", "2")) {
      assertThat(admitted(blend, "1/2", "1", "1", weight, "3")).as(weight).isFalse();
    }
    assertThat(of(blend, "1/2", "1", "1", "1/4", "3").weight()).isEqualTo(Fraction.of(1, 4));
    assertThat(of(RIDGES, "1/2", "1", "1", "3").weight()).isEqualTo(Fraction.ONE);
  }

  @Test
  void readingsAreWhatTheirClocksTake() {
    assertThat(admitted(RIDGES, "1/2", "0", "1", "3")).isFalse();
    assertThat(admitted(RIDGES, "1/2", "1", "-1", "3")).isFalse();
    assertThat(admitted(RIDGES, "1/2", "1", "1", "0")).isFalse();
    assertThat(admitted(FLOWS, "1/2", "1/2", "1/2", "1/2")).isTrue();
    assertThat(admitted(FLOWS, "1/2", "1", "1/2", "1/2")).isFalse();
    assertThat(admitted(FLOWS, "1/2", "1/2", "1/2", "2")).isFalse();
    assertThat(admitted(STEPS, "1/2", "1/2", "2", "2", "1")).isTrue();
    assertThat(admitted(STEPS, "1/2", "1/2", "3/2", "2", "1")).isFalse();
    assertThat(admitted(STEPS, "1/2", "1/2", "2", "2", "1/2")).isFalse();
  }

  /** Overdamped: descent's steps below 1 of l_1; heavy ball's up to (1 - sqrt m)^2. */
  @Test
  void constantsAreInTheirRanges() {
    assertThat(admitted(STEPS, "1/2", "99/100", "2", "2", "1")).isTrue();
    for (String step : List.of("0", "-1/2", "1", "3/2")) {
      assertThat(admitted(STEPS, "1/2", step, "2", "2", "1")).as(step).isFalse();
    }
    HeavyBall ball = new HeavyBall();
    Proposition balls = Proposition.of(Scheme.DISTIL, ball, ball, ball);
    assertThat(admitted(balls, "1/2", "1/4", "1/4", "2", "2", "1")).isTrue();
    assertThat(admitted(balls, "1/2", "1/4", "13/50", "2", "2", "1")).isFalse();
    assertThat(admitted(balls, "1/2", "1", "1/100", "2", "2", "1")).isFalse();
    assertThat(admitted(balls, "1/2", "-1/4", "1/100", "2", "2", "1")).isFalse();
    assertThat(admitted(balls, "1/2", "0", "1/4", "2", "2", "1")).isTrue();
    // A step of what is no recursion stays below 1; rounds are counted.
    LinearDecayDescent falling = new LinearDecayDescent();
    Proposition decays = Proposition.of(Scheme.DISTIL, falling, falling, falling);
    assertThat(admitted(decays, "1/2", "1/2", "9", "2", "2", "1")).isTrue();
    assertThat(admitted(decays, "1/2", "1", "9", "2", "2", "1")).isFalse();
    assertThat(admitted(decays, "1/2", "3/2", "9", "2", "2", "1")).isFalse();
    assertThat(admitted(decays, "1/2", "0", "9", "2", "2", "1")).isFalse();
    IteratedTikhonov rounds = new IteratedTikhonov();
    Proposition counts = Proposition.of(Scheme.DISTIL, rounds, rounds, rounds);
    assertThat(admitted(counts, "1/2", "2", "1", "1", "1")).isTrue();
    assertThat(admitted(counts, "1/2", "3/2", "1", "1", "1")).isFalse();
    assertThat(admitted(counts, "1/2", "0", "1", "1", "1")).isFalse();
    // Only the reference's constants are wrong.
    Proposition mixed = Proposition.of(Scheme.DISTIL, DESCENT, RIDGE, RIDGE);
    assertThat(admitted(mixed, "1/2", "1/2", "1", "1", "1")).isTrue();
    assertThat(admitted(mixed, "1/2", "1", "1", "1", "1")).isFalse();
  }

  /** Momentum 9/10 with steps of 1/3: residuals are positive at steps 1 and 2, not at 3. */
  @Test
  void theLastStepCountsAsWell() {
    HeavyBall ball = new HeavyBall();
    Proposition early =
        Proposition.of(Scheme.DISTIL, ball, ball, ball).with(Damping.BEFORE_OVERSHOOT);
    assertThat(admitted(early, "1/2", "9/10", "1/3", "2", "2", "2")).isTrue();
    assertThat(admitted(early, "1/2", "9/10", "1/3", "3", "2", "2")).isFalse();
    assertThat(admitted(early, "1/2", "9/10", "1/3", "2", "3", "2")).isFalse();
    assertThat(admitted(early, "1/2", "9/10", "1/3", "2", "2", "3")).isFalse();
  }

  /** Roots of one flow: a student of the smaller root trains longer than its teacher. */
  @Test
  void conditionsAreAboutTimes() {
    Proposition shorter = FLOWS.with(Condition.STUDENT_NOT_LONGER);
    assertThat(admitted(shorter, "1/2", "1/3", "1/2", "1/2")).isTrue();
    assertThat(admitted(shorter, "1/2", "1/2", "1/2", "1/2")).isTrue();
    assertThat(admitted(shorter, "1/2", "1/2", "1/3", "1/2")).isFalse();
    Proposition late =
        Proposition.of(Scheme.LABELS_THEN, FLOW, FLOW, FLOW, FLOW).with(Condition.SWITCH_AFTER);
    assertThat(admitted(late, "1/2", "1/2", "1/9", "1/3", "1/2")).isTrue();
    assertThat(admitted(late, "1/2", "1/3", "1/9", "1/2", "1/2")).isFalse();
  }

  /**
   * Two ridges of penalty 1: gains 1/4 and 1/9. Penalty 3 has 1/4 and 1/7: the student is behind,
   * so what says "behind" is not refuted by it, its reverse is.
   */
  @Test
  void studentAndReferenceOfRidges() {
    Instance instance = of(RIDGES, "1/2", "1", "1", "3");
    assertThat(instance.rationalStudent(true)).isEqualTo(Fraction.of(1, 4));
    assertThat(instance.rationalStudent(false)).isEqualTo(Fraction.of(1, 9));
    assertThat(instance.rationalReference(true)).isEqualTo(Fraction.of(1, 4));
    assertThat(instance.rationalReference(false)).isEqualTo(Fraction.of(1, 7));
    assertThat(instance.enclosedStudent(false).value()).isEqualTo(1 / 9.0);
    assertThat(instance.enclosedReference(false).value()).isEqualTo(1 / 7.0);
    assertThat(instance.refutes()).isFalse();
    assertThat(refutes(RIDGES.sayingAhead(), "1/2", "1", "1", "3")).isTrue();
    assertThat(refutes(RIDGES.with(Mutation.REVERSED), "1/2", "1", "1", "3")).isTrue();
    assertThat(refutes(RIDGES.sayingAhead().with(Mutation.REVERSED), "1/2", "1", "1", "3"))
        .isFalse();
    // A reference ahead along l_1 does not meet the premise of "ahead", nor one behind of "behind".
    assertThat(refutes(RIDGES.sayingAhead(), "1/2", "1", "1", "2")).isFalse();
    assertThat(refutes(RIDGES.sayingAhead(), "1/2", "1", "1", "7/2")).isTrue();
    assertThat(refutes(RIDGES.sayingAhead(), "1/2", "1", "1", "4")).isFalse(); // equal: 1/9
    // In the order form the reverse has the premise "as far or farther".
    assertThat(refutes(RIDGES.inOrderForm().with(Mutation.REVERSED), "1/2", "1", "1", "2"))
        .isTrue();
    assertThat(refutes(RIDGES.inOrderForm().with(Mutation.REVERSED), "1/2", "1", "1", "7/2"))
        .isFalse();
  }

  /** Swapped: matched along l_2, compared along l_1, where the student is then ahead. */
  @Test
  void swappedDirections() {
    Proposition swapped = RIDGES.with(Mutation.SWAPPED);
    assertThat(refutes(swapped, "1/2", "1", "1", "4")).isTrue(); // 1/9 each, then 1/4 and 1/5
    assertThat(refutes(swapped, "1/2", "1", "1", "7/2")).isTrue(); // 1/9, 1/8, then 1/4 and 2/9
    assertThat(refutes(swapped, "1/2", "1", "1", "3")).isFalse(); // 1/9 and 1/7, then 1/4 each
    assertThat(refutes(swapped, "1/2", "1", "1", "5")).isFalse(); // 1/9 and 1/11
  }

  /** Scaled by a hundredth: 101/900 beside 1/7 is behind still; near ratio 1 it is not. */
  @Test
  void scaledGains() {
    Proposition scaled = RIDGES.with(Mutation.SCALED);
    assertThat(refutes(scaled, "1/2", "1", "1", "3")).isFalse();
    assertThat(refutes(scaled, "99/100", "1", "1", "3")).isTrue();
    assertThat(refutes(RIDGES, "99/100", "1", "1", "3")).isFalse();
  }

  /** Flow of root 1/2 at l_2 = 1/2: gains 3/4 and 1/2; enclosed where averages are compared. */
  @Test
  void enclosuresDecideWhatIsNotRational() {
    Instance flows = of(FLOWS, "1/2", "1/2", "1/2", "2/3");
    assertThat(flows.rationalStudent(true)).isEqualTo(Fraction.of(9, 16));
    assertThat(flows.rationalReference(true)).isEqualTo(Fraction.of(5, 9));
    AveragedFlow averaged = new AveragedFlow();
    Proposition averages = Proposition.of(Scheme.DISTIL, averaged, averaged, averaged);
    assertThat(refutes(averages, "1/2", "9", "21", "85/13")).isTrue();
    assertThat(refutes(averages, "1/2", "9", "21", "80/13")).isFalse();
    assertThat(refutes(averages, "1/2", "9", "21", "20")).isFalse();
    assertThat(refutes(averages.with(Mutation.REVERSED), "1/2", "9", "21", "85/13")).isFalse();
  }

  /** Descent of step 1/2: gains 1/2, 3/4, 7/8 along l_1; two steps of two teach 9/16. */
  @Test
  void theFirstStepIsTheFirst() {
    Proposition first = STEPS.atTheFirstStep().with(Mutation.REVERSED);
    // Goal 9/16: step 2 is the first to come as far.
    assertThat(refutes(first, "1/2", "1/2", "2", "2", "2")).isTrue();
    assertThat(refutes(first, "1/2", "1/2", "2", "2", "3")).isFalse();
    assertThat(refutes(first, "1/2", "1/2", "2", "2", "1")).isFalse();
    assertThat(refutes(STEPS.with(Mutation.REVERSED), "1/2", "1/2", "2", "2", "3")).isTrue();
    // One step of one teaches 1/4: step 1 is the first.
    assertThat(refutes(first, "1/2", "1/2", "1", "1", "1")).isTrue();
  }

  @Test
  void certificatesAreWrittenAndRead() {
    String text = "l2/l1 = 1/2; teacher penalty = 1; student penalty = 1; reference penalty = 3";
    Certificate certificate = Certificate.parse(RIDGES, text);
    assertThat(certificate.text()).isEqualTo(text);
    assertThat(certificate.arithmetic()).isEqualTo("exact");
    assertThat(certificate.gains())
        .isEqualTo("along l1 student 1/4, reference 1/4; along l2 student 1/9, reference 1/7");
    assertThat(certificate.subject()).isEqualTo(RIDGES);
    for (String bad :
        List.of(
            "l2/l1 = 1/2; teacher penalty = 1; student penalty = 1",
            text + "; delay = 1",
            text.replace("reference penalty", "reference root"),
            text.replace("l2/l1", "l1/l2"))) {
      assertThatThrownBy(() -> Certificate.parse(RIDGES, bad))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Certificate.parse(RIDGES, "l2/l1 = 1/2"))
        .hasMessageContaining("1 numbers, where the case has 4");
    AveragedFlow averaged = new AveragedFlow();
    Certificate enclosed =
        Certificate.parse(
            Proposition.of(Scheme.DISTIL, averaged, averaged, averaged),
            "l2/l1 = 1/2; teacher time = 9; student time = 21; reference time = 85/13");
    assertThat(enclosed.arithmetic()).isEqualTo("50-digit");
    // The mean over [0, t] of 1 - exp(-l s) is 1 - (1 - exp(-l t)) / (l t), here at l t = 85/13.
    double t = 85 / 13.0;
    String gains = enclosed.gains();
    String shown = gains.substring(gains.indexOf("reference ") + 10, gains.indexOf(';'));
    assertThat(Double.parseDouble(shown)).isEqualTo(1 + Math.expm1(-t) / t);
    assertThat(shown).hasSize(22);
  }

  /** Fractions too long to read are shown by twenty digits. */
  @Test
  void longFractionsAreRounded() {
    Certificate longer =
        Certificate.parse(
            STEPS,
            "l2/l1 = 1/2; descent step = 1/97; teacher steps = 40; student steps = 1;"
                + " reference steps = 1");
    assertThat(longer.gains()).contains("reference 1/97;").contains("reference 1/194");
    double top = (1 - Math.pow(96 / 97.0, 40)) / 97;
    String gains = longer.gains();
    String shown = gains.substring(gains.indexOf("student ") + 8, gains.indexOf(','));
    assertThat(shown).doesNotContain("/").hasSizeBetween(20, 26);
    assertThat(Double.parseDouble(shown)).isCloseTo(top, within(1e-15));
  }
}
