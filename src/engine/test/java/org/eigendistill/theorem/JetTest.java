package org.eigendistill.theorem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.eigendistill.number.Interval;
import org.junit.jupiter.api.Test;

/** Slopes against formulas written out by hand. */
class JetTest {
  /** x^2 y / (1 - y) + log x exp(-y), whose slopes are written out by hand. */
  @Test
  void jetsHoldSlopes() {
    double a = 1.7;
    double b = 0.3;
    Jet x = Jet.variable(Interval.point(a), 0, 2);
    Jet y = Jet.variable(Interval.point(b), 1, 2);
    Jet f = x.times(x).times(y).over(y.complement()).plus(x.log().times(y.negate().exp()));
    double inX = 2 * a * b / (1 - b) + Math.exp(-b) / a;
    double inY = a * a / ((1 - b) * (1 - b)) - Math.log(a) * Math.exp(-b);
    double value = a * a * b / (1 - b) + Math.log(a) * Math.exp(-b);
    assertNear(f.value(), value);
    assertNear(f.slope(0), inX);
    assertNear(f.slope(1), inY);
  }

  private static void assertNear(Interval interval, double truth) {
    assertThat(interval.width()).isLessThan(1e-13);
    assertThat(interval.middle()).isCloseTo(truth, within(1e-14 * Math.max(1, Math.abs(truth))));
  }
}
