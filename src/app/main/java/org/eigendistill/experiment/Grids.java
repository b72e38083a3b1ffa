// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.IntStream;

/** Grids of the experiments and how their numbers read. */
public final class Grids {
  private Grids() {}

  /** Points evenly spaced in logarithm, ends included. */
  public static double[] log(double from, double to, int count) {
    double ratio = StrictMath.log(to / from);
    return IntStream.range(0, count)
        .mapToDouble(i -> i == count - 1 ? to : from * StrictMath.exp(ratio * i / (count - 1)))
        .toArray();
  }

  /** A number to two significant digits, without trailing zeros. */
  public static String text(double value) {
    if (value == 0 || Double.isInfinite(value)) {
      return value == 0 ? "0" : "∞";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(2)).stripTrailingZeros();
    double magnitude = Math.abs(rounded.doubleValue());
    if (magnitude >= 1e-3 && magnitude < 1e5) {
      return rounded.toPlainString();
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    BigDecimal mantissa = rounded.movePointLeft(exponent).stripTrailingZeros();
    String power = "$10^{%d}$".formatted(exponent);
    return mantissa.compareTo(BigDecimal.ONE) == 0
        ? power
        : mantissa.toPlainString() + " · " + power;
  }
}
