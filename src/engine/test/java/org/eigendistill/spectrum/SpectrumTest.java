package org.eigendistill.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.GradientFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpectrumTest {
  private static final EigenSolver EJML = new EjmlSolver();

  private static Spectrum svd(Matrix x, Matrix y) {
    return Spectrum.bySvd(x, y, LossScale.SUM, EJML);
  }

  private static Matrix random(int rows, int columns, long seed) {
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

  @Test
  void equalEigenvaluesAreNamed() {
    double[] singular = {4, 2, 2, 2, 1};
    Matrix x = Designs.withSingularValues(20, 5, singular, 7);
    for (Route route : new Route[] {Route.SVD, Route.GRAM}) {
      Spectrum spectrum =
          route == Route.SVD
              ? svd(x, random(20, 1, 8))
              : Spectrum.byGram(x, random(20, 1, 8), LossScale.SUM, EJML);
      assertThat(spectrum.clusters()).containsExactly(new Cluster(1, 3));
      assertThat(spectrum.clusters().get(0).size()).isEqualTo(3);
      assertThat(spectrum.distinct(1, 3)).isFalse();
      assertThat(spectrum.distinct(0, 1)).isTrue();
      assertThat(spectrum.distinct(3, 4)).isTrue();
      assertThat(spectrum.warnings()).singleElement().asString().contains("Directions 2 to 4");
    }
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

  private static void near(Matrix found, Matrix wanted, double tolerance) {
    assertThat(found.plus(-1, wanted).norm()).isLessThanOrEqualTo(tolerance * wanted.norm());
  }

  @Test
  void saysWhereDigitsAreLost() {
    Matrix x = Designs.withSingularValues(40, 4, new double[] {1, 1e-3, 1e-6, 1e-12}, 18);
    Matrix y = random(40, 1, 19);
    Spectrum gram = Spectrum.byGram(x, y, LossScale.SUM, EJML);
    assertThat(gram.directions()).isEqualTo(3); // the last one is below what squaring resolves
    assertThat(gram.digits(0)).isCloseTo(15.95, within(0.01));
    assertThat(gram.digits(1)).isCloseTo(9.95, within(0.01));
    assertThat(gram.warnings().toString())
        .contains("gram route 1 of 3 directions")
        .contains("fewer than 6 digits")
        .contains("about 3")
        .contains("svd route");
    Spectrum svd = svd(x, y);
    assertThat(svd.directions()).isEqualTo(4);
    assertThat(svd.digits(3)).isCloseTo(3.95, within(0.01));
    assertThat(svd.warnings().toString()).contains("1 of 4").doesNotContain("keeps");
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

  /** NIST, Statistical Reference Datasets, Longley: certified to 15 digits. */
  private static final double[] CERTIFIED = {
    -3482258.63459582,
    15.0618722713733,
    -0.358191792925910E-01,
    -2.02022980381683,
    -1.03322686717359,
    -0.511041056535807E-01,
    1829.15146461355
  };

  /** Six features, then the target. */
  private static Matrix longley() {
    try (InputStream file = SpectrumTest.class.getResourceAsStream("longley.csv")) {
      double[][] rows =
          new String(file.readAllBytes(), StandardCharsets.US_ASCII)
              .lines()
              .skip(1)
              .map(line -> Stream.of(line.split(",")).mapToDouble(Double::parseDouble).toArray())
              .toArray(double[][]::new);
      return Matrix.fill(16, 7, (i, j) -> rows[i][j]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void longleyToTenDigits() {
    Matrix longley = longley();
    Matrix x = Matrix.fill(16, 7, (i, j) -> j == 0 ? 1 : longley.get(i, j - 1));
    // as time grows the fit tends to the least-squares solution
    Spectrum spectrum = svd(x, longley.selectColumns(6));
    double[] late =
        Stream.of(
                Course.onLabels(GradientFlow.of())
                    .at(40 / spectrum.eigenvalue(6))
                    .along(spectrum.eigenvalues()))
            .mapToDouble(Gain::gain)
            .toArray();
    Matrix found = spectrum.weights(late);
    for (int j = 0; j < 7; j++) {
      assertThat(found.get(j, 0)).isCloseTo(CERTIFIED[j], within(1e-10 * Math.abs(CERTIFIED[j])));
    }
    // The Gram route cannot: condition 4.9e9, squared beyond double precision. It says so.
    Spectrum gram = Spectrum.byGram(x, longley.selectColumns(6), LossScale.SUM, EJML);
    assertThat(gram.directions()).isLessThan(7);
    assertThat(gram.warnings()).isNotEmpty();
  }

  @Test
  void hilbertSingularValues() {
    // The 6 x 6 Hilbert matrix; singular values to 16 digits by 50-digit arithmetic.
    Matrix hilbert = Matrix.fill(6, 6, (i, j) -> 1.0 / (i + j + 1));
    double[] wanted = {
      1.618899858924339,
      0.2423608705752096,
      0.01632152131987582,
      6.157483541826453e-4,
      1.257075712262519e-5,
      1.082799484565549e-7
    };
    Spectrum spectrum = svd(hilbert, random(6, 1, 25));
    for (int k = 0; k < 6; k++) {
      // Entries are rounded, and the QR step is backward stable: a few ulp of the largest value.
      assertThat(spectrum.singularValue(k)).isCloseTo(wanted[k], within(4 * Math.ulp(wanted[0])));
    }
  }

  @Test
  void smallDirectionsOfBadlyScaledColumnsKeepTheirDigits() {
    // X = B diag(1, 1e-6, 1e-12) with B = [[1,1,0],[1,2,1],[0,1,3]]: to first order in the small
    // scales s = (sqrt 2, 1e-6 |b2 - proj|, ...); the product of all is |det| exactly.
    Matrix x = Matrix.of(3, 3, 1, 1e-6, 0, 1, 2e-6, 1e-12, 0, 1e-6, 3e-12);
    Spectrum spectrum = svd(x, Matrix.ofColumn(1, 2, 3));
    double product =
        spectrum.singularValue(0) * spectrum.singularValue(1) * spectrum.singularValue(2);
    assertThat(product).isCloseTo(2e-18, within(2e-18 * 1e-14)); // det B = 2
    Matrix weights = spectrum.weights(new double[] {1, 1, 1});
    // solved by hand: B z = (1, 2, 3) has z = (1/2, 1/2, 5/6)... checked by the residual instead
    assertThat(x.times(weights).plus(-1, Matrix.ofColumn(1, 2, 3)).norm()).isLessThan(1e-13);
  }

  @Test
  void largeMatricesGoByBidiagonalization() {
    int n = EjmlSolver.JACOBI_LIMIT + 20;
    double[] singular = IntStream.rangeClosed(1, n).mapToDouble(k -> 1.0 / k).toArray();
    for (int[] shape : new int[][] {{n + 30, n}, {n, n + 30}}) {
      Matrix x = Designs.withSingularValues(shape[0], shape[1], singular, 26);
      Spectrum spectrum = svd(x, random(shape[0], 1, 27));
      for (int k = 0; k < n; k++) {
        assertThat(spectrum.singularValue(k)).isCloseTo(singular[k], within(1e-13));
      }
      double[] full = new double[n];
      Arrays.fill(full, 1);
      if (shape[0] == n) {
        near(spectrum.fitted(full), random(n, 1, 27), 1e-9);
      }
    }
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
  void saysTheSameInEveryCountry() {
    Locale before = Locale.getDefault();
    Matrix x = Designs.withSingularValues(9, 4, new double[] {2, 1.5, 1.5, 1e-11}, 28);
    List<String> plain = svd(x, random(9, 1, 29)).warnings();
    Matrix deficient = Matrix.of(2, 2, 1, 1, 1, 1);
    List<String> deficientOnes = svd(deficient, Matrix.ofColumn(1, 2)).warnings();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(svd(x, random(9, 1, 29)).warnings()).isEqualTo(plain).hasSize(2);
      assertThat(svd(deficient, Matrix.ofColumn(1, 2)).warnings()).isEqualTo(deficientOnes);
    } finally {
      Locale.setDefault(before);
    }
    assertThat(plain.get(1)).contains("Directions 2 to 3 share the eigenvalue 2.25");
    assertThat(deficientOnes)
        .singleElement()
        .asString()
        .contains("rank 1 of 2")
        .contains("8.88e-16");
  }

  /**
   * What squaring costs on Longley: the constant's direction is lost in raw units; with columns
   * brought to length 1 the Gram route keeps all seven directions, and seven digits.
   */
  @Test
  void longleyByTheGramRoute() {
    Matrix longley = longley();
    Matrix raw = Matrix.fill(16, 7, (i, j) -> j == 0 ? 1 : longley.get(i, j - 1));
    double[] lengths = new double[7];
    for (int j = 0; j < 7; j++) {
      lengths[j] = raw.selectColumns(j).norm();
    }
    Matrix x = Matrix.fill(16, 7, (i, j) -> raw.get(i, j) / lengths[j]);
    Spectrum gram = Spectrum.byGram(x, longley.selectColumns(6), LossScale.SUM, EJML);
    Spectrum svd = svd(x, longley.selectColumns(6));
    assertThat(svd.rank().condition()).isBetween(4e4, 5e4);
    double[] full = new double[7];
    Arrays.fill(full, 1);
    double gramError = 0;
    double svdError = 0;
    for (int j = 0; j < 7; j++) {
      double wanted = CERTIFIED[j] * lengths[j];
      gramError = Math.max(gramError, relative(gram.weights(full).get(j, 0), wanted));
      svdError = Math.max(svdError, relative(svd.weights(full).get(j, 0), wanted));
    }
    assertThat(svdError).isLessThan(1e-10);
    // condition squared times an ulp: 4e-7; and not better than 1e-10, which would make a fable of
    // the warning
    assertThat(gramError).isBetween(1e-10, 4e-7);
  }

  private static double relative(double found, double wanted) {
    return Math.abs(found - wanted) / Math.abs(wanted);
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

  /** As many pairs as there may be, the warnings stay short. */
  @Test
  void manyGroupsOfEqualEigenvaluesAreCounted() {
    double[] pairs = {8, 8, 7, 7, 6, 6, 5, 5, 4, 4};
    Matrix x = Designs.withSingularValues(12, 10, pairs, 31);
    assertThat(svd(x, random(12, 1, 32)).warnings())
        .hasSize(4)
        .last()
        .asString()
        .isEqualTo("So do 2 more groups of directions, each an eigenvalue of its own.");
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

  @Test
  void warningsCountDirectionsAndGroups() {
    Matrix x = Matrix.fill(3, 3, (i, j) -> i != j ? 0 : i == 0 ? 1 : 1e-7 / i);
    assertThat(Spectrum.byGram(x, random(3, 1, 5), LossScale.SUM, EJML).warnings().get(0))
        .startsWith(
            "By the gram route 2 of 3 directions (2 to 3) have fewer than 6 digits in their"
                + " eigenvalue (the smallest about 1).");
    assertThat(pairs(3).warnings()).hasSize(3).noneMatch(said -> said.startsWith("So do"));
    assertThat(pairs(4).warnings()).hasSize(4);
    assertThat(pairs(4).warnings().get(3)).startsWith("So do 1 more groups");
  }

  /** As many eigenvalues as told, each of two directions. */
  private static Spectrum pairs(int count) {
    Matrix x = Matrix.fill(2 * count, 2 * count, (i, j) -> i == j ? count - i / 2 : 0);
    return svd(x, random(2 * count, 1, 6));
  }
}
