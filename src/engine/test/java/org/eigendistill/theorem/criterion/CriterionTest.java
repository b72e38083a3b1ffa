// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.dynamics.DecayedFlow;
import org.eigendistill.dynamics.EmaFlow;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.FractionalTikhonov;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.HeavyBall;
import org.eigendistill.dynamics.InverseTimeFlow;
import org.eigendistill.dynamics.IteratedTikhonov;
import org.eigendistill.dynamics.LinearDecayFlow;
import org.eigendistill.dynamics.Nesterov;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.RandomStop;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.dynamics.SuffixAverage;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.proof.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is decided of filters, and of trios. */
class CriterionTest {
  private static final List<Procedure> SEVEN =
      List.of(
          GradientFlow.of(),
          Ridge.of(),
          AveragedFlow.of(),
          DecayedFlow.of(0.1),
          GradientDescent.of(0.1),
          HeavyBall.of(0.002, 0.9),
          Nesterov.of(0.002, 0.9));

  private static Characterisation decide(Procedure procedure) {
    return new ElasticityCriterion(Trio.of(procedure), 0.01, 1).decide();
  }

  private static Characterisation decide(Procedure teacher, Procedure student, Procedure plain) {
    return new ElasticityCriterion(new Trio(teacher, student, plain), 0.01, 1).decide();
  }

  @Test
  void whatHolds() {
    for (Procedure p :
        List.of(
            GradientFlow.of(),
            Ridge.of(),
            TestFilters.tikhonov(1),
            TestFilters.tikhonov(2),
            SuffixAverage.of(0.5),
            RandomStop.of(2),
            IteratedTikhonov.of(2),
            FractionalTikhonov.of(1.5),
            GradientDescent.of(0.1),
            HeavyBall.of(0.002, 0.9),
            Nesterov.of(0.002, 0.9))) {
      Characterisation found = decide(p);
      assertThat(found.verdict()).as(p.toString()).isEqualTo(Verdict.HOLDS);
      assertThat(found.where()).isEmpty();
      assertThat(found.numbers()).isEmpty();
    }
  }

  @Test
  @Tag("thorough")
  void whatIsRefuted() {
    for (Procedure p :
        List.of(
            AveragedFlow.of(),
            DecayedFlow.of(0.1),
            TestFilters.average(0.05),
            EmaFlow.of(0.05),
            Procedure.of(new TestFilters.Inverse()),
            SuffixAverage.of(0.006),
            FractionalTikhonov.of(0.5),
            TestFilters.tikhonov(0.5),
            TestFilters.tikhonov(0.9))) {
      Characterisation found = decide(p);
      assertThat(found.verdict()).as(p.toString()).isEqualTo(Verdict.REFUTED);
      BigDecimal parts = number(found, "e_student").add(number(found, "e_teacher"));
      assertThat(number(found, "e_reference")).isGreaterThan(parts);
    }
  }

  private static BigDecimal number(Characterisation found, String name) {
    return new BigDecimal(found.numbers().get(name));
  }

  /** It fails only where r^(1/nu - 1) &lt; 1/(2^(1 + 1/nu) - 2), which doubles do not see. */
  @Test
  void justBelowOneItFailsFarOut() {
    double order = 0.999;
    Optional<FarFailure> far = FarFailure.of(TestFilters.tikhonov(order));
    assertThat(far).isPresent();
    double claimed = far.get().residual(TestFilters.tikhonov(order));
    double sharp = -Math.log(Math.pow(2, 1 + 1 / order) - 2) / (1 / order - 1);
    assertThat(Math.log(claimed)).isLessThan(sharp).isGreaterThan(sharp - 20);
    assertThat(Math.exp(sharp)).isBetween(1e-302, 1e-300);
    assertThat(FarFailure.of(Ridge.of())).isEmpty();
    assertThat(FarFailure.of(GradientFlow.of())).isEmpty();
  }

  @Test
  void namesDoNotMatter() {
    for (Procedure p : SEVEN) {
      Procedure other = Procedure.of(TestFilters.renamed(p.filter()), p.values());
      Characterisation one = decide(p);
      Characterisation same = decide(other);
      assertThat(same.verdict()).as(p.toString()).isEqualTo(one.verdict());
      assertThat(same.where()).isEqualTo(one.where());
      assertThat(same.numbers()).isEqualTo(one.numbers());
      assertThat(same.reason()).isEqualTo(one.reason());
    }
  }

  @Test
  void whatIsLeftOpenSaysWhere() {
    Characterisation open = decide(TestFilters.average(1));
    assertThat(open.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(open.where()).startsWith("box: l in [");
    assertThat(open.reason().get(0)).startsWith("Tried to refute it: ").contains("7 eigenvalues");
    assertThat(open.reason().get(1)).startsWith("Tried to prove it by corollary (i), ");
    assertThat(open.reason().get(2)).startsWith("What could help: other numbers, or a proof of ");
    Characterisation beside =
        decide(AveragedFlow.of(), GradientFlow.of(), AveragedFlow.of()); // holds by an old proof
    assertThat(beside.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(beside.where())
        .startsWith("corner: gains near 1, l t -> infinity; ")
        .contains("averaged-flow above flow");
    Procedure hidden = Procedure.of(new TestFilters.Steps(), 0.1);
    Characterisation steps = decide(hidden);
    assertThat(steps.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(steps.where()).startsWith("corner: steps beyond ");
  }

  @Test
  @Tag("thorough")
  void threeDifferentOnes() {
    Procedure flow = GradientFlow.of();
    Procedure ridge = Ridge.of();
    Procedure averaged = AveragedFlow.of();
    Procedure twice = TestFilters.tikhonov(2);
    assertThat(decide(flow, averaged, ridge).verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(decide(twice, flow, ridge).verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(decide(flow, twice, twice).verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(decide(ridge, twice, twice).verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(decide(ridge, flow, flow).verdict()).isEqualTo(Verdict.REFUTED);
    // By flow in the reference's place: the average itself is not subadditive.
    assertThat(decide(flow, flow, averaged).verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(decide(flow, averaged, twice).verdict()).isEqualTo(Verdict.REFUTED);
  }

  /** A schedule in continuous time, or a copy of another name, has flow's e at every gain. */
  @Test
  @Tag("thorough")
  void changedClocks() {
    Procedure flow = GradientFlow.of();
    Procedure linear = LinearDecayFlow.of(3);
    Procedure inverse = InverseTimeFlow.of(2);
    Procedure warm = Procedure.of(new TestFilters.WarmUp());
    Procedure copy = Procedure.of(new TestFilters.Renamed(flow.filter()));
    Procedure squared = Procedure.of(new TestFilters.Squared());
    for (Trio trio :
        List.of(
            Trio.of(linear),
            Trio.of(inverse),
            Trio.of(warm),
            Trio.of(squared),
            new Trio(inverse, linear, flow),
            new Trio(copy, warm, flow),
            new Trio(linear, AveragedFlow.of(), Ridge.of()),
            new Trio(squared, flow, flow))) {
      Characterisation found = new ElasticityCriterion(trio, 0.01, 1).decide();
      assertThat(found.verdict()).as(trio.toString()).isEqualTo(Verdict.HOLDS);
      assertThat(found.where()).isEmpty();
    }
    assertThat(decide(Ridge.of(), inverse, flow).verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(decide(flow, flow, squared).verdict()).isEqualTo(Verdict.REFUTED);
  }

  /** One that rises at both ends and falls between is not. */
  @Test
  void gainsAreProvedToRise() {
    for (Procedure p : List.of(GradientFlow.of(), Ridge.of(), AveragedFlow.of())) {
      assertThat(RisingGain.isProved(p)).as(p.toString()).isTrue();
    }
    assertThat(RisingGain.isProved(Procedure.of(new TestFilters.Bump()))).isFalse();
  }

  /**
   * A formula that changes somewhere is never proved of by one of its sides alone: not on boxes
   * that reach over the place, nor by expansions that begin before it. What is in there is found
   * false only by luck.
   */
  @Test
  void formulasThatChangeAreNotProvedAcross() {
    for (Filter filter :
        List.of(
            new TestFilters.Hidden(4_000_000_000L),
            new TestFilters.Spliced(300),
            new TestFilters.Spliced(1_000_000))) {
      Procedure procedure = Procedure.of(filter);
      assertThat(decide(procedure).verdict()).as(procedure.toString()).isNotEqualTo(Verdict.HOLDS);
      assertThat(RisingGain.isProved(procedure)).as(procedure.toString()).isFalse();
    }
    assertThat(decide(Procedure.of(new TestFilters.Spliced(300))).verdict())
        .isEqualTo(Verdict.REFUTED);
    Procedure falling = Procedure.of(new TestFilters.Hidden(8_000_000_000L));
    assertThatThrownBy(() -> decide(falling)).isInstanceOf(NotMonotone.class);
  }

  /**
   * A clock that jumps skips gains: flow's own lengths are not all its, so it is not taken for
   * flow, nor said to rise from 0 without a gap. One that falls back is refused, by however little.
   */
  @Test
  void clocksThatJump() {
    Procedure jumping = Procedure.of(new TestFilters.Jumping(Fraction.of(1, 2)));
    assertThat(RisingOdds.isProved(jumping)).isFalse();
    assertThat(FlowFormula.is(jumping)).isFalse();
    Characterisation found = decide(jumping);
    assertThat(found.verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(found.reason().get(0)).contains("functions of l s alone");
    assertThat(found.reason()).anyMatch(line -> line.contains("not shown to have no jump"));
    Procedure back = Procedure.of(new TestFilters.Jumping(Fraction.of(-1, 1_000_000)));
    assertThatThrownBy(() -> decide(back))
        .isInstanceOf(NotMonotone.class)
        .hasMessageContaining("where its formula changes");
    for (Procedure whole : List.of(LinearDecayFlow.of(3), Procedure.of(new TestFilters.WarmUp()))) {
      assertThat(FlowFormula.is(whole)).as(whole.toString()).isTrue();
    }
    assertThat(FlowFormula.is(Procedure.of(new TestFilters.Jumping(Fraction.ZERO)))).isTrue();
  }

  /**
   * Steps are proved of by the factor's formula, in which nothing may be compared, and of the
   * update that goes with it. Both of these fail: carries-somewhere at step .45 along (1, .97),
   * teacher and student 3 steps, reference 2; says-descent as averaged flow does.
   */
  @Test
  void stepsAreProvedOfByTheirOwnFormula() {
    Procedure carries = Procedure.of(new TestFilters.CarriesSomewhere(), 0.45);
    Procedure says = Procedure.of(new TestFilters.SaysDescent(), 0.5);
    for (Procedure procedure : List.of(carries, says)) {
      assertThat(new ElasticityCriterion(Trio.of(procedure), 0.5, 1).decide().verdict())
          .as(procedure.toString())
          .isNotEqualTo(Verdict.HOLDS);
    }
    double top = gain(carries, 1, 3) * gain(carries, 1, 3);
    double low = gain(carries, 0.97, 3) * gain(carries, 0.97, 3);
    assertThat(top).isLessThan(gain(carries, 1, 2));
    assertThat(low).isGreaterThan(gain(carries, 0.97, 2));
  }

  private static double gain(Procedure procedure, double eigenvalue, double length) {
    return procedure.update(Enclosure.of(eigenvalue), Enclosure.of(length)).gain().value();
  }

  @Test
  void gainsThatFall() {
    assertThatThrownBy(() -> decide(HeavyBall.of(1, 0.9)))
        .isInstanceOf(NotMonotone.class)
        .hasMessageContaining("heavy-ball with step 1.0 and momentum 0.9: its gain does not rise")
        .hasMessageContaining("at eigenvalue 1.000 by 2 steps, from 1 step");
    assertThatThrownBy(() -> decide(GradientDescent.of(1.5)))
        .isInstanceOf(NotMonotone.class)
        .hasMessageContaining("has passed 1 at eigenvalue 1.000 by 1 step");
  }

  @Test
  void rangesOfEigenvalues() {
    for (double[] range : new double[][] {{0, 1}, {-1, 1}, {2, 1}, {1, 1 / 0.0}, {0 / 0.0, 1}}) {
      assertThatThrownBy(
              () -> new ElasticityCriterion(Trio.of(GradientFlow.of()), range[0], range[1]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** Half a violation is none: one that verifies stops doing so where a length is moved. */
  @Test
  void violationsAreWorkedOutAnew() {
    Trio trio = Trio.of(AveragedFlow.of());
    Violation found = ViolationSearch.at(trio, 1).orElseThrow();
    assertThat(found.verifies()).isTrue();
    assertThat(
            new Violation(
                    trio,
                    1,
                    found.teacherLength() * 1.01,
                    found.studentLength(),
                    found.referenceLengths())
                .verifies())
        .isFalse();
    assertThat(Violation.of(trio, 1, 0.5, 0.5)).isEmpty();
  }
}
