// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Recursion;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Interval;

/**
 * The proof for whole steps (N4s): where a recursion carries over m, or m (1 - h l), of an
 * increment, c rises with the step before the residual changes its sign, by the momentum lemma.
 */
final class StepProof {
  private StepProof() {}

  /** The proof in words, empty where there is none. */
  static Optional<String> of(Procedure procedure, double highest) {
    Optional<Recursion> recursion =
        procedure.filter().recursion().filter(own -> isUpdate(own, procedure.filter()));
    Optional<Carried> carried = recursion.flatMap(own -> carried(own, procedure));
    if (carried.isEmpty()) {
      return Optional.empty();
    }
    double step = procedure.numbers().get(procedure.numbers().size() - 1);
    Interval x = Interval.point(highest).times(Interval.point(step));
    if (!carried.get().isOverdamped(x)) {
      return Optional.empty();
    }
    return Optional.of(
        "%s, and residuals keep their sign at every step (h l <= %.4g is overdamped): c strictly rises with the step at every such l, by the momentum lemma, and N4s gives the rest."
            .formatted(carried.get().words(procedure), x.high()));
  }

  /**
   * Whether what a filter does is this recursion: it is one itself, and has {@link Recursion}'s own
   * update.
   */
  private static boolean isUpdate(Recursion recursion, Filter filter) {
    if (recursion != filter) {
      return false;
    }
    return Arrays.stream(filter.getClass().getMethods())
        .filter(method -> method.getName().equals("update") && method.getParameterCount() == 3)
        .allMatch(method -> method.getDeclaringClass() == Recursion.class);
  }

  /**
   * The factor carried over.
   *
   * @param m from 0 to below 1
   * @param shrinks whether it is m (1 - h l), not m
   */
  private record Carried(Fraction m, boolean shrinks) {
    String words(Procedure procedure) {
      return m.signum() == 0
          ? "Steps carry nothing over"
          : "Steps carry over %s of the last increment, m = %s"
              .formatted(shrinks ? "m (1 - h l)" : "m", m.value());
    }

    /**
     * Whether x = h l is below 1 and (1 - x + mu)^2 at least 4 mu: then it is so of all smaller x,
     * as (1 - sqrt(m))^2 and 1 - 4 m / (1 + m)^2 are what x may be.
     */
    boolean isOverdamped(Interval x) {
      Interval mu = x.lift(m);
      mu = shrinks ? mu.times(x.complement()) : mu;
      Interval trace = x.complement().plus(mu);
      return x.certainlyBelow(Interval.ONE)
          && mu.times(x.lift(Fraction.of(4, 1))).certainlyAtMost(trace.times(trace));
    }
  }

  /**
   * Told by the factor's formula in x, in which no comparison with x may stand: it is m, or m (1 -
   * x), where the difference is a polynomial that vanishes at more numbers than its degree.
   */
  private static Optional<Carried> carried(Recursion recursion, Procedure procedure) {
    try {
      Formula x = Formula.ofEigenvalue();
      List<Formula> numbers =
          procedure.numbers().stream().map(number -> x.lift(Fraction.of(number))).toList();
      Formula factor = recursion.carried(x, numbers);
      Fraction m = factor.at(Fraction.ZERO, Fraction.ONE);
      if (m.signum() < 0 || m.compareTo(Fraction.ONE) >= 0) {
        return Optional.empty();
      }
      if (Degree.isZero(factor.minus(x.lift(m)))) {
        return Optional.of(new Carried(m, false));
      }
      return Degree.isZero(factor.minus(x.lift(m).times(x.complement())))
          ? Optional.of(new Carried(m, true))
          : Optional.empty();
    } catch (Formula.NoTree | ArithmeticException otherwise) {
      return Optional.empty();
    }
  }
}
