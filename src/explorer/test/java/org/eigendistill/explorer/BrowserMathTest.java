// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is written anew for browsers, beside the JVM's own. */
class BrowserMathTest {
  private static final int DRAWS = 2_000_000;
  private final Random random = new Random(17);

  private double number(int exponents) {
    double sign = random.nextBoolean() ? 1 : -1;
    return Math.scalb(sign * (1 + random.nextDouble()), random.nextInt(2 * exponents) - exponents);
  }

  @Test
  void productAndSumAreRoundedOnce() {
    for (int i = 0; i < DRAWS; i++) {
      double a = number(30);
      double b = number(30);
      // near cancellation, ties and far apart alike
      double c =
          i % 3 == 0
              ? -a * b
              : i % 3 == 1 ? number(120) : -a * b * (1 + random.nextInt(9) * 0x1p-52);
      assertThat(BrowserMath.fma(a, b, c)).as("%s %s %s", a, b, c).isEqualTo(Math.fma(a, b, c));
    }
  }

  @Test
  void farOutAsWell() {
    for (int i = 0; i < DRAWS; i++) {
      double a = number(480);
      double b = number(480);
      double c = i % 2 == 0 ? -a * b : number(900);
      double right = Math.fma(a, b, c);
      if (Math.abs(right) >= Double.MIN_NORMAL) {
        assertThat(BrowserMath.fma(a, b, c)).as("%s %s %s", a, b, c).isEqualTo(right);
      }
    }
  }

  @Test
  void whatIsNoNumber() {
    double[] odd = {0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1, -2};
    for (double a : odd) {
      for (double b : odd) {
        for (double c : odd) {
          assertThat(Double.doubleToLongBits(BrowserMath.fma(a, b, c)))
              .isEqualTo(Double.doubleToLongBits(Math.fma(a, b, c)));
        }
      }
    }
  }

  @Test
  void powersOfTwo() {
    for (int i = 0; i < DRAWS; i++) {
      double x = number(1000);
      int exponent = random.nextInt(4400) - 2200;
      assertThat(BrowserMath.scalb(x, exponent))
          .as("%s %s", x, exponent)
          .isEqualTo(Math.scalb(x, exponent));
    }
  }
}
