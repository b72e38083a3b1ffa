// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import org.eigendistill.number.Fraction;

/**
 * What an {@link Expansion} leaves out: at most {@code bound} times a monomial, at every x from
 * where the expansion begins. Bounds are rounded up.
 *
 * @param growth the monomial, without a constant factor
 * @param bound at least 0
 */
record Rest(Growth growth, double bound) {
  /** Nothing. */
  static final Rest NONE = new Rest(Growth.ONE, 0);

  private static final double UP = 1 + 0x1p-50;

  /** Of a term that is left out. */
  static Rest of(Growth growth, Fraction factor) {
    double size =
        Math.max(Math.abs(Growth.enclosed(factor).low()), Math.abs(Growth.enclosed(factor).high()));
    return new Rest(growth.bare(), up(size * growth.constant().high()));
  }

  boolean isNone() {
    return bound == 0;
  }

  /** Whether it is there and grows at least as fast as a monomial. */
  boolean isAtLeast(Growth other) {
    return !isNone() && growth.against(other) >= 0;
  }

  /** Whether it goes to 0. */
  boolean isBelowOne() {
    return isNone() || growth.against(Growth.ONE) < 0;
  }

  /** The sum, in terms of the monomial that grows faster. */
  Rest plus(Rest other, double from) {
    if (isNone() || other.isNone()) {
      return isNone() ? other : this;
    }
    if (growth.against(other.growth) < 0) {
      return other.plus(this, from);
    }
    double share = up(other.bound * other.growth.atMost(growth, from));
    return new Rest(growth, up(bound + share));
  }

  Rest times(Rest other) {
    if (isNone() || other.isNone()) {
      return NONE;
    }
    Growth product =
        Growth.of(
            growth.rate().plus(other.growth.rate()), growth.power().plus(other.growth.power()));
    return new Rest(product, up(bound * other.bound));
  }

  Rest times(double factor) {
    return isNone() ? this : new Rest(growth, up(bound * factor));
  }

  Rest power(int exponent) {
    Rest power = new Rest(Growth.ONE, 1);
    for (int i = 0; i < exponent; i++) {
      power = power.times(this);
    }
    return power;
  }

  /**
   * A bound at every x from a number on.
   *
   * @throws ArithmeticException if there is none
   */
  double atMost(double from) {
    return isNone() ? 0 : up(bound * growth.atMost(Growth.ONE, from));
  }

  /** The bound at an x. */
  double at(double x) {
    return isNone() ? 0 : up(bound * growth.at(x).high());
  }

  /** Rounded up; a product that underflows is still above 0. */
  private static double up(double value) {
    return value * UP + Double.MIN_VALUE;
  }
}
