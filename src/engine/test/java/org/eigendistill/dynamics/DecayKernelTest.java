package org.eigendistill.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernels against 1 - exp(-l t) to 60 digits, l t taken exactly. */
class DecayKernelTest {
  private static final MathContext DIGITS = new MathContext(60);
  private static final double ULPS = 5;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void staysWithinFiveUlpOverTheWholeRange(long seed) {
    Random random = new Random(seed);
    double rate = Math.pow(10, -6 + 12 * random.nextDouble());
    double[] times = new double[600];
    for (int i = 0; i < times.length; i++) {
      times[i] = Math.pow(10, -9 + 12 * random.nextDouble()) / rate;
    }
    check(rate, times);
  }

  @Test
  void staysWithinFiveUlpWhereBranchesMeet() {
    double[] times = new double[900];
    for (int i = 0; i < times.length; i++) {
      double around =
          new double[] {Math.log(2), 0.6931, 1, 36.7, 40, 708.4, 744.4, 745.2, 800}[i % 9];
      times[i] = around * (1 + (i / 9 - 50) * 1e-3);
    }
    check(1, times);
    check(0x1p-30 / 3, java.util.Arrays.stream(times).map(t -> t * 3 * 0x1p30).toArray());
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0,
        Double.MIN_VALUE,
        0x1p-1040,
        Double.MIN_NORMAL,
        1e-300,
        1e-200,
        1e-16,
        1,
        1e16,
        1e200,
        1e300,
        Double.MAX_VALUE
      })
  void handlesExtremes(double rate) {
    check(
        rate,
        0,
        Double.MIN_VALUE,
        0x1p-1050,
        Double.MIN_NORMAL,
        1e-300,
        1e-150,
        1e-17,
        1,
        700,
        1e17,
        1e150,
        1e300,
        Double.MAX_VALUE);
  }

  @Test
  void infiniteTimeFitsAllThatHasARate() {
    double[] times = {1, Double.POSITIVE_INFINITY, 0};
    for (double rate : new double[] {Double.MIN_VALUE, 1, Double.MAX_VALUE}) {
      double[] gains = gains(rate, times);
      assertThat(gains[1]).isEqualTo(1);
      assertThat(gains[2]).isZero();
      assertThat(residuals(rate, times, gains)[1]).isZero();
    }
    assertThat(gains(0, times)).containsOnly(0);
    assertThat(residuals(0, times, new double[3])).containsOnly(1);
  }

  @Test
  void neverLeavesTheUnitIntervalNorSteadyGrowth() {
    double[] times = new double[500];
    for (int i = 0; i < 500; i++) {
      times[i] = i * 0.1;
    }
    double[] gains = gains(1, times);
    for (int i = 1; i < 500; i++) {
      assertThat(gains[i]).isBetween(gains[i - 1], 1.0);
    }
  }

  private static void check(double rate, double... times) {
    for (int from = 0; from < times.length; from += TimeBlock.LENGTH) {
      double[] part =
          java.util.Arrays.copyOfRange(
              times, from, Math.min(times.length, from + TimeBlock.LENGTH));
      double[] gains = gains(rate, part);
      double[] residuals = residuals(rate, part, gains);
      for (int i = 0; i < part.length; i++) {
        BigDecimal x = new BigDecimal(rate).multiply(new BigDecimal(part[i]));
        BigDecimal residual = exponential(x);
        near(gains[i], gain(x, residual), "gain, l = %s, t = %s", rate, part[i]);
        near(residuals[i], residual, "residual, l = %s, t = %s", rate, part[i]);
      }
    }
  }

  private static void near(double value, BigDecimal truth, String what, Object... numbers) {
    BigDecimal ulp = new BigDecimal(Math.ulp(truth.doubleValue()));
    double error = new BigDecimal(value).subtract(truth).abs().divide(ulp, DIGITS).doubleValue();
    assertThat(error).as(what, numbers).isLessThanOrEqualTo(ULPS);
  }

  private static BigDecimal gain(BigDecimal x, BigDecimal residual) {
    if (x.compareTo(new BigDecimal("1e-30")) > 0) {
      // 1 - exp(-x) of 90 digits keeps 60 of them.
      return BigDecimal.ONE.subtract(residual);
    }
    return x.subtract(x.multiply(x).divide(BigDecimal.valueOf(2)), DIGITS);
  }

  /** exp(-x) to 90 digits, by its series at x / 2^k; 0 from x = 2000 on. */
  private static BigDecimal exponential(BigDecimal x) {
    if (x.compareTo(BigDecimal.valueOf(2000)) > 0) {
      return BigDecimal.ZERO;
    }
    MathContext wide = new MathContext(110, RoundingMode.HALF_EVEN);
    BigDecimal z = x.negate().divide(BigDecimal.valueOf(1L << 14), wide);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int k = 1; k < 60; k++) {
      term = term.multiply(z).divide(BigDecimal.valueOf(k), wide);
      sum = sum.add(term, wide);
    }
    for (int k = 0; k < 14; k++) {
      sum = sum.multiply(sum, wide);
    }
    return sum;
  }

  private static double[] gains(double rate, double[] times) {
    double[] gains = new double[times.length];
    DecayKernel.gains(rate, TimeBlock.of(times, 0), gains);
    return gains;
  }

  private static double[] residuals(double rate, double[] times, double[] gains) {
    double[] residuals = new double[times.length];
    DecayKernel.residuals(rate, TimeBlock.of(times, 0), gains, residuals);
    return residuals;
  }
}
