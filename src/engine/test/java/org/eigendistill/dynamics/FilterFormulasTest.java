// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Exact;
import org.eigendistill.number.Fraction;
import org.eigendistill.testing.LongReal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas that lose no digits, against those of textbooks in 110 digits and against fractions. */
class FilterFormulasTest {
  private static final String[] LENGTHS = {"1e-10", "0.003", "0.4", "1", "1.5", "7", "300"};

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  private static void agree(Procedure procedure, String l, String length, BigDecimal left) {
    Affine<Enclosure> found =
        procedure.update(Enclosure.of(number(l)), Enclosure.of(number(length)));
    String where = "%s, eigenvalue %s, length %s".formatted(procedure, l, length);
    close(found.residual(), left, where);
    close(found.pull(), BigDecimal.ONE.subtract(left), where);
  }

  private static void close(Enclosure found, BigDecimal wanted, String where) {
    assertThat(wanted.subtract(found.low()).abs()).as(where).isLessThan(wanted.movePointLeft(60));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001953125, 0.5, 1, 1.75, 6, 1024})
  void tikhonov(double order) {
    for (String l : new String[] {"1", "0.01", "30"}) {
      for (String penalty : LENGTHS) {
        BigDecimal left = LongFilters.power(number(l), number(penalty), new BigDecimal(order));
        agree(FractionalTikhonov.of(order), l, penalty, left);
        if (order == Math.rint(order)) {
          agree(IteratedTikhonov.of(order), l, penalty, left);
        }
      }
    }
  }

  /** Rates that tie, nearly tie, and are far apart, on either side. */
  @ParameterizedTest
  @ValueSource(doubles = {0x1p-30, 0.5, 1, 1 + 0x1p-52, 1 - 0x1p-53, 8, 0x1p20})
  void ema(double rate) {
    for (String l : new String[] {"1", "0.0625", "64"}) {
      for (String time : LENGTHS) {
        BigDecimal t = number(time);
        BigDecimal left = LongFilters.ema(number(l).multiply(t), new BigDecimal(rate).multiply(t));
        agree(EmaFlow.of(rate), l, time, left);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0x1p-30, 0.25, 0.5, 1 - 0x1p-20})
  void suffixAverages(double skipped) {
    for (String l : new String[] {"1", "0.0625", "64"}) {
      for (String time : LENGTHS) {
        BigDecimal x = number(l).multiply(number(time));
        agree(SuffixAverage.of(skipped), l, time, LongFilters.suffix(x, new BigDecimal(skipped)));
      }
    }
  }

  /** The gains of fractional Tikhonov at d = k / t, a start kept. */
  @ParameterizedTest
  @ValueSource(doubles = {0x1p-10, 0.5, 1, 3, 1024})
  void randomStops(double shape) {
    BigDecimal k = new BigDecimal(shape);
    for (String l : new String[] {"1", "0.0625", "64"}) {
      for (String time : LENGTHS) {
        BigDecimal reached = number(l).multiply(number(time));
        agree(RandomStop.of(shape), l, time, LongFilters.power(reached, k, k));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0x1p-20, 0.5, 1, 4, 1024})
  void schedules(double number) {
    BigDecimal n = new BigDecimal(number);
    for (String l : new String[] {"1", "0.0625", "64"}) {
      for (String time : LENGTHS) {
        BigDecimal t = number(time);
        elapsed(LinearDecayFlow.of(number), l, time, LongFilters.linearDecay(t, n));
        elapsed(InverseTimeFlow.of(number), l, time, LongFilters.inverseTime(t, n));
        elapsed(InverseRootFlow.of(number), l, time, LongFilters.inverseRoot(t, n));
      }
    }
  }

  private static void elapsed(Procedure procedure, String l, String time, BigDecimal elapsed) {
    agree(procedure, l, time, LongReal.exp(number(l).multiply(elapsed).negate()));
  }

  /** Rounds one by one: what is left is fitted again, in exact fractions. */
  @Test
  void iteratedTikhonovIsRidgeOnWhatIsLeft() {
    Fraction l = Fraction.of(2, 3);
    Fraction penalty = Fraction.of(5, 7);
    Fraction fitted = Fraction.ZERO;
    for (int k = 1; k <= 20; k++) {
      Fraction left = fitted.complement();
      fitted = fitted.plus(left.times(l).over(l.plus(penalty)));
      Affine<Exact> found =
          new IteratedTikhonov()
              .update(Exact.of(l), Exact.of(penalty), List.of(Exact.of(Fraction.of(k, 1))));
      assertThat(found.pull().fraction()).isEqualTo(fitted);
      assertThat(found.shrink().fraction()).isEqualTo(fitted.complement());
      assertThat(found.keep().fraction()).isEqualTo(Fraction.ZERO);
    }
  }

  @Test
  void orderOneIsRidge() {
    for (double penalty : new double[] {1e-9, 0.3, 2, 1e5}) {
      Update ridge = Ridge.of().along(0.7).until(penalty);
      for (Procedure one : List.of(IteratedTikhonov.of(1), FractionalTikhonov.of(1))) {
        Update found = one.along(0.7).until(penalty);
        assertThat(found.pull()).isCloseTo(ridge.pull(), within(4e-16));
        assertThat(found.shrink()).isCloseTo(ridge.shrink(), within(4e-16));
      }
    }
  }

  @Test
  void theEndsOfFamilies() {
    for (double time : new double[] {1e-6, 0.3, 2, 50}) {
      same(SuffixAverage.of(0), AveragedFlow.of(), time, time);
      same(RandomStop.of(1), Ridge.of(), time, 1 / time);
      same(RandomStop.of(0.3), FractionalTikhonov.of(0.3), time, 0.3 / time);
      same(LinearDecayFlow.of(3), GradientFlow.of(), time, time < 3 ? time - time * time / 6 : 1.5);
    }
  }

  private static void same(Procedure one, Procedure other, double length, double otherLength) {
    Update found = one.along(0.7).until(length);
    Update wanted = other.along(0.7).until(otherLength);
    double left = wanted.keep() + wanted.shrink();
    assertThat(found.pull()).isCloseTo(wanted.pull(), within(4e-15 * wanted.pull()));
    assertThat(found.keep()).isCloseTo(left, within(1e-14 * left));
    assertThat(found.shrink()).isZero();
  }

  /** (1 + x / nu)^-nu = exp(-x) (1 + x^2 / (2 nu) + ...). */
  @Test
  void largeOrdersAreFlow() {
    double x = 1.5;
    double order = 1e8;
    double left = FractionalTikhonov.of(order).along(1).until(order / x).shrink();
    double flow = Math.exp(-x);
    assertThat(left / flow - 1).isCloseTo(x * x / (2 * order), within(1e-14));
  }

  /**
   * The same filters by their formulas alone, without a path in doubles or a limit of their own.
   */
  @Test
  void theFormulaAloneSaysTheSame() {
    for (double length : new double[] {1e-3, 0.7, 40}) {
      close(EmaFlow.of(0.3), Procedure.of(new SmoothedFlow(), 0.3), length);
      close(IteratedTikhonov.of(5), Procedure.of(new IteratedRidge(), 5), length);
    }
  }

  private static void close(Procedure ours, Procedure plain, double length) {
    for (double l : new double[] {2, 0.3, 1e-4}) {
      Gain found = Course.onLabels(ours).at(length).along(l);
      Gain wanted = Course.onLabels(plain).at(length).along(l);
      assertThat(found.gain()).isCloseTo(wanted.gain(), within(2e-14 * wanted.gain()));
      assertThat(found.residual()).isCloseTo(wanted.residual(), within(2e-14 * wanted.residual()));
      assertThat(ours.timeToReach(l, wanted))
          .isCloseTo(plain.timeToReach(l, wanted), within(1e-9 * length));
    }
  }
}
