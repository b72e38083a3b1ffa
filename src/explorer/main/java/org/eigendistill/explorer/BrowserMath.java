// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.explorer;

import org.teavm.jso.JSBody;

/**
 * The functions of {@link Math} that the compiler's class library lacks, or has with less accuracy
 * than Java asks for ({@code expm1} as exp(x) - 1, {@code log1p} as log(1 + x)). Calls in the
 * engine are turned here as it is compiled.
 */
public final class BrowserMath {
  /** 2^27 + 1, which parts a double of 53 bits into two of 26. */
  private static final double SPLITTER = 0x1p27 + 1;

  /**
   * Products of factors within these exponents neither overflow nor lose their error below the
   * smallest double.
   */
  private static final int SAFE = 400;

  private BrowserMath() {}

  /** exp(x) - 1. */
  @JSBody(params = "x", script = "return Math.expm1(x);")
  public static native double expm1(double x);

  /** log(1 + x). */
  @JSBody(params = "x", script = "return Math.log1p(x);")
  public static native double log1p(double x);

  /** x 2^exponent, rounded once. */
  public static double scalb(double x, int exponent) {
    double scaled = x;
    int left = Math.max(-2200, Math.min(2200, exponent));
    while (left > 1023) {
      scaled *= 0x1p1023;
      left -= 1023;
    }
    // by steps that stay normal but for the last, so that only one rounds
    while (left < -1022) {
      int step = Math.min(-left - 53, 900);
      if (step <= 0) {
        break;
      }
      scaled *= power(-step);
      left += step;
    }
    return scaled * power(left);
  }

  private static double power(int exponent) {
    return exponent < -1022
        ? Double.longBitsToDouble(1L << (exponent + 1074))
        : Double.longBitsToDouble((long) (exponent + 1023) << 52);
  }

  /**
   * a b + c, rounded once: error-free product and sums, whose last sum is rounded to odd (Boldo and
   * Melquiond 2008, "Emulation of FMA and correctly rounded sums: proved algorithms using rounding
   * to odd").
   */
  public static double fma(double a, double b, double c) {
    if (a == 0 || b == 0 || !Double.isFinite(a) || !Double.isFinite(b) || !Double.isFinite(c)) {
      return a * b + c;
    }
    int ea = Math.getExponent(a);
    int eb = Math.getExponent(b);
    int ec = c == 0 ? ea + eb : Math.getExponent(c);
    if (Math.abs(ea) < SAFE && Math.abs(eb) < SAFE && Math.abs(ec) < 2 * SAFE) {
      return near(a, b, c);
    }
    // away from the ends of the range: factors near 1, the summand by the same power
    double sum = scalb(c, Math.max(-1000, -ea - eb));
    if (Double.isInfinite(sum)) {
      return c;
    }
    return scalb(near(scalb(a, -ea), scalb(b, -eb), sum), ea + eb);
  }

  private static double near(double a, double b, double c) {
    double product = a * b;
    double low = productError(a, b, product);
    if (c == -product) {
      return low; // the error of a product, which it is asked for most, is a double
    }
    double sum = c + low;
    double sumLow = sumError(c, low, sum);
    double high = product + sum;
    double highLow = sumError(product, sum, high);
    return high + odd(sumLow, highLow);
  }

  private static double productError(double a, double b, double product) {
    double ca = SPLITTER * a;
    double ah = ca - (ca - a);
    double al = a - ah;
    double cb = SPLITTER * b;
    double bh = cb - (cb - b);
    double bl = b - bh;
    return ((ah * bh - product) + ah * bl + al * bh) + al * bl;
  }

  private static double sumError(double x, double y, double sum) {
    double virtual = sum - x;
    return (x - (sum - virtual)) + (y - virtual);
  }

  /** The sum rounded to odd: exact, or the neighbour whose last bit is 1. */
  private static double odd(double x, double y) {
    double sum = x + y;
    double error = sumError(x, y, sum);
    if (error == 0) {
      return sum;
    }
    long bits = Double.doubleToRawLongBits(sum);
    if ((bits & 1) == 1) {
      return sum;
    }
    boolean away = (error > 0) == (sum > 0);
    return Double.longBitsToDouble(away ? bits + 1 : bits - 1);
  }
}
