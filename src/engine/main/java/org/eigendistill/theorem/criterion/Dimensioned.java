// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import org.eigendistill.number.Fraction;
import org.eigendistill.number.Scalar;

/**
 * A number with its unit, the power of an eigenvalue's. Sums take equal units only, and exp, log
 * and phi none; 0 has every unit. A formula that goes through with eigenvalues of unit 1 and times
 * of unit -1, or penalties of unit 1, and without any other unit is a function of l t, or l / d,
 * alone: whatever l is measured in, it gives the same.
 *
 * @param number the number
 * @param unit the power
 * @param isZero whether it is 0 by definition
 * @param <N> the arithmetic
 */
record Dimensioned<N extends Scalar<N>>(N number, int unit, boolean isZero)
    implements Scalar<Dimensioned<N>> {

  /** What adds quantities of two units, or has an exponential of one. */
  static final class UnitException extends ArithmeticException {
    private static final long serialVersionUID = 1;

    UnitException(String words) {
      super(words);
    }
  }

  Dimensioned(N number, int unit) {
    this(number, unit, false);
  }

  private Dimensioned<N> with(N result, Dimensioned<N> other) {
    if (!isZero && !other.isZero && unit != other.unit) {
      throw new UnitException("a sum of two units");
    }
    return new Dimensioned<>(result, isZero ? other.unit : unit, isZero && other.isZero);
  }

  private Dimensioned<N> plain(N result) {
    requirePlain();
    return new Dimensioned<>(result, 0);
  }

  private void requirePlain() {
    if (unit != 0 && !isZero) {
      throw new UnitException("an exponential or logarithm of what has a unit");
    }
  }

  private void requireSame(Dimensioned<N> other) {
    with(number, other);
  }

  @Override
  public Dimensioned<N> lift(Fraction constant) {
    return new Dimensioned<>(number.lift(constant), 0, constant.signum() == 0);
  }

  @Override
  public Dimensioned<N> plus(Dimensioned<N> other) {
    return with(number.plus(other.number), other);
  }

  @Override
  public Dimensioned<N> minus(Dimensioned<N> other) {
    return with(number.minus(other.number), other);
  }

  @Override
  public Dimensioned<N> negate() {
    return new Dimensioned<>(number.negate(), unit, isZero);
  }

  @Override
  public Dimensioned<N> times(Dimensioned<N> other) {
    return new Dimensioned<>(number.times(other.number), unit + other.unit, isZero || other.isZero);
  }

  @Override
  public Dimensioned<N> over(Dimensioned<N> other) {
    return new Dimensioned<>(number.over(other.number), unit - other.unit, isZero);
  }

  @Override
  public Dimensioned<N> exp() {
    return plain(number.exp());
  }

  @Override
  public Dimensioned<N> phi(int k) {
    return plain(number.phi(k));
  }

  @Override
  public Dimensioned<N> log() {
    return plain(number.log());
  }

  @Override
  public Dimensioned<N> expm1() {
    return plain(number.expm1());
  }

  @Override
  public Dimensioned<N> log1p() {
    return plain(number.log1p());
  }

  @Override
  public long whole() {
    requirePlain();
    return number.whole();
  }

  @Override
  public boolean isBelow(Dimensioned<N> other) {
    requireSame(other);
    return number.isBelow(other.number);
  }

  @Override
  public boolean isAtMost(Dimensioned<N> other) {
    requireSame(other);
    return number.isAtMost(other.number);
  }

  @Override
  public boolean isRoughlyBelow(Dimensioned<N> other) {
    requireSame(other);
    return number.isRoughlyBelow(other.number);
  }

  @Override
  public Dimensioned<N> self() {
    return this;
  }
}
