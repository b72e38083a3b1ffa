// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Interval;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Expansions at both ends of training contain what 75 digits find there. */
class ExpansionTest {
  private static final List<Procedure> ALL =
      List.of(
          GradientFlow.of(),
          Ridge.of(),
          AveragedFlow.of(),
          TestFilters.tikhonov(2),
          TestFilters.tikhonov(0.5),
          TestFilters.tikhonov(1.25));

  @Test
  void enclosuresLieWithin() {
    assertEnclosuresLieWithin(4);
  }

  @Test
  @Tag("thorough")
  void manyEnclosuresLieWithin() {
    assertEnclosuresLieWithin(30);
  }

  private static void assertEnclosuresLieWithin(int places) {
    double from = 24;
    SplittableRandom random = new SplittableRandom(11);
    for (Procedure p : ALL) {
      LocalGain<Expansion> end = RisingProof.end(p, from);
      LocalGain<Expansion> start = RisingProof.start(p, from);
      for (int i = 0; i < places; i++) {
        double x = from * Math.exp(i == 0 ? 0 : random.nextDouble(0, 3));
        Enclosure late = Enclosure.of(x);
        Enclosure early = Enclosure.of(Fraction.ONE).over(late);
        assertContains(end, LocalGain.ofScale(p, late), x);
        assertContains(start, LocalGain.ofScale(p, early), x);
      }
    }
  }

  private static void assertContains(LocalGain<Expansion> over, LocalGain<Enclosure> at, double x) {
    assertContains(over.gain(), at.gain(), x);
    assertContains(over.residual(), at.residual(), x);
    assertContains(over.byEigenvalue(), at.byEigenvalue(), x);
    assertContains(over.mixed(), at.mixed(), x);
    assertContains(over.oddsElasticity(), at.oddsElasticity(), x);
    assertContains(over.rise(), at.rise(), x);
  }

  private static void assertContains(Expansion over, Enclosure at, double x) {
    Interval here = over.at(x);
    assertThat(new BigDecimal(here.low())).isLessThanOrEqualTo(at.high());
    assertThat(new BigDecimal(here.high())).isGreaterThanOrEqualTo(at.low());
    // What is left out is small beside what is there.
    double size = Math.max(Math.abs(at.value()), 1e-9);
    assertThat(here.width()).isLessThan(0.02 * size + 1e-9);
    Interval all = over.range();
    assertThat(new BigDecimal(all.low())).isLessThanOrEqualTo(at.high());
    assertThat(all.high() == Double.POSITIVE_INFINITY || all.high() >= at.low().doubleValue())
        .isTrue();
  }

  @Test
  void termsCancelExactly() {
    Expansion x = Expansion.variable(10);
    Expansion one = x.lift(Fraction.ONE);
    assertThat(x.plus(one).minus(x)).hasToString(one.toString());
    Expansion root = x.log().times(x.lift(Fraction.of(1, 2))).exp();
    assertThat(root.times(root)).hasToString(x.toString());
    Expansion third = x.over(x.lift(Fraction.of(3, 1)));
    Expansion power = third.log().times(x.lift(Fraction.of(3, 2))).exp();
    assertThat(power.times(power)).hasToString(third.times(third).times(third).toString());
  }

  /**
   * What is below 0 somewhere is not said to be positive, and what cannot be told is not either.
   */
  @Test
  void signs() {
    Expansion x = Expansion.variable(10);
    Expansion far = x.minus(x.lift(Fraction.of(11, 1)));
    assertThat(far.isPositive()).isFalse();
    assertThat(far.negate().isPositive()).isFalse();
    assertThat(x.minus(x.lift(Fraction.of(9, 1))).isPositive()).isTrue();
    assertThat(x.negate().exp().isPositive()).isTrue();
    Expansion unknown = x.negate().exp().log1p().minus(x.negate().exp());
    assertThat(unknown.isPositive()).isFalse();
    assertThat(unknown.negate().isPositive()).isTrue();
    // 1/(1+z) less its own first eight terms: what is left is a bound of either sign.
    Expansion z = x.lift(Fraction.ONE).over(x);
    Expansion sum = x.lift(Fraction.ZERO);
    for (int j = 0; j < PowerSeries.ORDER; j++) {
      Expansion power = z.power(j);
      sum = j % 2 == 0 ? sum.plus(power) : sum.minus(power);
    }
    Expansion rest = x.lift(Fraction.ONE).over(z.plus(x.lift(Fraction.ONE))).minus(sum);
    assertThat(rest.isPositive()).isFalse();
    assertThat(rest.negate().isPositive()).isFalse();
  }

  @Test
  void whatIsBeyondIsRefused() {
    Expansion x = Expansion.variable(10);
    assertThatThrownBy(() -> x.times(x).exp()).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> x.log().times(x)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> x.negate().log()).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> x.over(x.minus(x))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(x::whole).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> x.lift(Fraction.ONE).exp()).isInstanceOf(ArithmeticException.class);
  }
}
