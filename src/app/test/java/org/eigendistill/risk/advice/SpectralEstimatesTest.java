// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.Groups;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Model;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.risk.Gains;
import org.eigendistill.risk.LinearProblem;
import org.eigendistill.spectrum.Designs;
import org.eigendistill.spectrum.LinearSystem;
import org.eigendistill.spectrum.Spectrum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectralEstimatesTest {
  private static final int N = 40;
  private static final double NOISE = 0.5;
  private static final Matrix X =
      Designs.withSingularValues(N, 5, new double[] {6, 4, 2, 1, 0.5}, 2);
  private static final Matrix B = Matrix.ofColumn(1, -1, 0.5, 2, -1);
  private static final Model STOPPED = Course.onLabels(GradientFlow.of()).at(0.1);

  private static final Noise NONE = new Noise(Noise.Method.ZERO, 0, Double.NaN, Double.NaN, 0);

  private static SpectralEstimates estimates(Dataset data) {
    return new SpectralEstimates(KnownTruth.FITTING.fit(data), 0, data.groups());
  }

  private static Dataset draw(Randomness random, double noise) {
    Matrix signal = X.times(B);
    Matrix y = Matrix.fill(N, 1, (i, j) -> signal.get(i, 0) + Math.sqrt(noise) * random.gaussian());
    return Dataset.of("d", X, Dataset.numbered("x", 5), y, Dataset.numbered("y", 1));
  }

  /**
   * The means of 4,000 draws of noise and of unbiased estimates lie within five standard errors of
   * the exact risk and of v: a false alarm in about one of a million seeds.
   */
  @Test
  void unbiased() {
    Randomness random = Randomness.of(31);
    Spectrum spectrum = KnownTruth.FITTING.fit(draw(random, NOISE)).spectrum();
    double exact =
        NOISE
            + LinearProblem.of(spectrum, B, NOISE)
                .inSample()
                .of(Gains.of(STOPPED, spectrum.eigenvalues()));
    int trials = 4000;
    double[] estimates = new double[trials];
    double[] variances = new double[trials];
    int covered = 0;
    for (int t = 0; t < trials; t++) {
      SpectralEstimates found = estimates(draw(random, NOISE));
      Noise noise = found.unfitted().orElseThrow();
      variances[t] = noise.variance();
      covered += noise.low() <= NOISE && NOISE <= noise.high() ? 1 : 0;
      estimates[t] = found.unbiased(noise).of(Gains.of(STOPPED, spectrum.eigenvalues()));
    }
    assertThat(PairedGain.mean(variances))
        .isCloseTo(NOISE, within(5 * PairedGain.standardError(variances, Groups.single(trials))));
    assertThat(PairedGain.mean(estimates))
        .isCloseTo(exact, within(5 * PairedGain.standardError(estimates, Groups.single(trials))));
    // Five standard deviations of a share of 0.95 among 4,000.
    assertThat((double) covered / trials).isCloseTo(0.95, within(0.0172));
  }

  /** Generalized cross-validation of ridge by its hat matrix, X (X'X + d)^-1 X'. */
  @Test
  void generalizedByTheHatMatrix() {
    double penalty = 0.8;
    Dataset data = draw(Randomness.of(4), NOISE);
    Matrix system = LinearSystem.shifted(X.gram(), penalty);
    Matrix hat = X.times(LinearSystem.solve(system, X.transpose()));
    double trace = 0;
    for (int i = 0; i < N; i++) {
      trace += hat.get(i, i);
    }
    double missing = data.targets().plus(-1, hat.times(data.targets())).norm();
    double wanted = missing * missing / N / ((1 - trace / N) * (1 - trace / N));
    Fitting.Fitted fitted = KnownTruth.FITTING.fit(data);
    Gains filter =
        Gains.of(Course.onLabels(Ridge.of()).at(penalty), fitted.spectrum().eigenvalues());
    assertThat(estimates(data).generalized(NONE).of(filter)).isCloseTo(wanted, within(1e-13 * N));
  }

  @Test
  void noNoise() {
    Noise noise = estimates(draw(Randomness.of(4), 0)).unfitted().orElseThrow();
    assertThat(noise.method()).isEqualTo(Noise.Method.ZERO);
    assertThat(noise.isKnown()).isFalse();
  }

  /** With as many directions as rows, a model that fits everything leaves nothing to judge by. */
  @Test
  void saturated() {
    Matrix wide = Designs.withSingularValues(5, 5, new double[] {6, 4, 2, 1, 0.5}, 2);
    Dataset data =
        Dataset.of(
            "d",
            wide,
            Dataset.numbered("x", 5),
            Matrix.ofColumn(1, 2, 3, 5, 8),
            Dataset.numbered("y", 1));
    SpectralEstimates found = estimates(data);
    assertThat(found.unfitted()).isEmpty();
    assertThat(found.stopped(Model.LABELS).method()).isEqualTo(Noise.Method.NOT_IDENTIFIABLE);
    assertThat(found.stopped(STOPPED).method()).isEqualTo(Noise.Method.STOPPED_FIT);
  }

  /** Every row k times: noise, its interval and every estimate are those of the rows once. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 10})
  void copiesAreNoRows(int k) {
    Dataset once = draw(Randomness.of(9), NOISE);
    Dataset copied = once.rows(IntStream.range(0, k * N).map(i -> i % N).toArray());
    Noise noise = estimates(once).unfitted().orElseThrow();
    Noise same = estimates(copied).unfitted().orElseThrow();
    assertThat(same.share()).isCloseTo(1, within(1e-9));
    assertThat(same.variance()).isCloseTo(noise.variance(), within(1e-10));
    assertThat(same.low()).isCloseTo(noise.low(), within(1e-7));
    assertThat(same.high()).isCloseTo(noise.high(), within(1e-7));
    // k times the rows train k times as fast.
    Gains slow = at(0.1, once);
    Gains fast = at(0.1 / k, copied);
    assertThat(estimates(copied).unbiased(same).of(fast))
        .isCloseTo(estimates(once).unbiased(noise).of(slow), within(1e-9));
    assertThat(estimates(copied).generalized(same).of(fast))
        .isCloseTo(estimates(once).generalized(noise).of(slow), within(1e-9));
    assertThat(estimates(copied).oracle(same))
        .isCloseTo(estimates(once).oracle(noise), within(1e-9));
  }

  private static Gains at(double time, Dataset data) {
    return Gains.of(
        Course.onLabels(GradientFlow.of()).at(time),
        KnownTruth.FITTING.fit(data).spectrum().eigenvalues());
  }

  /** As many directions as distinct rows: the copies fit without a residual, and noise is not 0. */
  @Test
  void saturatedCopies() {
    Matrix wide = Designs.withSingularValues(5, 5, new double[] {6, 4, 2, 1, 0.5}, 2);
    Dataset copied =
        Dataset.of(
                "d",
                wide,
                Dataset.numbered("x", 5),
                Matrix.ofColumn(1, 2, 3, 5, 8),
                Dataset.numbered("y", 1))
            .rows(IntStream.range(0, 20).map(i -> i % 5).toArray());
    assertThat(estimates(copied).unfitted()).isEmpty();
    assertThat(estimates(copied).stopped(Model.LABELS).method())
        .isEqualTo(Noise.Method.NOT_IDENTIFIABLE);
  }

  /**
   * The same design with targets that differ among repeats: their variance, by hand 2, is known.
   */
  @Test
  void saturatedReplicates() {
    Matrix wide = Designs.withSingularValues(5, 5, new double[] {6, 4, 2, 1, 0.5}, 2);
    Matrix x = wide.selectRows(IntStream.range(0, 10).map(i -> i / 2).toArray());
    Matrix y = Matrix.fill(10, 1, (i, j) -> i / 2 + (i % 2 == 0 ? 1 : -1));
    Dataset data = Dataset.of("d", x, Dataset.numbered("x", 5), y, Dataset.numbered("y", 1));
    Noise noise = estimates(data).unfitted().orElseThrow();
    assertThat(noise.method()).isEqualTo(Noise.Method.REPEATED_ROWS);
    assertThat(noise.variance()).isCloseTo(2, within(1e-12));
  }

  /**
   * Noise of which groups of five share the part 0.6, with features that they share in part as
   * well: unbiased to five standard errors over 2,000 draws, but for the bound of the share at 1;
   * the interval, whose degrees of freedom are approximate, holds the truth in 90 to 97 %.
   */
  @Test
  void sharedNoise() {
    Randomness random = Randomness.of(32);
    int n = 100;
    int[] of = IntStream.range(0, n).map(i -> i / 5).toArray();
    double[][] rows = new double[n][4];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < 4; j++) {
        rows[i][j] = random.gaussian() + (i % 5 == 0 ? random.gaussian() : rows[i - i % 5][j]);
      }
    }
    Matrix x = Matrix.ofRows(rows);
    int trials = 2000;
    double[] variances = new double[trials];
    double[] shares = new double[trials];
    int covered = 0;
    for (int t = 0; t < trials; t++) {
      double[] e = new double[n];
      double[] shared = new double[n / 5];
      Arrays.setAll(shared, g -> random.gaussian());
      Arrays.setAll(e, i -> Math.sqrt(0.4) * random.gaussian() + Math.sqrt(0.6) * shared[of[i]]);
      Dataset data =
          Dataset.of("d", x, Dataset.numbered("x", 4), Matrix.ofColumn(e), Dataset.numbered("y", 1))
              .withGroups(of);
      Noise noise = estimates(data).unfitted().orElseThrow();
      variances[t] = noise.variance();
      shares[t] = noise.share();
      covered += noise.low() <= 1 && 1 <= noise.high() ? 1 : 0;
    }
    Groups single = Groups.single(trials);
    assertThat(PairedGain.mean(variances))
        .isCloseTo(1, within(5 * PairedGain.standardError(variances, single)));
    assertThat(PairedGain.mean(shares)).isBetween(0.55, 0.62);
    assertThat((double) covered / trials).isBetween(0.90, 0.97);
  }
}
