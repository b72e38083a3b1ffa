package org.eigendistill.risk;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.dynamics.Procedure;

/**
 * Where it is proved that no student pays: squared coefficients b_k^2 do not rise with the
 * eigenvalue, and teacher and student train by gradient flow, by one schedule of its rate or none,
 * or both by ridge, or both by iterated Tikhonov regularization of one order.
 *
 * <p>Write {@code odds = a / (1 - a)}. The best gain of all has {@code odds_W / l = b^2 / (c v)},
 * which does not rise with l. A student's {@code odds_S / l} strictly rises, since the time at
 * which plain training has its gain does (by flow, {@code (exp(l t) - 1) / l} rises in l and in t;
 * by ridge it is 1 / d; {@link org.eigendistill.dynamics.IteratedTikhonov} has its own proof). So
 * the student is below the best gain in lower directions and not below it in higher ones, and some
 * stopped teacher lies between the two in every direction: its risk, a sum of squared distances
 * from the best gains, is not above the student's. Whole steps can lie on both sides of that
 * teacher, so steps are left out; averages and weight decay break the rule for students.
 *
 * <p>This marks maps; nothing that is computed looks at it.
 */
public final class NoPay {
  private NoPay() {}

  /** Whether the theorem holds for a problem and a procedure of teachers and students. */
  public static boolean isProved(Procedure procedure, SpectralProblem problem) {
    if (!procedure.filter().hasRisingOdds() || !Filters.isOwn(procedure.filter())) {
      return false;
    }
    double[] eigenvalues = problem.eigenvalues();
    double[] signal = problem.signal();
    int[] order =
        IntStream.range(0, signal.length)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -eigenvalues[k]))
            .mapToInt(k -> k)
            .toArray();
    double above = 0;
    double level = 0;
    for (int i = 0; i < order.length; i++) {
      int k = order[i];
      if (i > 0 && eigenvalues[k] < eigenvalues[order[i - 1]]) {
        above = level;
      }
      if (signal[k] < above) {
        return false;
      }
      level = Math.max(level, signal[k]);
    }
    return true;
  }
}
