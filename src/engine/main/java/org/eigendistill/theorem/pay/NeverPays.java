// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import java.util.Optional;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Recursion;
import org.eigendistill.risk.SpectralProblem;
import org.eigendistill.theorem.search.Overshoot;

/**
 * N1, no student pays: where squared coefficients b_k^2 do not rise with the eigenvalue, some
 * stopped model of the reference, of gains a(T), is at least as near the best gains W of {@link
 * PayProblem} as a student of gains a,
 *
 * <pre>\[ |a_k(T) - W_k| \le |a_k - W_k| \quad \text{for all } k, \]</pre>
 *
 * so that its risk is at most the student's. Here is whether N1 speaks of teachers and students of
 * one procedure, and whether its premise is met. It compares them as {@link StoppedReference} has
 * it; steps as long as no residual along the top direction has overshot.
 *
 * @param standing what it says
 * @param reference what students are compared with; empty where N1 is not about the procedure
 * @param isSteps whether the procedure goes by steps of a kind that N1 is about
 * @param mostSteps up to how many steps; the largest long where there is no bound
 */
public record NeverPays(
    Standing standing, Optional<Procedure> reference, boolean isSteps, long mostSteps) {
  private static final int COUNTED = 1_000_000;

  /** For a problem, and teachers and students of a procedure. */
  public static NeverPays of(Procedure procedure, PayProblem problem) {
    return of(StoppedReference.of(procedure), problem);
  }

  /** The same, with what is known of the procedure. */
  public static NeverPays of(StoppedReference known, PayProblem problem) {
    boolean covered = known.reference().isPresent();
    long steps = covered ? mostSteps(known.procedure(), problem.eigenvalue(0)) : 0;
    Standing standing =
        steps == 0
            ? Standing.NOT_COVERED
            : problem.isNeverRising() ? Standing.PROVED : Standing.PREMISE_FAILS;
    return new NeverPays(
        standing, steps == 0 ? Optional.empty() : known.reference(), known.isSteps(), steps);
  }

  /** Whether it is proved that no student is better than a stopped model of its own procedure. */
  public static boolean isProved(StoppedReference known, SpectralProblem problem) {
    NeverPays theorem = of(known, PayProblem.inSample(problem));
    return theorem.standing == Standing.PROVED && theorem.isAgainst(known.procedure());
  }

  /** Whether it is stopped models of this procedure that no student beats. */
  public boolean isAgainst(Procedure procedure) {
    return reference.filter(procedure::equals).isPresent();
  }

  private static long mostSteps(Procedure procedure, double top) {
    Optional<Recursion> recursion = procedure.filter().recursion();
    if (recursion.isEmpty()) {
      return Long.MAX_VALUE;
    }
    double[] numbers = procedure.values();
    double step = recursion.get().step(numbers);
    boolean plain = procedure.filter().equals(new GradientDescent());
    // Of descent with h l_1 = 1 the first step ends at 0 and stays there.
    if (plain
        ? Math.fma(step, top, -1) <= 0
        : step * top < Math.min(1, recursion.get().overdampedLimit(numbers))) {
      return Long.MAX_VALUE;
    }
    return Overshoot.positiveSteps(procedure, top, COUNTED);
  }
}
