// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.List;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Jet;
import org.eigendistill.number.Scalar;

/**
 * The gain a of plain training at a place (eigenvalue l, length of training), with its slopes in
 * log l and in the logarithm of the length, in the direction in which training goes on. They come
 * from the residual r, by differentiating the filter's formula.
 *
 * <pre>
 * \[ e = \frac{\partial \log a}{\partial \log l}, \qquad c = \frac{e}{r} = \frac{\partial \log(a/r)}{\partial \log l}. \]
 * </pre>
 *
 * @param gain a
 * @param residual r
 * @param byEigenvalue da / d log l
 * @param byLength da / d log(length); 0 where lengths are counted
 * @param mixed the second derivative by both
 * @param <N> the arithmetic
 */
record LocalGain<N extends Scalar<N>>(N gain, N residual, N byEigenvalue, N byLength, N mixed) {

  /** At an eigenvalue and a length. */
  static <N extends Scalar<N>> LocalGain<N> at(Procedure procedure, N eigenvalue, N length) {
    Clock clock = procedure.clock();
    Jet<N> going =
        clock.isWhole()
            ? Jet.constant(length, 1)
            : new Jet<>(length, List.of(clock == Clock.PENALTY ? length.negate() : length));
    return of(procedure, Jet.constant(eigenvalue, 1), going);
  }

  /**
   * Of a function of x = l t, or l / d, alone, where both slopes are one.
   *
   * @throws Dimensioned.UnitException if it is none
   */
  static <N extends Scalar<N>> LocalGain<N> ofScale(Procedure procedure, N x) {
    Dimensioned<N> eigenvalue = new Dimensioned<>(x, 1);
    int unit = procedure.clock() == Clock.PENALTY ? 1 : -1;
    Dimensioned<N> length = new Dimensioned<>(x.lift(Fraction.ONE), unit);
    LocalGain<Dimensioned<N>> local =
        of(procedure, new Jet<>(eigenvalue, List.of(eigenvalue)), Jet.constant(length, 1));
    return new LocalGain<>(
        plain(local.gain),
        plain(local.residual),
        plain(local.byEigenvalue),
        plain(local.byLength),
        plain(local.mixed));
  }

  private static <N extends Scalar<N>> N plain(Dimensioned<N> value) {
    if (value.unit() != 0 && !value.isZero()) {
      throw new Dimensioned.UnitException("a gain with a unit");
    }
    return value.number();
  }

  private static <N extends Scalar<N>> LocalGain<N> of(
      Procedure procedure, Jet<N> eigenvalue, Jet<N> length) {
    Affine<Jet<Jet<N>>> update =
        procedure.update(new Jet<>(eigenvalue, List.of(eigenvalue)), Jet.constant(length, 1));
    Jet<Jet<N>> left = update.residual();
    return new LocalGain<>(
        update.gain().level().level(),
        left.level().level(),
        left.slope(0).level().negate(),
        left.level().slope(0).negate(),
        left.slope(0).slope(0).negate());
  }

  /** e. */
  N elasticity() {
    return byEigenvalue.over(gain);
  }

  /** c. */
  N oddsElasticity() {
    return elasticity().over(residual);
  }

  /**
   * The slope of log(c (1 + a)) in the logarithm of the length:
   *
   * <pre>
   * \[ \frac{\mathrm{mixed}}{\mathrm{byEigenvalue}} + \mathrm{byLength} \left(\frac{1}{r} - \frac{1}{a (1 + a)}\right). \]
   * </pre>
   */
  N rise() {
    N one = gain.lift(Fraction.ONE);
    N weight = one.over(residual).minus(one.over(gain.times(one.plus(gain))));
    return mixed.over(byEigenvalue).plus(byLength.times(weight));
  }
}
