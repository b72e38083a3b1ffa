package org.eigendistill.theorem.criterion;

import java.util.List;
import java.util.Optional;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Recursion;
import org.eigendistill.number.Enclosed;
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
    Optional<Recursion> recursion = procedure.filter().recursion();
    if (recursion.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> kind = kind(recursion.get(), procedure);
    List<Interval> numbers = numbers(procedure, Interval.ONE);
    Interval x = Interval.point(highest).times(numbers.get(numbers.size() - 1));
    if (kind.isEmpty() || !recursion.get().isOverdamped(x, numbers)) {
      return Optional.empty();
    }
    return Optional.of(
        "%s, and residuals keep their sign at every step (h l <= %.4g is overdamped): c strictly rises with the step at every such l, by the momentum lemma, and N4s gives the rest."
            .formatted(words(kind.get(), procedure), x.high()));
  }

  private static String words(String kind, Procedure procedure) {
    Fraction m = atZero(procedure.filter().recursion().orElseThrow(), procedure);
    return m.signum() == 0
        ? "Steps carry nothing over"
        : "Steps carry over %s of the last increment, m = %s".formatted(kind, m.value());
  }

  /**
   * m, or m (1 - h l), told by the factor's formula in a variable: it is a polynomial of no rest.
   */
  private static Optional<String> kind(Recursion recursion, Procedure procedure) {
    Expansion x = Expansion.variable(2);
    try {
      Expansion factor = recursion.carried(x, numbers(procedure, x));
      Expansion constant = x.lift(atZero(recursion, procedure));
      Fraction m = atZero(recursion, procedure);
      if (m.signum() < 0 || m.compareTo(Fraction.ONE) >= 0) {
        return Optional.empty();
      }
      if (factor.isExactly(constant)) {
        return Optional.of("m");
      }
      return factor.isExactly(constant.times(x.complement()))
          ? Optional.of("m (1 - h l)")
          : Optional.empty();
    } catch (ArithmeticException otherwise) {
      return Optional.empty();
    }
  }

  private static Fraction atZero(Recursion recursion, Procedure procedure) {
    return recursion.carried(Fraction.ZERO, numbers(procedure, Fraction.ZERO));
  }

  private static <N extends Enclosed<N>> List<N> numbers(Procedure procedure, N like) {
    return procedure.numbers().stream().map(number -> like.lift(Fraction.of(number))).toList();
  }
}
