// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Interval;

/**
 * A monomial of an {@link Expansion}, {@code exp(-rate x) x^power} times powers of rational bases
 * whose exponents lie strictly between 0 and 1. Monomials are in the order of their size as x goes
 * to infinity, the largest first.
 *
 * @param rate of decay, negative of growth
 * @param power of x
 * @param roots base to exponent, a constant factor
 */
record Growth(Fraction rate, Fraction power, SortedMap<Fraction, Fraction> roots)
    implements Comparable<Growth> {
  /** The constant 1. */
  static final Growth ONE = of(Fraction.ZERO, Fraction.ZERO);

  private static final Comparator<Growth> ORDER =
      Comparator.comparing(Growth::rate)
          .thenComparing(Growth::power, Comparator.reverseOrder())
          .thenComparing(growth -> growth.roots.toString());

  /** Without a constant factor. */
  static Growth of(Fraction rate, Fraction power) {
    return new Growth(rate, power, new TreeMap<>());
  }

  /** The sign of its size against another's as x goes to infinity, constant factors aside. */
  int against(Growth other) {
    int byRate = other.rate.compareTo(rate);
    return byRate != 0 ? byRate : power.compareTo(other.power);
  }

  /** Without the constant factor. */
  Growth bare() {
    return of(rate, power);
  }

  /** The power of a whole exponent, of one without a constant factor. */
  Growth times(long exponent) {
    Fraction factor = Fraction.of(exponent, 1);
    return of(rate.times(factor), power.times(factor));
  }

  /** The constant factor. */
  Interval constant() {
    Interval log = Interval.ZERO;
    for (Map.Entry<Fraction, Fraction> root : roots.entrySet()) {
      log = log.plus(enclosed(root.getKey()).log().times(enclosed(root.getValue())));
    }
    return roots.isEmpty() ? Interval.ONE : log.exp();
  }

  /**
   * A bound of this over another, constant factors aside, at every x from a number on.
   *
   * @throws ArithmeticException if there is none
   */
  double atMost(Growth other, double from) {
    Fraction decay = rate.minus(other.rate);
    Fraction rise = power.minus(other.power);
    if (decay.signum() < 0 || decay.signum() == 0 && rise.signum() > 0) {
      throw new ArithmeticException("no bound: the quotient grows");
    }
    Interval k = enclosed(decay);
    Interval m = enclosed(rise);
    boolean peaks = rise.signum() > 0 && rise.over(decay).value() >= from * (1 - 1e-9);
    Interval log =
        peaks
            ? m.times(m.over(k).log()).minus(m)
            : m.times(Interval.point(from).log()).minus(k.times(Interval.point(from)));
    return log.exp().high();
  }

  /** Its value at an x. */
  Interval at(double x) {
    Interval point = Interval.point(x);
    Interval log = enclosed(power).times(point.log()).minus(enclosed(rate).times(point));
    return log.exp().times(constant());
  }

  /**
   * Its values at every x from a number on, the constant factor included: from 0 to its greatest,
   * or from its least on where it is a power of x that grows.
   */
  Interval range(double from) {
    Interval factor = constant();
    if (rate.signum() == 0 && power.signum() > 0) {
      Interval least = enclosed(power).times(Interval.point(from).log()).exp().times(factor);
      return new Interval(least.low(), Double.POSITIVE_INFINITY);
    }
    boolean constant = against(ONE) == 0;
    double most = atMost(ONE, from) * factor.high();
    return constant ? factor : new Interval(0, Math.nextUp(most));
  }

  /** A fraction, enclosed. */
  static Interval enclosed(Fraction value) {
    return Interval.ZERO.lift(value);
  }

  @Override
  public int compareTo(Growth other) {
    return ORDER.compare(this, other);
  }
}
