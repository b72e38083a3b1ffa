// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.DecayedFlow;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Interval;
import org.junit.jupiter.api.Test;

/** Elasticities against closed forms and finite differences, and their enclosures. */
class LocalGainTest {
  private static final List<Procedure> ALL =
      List.of(
          GradientFlow.of(),
          Ridge.of(),
          AveragedFlow.of(),
          DecayedFlow.of(0.25),
          TestFilters.tikhonov(0.5),
          TestFilters.tikhonov(2),
          TestFilters.average(0.375));

  private static Enclosure of(double value) {
    return Enclosure.of(value);
  }

  private static void assertNear(Enclosure value, Enclosure expected, double share) {
    // Logarithms of gains near 1 have 75 digits after the point, and are divided by 1e-12.
    double error = share * Math.abs(expected.value()) + 1e-60;
    assertThat(Math.abs(value.minus(expected).value())).isLessThanOrEqualTo(error);
  }

  /** Flow x/(e^x - 1), ridge r, the average (r - e^-x)/a, decay 1 - w + l t/(e^y - 1). */
  @Test
  void closedForms() {
    Enclosure one = Enclosure.of(Fraction.ONE);
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 200; i++) {
      Enclosure l = of(Math.exp(random.nextDouble(-3, 3)));
      Enclosure t = of(Math.exp(random.nextDouble(-3, 3)));
      Enclosure x = l.times(t);
      assertNear(LocalGain.at(GradientFlow.of(), l, t).elasticity(), x.over(x.expm1()), 1e-60);
      LocalGain<Enclosure> ridge = LocalGain.at(Ridge.of(), l, t);
      assertNear(ridge.elasticity(), t.over(l.plus(t)), 1e-60);
      Enclosure left = x.negate().expm1().negate().over(x);
      assertNear(
          LocalGain.at(AveragedFlow.of(), l, t).elasticity(),
          left.minus(x.negate().exp()).over(one.minus(left)),
          1e-55);
      Enclosure rate = l.plus(of(0.25));
      Enclosure decay = x.over(rate.times(t).expm1());
      assertNear(
          LocalGain.at(DecayedFlow.of(0.25), l, t).elasticity(),
          of(0.25).over(rate).plus(decay),
          1e-60);
    }
  }

  /** (log f(q s) - log f(s/q)) / (2 log q), of an error of the order (log q)^2. */
  @Test
  void finiteDifferences() {
    Enclosure q = of(1 + 0x1p-40);
    Enclosure width = q.log().plus(q.log());
    SplittableRandom random = new SplittableRandom(6);
    for (Procedure p : ALL) {
      for (int i = 0; i < 40; i++) {
        Enclosure l = of(Math.exp(random.nextDouble(-3, 3)));
        Enclosure t = of(Math.exp(random.nextDouble(-3, 3)));
        LocalGain<Enclosure> local = LocalGain.at(p, l, t);
        Enclosure up = p.update(l.times(q), t).gain().log();
        Enclosure down = p.update(l.over(q), t).gain().log();
        assertNear(local.elasticity(), up.minus(down).over(width), 1e-21);
        Enclosure later = p.clock() == Clock.PENALTY ? t.over(q) : t.times(q);
        Enclosure sooner = p.clock() == Clock.PENALTY ? t.times(q) : t.over(q);
        Enclosure slope = height(p, l, later).minus(height(p, l, sooner)).over(width);
        double scale = Math.abs(slope.value()) + 1;
        assertThat(Math.abs(local.rise().minus(slope).value())).isLessThan(1e-19 * scale);
      }
    }
  }

  /** log(c (1 + a)). */
  private static Enclosure height(Procedure p, Enclosure l, Enclosure t) {
    LocalGain<Enclosure> local = LocalGain.at(p, l, t);
    Enclosure one = Enclosure.of(Fraction.ONE);
    return local.oddsElasticity().times(one.plus(local.gain())).log();
  }

  @Test
  void intervalsContainWhatIsWithin() {
    SplittableRandom random = new SplittableRandom(7);
    for (Procedure p : ALL) {
      for (int i = 0; i < 100; i++) {
        Interval l = box(random);
        Interval t = box(random);
        LocalGain<Interval> over = LocalGain.at(p, l, t);
        LocalGain<Enclosure> at = LocalGain.at(p, inside(l, random), inside(t, random));
        assertContains(over.elasticity(), at.elasticity());
        assertContains(over.oddsElasticity(), at.oddsElasticity());
        assertContains(over.rise(), at.rise());
      }
    }
  }

  private static Interval box(SplittableRandom random) {
    double low = Math.exp(random.nextDouble(-1.5, 1.5));
    return new Interval(low, low * (1 + Math.exp(random.nextDouble(-14, -7))));
  }

  private static Enclosure inside(Interval box, SplittableRandom random) {
    return of(box.low() + (box.high() - box.low()) * random.nextDouble());
  }

  private static void assertContains(Interval over, Enclosure at) {
    assertThat(new BigDecimal(over.low())).isLessThanOrEqualTo(at.low());
    assertThat(new BigDecimal(over.high())).isGreaterThanOrEqualTo(at.high());
  }

  /** A function of l t, or l / d, alone has one slope in both: by the general rule as well. */
  @Test
  void scaleFamiliesAreToldByTheirUnits() {
    for (Procedure p : ALL) {
      boolean scale = ScaleFamily.of(p).isPresent();
      assertThat(scale).as(p.toString()).isEqualTo(p != ALL.get(3) && p != ALL.get(6));
      LocalGain<Enclosure> apart = LocalGain.at(p, of(1.5), of(1));
      Enclosure slopes = apart.byEigenvalue().minus(apart.byLength());
      if (scale) {
        assertThat(Math.abs(slopes.value())).isLessThan(1e-60);
        assertNear(LocalGain.ofScale(p, of(1.5)).rise(), apart.rise(), 1e-55);
      } else {
        assertThat(Math.abs(slopes.value())).isGreaterThan(1e-3);
      }
    }
    // Without decay it is flow, whose formula adds 0 to an eigenvalue.
    assertThat(ScaleFamily.of(DecayedFlow.of(0))).isPresent();
  }
}
