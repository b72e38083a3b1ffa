// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.HeavyBall;
import org.eigendistill.dynamics.LinearDecayFlow;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.risk.Optima;
import org.eigendistill.risk.SpectralProblem;
import org.junit.jupiter.api.Test;

/** What is said of a problem where N1 to N3 are proved, are not, and where a search is wrong. */
class PayStandingsTest {
  private static final Procedure FLOW = GradientFlow.of();
  private static final double[] LEVELS = {1, 0.35, 0.19, 0.125, 0.09};

  private static SpectralProblem aligned(double alignment) {
    return SpectralProblem.aligned(LEVELS, alignment, 1, 10);
  }

  private static PayTheorems of(SpectralProblem problem, Procedure procedure, Optima optima) {
    return PayTheorems.of(problem, procedure, optima);
  }

  @Test
  void words() {
    assertThat(Stream.of(Standing.values()).map(Standing::word))
        .containsExactly("proved", "premise fails", "not covered", "out of reach", "not decided");
  }

  /** Without a signal the best is not to train, and of no flow is anything said. */
  @Test
  void withoutASignal() {
    SpectralProblem none = new SpectralProblem(LEVELS, new double[5], 1, 10);
    for (Procedure procedure : new Procedure[] {FLOW, LinearDecayFlow.of(50)}) {
      PayTheorems said = of(none, procedure, Optima.of(none.inSample(), procedure));
      assertThat(said.never().standing()).isEqualTo(Standing.PROVED);
      assertThat(said.late()).isEqualTo(Standing.PREMISE_FAILS);
      assertThat(said.longer()).isEqualTo(Standing.NOT_DECIDED);
      assertThat(said.disagreements()).isEmpty();
      assertThat(said.rows()).isEqualTo(10);
    }
    Procedure steps = GradientDescent.of(0.1);
    Optima optima = Optima.of(none.inSample(), steps);
    assertThat(optima.bestTeacher().time()).isZero();
    assertThat(of(none, steps, optima).nearer()).isEmpty();
  }

  private static Optima optima(double alignment, double noise) {
    return Optima.of(SpectralProblem.aligned(LEVELS, alignment, noise, 10).inSample(), FLOW);
  }

  private static List<String> saidOfFlat(Optima optima) {
    return of(aligned(0), FLOW, optima).disagreements();
  }

  /**
   * Numbers of other problems, of rising signal, as if they were of the flat one's search. Of
   * blends only those count that N1 is about: weights within 0 and 1, and no longer than the
   * teacher.
   */
  @Test
  void studentsThatNOneForbids() {
    String words = "N1 proves that no student pays, and the search has a ";
    Optima both = optima(0.5, 10);
    assertThat(both.bestImitation().weight()).isBetween(0.5, 0.9);
    assertThat(both.bestImitation().studentTime()).isLessThan(both.bestImitation().teacherTime());
    assertThat(saidOfFlat(both))
        .containsExactly(
            words + "student of 0.992558 times the risk",
            words + "student of a blend of 0.992464 times the risk");
    Optima above = optima(1, 1);
    assertThat(above.bestImitation().weight()).isGreaterThan(1);
    assertThat(saidOfFlat(above)).containsExactly(words + "student of 0.979243 times the risk");
    Optima below = optima(0.5, 0.3);
    assertThat(below.bestImitation().weight()).isNegative();
    assertThat(saidOfFlat(below)).isEmpty();
    Optima longer = optima(0.5, 0.01);
    assertThat(longer.bestImitation().weight()).isBetween(0.01, 0.1);
    assertThat(longer.bestImitation().studentTime())
        .isGreaterThan(longer.bestImitation().teacherTime());
    assertThat(saidOfFlat(longer)).isEmpty();
  }

  /** Of ridge N1 says the same; steps are compared with flow, and may be better than steps. */
  @Test
  void studentsOfOtherProcedures() {
    for (Procedure procedure : new Procedure[] {Ridge.of(), GradientDescent.of(0.1)}) {
      Optima ofRising = Optima.of(aligned(3).inSample(), procedure);
      assertThat(ofRising.bestStudent().risk()).isLessThan(0.95 * ofRising.bestTeacher().risk());
      assertThat(of(aligned(0), procedure, ofRising).disagreements())
          .hasSize(procedure.equals(Ridge.of()) ? 1 : 0);
    }
  }

  /** Half the noise again: nearly the same best time, and risks that N3's student is below. */
  @Test
  void searchesThatMissTheStudentOfNThree() {
    SpectralProblem rising = aligned(3);
    assertThat(of(rising, FLOW, optima(3, 1)).disagreements()).isEmpty();
    PayTheorems said = of(rising, FLOW, optima(3, 1.5));
    double share =
        10 * optima(3, 1.5).bestStudent().risk() / said.longStudent().orElseThrow().risk();
    assertThat(said.disagreements())
        .containsExactly(
            "N3 has a student, and the best that the search has is of %.6g times its risk"
                .formatted(share));
  }

  /** Heavy ball along 2 has two steps before it overshoots: q = 1, 0.6, 0.18, -0.132. */
  @Test
  void stepsUpToTheirOvershoot() {
    Procedure steps = HeavyBall.of(0.2, 0.5);
    for (double noise : new double[] {0.5, 0.1}) {
      SpectralProblem problem =
          new SpectralProblem(new double[] {2, 1}, new double[] {1, 1}, noise, 2);
      Optima optima = Optima.of(problem.inSample(), steps);
      assertThat(optima.bestTeacher().time()).isEqualTo(noise == 0.5 ? 2 : 17);
      PayTheorems said = of(problem, steps, optima);
      assertThat(said.never().mostSteps()).isEqualTo(2);
      assertThat(said.nearer().isPresent()).isEqualTo(noise == 0.5);
    }
  }

  /**
   * Steps are overdamped, and never overshoot, where h l_1 is below (1 - sqrt(m))^2: 0.25 where m =
   * 0.25, 0.0858 where m = 0.5.
   */
  @Test
  void stepsThatNeverOvershoot() {
    assertThat(mostSteps(HeavyBall.of(0.0625, 0.25), 4)).isEqualTo(1_000_000);
    assertThat(mostSteps(HeavyBall.of(0.06, 0.5), 0.5)).isEqualTo(Long.MAX_VALUE);
    assertThat(mostSteps(HeavyBall.of(0.01, 0.5), 8)).isEqualTo(Long.MAX_VALUE);
    assertThat(mostSteps(HeavyBall.of(0.02, 0.5), 8)).isLessThan(100);
    assertThat(StoppedReference.of(HeavyBall.of(0.01, 0.5)).isSteps()).isTrue();
    assertThat(StoppedReference.of(FLOW).isSteps()).isFalse();
  }

  private static long mostSteps(Procedure procedure, double top) {
    double[] one = {1};
    return NeverPays.of(procedure, new PayProblem(new double[] {top}, one, 1, one)).mostSteps();
  }

  /** A clock that has the best time, and leaps over how long its late switch goes on. */
  @Test
  void aSwitchThatIsLeaptOver() {
    double[] levels = Arrays.stream(LEVELS).map(l -> l * 0.3).toArray();
    SpectralProblem problem = SpectralProblem.aligned(levels, 0, 0.1, 10);
    Optima optima = Optima.of(problem.inSample(), FLOW);
    LateSwitch own = of(problem, FLOW, optima).lateSwitch().orElseThrow();
    assertThat(own.flow().time()).isGreaterThan(2);
    assertThat(own.further()).isBetween(1.4, 1.9);
    Procedure leaping = UserFilters.LEAPING;
    FlowTime clock = FlowTime.of(leaping).orElseThrow();
    assertThat(clock.reaches(own.flow().time())).isTrue();
    assertThat(clock.reaches(own.further())).isFalse();
    PayTheorems said = of(problem, leaping, Optima.of(problem.inSample(), leaping));
    assertThat(said.lateSwitch()).isEmpty();
    assertThat(said.late()).isEqualTo(Standing.NOT_DECIDED);
  }

  /** What a length is worth is rounded in proportion: t - t^2 / (2 * 1e7) of lengths up to 1e7. */
  @Test
  void longTimesAreReached() {
    FlowTime clock = FlowTime.of(LinearDecayFlow.of(1e7)).orElseThrow();
    for (double elapsed = 1e6; elapsed < 4e6; elapsed *= 1.07) {
      assertThat(clock.reaches(elapsed)).isTrue();
    }
    assertThat(clock.reaches(6e6)).isFalse();
  }

  /** w a - s r over w a + s r of the lowest: above 0 for b^2 = l^3, below for one strong below. */
  @Test
  void marksOfMaps() {
    Optional<FlowTime> clock = FlowTime.of(FLOW);
    StoppedReference known = StoppedReference.of(FLOW);
    SpectralProblem strong =
        new SpectralProblem(new double[] {1, 0.05, 0.0001}, new double[] {2, 0.04, 3}, 1, 10);
    for (SpectralProblem problem : new SpectralProblem[] {aligned(3), strong}) {
      double time = Optima.of(problem.inSample(), FLOW).bestTeacher().time();
      PayProblem own = PayProblem.inSample(problem);
      int last = own.directions() - 1;
      double r = Math.exp(-own.eigenvalue(last) * time);
      double w = own.noise();
      double s = own.eigenvalue(last) * own.square(last);
      double margin = (w * (1 - r) - s * r) / (w * (1 - r) + s * r);
      assertThat(margin > 0).isEqualTo(problem != strong);
      assertThat(PayTheorems.beyondLowest(problem, clock, time)).isCloseTo(margin, within(1e-6));
      assertThat(PayTheorems.mark(problem, known, clock, time))
          .isEqualTo(problem != strong ? "N3" : "none");
      assertThat(PayTheorems.mark(problem, known, clock, 1e6 * time)).isEqualTo("undecided");
      StoppedReference averaged = StoppedReference.of(AveragedFlow.of());
      assertThat(PayTheorems.mark(problem, averaged, Optional.empty(), time)).isEqualTo("none");
      assertThat(PayTheorems.beyondLowest(problem, Optional.empty(), time)).isNaN();
    }
  }
}
