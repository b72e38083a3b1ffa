// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.literature;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.risk.FixedErrorRounds;
import org.eigendistill.risk.Gains;

/**
 * Rounds of distillation at a fixed training error: Mobahi, Farajtabar, Bartlett 2020. The problem
 * is an example of ours. The penalties' references were worked out from the paper's formula apart
 * from this program, by bisection in 30 digits. Theorems of the paper: ratios of gains grow every
 * round, and there are at least {@code (|y| / sqrt(n e) - 1) / condition} rounds. That bound says
 * something where directions are nearly alike, so a second example has such.
 */
final class HilbertRounds {
  private static final String SOURCE = "Mobahi, Farajtabar, Bartlett 2020 (2002.05715)";
  private static final Origin FORMULA = Origin.formula(SOURCE);
  private static final Origin THEOREM = Origin.theorem(SOURCE);
  private static final double[] EIGENVALUES = {20, 9, 5, 2, 1};
  private static final double[] TARGETS = {3, 2, 1.5, 1, .5};
  private static final double ERROR = 1;
  private static final double[] PENALTIES = {2.529093727, 5.188737269, 11.16637353, 42.27819472};
  private static final double[] NEARLY_ALIKE = {10, 9.5, 9};
  private static final double[] THEIR_TARGETS = {6, 5, 4};

  private HilbertRounds() {}

  static List<LiteratureRow> rows() {
    FixedErrorRounds rounds = FixedErrorRounds.run(EIGENVALUES, TARGETS, ERROR);
    List<LiteratureRow> rows = new ArrayList<>();
    rows.add(
        FORMULA.within("rounds before collapse", PENALTIES.length, 0, rounds.penalties().size()));
    for (int m = 0; m < Math.min(PENALTIES.length, rounds.penalties().size()); m++) {
      rows.add(
          FORMULA.within(
              "penalty of round %d".formatted(m + 1),
              PENALTIES[m],
              5.01e-10 * PENALTIES[m],
              rounds.penalties().get(m)));
    }
    rows.add(
        THEOREM.atLeast(
            "least growth per round of the ratio of gains between neighbouring directions",
            1,
            growth(rounds.fits())));
    rows.add(
        THEOREM.atLeast(
            "rounds before collapse, eigenvalues 10, 9.5, 9, against (|y| / sqrt(n e) - 1) / condition",
            (norm(THEIR_TARGETS) / Math.sqrt(ERROR) - 1) / (NEARLY_ALIKE[0] / NEARLY_ALIKE[2]),
            FixedErrorRounds.run(NEARLY_ALIKE, THEIR_TARGETS, ERROR).penalties().size()));
    return rows;
  }

  private static double growth(List<Gains> fits) {
    double least = Double.POSITIVE_INFINITY;
    for (int k = 1; k < EIGENVALUES.length; k++) {
      double before = 1;
      for (Gains fit : fits) {
        double ratio = fit.gain(k - 1) / fit.gain(k);
        least = Math.min(least, ratio / before);
        before = ratio;
      }
    }
    return least;
  }

  private static double norm(double[] targets) {
    double sum = 0;
    for (double target : targets) {
      sum += target * target;
    }
    return Math.sqrt(sum);
  }
}
