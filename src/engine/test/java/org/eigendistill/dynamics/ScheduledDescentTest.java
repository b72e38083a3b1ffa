// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.eigendistill.base.BadInputException;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Exact;
import org.eigendistill.number.Fraction;
import org.eigendistill.testing.LongReal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps of changing length, against steps taken one by one in other arithmetics. */
class ScheduledDescentTest {
  private static final MathContext LONG = LongReal.CONTEXT;

  /** In fractions, from the recursion b += h (1 - j / T) l (1 - b). */
  @Test
  void linearStepsInFractions() {
    Fraction l = Fraction.of(3, 4);
    Fraction step = Fraction.of(5, 7);
    int total = 9;
    Fraction fitted = Fraction.ZERO;
    for (int n = 1; n <= 12; n++) {
      if (n <= total) {
        Fraction now = step.times(Fraction.of(total - (n - 1), total));
        fitted = fitted.plus(now.times(l).times(fitted.complement()));
      }
      Affine<Exact> found =
          new LinearDecayDescent()
              .update(
                  Exact.of(l),
                  Exact.of(Fraction.of(n, 1)),
                  List.of(Exact.of(step), Exact.of(Fraction.of(total, 1))));
      assertThat(found.pull().fraction()).isEqualTo(fitted);
      assertThat(found.keep().fraction()).isEqualTo(fitted.complement());
    }
    Affine<Exact> end =
        new LinearDecayDescent()
            .limit(Exact.of(l), List.of(Exact.of(step), Exact.of(Fraction.of(total, 1))));
    assertThat(end.pull().fraction()).isEqualTo(fitted);
  }

  /** Plain doubles, a loop as a training program has it, to their own rounding. */
  @ParameterizedTest
  @CsvSource({"0.3, 40", "1, 7", "1.7, 1000", "1e-3, 300"})
  void aLoopInDoubles(double step, int total) {
    for (double l : new double[] {1, 0.4, 1e-6}) {
      double linear = 0;
      double cosine = 0;
      for (int j = 0; j < total; j++) {
        linear += step * (1 - j / (double) total) * l * (1 - linear);
        cosine += step * (1 + Math.cos(Math.PI * j / total)) / 2 * l * (1 - cosine);
        close(LinearDecayDescent.of(step, total), l, j + 1, linear);
        close(CosineDecayDescent.of(step, total), l, j + 1, cosine);
      }
      close(LinearDecayDescent.of(step, total), l, 10 * total, linear);
      close(CosineDecayDescent.of(step, total), l, 10 * total, cosine);
    }
  }

  private static void close(Procedure procedure, double l, int steps, double wanted) {
    double found = procedure.along(l).until(steps).pull();
    assertThat(found).as("%s", procedure).isCloseTo(wanted, within(1e-12 * Math.abs(wanted)));
  }

  /** What is left in doubles, down to 1e-300 and with signs, against a product in 110 digits. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-12, 0.02, 0.9, 1, 1.3, 1.99})
  void whatIsLeftInManyDigits(double step) {
    int total = 3000;
    for (Procedure procedure :
        List.of(LinearDecayDescent.of(step, total), CosineDecayDescent.of(step, total))) {
      ScheduledDescent schedule = (ScheduledDescent) procedure.filter();
      Propagator path = procedure.along(0.9);
      BigDecimal left = BigDecimal.ONE;
      BigDecimal x = new BigDecimal(step).multiply(new BigDecimal(0.9));
      for (int j = 0; j < total; j++) {
        BigDecimal share = schedule.share(j, Enclosure.of(total)).low();
        left = left.multiply(BigDecimal.ONE.subtract(x.multiply(share, LONG)), LONG);
        if (j % 97 == 0 || j == total - 1) {
          Update found = path.until(j + 1);
          String where = "%s after %d".formatted(procedure, j + 1);
          near(found.pull(), BigDecimal.ONE.subtract(left), where);
          assertThat(Math.copySign(1, found.keep())).as(where).isEqualTo(left.signum());
          if (left.abs().doubleValue() >= Double.MIN_NORMAL) {
            near(found.keep(), left, where);
          }
          double log = LongReal.log(left.abs()).doubleValue();
          assertThat(found.logKeep()).as(where).isCloseTo(log, within(4e-15 * Math.abs(log)));
        }
      }
    }
  }

  private static void near(double found, BigDecimal wanted, String where) {
    double off = wanted.subtract(new BigDecimal(found)).doubleValue() / wanted.doubleValue();
    assertThat(Math.abs(off)).as(where).isLessThanOrEqualTo(4e-15);
  }

  /** Lengths are asked for in any order. */
  @Test
  void whatIsRememberedIsNotWhatIsAsked() {
    Propagator path = CosineDecayDescent.of(0.5, 5_000).along(0.01);
    double[] steps = {4_999, 1, 128, 127, 129, 5_000, 2_560, 1e15, 3};
    for (double each : steps) {
      Update fresh = CosineDecayDescent.of(0.5, 5_000).along(0.01).until(each);
      assertThat(path.until(each)).isEqualTo(fresh);
    }
  }

  @Test
  void theCosineFallsFromOneToNothing() {
    CosineDecayDescent cosine = new CosineDecayDescent();
    Enclosure total = Enclosure.of(1_000);
    assertThat(cosine.share(0, total).value()).isEqualTo(1);
    assertThat(cosine.share(500, total).value()).isCloseTo(0.5, within(1e-15));
    assertThat(cosine.share(999, total).value())
        .isCloseTo(Math.pow(Math.sin(Math.PI / 2_000), 2), within(1e-16));
  }

  @Test
  void stepsThatAreTooLongOrTooMany() {
    assertThatThrownBy(() -> CosineDecayDescent.of(2, 10).requireStable(1))
        .isInstanceOf(DivergenceException.class);
    LinearDecayDescent.of(1.999, 10).requireStable(1);
    Procedure many = LinearDecayDescent.of(0.5, 1e7);
    assertThat(many.along(1).until(1e3).keep()).isPositive();
    assertThatThrownBy(() -> many.along(1).until(2e6))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("procedure linear-decay-descent, 2000000 steps")
        .hasMessageContaining("one by one, at most 1000000");
  }
}
