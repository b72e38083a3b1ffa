// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.number.Enclosure;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Outcome;
import org.junit.jupiter.api.Test;

/** What searches find, against sums and grids written out. */
class PaySearchTest {
  private static final double[] SHARES = {0, 0.25, 0.5, 0.75, 0.9};

  /** Problems of N2's premise with their best stopped flow, of moderate times. */
  private static List<StoppedFlow> flows(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<StoppedFlow> flows = new ArrayList<>();
    while (flows.size() < count) {
      PayProblem problem = SignalShape.NEVER_RISING.draw(random, true);
      Optional<StoppedFlow> flow =
          LateSwitch.isPremise(problem) ? StoppedFlow.best(problem) : Optional.empty();
      flow.filter(found -> found.time() < 200).ifPresent(flows::add);
    }
    return flows;
  }

  /** sum m f / sum m |f| as the Javadoc of late switches has m and f. */
  @Test
  void marginsAsTheyAreWritten() {
    SplittableRandom random = new SplittableRandom(50);
    int seen = 0;
    for (StoppedFlow flow : flows(60, 51)) {
      PayProblem problem = flow.problem();
      double u = flow.time();
      double share = random.nextDouble();
      if (u * problem.eigenvalue(0) > 3) {
        continue; // the sums written out lose their digits there
      }
      seen++;
      double sum = 0;
      double size = 0;
      for (int k = 0; k < problem.directions(); k++) {
        double l = problem.eigenvalue(k);
        double r = Math.exp(-l * u);
        double m = Math.expm1(l * (u - share * u));
        double f =
            problem.weight(k)
                * l
                * r
                * (problem.noise() * -Math.expm1(-l * u) - problem.power(k) * r);
        sum += m * f;
        size += m * Math.abs(f);
      }
      assertThat(LateSwitch.margin(flow, share))
          .as(problem.toString())
          .isCloseTo(sum / size, within(1e-6));
      // N2: toward the flow teacher of less time the risk falls
      assertThat(LateSwitch.margin(flow, share)).isGreaterThan(-1e-9);
      assertThat(LateSwitch.sign(flow, share, true)).isNotPositive();
    }
    assertThat(seen).isGreaterThan(15);
  }

  private static double risk(StoppedFlow flow, double teacher, double further) {
    PayProblem problem = flow.problem();
    return problem.risk(
        k -> {
          double l = problem.eigenvalue(k);
          double left = Math.exp(-l * further);
          return -Math.expm1(-l * flow.time()) * left
              + Math.expm1(-l * further) * Math.expm1(-l * teacher);
        },
        k -> {
          double l = problem.eigenvalue(k);
          return Math.exp(-l * (flow.time() + further))
              - Math.expm1(-l * further) * Math.exp(-l * teacher);
        });
  }

  /** No other time, and no other of the teachers, is better; what is worse is not certain. */
  @Test
  void theBestLateSwitchIsTheBest() {
    int found = 0;
    for (StoppedFlow flow : flows(40, 52)) {
      Optional<LateSwitch> best = LateSwitch.best(flow);
      if (best.isEmpty()) {
        continue;
      }
      found++;
      LateSwitch own = best.get();
      double risk = risk(flow, own.teacherTime(), own.further());
      assertThat(own.change()).isNegative();
      assertThat(own.risk()).isCloseTo(risk, within(1e-9 * risk));
      assertThat(own.risk() - flow.risk()).isCloseTo(own.change(), within(1e-12 * risk));
      double least = 1e-9 / flow.problem().eigenvalue(0);
      double most = 50 / flow.problem().eigenvalue(flow.problem().directions() - 1);
      for (double share : SHARES) {
        for (double e = least; e < most; e *= 1.3) {
          assertThat(risk(flow, share * flow.time(), e))
              .as(flow.problem().toString())
              .isGreaterThan(risk * (1 - 1e-9) + own.change() * 1e-3);
        }
      }
      assertThat(Arrays.stream(SHARES).boxed())
          .anyMatch(share -> share * flow.time() == own.teacherTime());
      assertThat(own.isCertain()).isTrue();
      if (risk(flow, 0, most) > flow.risk() * 1.001) {
        assertThat(new LateSwitch(flow, 0, most, 0, 0).isCertain()).isFalse();
      }
    }
    assertThat(found).isGreaterThan(20);
  }

  /** The time to tens of digits lies in the bracket, and no time is found from what is none. */
  @Test
  void stationaryTimesToManyDigits() {
    for (StoppedFlow flow : flows(12, 53)) {
      Enclosure fine = flow.fine().orElseThrow();
      assertThat(fine.low().doubleValue()).isBetween(flow.bracket().low(), flow.bracket().high());
      assertThat(fine.high().subtract(fine.low()).doubleValue()).isLessThan(1e-25 * flow.time());
      FlowSums<Enclosure> sums = FlowSums.enclosed(flow.problem());
      assertThat(sums.sign(sums.slope(Enclosure.of(fine.low())))).isNegative();
      assertThat(sums.sign(sums.slope(Enclosure.of(fine.high())))).isPositive();
      PayProblem problem = flow.problem();
      StoppedFlow again = StoppedFlow.near(problem, flow.time() * (1 + 1e-5)).orElseThrow();
      assertThat(again.time()).isCloseTo(flow.time(), within(1e-5 * flow.time()));
      for (double none : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
        assertThat(StoppedFlow.near(problem, none)).isEmpty();
      }
      assertThat(StoppedFlow.near(problem, 1e9 * flow.time())).isEmpty();
    }
  }

  /** Of all beginnings and ends, the least ratio less 1, over directions that differ. */
  private static double leastRatio(PayProblem problem, TrainedStudent student) {
    double margin = Double.POSITIVE_INFINITY;
    for (int i = 0; i < problem.directions(); i++) {
      for (int j = 0; j < problem.directions(); j++) {
        double l = problem.eigenvalue(i);
        double other = problem.eigenvalue(j);
        if (l != other) {
          double own = -student.model().along(l).logResidual() / l;
          double end = -student.model().along(other).logResidual() / other;
          double begins = Math.min(own, problem.bestTime(i));
          margin = Math.min(margin, Math.max(end, problem.bestTime(j)) / begins - 1);
        }
      }
    }
    return margin;
  }

  @Test
  void intervalsOfTimeMeetUnlessTheSignalRises() {
    SplittableRandom random = new SplittableRandom(54);
    int holds = 0;
    int violated = 0;
    for (int i = 0; i < 300; i++) {
      PayProblem problem = SignalShape.NEVER_RISING.draw(random, false);
      TrainedStudent student = TrainedStudent.draw(random);
      Outcome outcome = NeverPaysLaw.decide(problem, student, true);
      String which = problem + "; " + student;
      assertThat(outcome).as(which).isNotInstanceOf(Outcome.Violated.class);
      assertThat(outcome instanceof Outcome.PremiseNotMet)
          .as(which)
          .isNotEqualTo(problem.isSpread());
      if (outcome instanceof Outcome.Holds held) {
        holds++;
        double margin = leastRatio(problem, student);
        assertThat(held.margin())
            .as(which)
            .isCloseTo(Math.max(margin, Double.MIN_VALUE), within(1e-12 * (1 + margin)));
      }
      PayProblem rising = SignalShape.RISING.draw(random, false);
      if (NeverPaysLaw.decide(rising, student, false) instanceof Outcome.Violated found) {
        violated++;
        assertThat(found.margin()).isNegative();
        double margin = leastRatio(rising, student);
        assertThat(found.margin()).isCloseTo(margin, within(1e-12));
        if (margin < -1e-9) {
          assertThat(NearerModel.of(rising, GradientFlow.of(), student.model()).isComplete())
              .as(rising + "; " + student)
              .isFalse();
        }
      }
    }
    assertThat(holds).isGreaterThan(200);
    assertThat(violated).isGreaterThan(10);
    PayProblem one =
        new PayProblem(new double[] {1, 1}, new double[] {1, 2}, 1, new double[] {1, 1});
    assertThat(NeverPaysLaw.decide(one, TrainedStudent.draw(random), true))
        .isInstanceOf(Outcome.PremiseNotMet.class);
  }

  @Test
  void drawsOfLawsSayWhatTheyAreOf() {
    SplittableRandom random = new SplittableRandom(55);
    Attempt attempt = new NeverPaysLaw(SignalShape.RISING).draw(random);
    assertThat(attempt.numbers().toString()).startsWith("l = [1.0").contains("; ");
    assertThat(new NeverPaysLaw(SignalShape.RISING).mostCases()).isEqualTo(100_000);
    assertThat(new ConverseLaw().mostCases()).isEqualTo(50);
  }

  /**
   * The converse of N3 is false: among few problems one has a student that is better all the same.
   */
  @Test
  void theConverseIsRefuted() {
    SplittableRandom random = new SplittableRandom(56);
    int violated = 0;
    int premiseNotMet = 0;
    for (int i = 0; i < 3000; i++) {
      Attempt attempt = new ConverseLaw().draw(random);
      PayProblem problem = (PayProblem) attempt.numbers();
      Optional<StoppedFlow> flow = StoppedFlow.best(problem);
      int sign = flow.map(found -> LongStudent.sign(found, true, false)).orElse(0);
      if (attempt.outcome() instanceof Outcome.Violated found) {
        violated++;
        assertThat(sign).isNegative();
        assertThat(found.margin()).isBetween(-1.0, -1e-6);
      } else if (attempt.outcome() instanceof Outcome.PremiseNotMet) {
        premiseNotMet++;
        assertThat(sign).isPositive();
      } else {
        assertThat(attempt.outcome()).isInstanceOf(Outcome.Undecided.class);
        assertThat(sign).isNotPositive();
      }
    }
    assertThat(violated).isPositive();
    assertThat(premiseNotMet).isPositive();
  }
}
