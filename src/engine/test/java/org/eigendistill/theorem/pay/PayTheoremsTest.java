// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.InverseTimeFlow;
import org.eigendistill.dynamics.LinearDecayFlow;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.number.Enclosure;
import org.eigendistill.risk.Optima;
import org.eigendistill.risk.SpectralProblem;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is proved of a problem, its numbers, and that search and theorems agree. */
class PayTheoremsTest {
  private static final StoppedReference FLOW = StoppedReference.of(GradientFlow.of());
  private static final Optional<FlowTime> FLOW_TIME = FlowTime.of(GradientFlow.of());

  private static final double[] POWER_LAW = powerLaw(30);

  private static double[] powerLaw(int count) {
    double[] eigenvalues = new double[count];
    Arrays.setAll(eigenvalues, k -> Math.pow(k + 1, -1.5));
    return eigenvalues;
  }

  private static PayTheorems of(SpectralProblem problem) {
    return PayTheorems.of(
        problem, GradientFlow.of(), Optima.of(problem.inSample(), GradientFlow.of()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 0})
  void fallingSignal(double alignment) {
    SpectralProblem problem = SpectralProblem.aligned(POWER_LAW, alignment, 1, 60);
    PayTheorems proved = of(problem);
    assertThat(proved.never().standing()).isEqualTo(Standing.PROVED);
    assertThat(proved.late()).isEqualTo(Standing.PROVED);
    assertThat(proved.longer()).isEqualTo(Standing.PREMISE_FAILS);
    assertThat(proved.disagreements()).isEmpty();
    NearerModel nearer = proved.nearer().orElseThrow();
    assertThat(nearer.nearer()).isEqualTo(30);
    assertThat(nearer.risk()).isLessThan(nearer.studentRisk());
    LateSwitch late = proved.lateSwitch().orElseThrow();
    assertThat(late.change()).isNegative();
    assertThat(late.teacherTime()).isLessThan(late.flow().time());
  }

  @Test
  void risingSignal() {
    PayTheorems proved = of(SpectralProblem.aligned(POWER_LAW, 1.5, 1, 60));
    assertThat(proved.never().standing()).isEqualTo(Standing.PREMISE_FAILS);
    assertThat(proved.late()).isEqualTo(Standing.PREMISE_FAILS);
    assertThat(proved.longer()).isEqualTo(Standing.PROVED);
    assertThat(proved.longStudent().orElseThrow().change()).isNegative();
    assertThat(proved.disagreements()).isEmpty();
  }

  /**
   * A clock that leaps over flow's best time, s = 1.83 and 3.3 or so, has neither its late switch
   * nor its long student: nothing is said, as flow's numbers are not its own.
   */
  @Test
  void aClockThatLeaps() {
    SpectralProblem flat = SpectralProblem.aligned(new double[] {1, 0.9}, 0, 0.4258, 4);
    SpectralProblem rising =
        SpectralProblem.aligned(new double[] {1, 0.2}, 2, 0.618994077757624, 4);
    assertThat(of(flat).lateSwitch().orElseThrow().flow().time()).isBetween(4 / 3.0, 2.0);
    assertThat(of(rising).longStudent()).isPresent();
    for (SpectralProblem problem : List.of(flat, rising)) {
      Procedure leaping = UserFilters.LEAPING;
      PayTheorems said = PayTheorems.of(problem, leaping, Optima.of(problem.inSample(), leaping));
      assertThat(said.lateSwitch()).isEmpty();
      assertThat(said.longStudent()).isEmpty();
      assertThat(said.never().standing()).isNotEqualTo(Standing.PROVED);
    }
  }

  /** Flow by another clock: the same risks, at lengths whose s is flow's time. */
  @ParameterizedTest
  @Tag("thorough")
  @ValueSource(doubles = {0, 1.5})
  void flowByAnotherClock(double alignment) {
    SpectralProblem problem = SpectralProblem.aligned(POWER_LAW, alignment, 1, 60);
    PayTheorems flow = of(problem);
    for (Procedure procedure : new Procedure[] {UserFilters.FLOW, InverseTimeFlow.of(2)}) {
      PayTheorems proved =
          PayTheorems.of(problem, procedure, Optima.of(problem.inSample(), procedure));
      assertThat(proved.late()).isEqualTo(flow.late());
      assertThat(proved.longer()).isEqualTo(flow.longer());
      assertThat(proved.never().standing()).isEqualTo(flow.never().standing());
      proved
          .lateSwitch()
          .ifPresent(late -> near(late.risk(), flow.lateSwitch().orElseThrow().risk()));
      proved
          .longStudent()
          .ifPresent(student -> near(student.risk(), flow.longStudent().orElseThrow().risk()));
      assertThat(proved.disagreements()).isEmpty();
    }
    assertThat(FlowTime.of(UserFilters.RIDGE)).isEmpty();
  }

  /** t = (exp(2 s) - 1) / 2. */
  @Test
  void theClockOfInverseTime() {
    FlowTime clock = FlowTime.of(InverseTimeFlow.of(2)).orElseThrow();
    for (double s : new double[] {1e-9, 0.3, 4}) {
      near(clock.length(s), Math.expm1(2 * s) / 2);
      near(clock.elapsed(Math.expm1(2 * s) / 2), s);
    }
    assertThat(clock.isEndless()).isTrue();
    assertThat(FlowTime.of(AveragedFlow.of())).isEmpty();
  }

  private static void near(double value, double expected) {
    assertThat(value).isCloseTo(expected, withinPercentage(1e-8));
  }

  /** A schedule that ends before its long student does. */
  @Test
  void schedulesEnd() {
    SpectralProblem problem = SpectralProblem.aligned(POWER_LAW, 1.5, 1, 60);
    double needed = of(problem).longStudent().orElseThrow().studentTime();
    for (double total : new double[] {2.1 * needed, 1.9 * needed}) {
      Procedure linear = LinearDecayFlow.of(total); // flow until total / 2
      PayTheorems proved = PayTheorems.of(problem, linear, Optima.of(problem.inSample(), linear));
      assertThat(proved.longer())
          .isEqualTo(total > 2 * needed ? Standing.PROVED : Standing.OUT_OF_REACH);
    }
    FlowTime clock = FlowTime.of(LinearDecayFlow.of(4)).orElseThrow();
    assertThat(clock.isEndless()).isFalse();
    assertThat(clock.length(3)).isNaN();
    near(clock.elapsed(5), 2);
    Optional<FlowTime> ending = Optional.of(clock);
    assertThat(PayTheorems.beyondLowest(problem, ending, 1)).isNaN();
    assertThat(PayTheorems.mark(problem, StoppedReference.of(LinearDecayFlow.of(4)), ending, 1))
        .isEqualTo("none");
  }

  @Test
  void otherProceduresAreNotCovered() {
    SpectralProblem problem = SpectralProblem.aligned(POWER_LAW, 0, 1, 60);
    PayTheorems proved =
        PayTheorems.of(
            problem, AveragedFlow.of(), Optima.of(problem.inSample(), AveragedFlow.of()));
    assertThat(proved.never().standing()).isEqualTo(Standing.NOT_COVERED);
    assertThat(proved.late()).isEqualTo(Standing.NOT_COVERED);
    assertThat(proved.longer()).isEqualTo(Standing.NOT_COVERED);
  }

  /** Of one eigenvalue students are stopped flows: N1 holds with equality, N2 says nothing. */
  @Test
  void oneEigenvalue() {
    PayTheorems proved = of(new SpectralProblem(new double[] {2, 2}, new double[] {1, 3}, 1, 2));
    assertThat(proved.never().standing()).isEqualTo(Standing.PROVED);
    assertThat(proved.late()).isEqualTo(Standing.PREMISE_FAILS);
    assertThat(proved.disagreements()).isEmpty();
  }

  /**
   * The best time is where the lowest direction has its best gain but for what the top leaves,
   * exp(-1e6 u), which tells the sign all the same: it is beyond its best gain, the lowest not.
   */
  @Test
  void whatRoundingHidesTheOthersTell() {
    SpectralProblem problem =
        new SpectralProblem(new double[] {1e6, 1}, new double[] {0.5, 1}, 1, 2);
    PayTheorems proved = of(problem);
    assertThat(proved.never().standing()).isEqualTo(Standing.PROVED);
    assertThat(proved.longStudent()).isEmpty();
    assertThat(proved.longer()).isEqualTo(Standing.PREMISE_FAILS);
    SplittableRandom random = new SplittableRandom(46);
    for (int i = 0; i < 2000; i++) {
      Attempt drawn = PayLaws.N3.draw(random);
      assertThat(drawn.outcome())
          .as(drawn.numbers().toString())
          .isInstanceOfAny(Outcome.Holds.class, Outcome.PremiseNotMet.class);
    }
  }

  /** The search's numbers and the theorems never contradict each other, nor N1 and N3. */
  private static void agree(int cases, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < cases; i++) {
      SignalShape shape = SignalShape.values()[i % 3];
      PayProblem drawn = shape.draw(random, false);
      SpectralProblem problem =
          new SpectralProblem(drawn.eigenvalues(), drawn.signal(), drawn.noise(), 10);
      PayTheorems proved = of(problem);
      assertThat(proved.disagreements()).as(drawn.toString()).isEmpty();
      assertThat(proved.never().standing() == Standing.PROVED).isEqualTo(drawn.isNeverRising());
      if (proved.never().standing() == Standing.PROVED) {
        assertThat(proved.longer()).as(drawn.toString()).isNotEqualTo(Standing.PROVED);
      }
    }
  }

  @Test
  void searchAndTheoremsAgree() {
    agree(24, 51);
  }

  @Test
  @Tag("slow")
  void searchAndTheoremsAgreeOnMany() {
    agree(2000, 52);
  }

  /** Where the search were wrong it would be said. */
  @Test
  void disagreementIsSaid() {
    SpectralProblem flat = SpectralProblem.aligned(POWER_LAW, 0, 1, 60);
    SpectralProblem rising = SpectralProblem.aligned(POWER_LAW, 1.5, 1, 60);
    Optima ofAnother = Optima.of(rising.inSample(), GradientFlow.of());
    assertThat(PayTheorems.of(flat, GradientFlow.of(), ofAnother).disagreements())
        .anyMatch(words -> words.startsWith("N1 proves that no student pays"));
  }

  /**
   * Why nothing is said of data: with the signal estimated from noisy coefficients, averaged over 5
   * neighbours, N1's premise is never met where it is true, and N3 "proves" of half of the data
   * sets that it pays where nothing does.
   */
  @Test
  void estimatesInThePlaceOfTheSignalProveNothing() {
    SpectralProblem flat = SpectralProblem.aligned(powerLaw(60), 0, 1, 120);
    PayProblem truth = PayProblem.inSample(flat);
    assertThat(truth.isNeverRising()).isTrue();
    java.util.Random random = new java.util.Random(55);
    int never = 0;
    int longer = 0;
    int cases = 100;
    for (int i = 0; i < cases; i++) {
      double[] estimated = new double[60];
      for (int from = 0; from < 60; from += 5) {
        double mean = 0;
        for (int k = from; k < from + 5; k++) {
          double z = Math.sqrt(truth.power(k)) + Math.sqrt(truth.noise()) * random.nextGaussian();
          mean += (z * z - truth.noise()) / 5;
        }
        for (int k = from; k < from + 5; k++) {
          estimated[k] = Math.max(0, mean) / truth.eigenvalue(k);
        }
      }
      PayProblem plugged =
          new PayProblem(truth.eigenvalues(), estimated, truth.noise(), truth.weights());
      never += plugged.isNeverRising() ? 1 : 0;
      longer +=
          StoppedFlow.best(plugged)
              .filter(flow -> LongStudent.sign(flow, true, false) > 0)
              .map(flow -> 1)
              .orElse(0);
    }
    assertThat(never).isZero();
    assertThat(longer).isBetween(30, 70);
  }

  /**
   * A search's time is a little off; on which side of the best gain flow is must not hang on that.
   */
  @Test
  void marksDoNotHangOnTheSearchsLastDigits() {
    double[] levels = new double[20];
    Arrays.setAll(levels, k -> k < 10 ? 1 : 0.1);
    SpectralProblem problem = SpectralProblem.aligned(levels, -0.5, 0.05, 40);
    double time =
        Optima.of(problem.inSample(), GradientFlow.of()).bestTeacher().time() * (1 + 1e-6);
    assertThat(LongStudent.margin(PayProblem.inSample(problem), time)).isPositive();
    assertThat(PayTheorems.beyondLowest(problem, FLOW_TIME, time)).isNotPositive();
    assertThat(PayTheorems.mark(problem, FLOW, FLOW_TIME, time)).isEqualTo("N1");
  }

  @Test
  void theBestStoppedFlowOfSome() {
    bestOnGrid(9, 52);
  }

  @Test
  @Tag("thorough")
  void theBestStoppedFlow() {
    bestOnGrid(150, 53);
  }

  /** The enclosed best time is the best on a dense grid, and the search's. */
  private static void bestOnGrid(int cases, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < cases; i++) {
      PayProblem problem = SignalShape.values()[i % 3].draw(random, true);
      Optional<StoppedFlow> best = StoppedFlow.best(problem);
      if (best.isEmpty()) {
        continue;
      }
      double risk = best.get().risk();
      for (double x = -10; x < 40; x += 0.05) {
        double time = Math.exp(x);
        double other =
            problem.risk(
                k -> -Math.expm1(-problem.eigenvalue(k) * time),
                k -> Math.exp(-problem.eigenvalue(k) * time));
        assertThat(risk).as(problem.toString()).isLessThanOrEqualTo(other * (1 + 1e-12));
      }
    }
  }

  /** On 600 problems of N2's premise the late switch lowers the risk, for certain. */
  @Test
  void lateSwitchesPay() {
    SplittableRandom random = new SplittableRandom(47);
    int holding = 0;
    for (int i = 0; i < 640; i++) {
      Attempt drawn = PayLaws.N2.draw(random);
      assertThat(drawn.outcome())
          .as(drawn.numbers().toString())
          .isNotInstanceOf(Outcome.Violated.class);
      holding += drawn.outcome() instanceof Outcome.Holds ? 1 : 0;
    }
    assertThat(holding).isGreaterThanOrEqualTo(600);
  }

  /** N2's switch and N3's student, their risks worked out from the gains alone in 75 digits. */
  @Test
  void certificatesInManyDigits() {
    SplittableRandom random = new SplittableRandom(54);
    int switches = 0;
    int students = 0;
    for (int i = 0; i < 400 && switches + students < 60; i++) {
      PayProblem problem = SignalShape.values()[i % 2 * 2].draw(random, true);
      Optional<StoppedFlow> flow = StoppedFlow.best(problem);
      Optional<LateSwitch> late = flow.flatMap(LateSwitch::best);
      if (late.isPresent() && -late.get().change() > 1e-9 * late.get().risk()) {
        switches++;
        Enclosure e = Enclosure.of(late.get().further());
        Enclosure before = Enclosure.of(flow.get().time());
        Enclosure teacher = Enclosure.of(late.get().teacherTime());
        double change =
            change(
                problem,
                before,
                l -> {
                  // r = exp(-l e) exp(-l u) + (1 - exp(-l e)) exp(-l T)
                  Enclosure kept = left(l, e);
                  return kept.times(left(l, before))
                      .plus(kept.complement().times(left(l, teacher)));
                });
        assertThat(change).isCloseTo(late.get().change(), within(-1e-6 * late.get().change()));
      }
      Optional<LongStudent> longer = flow.flatMap(LongStudent::best);
      if (longer.isPresent() && -longer.get().change() > 1e-9 * longer.get().risk()) {
        students++;
        Enclosure before = Enclosure.of(flow.get().time());
        Enclosure own = Enclosure.of(longer.get().studentTime());
        double change =
            change(
                problem,
                before,
                l -> left(l, own).plus(left(l, own).complement().times(left(l, before))));
        assertThat(change).isCloseTo(longer.get().change(), within(-1e-6 * longer.get().change()));
      }
    }
    assertThat(switches).isGreaterThan(10);
    assertThat(students).isGreaterThan(10);
  }

  private interface Residual {
    Enclosure along(Enclosure l);
  }

  private static Enclosure left(Enclosure l, Enclosure time) {
    return l.times(time).negate().exp();
  }

  private static double change(PayProblem problem, Enclosure time, Residual student) {
    Enclosure sum = Enclosure.of(0);
    Enclosure w = Enclosure.of(problem.noise());
    for (int k = 0; k < problem.directions(); k++) {
      Enclosure l = Enclosure.of(problem.eigenvalue(k));
      Enclosure s = l.times(Enclosure.of(problem.square(k)));
      Enclosure after = risk(s, w, student.along(l));
      Enclosure before = risk(s, w, left(l, time));
      sum = sum.plus(Enclosure.of(problem.weight(k)).times(after.minus(before)));
    }
    return sum.value();
  }

  private static Enclosure risk(Enclosure s, Enclosure w, Enclosure r) {
    Enclosure a = r.complement();
    return s.times(r).times(r).plus(w.times(a).times(a));
  }
}
