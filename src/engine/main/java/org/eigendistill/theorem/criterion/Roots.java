// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.math.BigInteger;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eigendistill.number.Fraction;

/**
 * A monomial with its rational factor: whole powers of its bases are multiplied out, so that equal
 * monomials are equal objects.
 *
 * @param growth the monomial
 * @param factor what was multiplied out
 */
record Roots(Growth growth, Fraction factor) {
  private static final long LARGEST_POWER = 1000;

  /** Of any exponents of the bases. */
  static Roots of(Fraction rate, Fraction power, Map<Fraction, Fraction> exponents) {
    SortedMap<Fraction, Fraction> roots = new TreeMap<>();
    Fraction factor = Fraction.ONE;
    for (Map.Entry<Fraction, Fraction> entry : exponents.entrySet()) {
      Fraction exponent = entry.getValue();
      long whole = floor(exponent);
      factor = factor.times(power(entry.getKey(), whole));
      Fraction left = exponent.minus(Fraction.of(whole, 1));
      if (left.signum() != 0) {
        roots.put(entry.getKey(), left);
      }
    }
    return new Roots(new Growth(rate, power, roots), factor);
  }

  static Roots product(Growth one, Growth other) {
    Map<Fraction, Fraction> exponents = new TreeMap<>(one.roots());
    other.roots().forEach((base, exponent) -> exponents.merge(base, exponent, Fraction::plus));
    return of(one.rate().plus(other.rate()), one.power().plus(other.power()), exponents);
  }

  static Roots inverse(Growth growth) {
    Map<Fraction, Fraction> exponents = new TreeMap<>();
    growth.roots().forEach((base, exponent) -> exponents.put(base, exponent.negate()));
    return of(growth.rate().negate(), growth.power().negate(), exponents);
  }

  private static long floor(Fraction value) {
    BigInteger[] parts = value.numerator().divideAndRemainder(value.denominator());
    long whole = parts[0].longValueExact();
    return parts[1].signum() < 0 ? whole - 1 : whole;
  }

  private static Fraction power(Fraction base, long exponent) {
    if (Math.abs(exponent) > LARGEST_POWER) {
      throw new ArithmeticException("a power of " + exponent);
    }
    Fraction power = base.power(Math.abs(exponent));
    return exponent < 0 ? Fraction.ONE.over(power) : power;
  }
}
