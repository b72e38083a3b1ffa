// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import org.eigendistill.number.Fraction;

/**
 * The first terms of a power series in d, and a bound of what is left out: at most {@code tail(b)
 * |d|^ORDER} for all |d| &lt;= b &lt; 1.
 *
 * @param coefficients of the powers of d, from the power 0 on
 * @param tail the factor of the rest, as a function of b; may err by a share of 1e-12
 */
record PowerSeries(List<Fraction> coefficients, DoubleUnaryOperator tail) {
  /** The first power that is left out. */
  static final int ORDER = 8;

  /** 1 / (1 + d). */
  static final PowerSeries INVERSE = of(j -> Fraction.of(j % 2 == 0 ? 1 : -1, 1), b -> 1 / (1 - b));

  /** exp(d). */
  static final PowerSeries EXP = phi(0);

  /** log(1 + d). */
  static final PowerSeries LOG =
      of(
          j -> j == 0 ? Fraction.ZERO : Fraction.of(j % 2 == 0 ? -1 : 1, j),
          b -> 1 / (ORDER * (1 - b)));

  /** phi_k(d), the sum of d^j / (j + k)!. */
  static PowerSeries phi(int k) {
    double first = inverseFactorial(ORDER + k).value();
    return of(j -> inverseFactorial(j + k), b -> Math.exp(b) * first);
  }

  private static PowerSeries of(IntFunction<Fraction> coefficient, DoubleUnaryOperator tail) {
    List<Fraction> coefficients = new ArrayList<>();
    for (int j = 0; j < ORDER; j++) {
      coefficients.add(coefficient.apply(j));
    }
    return new PowerSeries(coefficients, tail);
  }

  /** 1 / n!. */
  static Fraction inverseFactorial(int n) {
    Fraction result = Fraction.ONE;
    for (int i = 2; i <= n; i++) {
      result = result.over(Fraction.of(i, 1));
    }
    return result;
  }
}
