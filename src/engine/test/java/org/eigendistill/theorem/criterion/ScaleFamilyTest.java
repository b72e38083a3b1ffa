// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.eigendistill.dynamics.DecayedFlow;
import org.eigendistill.dynamics.EmaFlow;
import org.eigendistill.dynamics.FractionalTikhonov;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.InverseRootFlow;
import org.eigendistill.dynamics.InverseTimeFlow;
import org.eigendistill.dynamics.IteratedTikhonov;
import org.eigendistill.dynamics.LinearDecayFlow;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.RandomStop;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.dynamics.SuffixAverage;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;
import org.junit.jupiter.api.Test;

/** Gains that are functions of one product: told by the formula, and what that says of e. */
class ScaleFamilyTest {
  private static final ScaleFamily FLOW = ScaleFamily.of(GradientFlow.of()).orElseThrow();

  private static final List<Procedure> CLOCKS =
      List.of(
          LinearDecayFlow.of(3),
          InverseTimeFlow.of(2),
          InverseRootFlow.of(0.5),
          Procedure.of(new TestFilters.WarmUp()),
          Procedure.of(new TestFilters.Backward()));

  /** Of any clock flow's e = -r log r / a at its gain, 2 of them where l is squared. */
  @Test
  void elasticityIsThatOfFlowAtItsGain() {
    SplittableRandom random = new SplittableRandom(31);
    Procedure squared = Procedure.of(new TestFilters.Squared());
    for (int i = 0; i < 60; i++) {
      Procedure p = i % 6 == 5 ? squared : CLOCKS.get(i % 6);
      ScaleFamily family = ScaleFamily.of(p).orElseThrow();
      assertThat(family.gains()).as(p.toString()).isEqualTo(FLOW.gains());
      assertThat(family.power()).isEqualTo(p == squared ? 2 : 1);
      Enclosure l = Enclosure.of(Math.exp(random.nextDouble(-2, 2)));
      Enclosure t = Enclosure.of(Math.exp(random.nextDouble(-2, 1)));
      LocalGain<Enclosure> local = LocalGain.at(p, l, t);
      Enclosure r = local.residual();
      Enclosure e = r.times(r.log()).negate().over(local.gain());
      Enclosure of = e.times(e.lift(Fraction.of(family.power(), 1)));
      assertThat(local.elasticity().minus(of).value()).as(p.toString()).isLessThan(1e-60);
      assertThat(of.minus(local.elasticity()).value()).as(p.toString()).isLessThan(1e-60);
    }
  }

  @Test
  void variables() {
    assertThat(FLOW.variable()).isEqualTo("l t");
    assertThat(FLOW.isChanged()).isFalse();
    ScaleFamily linear = ScaleFamily.of(LinearDecayFlow.of(3)).orElseThrow();
    assertThat(linear.variable()).isEqualTo("l s");
    assertThat(linear.isChanged()).isTrue();
    assertThat(linear.isAlike(FLOW)).isTrue();
    ScaleFamily squared = ScaleFamily.of(Procedure.of(new TestFilters.Squared())).orElseThrow();
    assertThat(squared.variable()).isEqualTo("l^2 t");
    assertThat(squared.isAlike(FLOW)).isFalse();
    assertThat(ScaleFamily.of(Ridge.of()).orElseThrow().variable()).isEqualTo("l/d");
    for (Procedure p :
        List.of(
            SuffixAverage.of(0.5),
            RandomStop.of(2),
            IteratedTikhonov.of(7),
            FractionalTikhonov.of(1.5))) {
      ScaleFamily family = ScaleFamily.of(p).orElseThrow();
      assertThat(family.gains()).as(p.toString()).isNotEqualTo(p);
      assertThat(family.isChanged()).isFalse();
      assertThat(family.isAlike(FLOW)).isFalse();
    }
  }

  /** The formula that is left has the same gains: x in the place of l, 1 in that of t or d. */
  @Test
  void whatIsLeftHasTheSameGains() {
    SplittableRandom random = new SplittableRandom(32);
    for (Procedure p : List.of(SuffixAverage.of(0.5), IteratedTikhonov.of(7), Ridge.of())) {
      ScaleFamily family = ScaleFamily.of(p).orElseThrow();
      for (int i = 0; i < 20; i++) {
        Enclosure l = Enclosure.of(Math.exp(random.nextDouble(-2, 2)));
        Enclosure t = Enclosure.of(Math.exp(random.nextDouble(-2, 2)));
        Enclosure own = p.update(l, t).residual();
        Enclosure left = family.gains().update(l, t).residual();
        assertThat(Math.abs(own.minus(left).value())).isLessThan(1e-60);
      }
    }
  }

  @Test
  void whatIsNone() {
    for (Procedure p :
        List.of(
            EmaFlow.of(0.5),
            DecayedFlow.of(0.1),
            GradientDescent.of(0.1),
            Procedure.of(new TestFilters.TwoKinds()))) {
      assertThat(ScaleFamily.of(p)).as(p.toString()).isEmpty();
    }
  }

  /** Falls of a hundredth of a decade, and gains that do not move. */
  @Test
  void fallsAreFound() {
    assertThat(FallingGains.place(Procedure.of(new TestFilters.Backward()), 1, 0.1).orElseThrow())
        .startsWith("falls at eigenvalue 1.000, time 0.69");
    assertThat(FallingGains.place(Procedure.of(new TestFilters.Still()), 1).orElseThrow())
        .isEqualTo("is the same at all lengths, 0.5000");
    assertThatThrownBy(
            () ->
                new ElasticityCriterion(Trio.of(Procedure.of(new TestFilters.Backward())), 0.01, 1)
                    .decide())
        .isInstanceOf(NotMonotone.class);
    for (Procedure p :
        List.of(
            GradientFlow.of(),
            Ridge.of(),
            LinearDecayFlow.of(1e-7),
            LinearDecayFlow.of(3),
            EmaFlow.of(0.05),
            GradientDescent.of(1))) {
      assertThat(FallingGains.place(p, 1, 0.01)).as(p.toString()).isEmpty();
    }
    assertThat(FallingGains.sample(3, 0, 1, 2, 5)).containsExactly(5, 3, 1);
    assertThat(FallingGains.sample(3)).containsExactly(3);
    assertThat(FallingGains.sample(0)).isEmpty();
  }
}
