package org.eigendistill.theorem.criterion;

import java.util.Locale;
import org.eigendistill.dynamics.Affine;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;

/** A gain that falls from one length of training to a later one, or passes 1, by enclosures. */
final class Falling {
  private Falling() {}

  static boolean isCertain(Procedure procedure, double eigenvalue, double before, double length) {
    Affine<Enclosure> later = at(procedure, eigenvalue, length);
    if (later.residual().certainlyBelow(Enclosure.of(Fraction.ZERO))) {
      return true;
    }
    return !Double.isNaN(before)
        && later.gain().certainlyBelow(at(procedure, eigenvalue, before).gain());
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
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
