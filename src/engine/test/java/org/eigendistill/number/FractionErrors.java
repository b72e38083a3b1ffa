// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.number;

import java.math.BigInteger;

/** How far doubles lie from fractions, and fractions as doubles, however long they are. */
public final class FractionErrors {
  /** More bits than a double has. */
  private static final int BITS = 80;

  private FractionErrors() {}

  /** The fraction to double precision; 0 or infinite beyond the range. */
  public static double toDouble(Fraction exact) {
    return quotient(exact.numerator(), exact.denominator());
  }

  /** How far a double lies from a fraction, relative to the fraction. */
  public static double relative(Fraction exact, double actual) {
    return relative(exact, Fraction.of(actual));
  }

  /** How far a fraction lies from another, relative to that. */
  public static double relative(Fraction exact, Fraction actual) {
    Fraction error = actual.minus(exact);
    if (error.signum() == 0) {
      return 0;
    }
    return exact.signum() == 0
        ? Double.POSITIVE_INFINITY
        : Math.abs(
            quotient(
                error.numerator().multiply(exact.denominator()),
                error.denominator().multiply(exact.numerator())));
  }

  /** The natural logarithm of the magnitude, to double precision. */
  public static double logAbs(Fraction exact) {
    Fraction size = exact.signum() < 0 ? exact.negate() : exact;
    double small = toDouble(size.minus(Fraction.ONE));
    if (Math.abs(small) < 0.5) {
      return Math.log1p(small);
    }
    double direct = toDouble(size);
    if (direct >= Double.MIN_NORMAL && direct <= Double.MAX_VALUE) {
      return Math.log(direct);
    }
    int shift = shift(size.numerator(), size.denominator());
    double leading = leading(size.numerator(), size.denominator(), shift).doubleValue();
    return Math.log(leading) - shift * Math.log(2);
  }

  private static double quotient(BigInteger above, BigInteger below) {
    int shift = shift(above, below);
    double mantissa = leading(above, below, shift).doubleValue();
    return Math.scalb(mantissa, Math.max(-3000, Math.min(3000, -shift)));
  }

  private static int shift(BigInteger above, BigInteger below) {
    return BITS - (above.bitLength() - below.bitLength());
  }

  private static BigInteger leading(BigInteger above, BigInteger below, int shift) {
    return shift >= 0
        ? above.shiftLeft(shift).divide(below)
        : above.divide(below.shiftLeft(-shift));
  }
}
