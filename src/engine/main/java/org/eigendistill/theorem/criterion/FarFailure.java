// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.number.Fraction;

/**
 * A failure of the criterion near interpolation, beyond what enclosures of fixed digits tell apart:
 * where d log(c (1 + a)) / da &lt;= -k at all gains a &gt;= g, teacher and student of one gain u
 * with u^2 &gt;= g and 1 - u &lt; k u (1 + u)^2 have e(u^2) &gt; 2 e(u).
 *
 * <p>For e = m tanh(s/2), s = -log u, m = c (1 + u), and tanh(s) = 2 tanh(s/2) / (1 + tanh(s/2)^2),
 * it is m(u^2)/m(u) &gt; 1 + tanh(s/2)^2, and the left side is at least 1 + k u (1 - u).
 *
 * @param from the l t, or l/d, from which on the slope is proved
 * @param slope k
 */
record FarFailure(double from, Fraction slope) {
  /** From the farthest on, where it shows first, if anywhere. */
  private static final double[] FROM = {1e305, 1e150, 1e50, 1e15, 1e6, 1e3};

  private static final int[] SHARES = {4, 16, 64, 256, 1024, 4096};

  /** That from the nearest place from which it is proved, if there is one. */
  static Optional<FarFailure> of(Procedure procedure) {
    Optional<FarFailure> nearest = Optional.empty();
    for (double from : FROM) {
      Optional<FarFailure> found = from(procedure, from);
      if (found.isEmpty()) {
        return nearest;
      }
      nearest = found;
    }
    return nearest;
  }

  private static Optional<FarFailure> from(Procedure procedure, double from) {
    try {
      LocalGain<Expansion> local = RisingProof.end(procedure, from);
      Expansion rise = local.rise();
      if (!rise.negate().isPositive()
          || !local.byLength().isPositive()
          || !local.byEigenvalue().isPositive()) {
        return Optional.empty();
      }
      for (int share : SHARES) {
        Fraction slope = Fraction.of(1, share);
        Expansion part = local.byLength().times(rise.lift(slope));
        if (rise.plus(part).negate().isPositive()) {
          return Optional.of(new FarFailure(from, slope));
        }
      }
    } catch (ArithmeticException tooEarly) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** Teacher and student of one gain whose residual is at most this, and positive, fail. */
  double residual(Procedure procedure) {
    double first = RisingProof.end(procedure, from).residual().value();
    return Math.min(first / 2, slope.value() / 2) * 0.99;
  }

  /** In words. */
  String text(Procedure procedure, String variable) {
    return String.format(
        Locale.ROOT,
        "from %s = %.3g on d log(c (1 + a)) / da <= -%s, so e(u^2) > 2 e(u) for teacher and student of"
            + " one gain u with 1 - u <= %.3g",
        variable,
        from,
        slope,
        residual(procedure));
  }

  /** The numbers by name. */
  Map<String, String> numbers() {
    return Map.of("from", String.valueOf(from), "slope", "-" + slope);
  }
}
