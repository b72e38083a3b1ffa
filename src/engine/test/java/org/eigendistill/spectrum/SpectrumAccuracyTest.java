// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.eigendistill.spectrum.SpectrumTest.EJML;
import static org.eigendistill.spectrum.SpectrumTest.near;
import static org.eigendistill.spectrum.SpectrumTest.random;
import static org.eigendistill.spectrum.SpectrumTest.svd;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eigendistill.base.Matrix;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.GradientFlow;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Digits of singular values and weights, against certified and known ones. */
class SpectrumAccuracyTest {
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
    try (InputStream file = SpectrumAccuracyTest.class.getResourceAsStream("longley.csv")) {
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
  @Tag("thorough")
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

  /** What the design notes say of eigenvalues of X'X in the place of singular values of X. */
  @Test
  void theSmallestSingularValueOfLongley() {
    Matrix longley = longley();
    Matrix x = Matrix.fill(16, 7, (i, j) -> j == 0 ? 1 : longley.get(i, j - 1));
    double smallest = 3.4237090621017142e-4; // of X'X, which is exact, in 60-digit arithmetic
    assertThat(relative(svd(x, longley.selectColumns(6)).singularValue(6), smallest))
        .isLessThan(1e-12);
    double least = Arrays.stream(EJML.symmetric(EJML.gram(x)).values()).min().orElseThrow();
    assertThat(relative(Math.sqrt(Math.max(0, least)), smallest)).isGreaterThan(1e-5);
  }

  private static double relative(double found, double wanted) {
    return Math.abs(found - wanted) / Math.abs(wanted);
  }
}
