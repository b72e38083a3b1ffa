// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.risk.SpectralProblem;
import org.eigendistill.theorem.proposition.Scheme;
import org.eigendistill.theorem.search.Outcome;
import org.junit.jupiter.api.Test;

/** N1 to N3 where two numbers that they compare are the same, or all but the same. */
class PayTiesTest {
  private static final Procedure FLOW = GradientFlow.of();
  private static final double[] ONES = {1, 1};

  /** Eigenvalues 1 and 1/2, s = (b_1^2, b_2^2 / 2), noise 1. */
  private static PayProblem halves(double first, double second) {
    return new PayProblem(new double[] {1, 0.5}, new double[] {first, second}, 1, ONES);
  }

  /** Both best times are log 4 where b^2 = (3, 2): log(1 + 3) and log(1 + 1) / (1/2). */
  private static final PayProblem TIED = halves(3, 2);

  private static final PayProblem LATER = halves(3, Math.nextUp(2.0));
  private static final PayProblem EARLIER = halves(3, Math.nextDown(2.0));

  /**
   * Flow is best at exp(-u/4) = 1/2, where r = (1/16, 1/4, 1/2) and w a - s r = (-1, 1/2, 0): half
   * the slope is 1 * 1/16 * -1 + 1/2 * 1/4 * 1/2 + 0 = 0. So N3's sum is 0, neither above nor
   * below. Yet a long student changes the risk, in exp(-t'/2) to leading order, by (3/4)(-2 * 1/2)
   * + (1/2)^2 * 2 = -1/4.
   */
  private static final PayProblem EVEN =
      new PayProblem(
          new double[] {1, 0.5, 0.25}, new double[] {31, 2, 4}, 1, new double[] {1, 1, 1});

  private static StoppedFlow flow(PayProblem problem) {
    return StoppedFlow.best(problem).orElseThrow();
  }

  private static TrainedStudent distilled(double teacher, double student) {
    return new TrainedStudent(Scheme.DISTIL, List.of(FLOW, FLOW), List.of(teacher, student), 1);
  }

  /**
   * Both train for 2.02: gains are (1 - exp(-2.02 l))^2, so log(1 / r) / l is 1.395 and 1.036, on
   * either side of log 4 = 1.386, where one interval ends and the other begins.
   */
  @Test
  void intervalsThatTouch() {
    TrainedStudent student = distilled(2.02, 2.02);
    for (boolean thorough : new boolean[] {false, true}) {
      assertThat(NeverPaysLaw.decide(TIED, student, thorough))
          .isInstanceOf(Outcome.Undecided.class);
    }
    // Apart where the first begins later, in common where it begins sooner.
    PayProblem apart = halves(3 + 4 * Math.ulp(3.0), 2);
    Outcome.Violated violated = (Outcome.Violated) NeverPaysLaw.decide(apart, student, false);
    assertThat(violated.margin()).isBetween(-1e-14, -Double.MIN_VALUE);
    PayProblem common = halves(3 - 4 * Math.ulp(3.0), 2);
    Outcome.Holds holds = (Outcome.Holds) NeverPaysLaw.decide(common, student, false);
    assertThat(holds.margin()).isBetween(Double.MIN_VALUE, 1e-14);
    NearerModel nearer = NearerModel.of(TIED, FLOW, student.model());
    assertThat(nearer.length()).isCloseTo(Math.log(4), within(1e-14));
    assertThat(nearer.nearer()).isEqualTo(2);
    assertThat(nearer.asNear()).isZero();
  }

  /**
   * Flow on a teacher of time T is behind flow of its own time t, by log(1 + exp(t - T)) or so: on
   * two eigenvalues 1e-9 apart by times that agree to 1e-33, which 75 digits tell and
   * double-doubles do not; beyond doubles' exponents these know nothing at all.
   */
  @Test
  void timesThatOnlyManyDigitsTell() {
    PayProblem problem = new PayProblem(new double[] {1, 1 - 1e-9}, new double[] {1, 1}, 1, ONES);
    for (TrainedStudent student : List.of(distilled(100, 45), distilled(1000, 900))) {
      assertThat(NeverPaysLaw.decide(problem, student, false))
          .as(student.toString())
          .isInstanceOf(Outcome.Undecided.class);
      assertThat(NeverPaysLaw.decide(problem, student, true))
          .as(student.toString())
          .isInstanceOf(Outcome.Holds.class);
    }
  }

  /** Times of the best gains a rounding apart: what is between them, doubles do not tell. */
  @Test
  void signsThatOnlyManyDigitsTell() {
    assertSigns(TIED, 0);
    assertSigns(LATER, -1);
    assertSigns(EARLIER, 1);
  }

  /** Beyond the best gain along the lowest where that is met first; a late switch then raises. */
  private static void assertSigns(PayProblem problem, int sign) {
    StoppedFlow flow = flow(problem);
    assertThat(flow.time()).isCloseTo(Math.log(4), within(1e-12));
    for (boolean weighted : new boolean[] {false, true}) {
      assertThat(LongStudent.sign(flow, weighted, false)).isZero();
      assertThat(LongStudent.sign(flow, weighted, true)).isEqualTo(sign);
    }
    for (double share : new double[] {0, 0.5}) {
      assertThat(LateSwitch.sign(flow, share, false)).isZero();
      assertThat(LateSwitch.sign(flow, share, true)).isEqualTo(sign);
    }
    assertThat(outcome(new LongStudentLaw(true).decide(problem, false))).isEqualTo("Undecided");
    assertThat(outcome(new LongStudentLaw(true).decide(problem, true)))
        .isEqualTo(sign > 0 ? "Holds" : sign < 0 ? "PremiseNotMet" : "Undecided");
    LateSwitchLaw late = new LateSwitchLaw(SignalShape.FREE, true);
    assertThat(outcome(late.decide(problem, 0.5, false))).isEqualTo("Undecided");
    assertThat(outcome(late.decide(problem, 0.5, true)))
        .isEqualTo(sign < 0 ? "Holds" : sign > 0 ? "Violated" : "Undecided");
    assertThat(outcome(ConverseLaw.decide(problem))).isEqualTo("Undecided");
  }

  private static String outcome(Outcome outcome) {
    return outcome.getClass().getSimpleName();
  }

  /** 75 digits find the time after which it is better; before that it is worse. */
  @Test
  void aLongStudentThatOnlyManyDigitsTell() {
    LongStudent student = LongStudent.best(flow(EARLIER)).orElseThrow();
    assertThat(LongStudent.sign(student.flow(), student.studentTime(), false)).isZero();
    assertThat(LongStudent.sign(student.flow(), student.studentTime(), true)).isEqualTo(-1);
    assertThat(LongStudent.sign(student.flow(), 20, true)).isEqualTo(1);
    assertThat(LongStudent.best(flow(LATER))).isEmpty();
    assertThat(LongStudent.best(flow(TIED))).isEmpty();
  }

  /** Neither above 0 nor below: N3 says nothing, though its student is better. */
  @Test
  void theSumThatIsNought() {
    StoppedFlow flow = flow(EVEN);
    assertThat(flow.time()).isCloseTo(4 * Math.log(2), within(1e-14));
    assertThat(LongStudent.sign(flow, true, true)).isZero();
    assertThat(LongStudent.sign(flow, false, true)).isZero();
    assertThat(LongStudent.sign(flow, 40, false)).isEqualTo(-1);
    assertThat(LongStudent.found(flow)).isPresent();
    assertThat(LongStudent.best(flow)).isEmpty();
    for (boolean counts : new boolean[] {false, true}) {
      for (boolean thorough : new boolean[] {false, true}) {
        assertThat(new LongStudentLaw(counts).decide(EVEN, thorough))
            .isInstanceOf(Outcome.Undecided.class);
      }
    }
    assertThat(ConverseLaw.decide(EVEN)).isInstanceOf(Outcome.Undecided.class);
    SpectralProblem spectral = new SpectralProblem(EVEN.eigenvalues(), EVEN.signal(), 1, 3);
    assertThat(PayProblem.inSample(spectral).noise()).isEqualTo(1);
    Optional<FlowTime> clock = FlowTime.of(FLOW);
    StoppedReference known = StoppedReference.of(FLOW);
    assertThat(PayTheorems.mark(spectral, known, clock, flow.time())).isEqualTo("undecided");
    assertThat(PayTheorems.beyondLowest(spectral, clock, flow.time())).isZero();
  }

  /** A signal so small that no double lies on either side of the best time for certain. */
  @Test
  void whatCannotBeEnclosedIsUndecided() {
    PayProblem faint =
        new PayProblem(new double[] {1, 0.5}, new double[] {1e-321, 1e-321}, 1, ONES);
    assertThat(StoppedFlow.best(faint)).isEmpty();
    List<Outcome> outcomes =
        Stream.of(true, false)
            .flatMap(
                thorough ->
                    Stream.of(
                        new LongStudentLaw(true).decide(faint, thorough),
                        new LateSwitchLaw(SignalShape.FREE, true).decide(faint, 0.5, thorough),
                        ConverseLaw.decide(faint)))
            .toList();
    assertThat(outcomes).hasSize(6).hasOnlyElementsOfType(Outcome.Undecided.class);
  }

  /**
   * Only the lowest counts, and flow has not come to the best gain along the top: nothing moves.
   */
  @Test
  void oneThatCountsIsStill() {
    PayProblem problem =
        new PayProblem(new double[] {1, 0.5}, new double[] {1e9, 2}, 1, new double[] {0, 1});
    StoppedFlow flow = flow(problem);
    assertThat(flow.time()).isCloseTo(Math.log(4), within(1e-14)).isLessThan(problem.bestTime(0));
    assertThat(LateSwitch.isStill(flow)).isTrue();
    assertThat(new LateSwitchLaw(SignalShape.FREE, false).decide(problem, 0.5, false))
        .isEqualTo(new Outcome.Violated(0));
    assertThat(LateSwitch.isStill(flow(TIED))).isFalse();
    // No time toward the teacher changes nothing, which is no gain.
    assertThat(new LateSwitch(flow(TIED), 1, 0, 0, 1).isCertain()).isFalse();
  }
}
