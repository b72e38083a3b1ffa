package org.eigendistill.risk.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.eigendistill.base.Matrix;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.Groups;
import org.eigendistill.data.Randomness;
import org.eigendistill.data.SyntheticDesign;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Model;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.risk.Filter;
import org.eigendistill.risk.LinearProblem;
import org.eigendistill.spectrum.Spectrum;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class SpectralEstimatesTest {
  private static final int N = 40;
  private static final double NOISE = 0.5;
  private static final Matrix X =
      SyntheticDesign.withSingularValues(N, 5, new double[] {6, 4, 2, 1, 0.5}, 2);
  private static final Matrix B = Matrix.ofColumn(1, -1, 0.5, 2, -1);
  private static final Model STOPPED = Course.onLabels(new GradientFlow()).at(0.1);

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
                .of(Filter.of(STOPPED, spectrum.eigenvalues()));
    int trials = 4000;
    double[] estimates = new double[trials];
    double[] variances = new double[trials];
    int covered = 0;
    for (int t = 0; t < trials; t++) {
      SpectralEstimates found = estimates(draw(random, NOISE));
      Noise noise = found.unfitted().orElseThrow();
      variances[t] = noise.variance();
      covered += noise.low() <= NOISE && NOISE <= noise.high() ? 1 : 0;
      estimates[t] = found.unbiased(noise).of(Filter.of(STOPPED, spectrum.eigenvalues()));
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
    DMatrixRMaj system = X.gram().toEjml();
    for (int j = 0; j < 5; j++) {
      system.add(j, j, penalty);
    }
    DMatrixRMaj inner = new DMatrixRMaj(5, N);
    CommonOps_DDRM.solve(system, X.transpose().toEjml(), inner);
    Matrix hat = X.times(Matrix.of(inner));
    double trace = 0;
    for (int i = 0; i < N; i++) {
      trace += hat.get(i, i);
    }
    double missing = data.targets().plus(-1, hat.times(data.targets())).norm();
    double wanted = missing * missing / N / ((1 - trace / N) * (1 - trace / N));
    Fitting.Fitted fitted = KnownTruth.FITTING.fit(data);
    Filter filter =
        Filter.of(Course.onLabels(new Ridge()).at(penalty), fitted.spectrum().eigenvalues());
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
    Matrix wide = SyntheticDesign.withSingularValues(5, 5, new double[] {6, 4, 2, 1, 0.5}, 2);
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
}
