// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Spectra by every route: values, weights, predictions, refusals. */
class SpectrumTest {
  static final EigenSolver EJML = new EjmlSolver();

  static Spectrum svd(Matrix x, Matrix y) {
    return Spectrum.bySvd(x, y, LossScale.SUM, EJML);
  }

  static Matrix random(int rows, int columns, long seed) {
    Randomness random = Randomness.of(seed);
    return Matrix.fill(rows, columns, (i, j) -> random.gaussian());
  }

  @Test
  void diagonal() {
    Matrix x = Matrix.of(3, 3, 0, 0, -3, 2, 0, 0, 0, 1, 0);
    Spectrum spectrum = svd(x, Matrix.ofColumn(6, 4, 5));
    assertThat(spectrum.eigenvalues()).containsExactly(new double[] {9, 4, 1}, within(1e-14));
    // signs: the largest element of each direction is positive
    Matrix directions = spectrum.directionVectors();
    near(directions, Matrix.of(3, 3, 0, 1, 0, 0, 0, 1, 1, 0, 0), 1e-15);
    near(spectrum.targetCoefficients(), Matrix.ofColumn(-6, 4, 5), 1e-15);
    near(spectrum.leastSquares(), Matrix.ofColumn(-2, 2, 5), 1e-15);
    assertThat(spectrum.rank()).isEqualTo(new RankReport(3, 0, 9 * Math.ulp(1.0), 3));
    assertThat(spectrum.warnings()).isEmpty();
    near(spectrum.weights(new double[] {1, 1, 1}), Matrix.ofColumn(2, 5, -2), 1e-15);
    near(spectrum.fitted(new double[] {0.5, 1, 0}), Matrix.ofColumn(3, 4, 0), 1e-15);
    near(
        spectrum.predict(Matrix.of(1, 3, 1, 0, 0), new double[] {1, 0.5, 1}),
        Matrix.ofColumn(1),
        1e-15);
    assertThat(spectrum.route()).isEqualTo(Route.SVD);
    assertThat(spectrum.solver()).isEqualTo("ejml");
    assertThat(spectrum.rows()).isEqualTo(3);
    assertThat(spectrum.columns()).isEqualTo(3);
    assertThat(spectrum.lossFactor()).isEqualTo(1);
  }

  @Test
  void fitsSideBySide() {
    Spectrum spectrum = svd(random(8, 3, 1), random(8, 2, 2));
    double[] some = {1, 0.5, 0.25};
    double[] others = {0, 1, -1};
    Matrix both = spectrum.fitted(some, others);
    near(both.selectColumns(0, 1), spectrum.fitted(some), 1e-15);
    near(both.selectColumns(2, 3), spectrum.fitted(others), 1e-15);
    assertThatThrownBy(() -> spectrum.fitted(some, new double[] {1}))
        .hasMessage("1 factors for 3 directions");
  }

  @Test
  void theMeanLossDividesEigenvaluesOnly() {
    Matrix x = random(8, 3, 1);
    Matrix y = random(8, 1, 2);
    Spectrum sum = svd(x, y);
    Spectrum mean = Spectrum.bySvd(x, y, LossScale.MEAN, EJML);
    for (int k = 0; k < 3; k++) {
      assertThat(mean.eigenvalue(k)).isCloseTo(sum.eigenvalue(k) / 8, within(1e-14));
      assertThat(mean.singularValue(k)).isEqualTo(sum.singularValue(k));
    }
    double[] gains = {0.9, 0.5, 0.1};
    assertThat(mean.weights(gains)).isEqualTo(sum.weights(gains));
  }

  @Test
  void rankOneDuplicatedAndConstantColumns() {
    Matrix x = Matrix.fill(6, 4, (i, j) -> j < 2 ? i + 1 : j == 2 ? 5 : 0);
    Spectrum spectrum = svd(x, random(6, 1, 3));
    assertThat(spectrum.directions()).isEqualTo(2);
    assertThat(spectrum.rank().nullDirections()).isEqualTo(2);
    assertThat(spectrum.warnings()).singleElement().asString().contains("rank 2 of 4");
    // duplicated columns share their weight: the minimum-norm solution
    Matrix weights = spectrum.weights(new double[] {1, 1});
    assertThat(weights.get(0, 0)).isCloseTo(weights.get(1, 0), within(1e-14));
    assertThat(weights.get(3, 0)).isCloseTo(0, within(1e-15));
  }

  @Test
  void theNullSpaceKeepsItsStart() {
    Matrix x = Designs.withSingularValues(7, 5, new double[] {2, 1}, 4);
    Spectrum spectrum = svd(x, random(7, 2, 5));
    Matrix start = random(5, 2, 6);
    Matrix moved = spectrum.weights(new double[2], new double[] {0, 0}, 1, start);
    // what is left of the start is orthogonal to every row
    assertThat(x.times(moved).norm()).isLessThan(1e-14);
    Matrix kept = spectrum.weights(new double[2], new double[] {1, 1}, 1, start);
    assertThat(kept.plus(-1, start).norm()).isLessThan(1e-14);
    Matrix shrunk = spectrum.weights(new double[2], new double[] {0.5, 0.5}, 0.5, start);
    assertThat(shrunk.plus(-0.5, start).norm()).isLessThan(1e-14);
  }

  static Stream<Arguments> designs() {
    return Stream.of(
        Arguments.of("tall", random(30, 6, 11), 1e-12),
        Arguments.of("wide", random(6, 30, 12), 1e-12),
        Arguments.of("square", random(9, 9, 13), 1e-9),
        Arguments.of(
            "ill conditioned",
            Designs.withSingularValues(25, 4, new double[] {1, 1e-2, 1e-4, 1e-5}, 14),
            1e-4),
        Arguments.of(
            "deficient", Designs.withSingularValues(8, 12, new double[] {5, 3, 1}, 15), 1e-12));
  }

  /** A Gram matrix loses (s_1 / s_r)^2 of the digits: the tolerances are that times 1e-14. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("designs")
  void routesAgree(String name, Matrix x, double tolerance) {
    Matrix y = random(x.rows(), 2, 16);
    Matrix fresh = random(5, x.columns(), 17);
    Spectrum svd = svd(x, y);
    Spectrum gram = Spectrum.byGram(x, y, LossScale.SUM, EJML);
    Spectrum kernel = Spectrum.byKernel(new Kernel.Linear(), x, y, LossScale.SUM, EJML);
    double[] gains = new double[svd.directions()];
    for (int k = 0; k < gains.length; k++) {
      gains[k] = 1.0 / (k + 1);
    }
    for (Spectrum other : new Spectrum[] {gram, kernel}) {
      assertThat(other.directions()).isEqualTo(svd.directions());
      for (int k = 0; k < gains.length; k++) {
        assertThat(other.singularValue(k))
            .isCloseTo(svd.singularValue(k), within(tolerance * svd.singularValue(k)));
      }
      near(other.fitted(gains), svd.fitted(gains), tolerance);
      near(other.predict(fresh, gains), svd.predict(fresh, gains), tolerance);
      near(other.predict(x, gains), other.fitted(gains), tolerance);
    }
    near(gram.weights(gains), svd.weights(gains), tolerance);
    // Predictions go through weights of a size 1 / s_r: rounding grows with the condition.
    near(svd.predict(x, gains), svd.fitted(gains), 1e-14 * svd.rank().condition());
    // the parts of a projection
    near(
        gram.weights(gains, gains, 0.3, gram.weights(gains)),
        svd.weights(gains, gains, 0.3, svd.weights(gains)),
        tolerance);
    assertThatThrownBy(() -> kernel.weights(gains))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(kernel::directionVectors).isInstanceOf(UnsupportedOperationException.class);
    assertThat(kernel.rank().nullDirections()).isEqualTo(x.rows() - kernel.directions());
    assertThat(gram.rank().nullDirections()).isEqualTo(x.columns() - gram.directions());
  }

  static void near(Matrix found, Matrix wanted, double tolerance) {
    assertThat(found.plus(-1, wanted).norm()).isLessThanOrEqualTo(tolerance * wanted.norm());
  }

  @Test
  void isTheSameTwice() {
    Matrix x = random(12, 5, 20);
    Matrix y = random(12, 1, 21);
    double[] gains = {1, 0.8, 0.6, 0.4, 0.2};
    assertThat(svd(x, y).weights(gains)).isEqualTo(svd(x, y).weights(gains));
  }

  @Test
  void turningTheInputsTurnsTheWeights() {
    Matrix x = random(12, 4, 22);
    Matrix y = random(12, 1, 23);
    Matrix turn = Designs.withSingularValues(4, 4, new double[] {1, 1, 1, 1}, 24);
    double[] gains = {0.9, 0.7, 0.3, 0.1};
    near(
        svd(x.times(turn), y).weights(gains), turn.transposeTimes(svd(x, y).weights(gains)), 1e-12);
  }

  @Test
  void refusals() {
    Matrix y = Matrix.ofColumn(1, 2);
    refused(Matrix.of(2, 1, 1, Double.NaN), y, "the design is not finite at row 2, column 1");
    refused(
        Matrix.of(2, 3, 1, 2, 3, 4, 5, Double.NaN),
        y,
        "the design is not finite at row 2, column 3");
    refused(Matrix.ofColumn(1, 2), Matrix.ofColumn(1, Double.POSITIVE_INFINITY), "the target");
    refused(Matrix.of(0, 1), Matrix.of(0, 1), "nothing to decompose");
    refused(Matrix.of(2, 0), y, "nothing to decompose");
    refused(Matrix.of(2, 2, 0, 0, 0, 0), y, "zero everywhere");
    refused(Matrix.ofColumn(1, 2, 3), y, "the design has 3 rows, the target 2");
    assertThatThrownBy(() -> svd(Matrix.ofColumn(1, 2), y).weights(new double[] {1, 2}))
        .hasMessageContaining("2 factors for 1 directions");
  }

  private static void refused(Matrix x, Matrix y, String said) {
    assertThatThrownBy(() -> svd(x, y))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(said);
    assertThatThrownBy(() -> Spectrum.byGram(x, y, LossScale.SUM, EJML))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Spectrum.byKernel(new Kernel.Linear(), x, y, LossScale.SUM, EJML))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneRowOneColumn() {
    Spectrum spectrum = svd(Matrix.of(1, 3, 0, -2, 0), Matrix.ofColumn(4));
    near(spectrum.weights(new double[] {1}), Matrix.ofColumn(0, -2, 0), 1e-15);
  }

  /** Singular values within the range of doubles whose squares are not. */
  @Test
  void refusesEigenvaluesOutOfRange() {
    Matrix y = Matrix.ofColumn(1, 2);
    for (double unit : new double[] {1e160, 1e-160}) {
      Matrix x = Matrix.of(2, 2, unit, 0, 0, 2 * unit);
      assertThatThrownBy(() -> svd(x, y))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("rescale");
      assertThatThrownBy(() -> Spectrum.byGram(x, y, LossScale.SUM, EJML))
          .isInstanceOf(IllegalArgumentException.class);
    }
    Matrix large = Matrix.of(2, 2, 1e153, 0, 0, 2e153);
    assertThat(svd(large, y).eigenvalue(1)).isCloseTo(1e306, within(1e292));
  }

  @Test
  void refusesGramMatricesThatOverflow() {
    Matrix y = Matrix.ofColumn(1, 2);
    Matrix x = Matrix.of(2, 2, 1e200, 1, 2, 1e200);
    assertThatThrownBy(() -> Spectrum.byGram(x, y, LossScale.SUM, EJML))
        .hasMessageContaining("the Gram matrix is not finite at row 1, column 1");
    assertThatThrownBy(() -> Spectrum.byKernel(new NeuralTangent(1), x, y, LossScale.SUM, EJML))
        .hasMessageContaining("the Gram matrix is not finite");
  }

  /** Of a square design the Gram route has the right vectors, and their signs are fixed. */
  @Test
  void signsOfSquareDesigns() {
    for (long seed = 30; seed < 34; seed++) {
      Matrix x = random(4, 4, seed);
      Matrix gram =
          Spectrum.byGram(x, Matrix.ofColumn(1, 2, 3, 4), LossScale.SUM, EJML).directionVectors();
      near(gram, svd(x, Matrix.ofColumn(1, 2, 3, 4)).directionVectors(), 1e-9);
      for (int k = 0; k < 4; k++) {
        double[] direction = gram.column(k);
        double largest = Arrays.stream(direction).map(Math::abs).max().orElseThrow();
        assertThat(Arrays.stream(direction).max().orElseThrow())
            .as("seed %d, direction %d", seed, k)
            .isEqualTo(largest);
      }
    }
  }

  /** X_new V by every route whose inputs have coordinates, and by a kernel's without them. */
  @Test
  void directionsAndScoresAgreeOnAllRoutes() {
    Matrix x = random(9, 4, 21);
    Matrix y = random(9, 1, 22);
    Matrix rows = random(3, 4, 23);
    Spectrum reference = svd(x, y);
    Matrix scores = rows.times(reference.directionVectors());
    near(reference.scores(rows), scores, 1e-13);
    Moments moments = MomentSums.of(once(beside(x, y)), 5, false, EJML, 1).withTargets(4);
    Spectrum gram = Spectrum.byGram(x, y, LossScale.SUM, EJML);
    Spectrum streamed = Spectrum.byMoments(moments, LossScale.SUM, EJML);
    near(gram.directionVectors(), reference.directionVectors(), 1e-12);
    near(gram.scores(rows), scores, 1e-12);
    near(streamed.directionVectors(), reference.directionVectors(), 1e-12);
    near(streamed.scores(rows), scores, 1e-12);
    // where the Gram matrix is among rows, signs go by the rows' side
    Matrix wide = x.transpose();
    Matrix wanted = svd(wide, random(4, 1, 24)).directionVectors();
    Spectrum byRows = Spectrum.byGram(wide, random(4, 1, 24), LossScale.SUM, EJML);
    near(absolute(byRows.directionVectors()), absolute(wanted), 1e-12);
    Spectrum kernel = Spectrum.byKernel(new Kernel.Linear(), x, y, LossScale.SUM, EJML);
    Matrix first = kernel.scores(rows).selectColumns(0, 1, 2, 3);
    near(absolute(first), absolute(scores), 1e-12);
    assertThatThrownBy(kernel::directionVectors).isInstanceOf(UnsupportedOperationException.class);
  }

  private static Matrix absolute(Matrix matrix) {
    return Matrix.fill(matrix.rows(), matrix.columns(), (i, j) -> Math.abs(matrix.get(i, j)));
  }

  private static Matrix beside(Matrix x, Matrix y) {
    return Matrix.fill(
        x.rows(), x.columns() + 1, (i, j) -> j < x.columns() ? x.get(i, j) : y.get(i, 0));
  }

  private static MomentSums.Blocks once(Matrix all) {
    boolean[] taken = new boolean[1];
    return () -> {
      boolean first = !taken[0];
      taken[0] = true;
      return first ? () -> all : null;
    };
  }
}
