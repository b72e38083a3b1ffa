package org.eigendistill.risk.literature;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.risk.Filter;
import org.eigendistill.risk.FixedErrorRounds;

/**
 * Rounds of distillation at a fixed training error: Mobahi, Farajtabar, Bartlett 2020. The
 * penalties' references were worked out apart from this program, by bisection in 30 digits.
 */
final class HilbertRounds {
  private static final String SOURCE = "Mobahi, Farajtabar, Bartlett 2020 (2002.05715)";
  private static final double[] EIGENVALUES = {20, 9, 5, 2, 1};
  private static final double[] TARGETS = {3, 2, 1.5, 1, .5};
  private static final double ERROR = 1;
  private static final double[] PENALTIES = {2.529093727, 5.188737269, 11.16637353, 42.27819472};

  private HilbertRounds() {}

  static List<LiteratureRow> rows() {
    FixedErrorRounds rounds = FixedErrorRounds.run(EIGENVALUES, TARGETS, ERROR);
    List<LiteratureRow> rows = new ArrayList<>();
    rows.add(
        LiteratureRow.within(
            SOURCE, "rounds before collapse", PENALTIES.length, 0, rounds.penalties().size()));
    for (int m = 0; m < Math.min(PENALTIES.length, rounds.penalties().size()); m++) {
      rows.add(
          LiteratureRow.within(
              SOURCE,
              "penalty of round %d".formatted(m + 1),
              PENALTIES[m],
              5.01e-10 * PENALTIES[m],
              rounds.penalties().get(m)));
    }
    rows.add(
        LiteratureRow.atLeast(
            SOURCE,
            "least growth per round of the ratio of gains between neighbouring directions",
            1,
            growth(rounds.fits())));
    rows.add(
        LiteratureRow.atLeast(
            SOURCE,
            "rounds before collapse, at least (|y| / sqrt(n e) - 1) / condition",
            (norm() / Math.sqrt(ERROR) - 1) / (EIGENVALUES[0] / EIGENVALUES[4]),
            rounds.penalties().size()));
    return rows;
  }

  private static double growth(List<Filter> fits) {
    double least = Double.POSITIVE_INFINITY;
    for (int k = 1; k < EIGENVALUES.length; k++) {
      double before = 1;
      for (Filter fit : fits) {
        double ratio = fit.gain(k - 1) / fit.gain(k);
        least = Math.min(least, ratio / before);
        before = ratio;
      }
    }
    return least;
  }

  private static double norm() {
    double sum = 0;
    for (double target : TARGETS) {
      sum += target * target;
    }
    return Math.sqrt(sum);
  }
}
