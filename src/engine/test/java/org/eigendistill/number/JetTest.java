// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eigendistill.testing.LongReal;
import org.eigendistill.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Slopes against formulas written out by hand, and against difference quotients. */
class JetTest {
  /** x^2 y / (1 - y) + log x exp(-y), whose slopes are written out by hand. */
  @Test
  void slopesOfTwoVariables() {
    double a = 1.7;
    double b = 0.3;
    Jet<Interval> x = Jet.variable(Interval.point(a), 0, 2);
    Jet<Interval> y = Jet.variable(Interval.point(b), 1, 2);
    Jet<Interval> f =
        x.times(x).times(y).over(y.complement()).plus(x.log().times(y.negate().exp()));
    double inX = 2 * a * b / (1 - b) + Math.exp(-b) / a;
    double inY = a * a / ((1 - b) * (1 - b)) - Math.log(a) * Math.exp(-b);
    double value = a * a * b / (1 - b) + Math.log(a) * Math.exp(-b);
    assertNear(f.level(), value);
    assertNear(f.slope(0), inX);
    assertNear(f.slope(1), inY);
  }

  private static void assertNear(Interval interval, double truth) {
    assertThat(interval.width()).isLessThan(1e-13);
    assertThat(interval.middle()).isCloseTo(truth, within(1e-14 * Math.max(1, Math.abs(truth))));
  }

  /** Every function of one variable: its slope lies between enclosed quotients about the point. */
  @Test
  void slopesAgainstDifferenceQuotients() {
    List<UnaryOperator<Jet<Enclosure>>> functions =
        List.of(
            Jet::exp,
            Jet::expm1,
            Jet::log,
            Jet::log1p,
            Jet::negate,
            Jet::complement,
            x -> x.phi(1),
            x -> x.phi(2),
            x -> x.power(5),
            x -> x.power(0),
            x -> x.over(x.plus(x.lift(Fraction.of(3, 1)))),
            x -> x.times(x).minus(x.lift(Fraction.of(2, 3)).over(x)),
            x -> Scalar.decayed(x, x.times(x.lift(Fraction.of(1.0000001)))));
    BigDecimal step = new BigDecimal("1e-20");
    Seeded.cases(
        25,
        91_000,
        random -> {
          random.nextInt(); // that of neighbouring seeds is nearly the same
          BigDecimal at = new BigDecimal(Seeded.logUniform(random, 0.01, 20));
          for (int i = 0; i < functions.size(); i++) {
            UnaryOperator<Jet<Enclosure>> f = functions.get(i);
            Enclosure slope = f.apply(variable(at)).slope(0);
            Enclosure above = f.apply(variable(at.add(step))).level();
            Enclosure below = f.apply(variable(at.subtract(step))).level();
            Enclosure quotient = above.minus(below).over(Enclosure.of(step.add(step)));
            // The quotient errs by step^2 / 6 times the third derivative.
            double truth = quotient.value();
            double error = slope.minus(quotient).value();
            assertThat(Math.abs(error))
                .as("function %s at %s", i, at)
                .isLessThanOrEqualTo(1e-30 * Math.max(1, Math.abs(truth)));
          }
        });
  }

  private static Jet<Enclosure> variable(BigDecimal at) {
    return Jet.variable(Enclosure.of(at), 0, 1);
  }

  /** Where the closed form of the divided difference is 0/0, its slope is known from the series. */
  @Test
  void slopeOfTheDividedDifferenceAtItsHole() {
    double x = 0.7;
    Jet<Measured> f =
        Scalar.decayed(Jet.variable(Measured.of(x), 0, 1), Jet.constant(Measured.of(x), 1));
    // d/dx (exp(-x) - exp(-y)) / (y - x) at y = x is -exp(-x) / 2.
    BigDecimal truth = LongReal.exp(new BigDecimal(-x)).divide(BigDecimal.valueOf(-2));
    assertThat(LongReal.relativeError(truth, f.slope(0).value())).isLessThan(1e-15);
    assertThat(f.slope(0).relativeError()).isLessThan(1e-22);
  }

  /** Of two jets the values are compared, whatever their slopes. */
  @Test
  void comparedByTheirValues() {
    Jet<Interval> two = Jet.variable(Interval.point(2), 0, 1);
    Jet<Interval> three = Jet.constant(Interval.point(3), 1);
    assertThat(two.isBelow(three)).isTrue();
    assertThat(three.isBelow(two)).isFalse();
    assertThat(two.isAtMost(Jet.constant(Interval.point(2), 1))).isTrue();
    assertThat(three.isAtMost(two)).isFalse();
    assertThat(two.isRoughlyBelow(three)).isTrue();
    assertThat(three.whole()).isEqualTo(3);
    assertThat(two.self()).isSameAs(two);
    assertThat(Scalar.decayed(three, two)).isEqualTo(Scalar.decayed(two, three));
  }
}
