// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.Model;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.spectrum.EjmlSolver;
import org.eigendistill.spectrum.LinearSystem;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Exact risk against linear algebra that knows no eigenvectors (inverses, and gradient descent step
 * by step on the matrices), and against Monte Carlo over the noise.
 */
class RiskFormTest {
  private static final double NOISE = 0.4;
  private static final double PENALTY = 1.7;
  private static final int STEPS = 9;

  /** A problem with a covariance that does not share its eigenvectors with the design. */
  private static final class Case {
    final Matrix x;
    final Matrix truth;
    final Matrix covariance;
    final Spectrum spectrum;
    final double step;

    Case(int n, int p, int outputs, long seed) {
      Randomness random = Randomness.of(seed);
      Matrix mixing = Matrix.fill(p, p, (i, j) -> random.gaussian() / (1 + j));
      x = Matrix.fill(n, p, (i, j) -> random.gaussian()).times(mixing.transpose());
      truth = Matrix.fill(p, outputs, (i, j) -> random.gaussian());
      covariance = mixing.times(mixing.transpose());
      spectrum = Spectrum.bySvd(x, Matrix.fill(n, 1, (i, j) -> 0), LossScale.SUM, new EjmlSolver());
      step = 0.8 / spectrum.eigenvalue(0);
    }

    RiskForm form(String measure, Matrix signal) {
      LinearProblem problem = LinearProblem.of(spectrum, signal, NOISE);
      return switch (measure) {
        case "in-sample" -> problem.inSample();
        case "parameter" -> problem.parameter();
        default -> problem.population(covariance);
      };
    }

    Matrix measure(String name) {
      return switch (name) {
        case "in-sample" -> scaled(x.transposeTimes(x), 1.0 / x.rows());
        case "parameter" -> identity(x.columns());
        default -> covariance;
      };
    }

    /** The student's linear map from targets to weights, ridge taught by ridge, by inverses. */
    Matrix ridgeStudent() {
      Matrix map = ridgeMap();
      return map.times(x).times(map);
    }

    private Matrix ridgeMap() {
      Matrix gram = x.transposeTimes(x).plus(PENALTY, identity(x.columns()));
      return LinearSystem.solve(gram, x.transpose());
    }

    /** Descent taught by descent, step by step, all targets' unit vectors at once. */
    Matrix descentStudent() {
      Matrix teacher = descent(identity(x.rows()));
      return descent(x.times(teacher));
    }

    private Matrix descent(Matrix targets) {
      Matrix weights = Matrix.fill(x.columns(), targets.columns(), (i, j) -> 0);
      for (int i = 0; i < STEPS; i++) {
        Matrix missing = targets.plus(-1, x.times(weights));
        weights = weights.plus(step, x.transposeTimes(missing));
      }
      return weights;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "30, 12, 1, in-sample",
    "30, 12, 3, parameter",
    "30, 12, 3, population",
    "12, 30, 1, in-sample",
    "12, 30, 2, parameter",
    "12, 30, 2, population"
  })
  void agreesWithDirectLinearAlgebra(int n, int p, int outputs, String measure) {
    Case it = new Case(n, p, outputs, 17);
    RiskForm form = it.form(measure, it.truth);
    Model ridge = Distillation.of(Ridge.of(), PENALTY).students().at(PENALTY);
    Model descent = Distillation.of(GradientDescent.of(it.step), STEPS).students().at(STEPS);
    assertSame(form, ridge, it, it.ridgeStudent(), measure);
    assertSame(form, descent, it, it.descentStudent(), measure);
  }

  private static void assertSame(RiskForm form, Model model, Case it, Matrix map, String measure) {
    Matrix m = it.measure(measure);
    // Bias: the weights on noiseless targets against the truth. Variance: C v tr M map map'.
    Matrix off = map.times(it.x.times(it.truth)).plus(-1, it.truth);
    double bias = trace(off.transposeTimes(m.times(off)));
    double variance = it.truth.columns() * NOISE * trace(m.times(map.times(map.transpose())));
    Risk risk = form.risk(Gains.of(model, form.eigenvalues()));
    assertThat(risk.bias()).isCloseTo(bias, within(1e-11 * bias));
    assertThat(risk.variance()).isCloseTo(variance, within(1e-11 * variance));
    assertThat(risk.total()).isEqualTo(risk.bias() + risk.variance());
  }

  /**
   * 20,000 draws of the noise; the mean of the losses is within 4.4 of its standard errors of the
   * exact risk, which a right formula passes with a probability of about 1 - 1e-5 per case.
   */
  @ParameterizedTest
  @CsvSource({"30, 12, in-sample, 3", "12, 30, parameter, 4", "12, 30, population, 5"})
  void agreesWithMonteCarlo(int n, int p, String measure, long seed) {
    int draws = 20_000;
    Case it = new Case(n, p, 1, seed);
    Matrix map = it.ridgeStudent();
    Matrix m = it.measure(measure);
    Matrix bias = map.times(it.x.times(it.truth)).plus(-1, it.truth);
    Randomness random = Randomness.of(1000 + seed);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < draws; i++) {
      Matrix noise = Matrix.fill(n, 1, (row, c) -> Math.sqrt(NOISE) * random.gaussian());
      Matrix off = bias.plus(1, map.times(noise));
      double loss = trace(off.transposeTimes(m.times(off)));
      sum += loss;
      squares += loss * loss;
    }
    double mean = sum / draws;
    double standardError = Math.sqrt((squares / draws - mean * mean) / draws);
    RiskForm form = it.form(measure, it.truth);
    Model student = Distillation.of(Ridge.of(), PENALTY).students().at(PENALTY);
    double exact = form.of(Gains.of(student, form.eigenvalues()));
    assertThat(mean).as("seed %d", seed).isCloseTo(exact, within(4.4 * standardError));
  }

  @Test
  void averagesOverRandomSignals() {
    Case it = new Case(12, 20, 1, 8);
    Randomness random = Randomness.of(9);
    Matrix root = Matrix.fill(20, 20, (i, j) -> random.gaussian());
    RiskForm averaged = LinearProblem.averaged(it.spectrum, root, NOISE).population(it.covariance);
    Gains filter = Gains.of(Course.onLabels(Ridge.of()).at(PENALTY), averaged.eigenvalues());
    // E b b' = sum of the columns' own second moments, so the risks' biases add.
    double bias = 0;
    for (int j = 0; j < 20; j++) {
      RiskForm one =
          LinearProblem.of(it.spectrum, root.selectColumns(j), NOISE).population(it.covariance);
      bias += one.risk(filter).bias();
    }
    assertThat(averaged.risk(filter).bias()).isCloseTo(bias, within(1e-11 * bias));
    double variance =
        LinearProblem.of(it.spectrum, root.selectColumns(0), NOISE)
            .population(it.covariance)
            .risk(filter)
            .variance();
    assertThat(averaged.risk(filter).variance()).isCloseTo(variance, within(1e-12 * variance));
  }

  @Test
  void theNullSpaceIsCounted() {
    Case it = new Case(12, 30, 1, 21);
    RiskForm form = it.form("parameter", it.truth);
    Gains interpolating = Gains.of(Model.LABELS, form.eigenvalues());
    Matrix v = it.spectrum.directionVectors();
    double rest = it.truth.plus(-1, v.times(v.transposeTimes(it.truth))).norm();
    assertThat(rest).isGreaterThan(1);
    assertThat(form.risk(interpolating).bias()).isCloseTo(rest * rest, within(1e-12 * rest * rest));
  }

  @ParameterizedTest
  @CsvSource({"30, 12, parameter", "30, 12, population", "12, 30, population"})
  void noFilterBeatsTheOracle(int n, int p, String measure) {
    Case it = new Case(n, p, 2, 31);
    RiskForm form = it.form(measure, it.truth);
    Gains oracle = form.oracle();
    double floor = form.of(oracle);
    Randomness random = Randomness.of(77);
    for (int i = 0; i < 200; i++) {
      double size = Math.pow(10, -6 + 6 * random.uniform());
      double[] gains = oracle.gains();
      for (int k = 0; k < gains.length; k++) {
        gains[k] += size * random.gaussian();
      }
      assertThat(form.of(Gains.ofGains(gains)))
          .as("draw %d", i)
          .isGreaterThanOrEqualTo(floor * (1 - 1e-13));
    }
    assertThat(form.of(Gains.of(Course.onLabels(Ridge.of()).at(PENALTY), form.eigenvalues())))
        .isGreaterThan(floor);
  }

  @Test
  void theDiagonalOracleIsWieners() {
    RiskForm form =
        new SpectralProblem(new double[] {4, 1}, new double[] {2, .5}, 3, 10).parameter();
    assertThat(form.oracle().gain(0)).isCloseTo(2 / (2 + 3 / 4.0), within(1e-15));
    assertThat(form.oracle().gain(1)).isCloseTo(.5 / (.5 + 3), within(1e-15));
  }

  @Test
  void filtersComposeAsTheEngineDoes() {
    double[] eigenvalues = {30, 3, .3, 1e-3};
    Procedure procedure = GradientDescent.of(.05);
    Gains teacher = Gains.of(Course.onLabels(procedure).at(7), eigenvalues);
    Gains student = Gains.of(Course.onLabels(procedure).at(11), eigenvalues);
    for (double weight : new double[] {1, .3, -2, 1.9}) {
      Gains exact =
          Gains.of(
              Distillation.of(procedure, 7).withImitation(weight).students().at(11), eigenvalues);
      Gains composed = student.distilling(teacher, weight);
      for (int k = 0; k < eigenvalues.length; k++) {
        assertThat(composed.gain(k)).isCloseTo(exact.gain(k), within(1e-14));
        assertThat(composed.residual(k)).isCloseTo(exact.residual(k), within(1e-14));
      }
    }
  }

  @Test
  void refusesWhatIsNoProblem() {
    Case it = new Case(12, 5, 1, 2);
    assertThatThrownBy(() -> LinearProblem.of(it.spectrum, it.truth, -1))
        .hasMessageContaining("noise variance");
    assertThatThrownBy(() -> LinearProblem.of(it.spectrum, it.truth, Double.NaN))
        .hasMessageContaining("noise variance");
    assertThatThrownBy(() -> LinearProblem.of(it.spectrum, Matrix.ofColumn(1, 2), 1))
        .hasMessageContaining("signal of 2 rows");
    assertThatThrownBy(() -> new SpectralProblem(new double[] {1, 0}, new double[] {1, 1}, 1, 2))
        .hasMessageContaining("positive");
  }

  private static double trace(Matrix matrix) {
    double sum = 0;
    for (int i = 0; i < matrix.rows(); i++) {
      sum += matrix.get(i, i);
    }
    return sum;
  }

  private static Matrix scaled(Matrix matrix, double factor) {
    return Matrix.fill(matrix.rows(), matrix.columns(), (i, j) -> factor * matrix.get(i, j));
  }

  private static Matrix identity(int size) {
    return Matrix.fill(size, size, (i, j) -> i == j ? 1 : 0);
  }
}
