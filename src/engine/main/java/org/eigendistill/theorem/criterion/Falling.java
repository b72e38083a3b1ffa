// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import org.eigendistill.base.Numerals;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;

/** A gain that falls from one length of training to a later one, or passes 1, by enclosures. */
final class Falling {
  private static final double EARLIER = 1e-30;
  private static final double NEAR = 1e-13;

  private Falling() {}

  static boolean isCertain(Procedure procedure, double eigenvalue, double before, double length) {
    Affine<Enclosure> later = at(procedure, eigenvalue, length);
    if (later.residual().certainlyBelow(Enclosure.of(Fraction.ZERO))) {
      return true;
    }
    return !Double.isNaN(before)
        && later.gain().certainlyBelow(at(procedure, eigenvalue, before).gain());
  }

  /**
   * Whether a gain strictly between 0 and 1 is the same at the first length, at one far before it,
   * and at the last.
   */
  static boolean isStill(
      Procedure procedure, double eigenvalue, double first, GainTable.Node last) {
    if (!(last.gain() > 0) || !(last.residual() > 0)) {
      return false;
    }
    double early =
        switch (procedure.clock()) {
          case STEPS -> first;
          case TIME -> first * EARLIER;
          case PENALTY -> first / EARLIER;
        };
    Affine<Enclosure> start = at(procedure, eigenvalue, early);
    return Math.abs(start.gain().value() - last.gain()) <= NEAR * last.gain()
        && Math.abs(at(procedure, eigenvalue, first).gain().value() - last.gain())
            <= NEAR * last.gain();
  }

  private static Affine<Enclosure> at(Procedure procedure, double eigenvalue, double length) {
    return procedure.update(Enclosure.of(eigenvalue), Enclosure.of(length));
  }

  static String words(Clock clock, double eigenvalue, double before, double length) {
    String place = "at eigenvalue %s by %s".formatted(number(eigenvalue), clock.phrase(length));
    return Double.isNaN(before)
        ? "has passed 1 " + place
        : "falls or has passed 1 %s, from %s".formatted(place, clock.phrase(before));
  }

  private static String number(double value) {
    return Numerals.significant(value, 4);
  }
}
