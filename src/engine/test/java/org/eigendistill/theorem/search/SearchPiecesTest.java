// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eigendistill.dynamics.DecayedFlow;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.HeavyBall;
import org.eigendistill.dynamics.LinearDecayDescent;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.theorem.proposition.Damping;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.Scheme;
import org.eigendistill.theorem.proposition.Variables;
import org.junit.jupiter.api.Test;

/** Tallies, searches of laws, and where the points of the unit cube lie. */
class SearchPiecesTest {
  private static final GradientFlow FLOW = new GradientFlow();
  private static final GradientDescent DESCENT = new GradientDescent();

  @Test
  void aTallyCountsAndKeepsTheSmallest() {
    Tally tally = new Tally();
    assertThat(tally.where()).isNull();
    assertThat(tally.smallestMargin()).isInfinite();
    tally.add(new Outcome.Holds(0.5), "a");
    assertThat(tally.where()).isEqualTo("a");
    tally.add(new Outcome.Holds(0.5), "b"); // the first of equals stays
    assertThat(tally.where()).isEqualTo("a");
    tally.add(new Outcome.Violated(-0.25), "c");
    tally.add(new Outcome.Violated(-0.125), "d");
    tally.add(new Outcome.Undecided(), "e");
    tally.add(new Outcome.Undecided(), "f");
    tally.add(new Outcome.PremiseNotMet(), "g");
    assertThat(List.of(tally.cases(), tally.violations(), tally.undecided(), tally.unmet()))
        .containsExactly(4L, 2L, 2L, 1L);
    assertThat(tally.smallestMargin()).isEqualTo(-0.25);
    assertThat(tally.where()).isEqualTo("c");
  }

  @Test
  void attemptsBySign() {
    assertThat(Attempt.bySign(-1, -1, 0.5, "x"))
        .isEqualTo(new Attempt(new Outcome.Holds(0.5), "x"));
    assertThat(Attempt.bySign(1, -1, 0.5, "x").outcome()).isEqualTo(new Outcome.Violated(-0.5));
    assertThat(Attempt.bySign(0, 1, 0.5, "x").outcome()).isEqualTo(new Outcome.Undecided());
  }

  /** Three of four draws say nothing. */
  private static Law everyFourth(AtomicInteger drawn) {
    return random ->
        new Attempt(
            drawn.incrementAndGet() % 4 == 0
                ? new Outcome.Holds(1.0 / drawn.get())
                : new Outcome.PremiseNotMet(),
            "draw " + drawn.get());
  }

  @Test
  void lawsAreDrawnUntilTheCasesAreThere() {
    AtomicInteger drawn = new AtomicInteger();
    CaseSearch search = CaseSearch.of(everyFourth(drawn), 3);
    assertThat(search.cover(5).direct().tally().cases()).isEqualTo(5);
    assertThat(drawn).hasValue(20);
    assertThat(search.tally().unmet()).isEqualTo(15);
    assertThat(search.cover(2).tally().cases()).isEqualTo(7);
    assertThat(search.tally().where()).isEqualTo("draw 28");
    int[] left = {2};
    assertThat(search.hunt(() -> left[0]-- > 0).tally().cases()).isEqualTo(207);
    AtomicInteger none = new AtomicInteger();
    Law never =
        random -> {
          none.incrementAndGet();
          return new Attempt(new Outcome.PremiseNotMet(), "");
        };
    assertThat(CaseSearch.of(never, 3).cover(4).tally().unmet()).isEqualTo(200);
    assertThat(none).hasValue(200);
    assertThat(never.mostCases()).isEqualTo(Long.MAX_VALUE);
    Proposition flows = Proposition.of(Scheme.DISTIL, FLOW, FLOW, FLOW);
    assertThat(CaseSearch.of(flows, 3)).isInstanceOf(Search.class);
  }

  @Test
  void sampledNumbers() {
    assertThat(SampledNumbers.of(FLOW)).containsExactly(GradientFlow.of());
    List<Procedure> steps = SampledNumbers.of(DESCENT);
    assertThat(steps).hasSize(5);
    assertThat(steps.get(0).values()[0]).isCloseTo(1 / (1 + Math.exp(9.2)), within(1e-18));
    assertThat(steps.get(2).values()[0]).isEqualTo(0.5);
    List<Procedure> penalties = SampledNumbers.of(new DecayedFlow());
    assertThat(penalties.get(0).values()[0]).isCloseTo(Math.pow(10, -3.2), within(1e-16));
    assertThat(penalties.get(2).values()[0]).isEqualTo(1);
  }

  private static Trial at(Proposition proposition, double... unit) {
    return new SearchSpace(Variables.of(proposition)).at(unit);
  }

  @Test
  void pointsOfTheCube() {
    Trial flows = at(Proposition.of(Scheme.DISTIL, FLOW, FLOW, FLOW), 0.5, 0, 1);
    assertThat(flows.ratio()).isEqualTo(0.5);
    assertThat(flows.time(0)).isCloseTo(1e-6, within(1e-20));
    assertThat(flows.time(1)).isCloseTo(Math.pow(10, 2.3), within(1e-11));
    Trial outside = at(Proposition.of(Scheme.DISTIL, FLOW, FLOW, FLOW), 0.5, -3, 7);
    assertThat(outside.time(0)).isEqualTo(flows.time(0));
    assertThat(outside.time(1)).isEqualTo(flows.time(1));
    Ridge ridge = new Ridge();
    Trial ridges = at(Proposition.of(Scheme.IMITATE, ridge, ridge, ridge), 0.5, 0, 0.75, 0.5);
    assertThat(ridges.time(0)).isCloseTo(1e6, within(1e-6));
    assertThat(ridges.time(1)).isCloseTo(1e-3, within(1e-16));
    assertThat(ridges.weight()).isEqualTo(0.5);
    Trial steps = at(Proposition.of(Scheme.DISTIL, DESCENT, DESCENT, DESCENT), 0.5, 0.5, 0, 1, 0.5);
    assertThat(steps.value(1)).isEqualTo(0.5);
    assertThat(steps.time(0)).isEqualTo(1);
    assertThat(steps.time(1)).isEqualTo(1000);
    assertThat(steps.value(4)).isCloseTo(Math.pow(10, -1.5), within(1e-15));
    assertThat(steps.variables().proposition().reference()).isEqualTo(DESCENT);
    // Heavy ball: momentum 1/2, half of its longest step (1 - sqrt m)^2.
    HeavyBall ball = new HeavyBall();
    Trial balls = at(Proposition.of(Scheme.DISTIL, ball, ball, ball), 0.5, 0.5, 0.5, 0, 0, 0);
    assertThat(balls.value(1)).isEqualTo(0.5);
    assertThat(balls.value(2)).isCloseTo(Math.pow(1 - Math.sqrt(0.5), 2) / 2, within(1e-16));
    DecayedFlow decayed = new DecayedFlow();
    Trial penalty = at(Proposition.of(Scheme.DISTIL, decayed, decayed, decayed), 0.5, 0.75, 0, 0);
    assertThat(penalty.value(1)).isCloseTo(100, within(1e-11));
    // A step of what is no recursion is a share too; the length of its schedule is a count.
    LinearDecayDescent falling = new LinearDecayDescent();
    Trial falls =
        at(Proposition.of(Scheme.DISTIL, falling, falling, falling), 0.5, 0.5, 1, 0, 0, 0);
    assertThat(falls.value(1)).isEqualTo(0.5);
    assertThat(falls.value(2)).isEqualTo(12);
  }

  /**
   * Up to the first overshoot: momentum 9/10 with the step 1/2 has positive residuals at 1 step;
   * descent of half steps at all of them, spread from both ends.
   */
  @Test
  void stepsUpToAnOvershoot() {
    HeavyBall ball = new HeavyBall();
    Proposition early =
        Proposition.of(Scheme.DISTIL, ball, ball, ball).with(Damping.BEFORE_OVERSHOOT);
    double ninety = ParameterRange.coordinateOfShare(0.9);
    Trial trial = at(early, 0.5, ninety, 0.5, 0.25, 1, 0);
    assertThat(trial.value(2)).isCloseTo(0.5, within(1e-15));
    assertThat(trial.time(0)).isEqualTo(1);
    assertThat(trial.time(1)).isEqualTo(1);
    Proposition steps =
        Proposition.of(Scheme.DISTIL, DESCENT, DESCENT, DESCENT).with(Damping.BEFORE_OVERSHOOT);
    Trial ends = at(steps, 0.5, 0.5, 0, 1, 0);
    assertThat(ends.time(0)).isEqualTo(1);
    assertThat(ends.time(1)).isEqualTo(1000);
    double quarter = Math.rint(Math.sqrt(1000.49));
    Trial inner = at(steps, 0.5, 0.5, 0.25, 0.75, 0);
    assertThat(inner.time(0)).isEqualTo(quarter);
    assertThat(inner.time(1)).isEqualTo(1001 - quarter);
    assertThat(at(steps, 0.5, 0.5, 0.5, 0.49999, 0).time(0)).isEqualTo(1);
    assertThat(at(steps, 0.5, 0.5, 0.5, 0.49999, 0).time(1)).isEqualTo(1000);
  }

  /** Corners are drawn at both ends, and the directed search has a seed of its own. */
  @Test
  void draws() {
    Variables variables = Variables.of(Proposition.of(Scheme.ALONE, FLOW, FLOW));
    Sampler sampler = Sampler.of(variables, 7);
    int low = 0;
    int high = 0;
    for (int i = 0; i < 4000; i++) {
      double u = sampler.next()[1];
      low += u < 0.08 ? 1 : 0;
      high += u > 0.92 ? 1 : 0;
    }
    // .85 * .08 evenly, .15 / 2 at each corner: 572 of 4,000, give or take 22.
    assertThat(low).isBetween(480, 660);
    assertThat(high).isBetween(480, 660);
    assertThat(sampler.seed()).isNotZero();
    assertThat(Sampler.of(variables, 7, 0.3).next()[0]).isEqualTo(0.3);
  }
}
