// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelTest {
  private static double at(Kernel kernel, double[] a, double[] b) {
    return kernel.between(Matrix.of(1, a.length, a), Matrix.of(1, b.length, b)).get(0, 0);
  }

  private static double[] unit(double angle) {
    return new double[] {Math.cos(angle), Math.sin(angle)};
  }

  @Test
  void radial() {
    Kernel kernel = new Kernel.Rbf(0.5);
    assertThat(at(kernel, new double[] {1, 2}, new double[] {3, 5}))
        .isCloseTo(Math.exp(-6.5), within(1e-18));
    // near points keep their digits, which the form |x|^2 + |y|^2 - 2 x'y would lose
    double near = at(new Kernel.Rbf(1), new double[] {1e8}, new double[] {1e8 + 1e-3});
    double gap = (1e8 + 1e-3) - 1e8;
    assertThat(near).isEqualTo(Math.exp(-gap * gap));
  }

  /**
   * The angle recursion's first layer in closed form: with cosine c of the inputs' angle t, k =
   * (sin t + (pi - t) c) / pi + c (pi - t) / pi for one hidden layer and unit inputs.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 1, 2, 3, 3.1})
  void oneHiddenLayer(double angle) {
    double c = Math.cos(angle);
    double wanted =
        (Math.sin(angle) + (Math.PI - angle) * c) / Math.PI + c * (Math.PI - angle) / Math.PI;
    assertThat(at(new NeuralTangent(1), unit(0), unit(angle))).isCloseTo(wanted, within(1e-14));
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 3", "5, 6"})
  void theDiagonalIsDepthPlusOneTimesTheSquaredLength(int depth, double factor) {
    assertThat(at(new NeuralTangent(depth), new double[] {3, 4}, new double[] {3, 4}))
        .isCloseTo(25 * factor, within(1e-13 * 25 * factor));
  }

  /** Values by the recursion in 50 digits: kernels.py in this package's test resources. */
  @ParameterizedTest
  @CsvSource({
    "2, 1e-8, 2.9999999904507032814",
    "2, 1e-3, 2.9990437399986730069",
    "2, 0.25, 2.6902448690375608743",
    "2, 0.35, 2.5358623173135864277",
    "3, 1.5, 1.1283806936265218422",
    "4, 3.0, 1.0517203206805599671",
    "3, 3.141592653589793, 0.68570863628294247999"
  })
  void againstFiftyDigits(int depth, double angle, double wanted) {
    // the second input is exactly the first turned by the angle, up to rounding of its elements
    double found = at(new NeuralTangent(depth), new double[] {1, 0}, unit(angle));
    assertThat(found).isCloseTo(wanted, within(4e-16 * depth + 1e-16));
  }

  @Test
  void lengthsScaleOut() {
    NeuralTangent kernel = new NeuralTangent(3);
    double one = at(kernel, unit(0.2), unit(1.4));
    double[] a = {2 * Math.cos(0.2), 2 * Math.sin(0.2)};
    double[] b = {5 * Math.cos(1.4), 5 * Math.sin(1.4)};
    assertThat(at(kernel, a, b)).isCloseTo(10 * one, within(1e-13));
    assertThat(at(kernel, a, new double[2])).isZero();
  }

  @Test
  void gramIsSymmetricAndPositive() {
    Randomness random = Randomness.of(5);
    Matrix x = Matrix.fill(15, 3, (i, j) -> random.gaussian());
    for (Kernel kernel :
        new Kernel[] {new Kernel.Linear(), new Kernel.Rbf(0.7), new NeuralTangent(2)}) {
      Matrix gram = kernel.among(x);
      assertThat(gram).isEqualTo(gram.transpose());
      double[] values = new EjmlSolver().symmetric(gram).values();
      double largest = Arrays.stream(values).max().orElseThrow();
      assertThat(Arrays.stream(values).min().orElseThrow()).isGreaterThan(-1e-14 * largest);
    }
  }

  @Test
  void interpolatesWithFullGains() {
    Randomness random = Randomness.of(6);
    Matrix x = Matrix.fill(12, 2, (i, j) -> random.gaussian());
    Matrix y = Matrix.fill(12, 1, (i, j) -> random.gaussian());
    for (Kernel kernel : new Kernel[] {new Kernel.Rbf(2), new NeuralTangent(3)}) {
      Spectrum spectrum = Spectrum.byKernel(kernel, x, y, LossScale.SUM, new EjmlSolver());
      double[] full = new double[spectrum.directions()];
      Arrays.fill(full, 1);
      assertThat(spectrum.directions()).isEqualTo(12);
      assertThat(spectrum.predict(x, full).plus(-1, y).norm()).isLessThan(1e-9);
      assertThat(spectrum.route()).isEqualTo(Route.KERNEL);
    }
  }

  /** K(x, X) U diag(g / s^2) U'Y at x = X is U diag(g) U'Y: rounding grows with 1 / s_r^2. */
  @Test
  void predictionsAtTheTrainingRowsAreTheFit() {
    Randomness random = Randomness.of(7);
    Matrix x = Matrix.fill(14, 3, (i, j) -> random.gaussian());
    Matrix y = Matrix.fill(14, 2, (i, j) -> random.gaussian());
    for (Kernel kernel :
        new Kernel[] {new Kernel.Linear(), new Kernel.Rbf(1), new NeuralTangent(2)}) {
      Spectrum spectrum = Spectrum.byKernel(kernel, x, y, LossScale.MEAN, new EjmlSolver());
      double[] gains = new double[spectrum.directions()];
      for (int k = 0; k < gains.length; k++) {
        gains[k] = 1 - Math.exp(-20 * spectrum.eigenvalue(k));
      }
      double condition = spectrum.rank().condition();
      Matrix fitted = spectrum.fitted(gains);
      assertThat(spectrum.predict(x, gains).plus(-1, fitted).norm())
          .isLessThan(1e-14 * condition * condition * fitted.norm());
      assertThat(condition * condition).isLessThan(1e6);
      // one row alone is that row of all
      assertThat(spectrum.predict(x.selectRows(3), gains).plus(-1, fitted.selectRows(3)).norm())
          .isLessThan(1e-14 * condition * condition * fitted.norm());
    }
  }

  @Test
  void refusals() {
    assertThatThrownBy(() -> new Kernel.Rbf(0)).hasMessageContaining("gamma");
    assertThatThrownBy(() -> new Kernel.Rbf(Double.NaN)).hasMessageContaining("gamma");
    assertThatThrownBy(() -> new Kernel.Rbf(Double.POSITIVE_INFINITY))
        .hasMessageContaining("gamma");
    assertThatThrownBy(() -> new NeuralTangent(0)).hasMessageContaining("depth");
    assertThatThrownBy(() -> new Kernel.Rbf(1).between(Matrix.of(1, 2, 1, 2), Matrix.of(1, 1, 1)))
        .hasMessageContaining("2 columns against rows of 1");
  }

  /** A kernel that rounds differently in its two arguments is made symmetric from above. */
  @Test
  void amongRowsIsTheUpperTriangleTwice() {
    Matrix rows = Matrix.fill(5, 3, (i, j) -> Math.sin(7 * i + 3 * j) / (1 + j));
    for (Kernel kernel : new Kernel[] {new Kernel.Linear(), new NeuralTangent(3)}) {
      Matrix full = kernel.between(rows, rows);
      Matrix among = kernel.among(rows);
      for (int i = 0; i < 5; i++) {
        for (int j = i; j < 5; j++) {
          assertThat(among.get(i, j)).isEqualTo(full.get(i, j));
          assertThat(among.get(j, i)).isEqualTo(full.get(i, j));
        }
      }
    }
  }
}
