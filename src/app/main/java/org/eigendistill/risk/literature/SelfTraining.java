package org.eigendistill.risk.literature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.dynamics.Model;
import org.eigendistill.risk.Gains;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;

/**
 * Self-training in rounds, each on fresh rows labelled by the model before, by minimum-norm
 * interpolation (gain 1 along every direction): Wu, Yang, Sun 2026. Covariance I + (s - 1) u u',
 * signal r u. The references are the paper's limits, evaluated for p / n = 2 and other settings of
 * ours; the computed values are the mean over designs with n = 400, p = 800 and over draws of the
 * noise, which the rounds carry along as further outputs. That risk over rounds is U-shaped with
 * the spike and not without it are theorems of the paper.
 */
final class SelfTraining {
  private static final String SOURCE = "Wu, Yang, Sun 2026 (2602.14029)";
  private static final Origin FORMULA = Origin.formula(SOURCE);
  private static final Origin THEOREM = Origin.theorem(SOURCE);
  private static final int ROWS = 400;
  private static final int COLUMNS = 800;
  private static final int SPIKED_DESIGNS = 10;
  private static final int FLAT_DESIGNS = 2;
  private static final int NOISES = 24;
  private static final double DEVIATION = 1.5;
  private static final double[] LIMITS = {2.3124, 1.2907, .8756, .7851};

  /** The agreement that designs of this size allow. */
  private static final double TOLERANCE = 0.03;

  private SelfTraining() {}

  static List<LiteratureRow> rows(EigenSolver solver) {
    double[] spiked = mean(30, SPIKED_DESIGNS, LIMITS.length + 1, solver);
    double[] flat = mean(1, FLAT_DESIGNS, LIMITS.length + 1, solver);
    List<LiteratureRow> rows = new ArrayList<>();
    for (int t = 0; t < LIMITS.length; t++) {
      rows.add(
          FORMULA.within(
              "risk after %d rounds, spike 30 (limit; n = 400, p = 800)".formatted(t),
              LIMITS[t],
              TOLERANCE * LIMITS[t],
              spiked[t]));
    }
    int last = LIMITS.length;
    rows.add(
        THEOREM.atLeast(
            "then it rises: ratio of round 4 to round 3", 1, spiked[last] / spiked[last - 1]));
    double largest = 0;
    for (int t = 1; t <= last; t++) {
      largest = Math.max(largest, flat[t] / flat[t - 1]);
    }
    rows.add(
        THEOREM.atMost("identity covariance, no U shape: largest ratio of two rounds", 1, largest));
    return rows;
  }

  private static double[] mean(double spike, int designs, int rounds, EigenSolver solver) {
    double[][] found = new double[designs][];
    IntStream.range(0, designs)
        .parallel()
        .forEach(i -> found[i] = run(spike, rounds, Randomness.of(i + 1), solver));
    return IntStream.range(0, rounds)
        .mapToDouble(
            t -> Arrays.stream(found).mapToDouble(risks -> risks[t]).average().orElseThrow())
        .toArray();
  }

  /** One series of rounds; output 0 carries the signal, the others noise alone. */
  private static double[] run(double spike, int rounds, Randomness random, EigenSolver solver) {
    Matrix weights = Matrix.fill(COLUMNS, 1 + NOISES, (i, c) -> i == 0 && c == 0 ? 1 : 0);
    double[] risks = new double[rounds];
    for (int t = 0; t < rounds; t++) {
      Matrix rows =
          Matrix.fill(ROWS, COLUMNS, (i, j) -> (j == 0 ? Math.sqrt(spike) : 1) * random.gaussian());
      Matrix targets = rows.times(weights);
      if (t == 0) {
        targets =
            targets.plus(
                1,
                Matrix.fill(
                    ROWS, 1 + NOISES, (i, c) -> c == 0 ? 0 : DEVIATION * random.gaussian()));
      }
      Spectrum spectrum = Spectrum.byGram(rows, targets, LossScale.SUM, solver);
      weights = spectrum.weights(Gains.of(Model.LABELS, spectrum.eigenvalues()).gains());
      risks[t] = risk(weights, spike);
    }
    return risks;
  }

  /** The mean over noises: signal and noise parts do not correlate, so their risks add. */
  private static double risk(Matrix weights, double spike) {
    double sum = 0;
    for (int j = 0; j < COLUMNS; j++) {
      double variance = j == 0 ? spike : 1;
      double off = weights.get(j, 0) - (j == 0 ? 1 : 0);
      double noise = 0;
      for (int c = 1; c <= NOISES; c++) {
        noise += weights.get(j, c) * weights.get(j, c) / NOISES;
      }
      sum += variance * (off * off + noise);
    }
    return sum;
  }
}
