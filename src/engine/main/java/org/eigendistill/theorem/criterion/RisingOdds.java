// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.Optional;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.number.Fraction;

/**
 * What N1 asks of a procedure in whose place flow stands in its proof, from the formula alone: its
 * own students are strictly behind it on all pairs and at all times (N4i), its gain rises with
 * training from 0 on, and a / (l (1 - a)) nowhere falls with l, which is c &gt;= 1 at all gains.
 *
 * <p>Proved of gains that are a function of l^p t, or l^p / d, alone: c by intervals and expansions
 * to be above that of ridge, which is 1, or to be 1 by a polynomial that vanishes at more numbers
 * than its degree. Of a changed clock it is not known here whether it begins at 0 and goes on.
 */
public final class RisingOdds {
  private RisingOdds() {}

  /** Whether it is proved. */
  public static boolean isProved(Procedure procedure) {
    Optional<ScaleFamily> family = ScaleFamily.of(procedure).filter(one -> !one.isChanged());
    return family.isPresent()
        && CorollaryProof.of(family.get(), family.get(), family.get()).where().isEmpty()
        && isAboveRidge(family.get())
        && FallingGains.place(procedure, 1).isEmpty();
  }

  private static boolean isAboveRidge(ScaleFamily family) {
    ScaleFamily ridge = ScaleFamily.of(Ridge.of()).orElseThrow();
    return isOne(family) || OrderProof.of(family, ridge).where().isEmpty();
  }

  /**
   * Whether c of phi is 1, so a / r = k x: the numerator of a - k x r is a polynomial in x of a
   * degree that the formula bounds.
   */
  static boolean isOne(ScaleFamily family) {
    try {
      Formula gain = family.formula().gain();
      Formula l = gain.eigenvalue();
      Formula residual = family.formula().residual();
      Fraction k =
          gain.at(Fraction.ONE, Fraction.ONE).over(residual.at(Fraction.ONE, Fraction.ONE));
      return Degree.isZero(gain.minus(l.lift(k).times(l).times(residual)));
    } catch (Formula.NoTree | ArithmeticException none) {
      return false;
    }
  }
}
