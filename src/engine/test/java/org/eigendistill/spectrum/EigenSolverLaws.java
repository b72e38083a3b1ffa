// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.eigendistill.base.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every solver must do; one concrete class per solver. */
abstract class EigenSolverLaws {
  private static final double ULP = Math.ulp(1.0);

  abstract EigenSolver solver();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 30, 200, 301})
  void eigenvectorsRebuildASymmetricMatrix(int n) {
    Matrix x = random(n + 7, n, 10 + n);
    Matrix a = x.transposeTimes(x);
    EigenSolver.Eigen eigen = solver().symmetric(a);
    Matrix q = eigen.vectors();
    double size = a.norm();
    assertThat(distance(q.transposeTimes(q), identity(n))).isLessThan(20 * n * ULP);
    Matrix rebuilt = scaled(q, eigen.values()).times(q.transpose());
    assertThat(distance(rebuilt, a)).isLessThan(20 * n * ULP * size);
  }

  /** The second-difference matrix has the eigenvalues 4 sin^2(k pi / (2 (n + 1))). */
  @ParameterizedTest
  @ValueSource(ints = {5, 64, 240})
  void knowsTheSecondDifference(int n) {
    Matrix a = Matrix.fill(n, n, (i, j) -> i == j ? 2 : Math.abs(i - j) == 1 ? -1 : 0);
    double[] values = solver().symmetric(a).values();
    Arrays.sort(values);
    for (int k = 1; k <= n; k++) {
      double sine = Math.sin(k * Math.PI / (2 * (n + 1)));
      assertThat(values[k - 1]).isEqualTo(4 * sine * sine, within(4 * n * ULP));
    }
  }

  @Test
  void takesRepeatedAndNullEigenvalues() {
    Matrix ones = Matrix.fill(200, 200, (i, j) -> 1);
    double[] values = solver().symmetric(ones).values();
    Arrays.sort(values);
    assertThat(values[199]).isEqualTo(200, within(1e-11));
    assertThat(values[0]).isEqualTo(0, within(1e-11));
    assertThat(values[198]).isEqualTo(0, within(1e-11));
    assertThat(solver().symmetric(identity(170)).values()).containsOnly(1.0);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "5,3", "3,5", "400,170", "170,400", "161,161", "1000,200", "200,161"})
  void singularVectorsRebuildAMatrix(int n, int p) {
    Matrix x = random(n, p, 7 * n + p);
    EigenSolver.Svd svd = solver().thin(x);
    int k = Math.min(n, p);
    assertThat(svd.left().rows()).isEqualTo(n);
    assertThat(svd.right().rows()).isEqualTo(p);
    double tolerance = 20 * Math.max(n, p) * ULP;
    assertThat(distance(svd.left().transposeTimes(svd.left()), identity(k))).isLessThan(tolerance);
    assertThat(distance(svd.right().transposeTimes(svd.right()), identity(k)))
        .isLessThan(tolerance);
    Matrix rebuilt = scaled(svd.left(), svd.values()).times(svd.right().transpose());
    assertThat(distance(rebuilt, x)).isLessThan(tolerance * x.norm());
    assertThat(Arrays.stream(svd.values()).allMatch(s -> s >= 0)).isTrue();
  }

  /** Reflections from both sides leave the singular values that went in. */
  @Test
  void findsTheSingularValuesThatWentIn() {
    int n = 300;
    int p = 180;
    double[] truth = new double[p];
    Matrix core =
        Matrix.fill(n, p, (i, j) -> i == j ? truth[j] = Math.pow(10, -12.0 * j / (p - 1)) : 0);
    Matrix x = reflection(n, 1).times(core).times(reflection(p, 2));
    double[] found = solver().thin(x).values();
    Arrays.sort(found);
    for (int k = 0; k < p; k++) {
      assertThat(found[p - 1 - k]).isEqualTo(truth[k], within(10 * n * ULP));
    }
  }

  @Test
  void keepsTheDigitsOfSmallDirectionsOfBadlyScaledData() {
    int p = 40;
    Matrix q = random(60, p, 3);
    Matrix x = Matrix.fill(60, p, (i, j) -> q.get(i, j) * Math.pow(10, -j / 2.0));
    double[] svd = solver().thin(x).values();
    double[] reference = new EjmlSolver().thin(x).values();
    Arrays.sort(svd);
    Arrays.sort(reference);
    for (int k = 0; k < p; k++) {
      assertThat(svd[k] / reference[k]).isEqualTo(1, within(1e-12));
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "10,3", "700,129", "65,200", "5000,257"})
  void gramIsTheSumOfProductsAndSymmetricToTheBit(int n, int p) {
    Matrix x = random(n, p, n + p);
    Matrix gram = solver().gram(x);
    assertThat(gram).isEqualTo(gram.transpose());
    Random pick = new Random(5);
    for (int trial = 0; trial < 50; trial++) {
      int i = pick.nextInt(p);
      int j = pick.nextInt(p);
      double sum = 0;
      double size = 0;
      for (int row = 0; row < n; row++) {
        sum = Math.fma(x.get(row, i), x.get(row, j), sum);
        size += Math.abs(x.get(row, i) * x.get(row, j));
      }
      assertThat(gram.get(i, j)).isEqualTo(sum, within(n * ULP * size));
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "3,4,5", "200,70,1", "100,300,129", "2,500,2"})
  void productsAgreeWithTheGroundRooms(int m, int inner, int n) {
    Matrix a = random(m, inner, 1);
    Matrix b = random(inner, n, 2);
    assertThat(distance(solver().product(a, b), a.times(b))).isLessThan(inner * ULP * 1e3);
  }

  @Test
  void productsRefuseShapesThatDoNotFit() {
    assertThatThrownBy(() -> solver().product(random(2, 3, 1), random(2, 3, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(solver().product(Matrix.of(3, 0), Matrix.of(0, 2)))
        .isEqualTo(Matrix.of(3, 2, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void repeatsItselfToTheLastBit() {
    Matrix x = random(900, 260, 11);
    EigenSolver.Svd first = solver().thin(x);
    EigenSolver.Svd second = solver().thin(x);
    assertThat(second.values()).isEqualTo(first.values());
    assertThat(second.left()).isEqualTo(first.left());
    assertThat(second.right()).isEqualTo(first.right());
    Matrix gram = solver().gram(x);
    assertThat(solver().gram(x)).isEqualTo(gram);
    assertThat(solver().symmetric(gram).vectors()).isEqualTo(solver().symmetric(gram).vectors());
  }

  @Test
  void tellsOfFailureOrReturnsFiniteNumbersAtTheEdgeOfTheRange() {
    Matrix huge = Matrix.fill(200, 200, (i, j) -> i == j ? 1e308 : 1e307);
    try {
      assertThat(Arrays.stream(solver().symmetric(huge).values()).allMatch(Double::isFinite))
          .isTrue();
    } catch (ArithmeticException expected) {
      assertThat(expected).hasMessageMatching(".*(overflow|converge|refused).*");
    }
  }

  static Matrix random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    return Matrix.fill(rows, columns, (i, j) -> random.nextGaussian());
  }

  static Matrix identity(int n) {
    return Matrix.fill(n, n, (i, j) -> i == j ? 1 : 0);
  }

  private static Matrix reflection(int n, long seed) {
    double[] v = random(n, 1, seed).column(0);
    double square = Arrays.stream(v).map(value -> value * value).sum();
    return Matrix.fill(n, n, (i, j) -> (i == j ? 1 : 0) - 2 * v[i] * v[j] / square);
  }

  private static Matrix scaled(Matrix columns, double[] factors) {
    return Matrix.fill(columns.rows(), columns.columns(), (i, j) -> columns.get(i, j) * factors[j]);
  }

  private static double distance(Matrix a, Matrix b) {
    return a.plus(-1, b).norm();
  }
}
