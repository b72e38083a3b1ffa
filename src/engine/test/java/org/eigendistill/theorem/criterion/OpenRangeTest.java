// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.dynamics.EmaFlow;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.HeavyBall;
import org.eigendistill.dynamics.LinearDecayFlow;
import org.eigendistill.dynamics.Nesterov;
import org.eigendistill.dynamics.Parameter;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Recursion;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Interval;
import org.eigendistill.number.Scalar;
import org.eigendistill.theorem.proof.Verdict;
import org.junit.jupiter.api.Test;

/** What is said where nothing is decided, how steps are proved of, and signs of expansions. */
class OpenRangeTest {
  private static final Procedure FLOW = GradientFlow.of();

  /** Averaged flow along eigenvalues below 0.015, flow along others. */
  private record AveragedBelow() implements Filter {
    @Override
    public String name() {
      return "averaged-below-of-test";
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N time, List<N> numbers) {
      return (l.isBelow(l.lift(Fraction.of(15, 1000))) ? AveragedFlow.of() : GradientFlow.of())
          .update(l, time);
    }
  }

  /** Descent's recursion, of which it does no step: it updates as averaged flow does. */
  private record OwnUpdate() implements Recursion {
    @Override
    public String name() {
      return "own-update-of-test";
    }

    @Override
    public List<Parameter> parameters() {
      return new GradientDescent().parameters();
    }

    @Override
    public <N extends Scalar<N>> N carried(N x, List<N> numbers) {
      return x.lift(Fraction.ZERO);
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N steps, List<N> numbers) {
      return new TestFilters.SaysDescent().update(l, steps, numbers);
    }
  }

  private static Characterisation report(Procedure procedure, double low, double high) {
    return new OpenRange(Trio.of(procedure), low, high).report(2, Set.of());
  }

  @Test
  void threeThatAreNotOne() {
    Procedure ema = EmaFlow.of(0.5);
    Characterisation open =
        new OpenRange(new Trio(ema, FLOW, ema), 0.01, 1).report(7, Set.of(FLOW));
    assertThat(open.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(open.where()).isEqualTo("gains that depend on eigenvalue and length apart");
    assertThat(open.reason()).hasSize(3);
    assertThat(open.reason().get(0)).contains("in all pairs, along 7 eigenvalues. The");
    assertThat(open.reason().get(1)).endsWith(" Not so: %s.".formatted(ema));
    assertThat(open.reason().get(2))
        .isEqualTo(
            "What could help: other numbers, or a proof of e_R(u v) <= e_S(u) + e_T(v) by hand,"
                + " or gains at which it fails.");
  }

  /** c (1 + a) of flow and of descent rises everywhere, that of the average falls in the end. */
  @Test
  void oneByBoxes() {
    Characterisation flow = report(FLOW, 1, 1);
    assertThat(flow.where()).isEqualTo("corner: lengths beyond that box");
    assertThat(flow.reason().get(1))
        .contains("on l in [1.000, 1.000], l t in [0.1250, 8.000]: it does, in ");
    assertThat(flow.reason().get(2))
        .isEqualTo(
            "What could help: a proof of e(u v) <= e(u) + e(v) by hand, or gains at which it"
                + " fails.");
    Characterisation averaged = report(AveragedFlow.of(), 1, 1);
    assertThat(averaged.where()).startsWith("box: l in [").contains("], l t in [");
    String from = averaged.where().substring(averaged.where().indexOf("l t in [") + 8);
    assertThat(Double.parseDouble(from.split(",")[0])).isBetween(0.125, 7.99);
    Characterisation steps = report(Procedure.of(new TestFilters.Steps(), 0.1), 1, 1);
    assertThat(steps.where()).isEqualTo("corner: steps beyond 8");
    assertThat(steps.reason().get(1))
        .contains("on steps 1 to 8, l in [1.000, 1.000]: it does, in ")
        .contains(" boxes; beyond, where gains come to 0 and to 1, nothing is proved.");
    Characterisation falls = report(Procedure.of(new TestFilters.SaysDescent(), 4), 1, 1);
    assertThat(falls.where()).startsWith("box: l in [");
    assertThat(falls.reason().get(1)).containsAnyOf("it falls at one place", "did not tell");
  }

  @Test
  void words() {
    assertThat(Tried.corollary()).startsWith("Tried to prove it by corollary (i): c (1 + a)");
    assertThat(Tried.refuting(1, true)).contains("in all pairs. The criterion");
    assertThat(Tried.refuting(1, false)).contains("along 1 eigenvalue.");
  }

  /** The least of the seven eigenvalues is 0.01 of [0.01, 2], and it alone is averaged. */
  @Test
  void everyEigenvalueIsLookedAt() {
    Trio trio = Trio.of(Procedure.of(new AveragedBelow()));
    Characterisation found = new ElasticityCriterion(trio, 0.01, 2).decide();
    assertThat(found.verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(Double.parseDouble(found.numbers().get("eigenvalue"))).isCloseTo(0.01, within(1e-9));
    Characterisation one = new ElasticityCriterion(trio, 0.5, 0.5).decide();
    assertThat(one.reason().get(0)).contains("along 1 eigenvalue.");
  }

  @Test
  void whatIsSaidOfClocks() {
    Characterisation flow = new ElasticityCriterion(Trio.of(FLOW), 0.01, 1).decide();
    assertThat(flow.reason()).hasSize(2);
    assertThat(flow.reason().get(0)).startsWith("Gains are functions of l t alone");
    Characterisation linear =
        new ElasticityCriterion(Trio.of(LinearDecayFlow.of(3)), 0.01, 1).decide();
    assertThat(linear.reason()).hasSize(3);
    assertThat(linear.reason().get(1)).startsWith("s is a function of the length alone");
  }

  /** 1 - sqrt(m) squared is what h l may be: (1 - .9)^2 = .01 at m = .81, 1 at none. */
  @Test
  void overdampedSteps() {
    assertThat(StepProof.of(GradientDescent.of(0.5), 1).orElseThrow())
        .startsWith("Steps carry nothing over, and residuals keep their sign at every step");
    assertThat(StepProof.of(GradientDescent.of(1), 1)).isEmpty();
    assertThat(StepProof.of(HeavyBall.of(0.0099, 0.81), 1).orElseThrow())
        .startsWith("Steps carry over m of the last increment, m = 0.81, and");
    assertThat(StepProof.of(HeavyBall.of(0.0101, 0.81), 1)).isEmpty();
    // 1 - 4 m / (1 + m)^2 = ((1 - m) / (1 + m))^2 = (.19 / 1.81)^2 = .01102.
    assertThat(StepProof.of(Nesterov.of(0.011, 0.81), 1).orElseThrow())
        .startsWith("Steps carry over m (1 - h l) of the last increment, m = 0.81, and");
    assertThat(StepProof.of(Nesterov.of(0.0111, 0.81), 1)).isEmpty();
    assertThat(StepProof.of(Procedure.of(new TestFilters.SaysDescent(), 0.1), 1)).isEmpty();
    assertThat(StepProof.of(Procedure.of(new TestFilters.CarriesSomewhere(), 0.1), 1)).isEmpty();
    assertThat(StepProof.of(Procedure.of(new OwnUpdate(), 0.1), 1)).isEmpty();
    assertThat(StepProof.of(FLOW, 1)).isEmpty();
  }

  private static void assertRefused(Runnable what) {
    assertThatThrownBy(what::run).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void logarithmsHaveNoRange() {
    Expansion x = Expansion.variable(10);
    Expansion log = x.log();
    assertRefused(log::range);
    assertRefused(() -> log.times(x));
    assertRefused(() -> x.times(log));
    assertRefused(() -> x.over(x.plus(log)));
    assertRefused(() -> log.phi(1));
    assertRefused(() -> x.lift(Fraction.of(1, 2)).exp());
    assertThat(x.plus(log).isPositive()).isFalse();
    Interval three = x.lift(Fraction.of(3, 1)).range();
    assertThat(three.low()).isLessThanOrEqualTo(3).isGreaterThan(2.999);
    assertThat(three.high()).isGreaterThanOrEqualTo(3).isLessThan(3.001);
  }

  @Test
  void limits() {
    Expansion x = Expansion.variable(10);
    Expansion one = x.lift(Fraction.ONE);
    assertThat(one.over(x).limit()).contains(Fraction.ZERO);
    assertThat(one.over(x).plus(x.lift(Fraction.of(3, 1))).limit()).contains(Fraction.of(3, 1));
    assertThat(x.negate().exp().limit()).contains(Fraction.ZERO);
    assertThat(x.minus(x).limit()).contains(Fraction.ZERO);
    assertThat(one.over(one.plus(one.over(x))).limit()).contains(Fraction.ONE);
    assertThat(x.limit()).isEmpty();
    assertThat(x.log().limit()).isEmpty();
    // 2^(1/2) is no fraction.
    Expansion root = x.lift(Fraction.of(2, 1)).log().times(x.lift(Fraction.of(1, 2))).exp();
    assertThat(root.limit()).isEmpty();
    assertThat(root.times(root).limit()).contains(Fraction.of(2, 1));
  }

  @Test
  void comparisons() {
    Expansion x = Expansion.variable(10);
    Expansion next = x.plus(x.lift(Fraction.ONE));
    assertThat(x.certainlyBelow(next)).isTrue();
    assertThat(x.certainlyBelow(x)).isFalse();
    assertThat(next.certainlyBelow(x)).isFalse();
    assertThat(x.certainlyAtMost(next)).isTrue();
    assertThat(x.certainlyAtMost(x)).isTrue();
    assertThat(next.certainlyAtMost(x)).isFalse();
    assertThat(x.certainlyAtMost(x.negate())).isFalse();
    assertThat(x.isRoughlyBelow(next)).isTrue();
    assertThat(next.isRoughlyBelow(x)).isFalse();
    assertThat(x.lift(Fraction.of(7, 1)).whole()).isEqualTo(7);
    assertThat(x.minus(x).whole()).isZero();
    assertThat(x.toString()).isNotEmpty().isNotEqualTo(x.times(x).toString());
  }
}
