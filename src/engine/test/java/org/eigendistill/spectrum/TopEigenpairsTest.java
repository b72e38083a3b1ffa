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

/** A few eigenpairs without the matrix, beside all of them with it. */
class TopEigenpairsTest {
  private static final int N = 160;

  /** What rounding does to a matrix of norm 1 as it is made, and to its eigenvalues. */
  private static final double ROUNDING = 2 * N * Math.ulp(1.0);

  private final EigenSolver solver = new EjmlSolver();

  private static Matrix gaussian(int rows, int columns, long seed) {
    Randomness random = Randomness.of(seed);
    return Matrix.fill(rows, columns, (i, j) -> random.gaussian());
  }

  /** A matrix of given eigenvalues along directions at random. */
  private SymmetricProducts of(double... eigenvalues) {
    int n = eigenvalues.length;
    Matrix basis = solver.thin(gaussian(n, n, 5)).left();
    Matrix scaled = Matrix.fill(n, n, (i, j) -> basis.get(i, j) * eigenvalues[j]);
    Matrix whole = scaled.times(basis.transpose());
    return new SymmetricProducts() {
      @Override
      public int rows() {
        return n;
      }

      @Override
      public double trace() {
        return Arrays.stream(eigenvalues).sum();
      }

      @Override
      public Matrix times(Matrix block) {
        return whole.times(block);
      }
    };
  }

  private static double[] power(double exponent) {
    double[] all = new double[N];
    Arrays.setAll(all, k -> Math.pow(k + 1, -exponent));
    return all;
  }

  /** All three bounds, where the values have converged and where they are far from it. */
  @ParameterizedTest
  @CsvSource({"3, 2", "3, 6", "1, 2", "1, 6", "0.2, 2", "0.2, 4", "0, 2"})
  void boundsHoldHoweverFarItIs(double exponent, int passes) {
    double[] exact = power(exponent);
    for (long seed = 1; seed <= 5; seed++) {
      TopEigenpairs top = TopEigenpairs.of(of(exact), 12, passes, seed, solver);
      double[] values = top.values();
      assertThat(values).hasSize(12).isSortedAccordingTo((a, b) -> Double.compare(b, a));
      double beyond = Arrays.stream(exact, 12, N).sum();
      assertThat(beyond).isLessThanOrEqualTo(top.rest() * (1 + 1e-12));
      for (int k = 0; k < values.length; k++) {
        assertThat(values[k]).isLessThanOrEqualTo(exact[k] + ROUNDING);
        assertThat(exact[k] - values[k]).isLessThanOrEqualTo(top.rest() + ROUNDING);
        double value = values[k];
        double nearest = Arrays.stream(exact).map(l -> Math.abs(l - value)).min().orElseThrow();
        assertThat(nearest).isLessThanOrEqualTo(top.residuals()[k] + ROUNDING);
      }
    }
  }

  @Test
  void wellParted() {
    TopEigenpairs top = TopEigenpairs.of(of(power(4)), 5, 6, 1, solver);
    double[] exact = power(4);
    for (int k = 0; k < 5; k++) {
      assertThat(top.values()[k]).isCloseTo(exact[k], within(ROUNDING));
      assertThat(top.residuals()[k]).isLessThan(1e-9);
    }
    Matrix gram = top.vectors().gram();
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        assertThat(gram.get(i, j)).isCloseTo(i == j ? 1 : 0, within(1e-13));
      }
    }
    assertThat(TopEigenpairs.of(of(power(4)), 5, 6, 1, solver).values()).isEqualTo(top.values());
  }

  /** Of fewer directions than are asked for the others are none; all equal, each is right. */
  @Test
  void rankAndTies() {
    Matrix x = gaussian(90, 4, 2);
    Kernel kernel = new Kernel.Linear();
    KernelProducts products = new KernelProducts(kernel, x, solver);
    TopEigenpairs top = TopEigenpairs.of(products, 20, 3, 1, solver);
    assertThat(top.rest()).isLessThan(1e-12 * top.values()[0]);
    Matrix y = gaussian(90, 2, 3);
    assertThat(top.spectrum(kernel, x, y, LossScale.MEAN, solver).rank().rank()).isEqualTo(4);
    double[] ones = new double[50];
    Arrays.fill(ones, 1);
    TopEigenpairs equal = TopEigenpairs.of(of(ones), 50, 2, 1, solver);
    assertThat(equal.values()).containsOnly(new double[] {1}, within(1e-13));
    assertThat(equal.rest()).isLessThan(1e-11);
  }

  /** Products are those of the kernel that is formed, and so are directions and their targets. */
  @ParameterizedTest
  @CsvSource({"rbf", "ntk"})
  void kernelsAsIfFormed(String name) {
    Kernel kernel = name.equals("rbf") ? new Kernel.Rbf(0.02) : new NeuralTangent(2);
    Matrix x = gaussian(140, 3, 7);
    Matrix y = gaussian(140, 2, 8);
    KernelProducts products = new KernelProducts(kernel, x, solver);
    Matrix whole = kernel.among(x);
    Matrix block = gaussian(140, 3, 9);
    assertThat(products.times(block).plus(-1, whole.times(block)).norm())
        .isLessThan(1e-13 * whole.norm() * block.norm());
    double trace = 0;
    for (int i = 0; i < 140; i++) {
      trace += whole.get(i, i);
    }
    assertThat(products.trace()).isCloseTo(trace, within(1e-12 * trace));
    Spectrum full = Spectrum.byKernel(kernel, x, y, LossScale.MEAN, solver);
    TopEigenpairs pairs = TopEigenpairs.of(products, 6, 6, 1, solver);
    Spectrum top = pairs.spectrum(kernel, x, y, LossScale.MEAN, solver);
    assertThat(top.rank().rank()).isEqualTo(6);
    for (int k = 0; k < 6; k++) {
      double exact = full.eigenvalues()[k];
      assertThat(top.eigenvalues()[k]).isCloseTo(exact, within(1e-9 * exact));
    }
  }

  @Test
  void whatCannotBeIsRefused() {
    SymmetricProducts small = of(3, 2, 1);
    assertThatThrownBy(() -> TopEigenpairs.of(small, 4, 3, 1, solver))
        .hasMessage("4 eigenvalues are asked for of the 3 that there are");
    assertThatThrownBy(() -> TopEigenpairs.of(small, 0, 3, 1, solver))
        .hasMessage("0 eigenvalues are asked for of the 3 that there are");
    assertThatThrownBy(() -> TopEigenpairs.of(small, 1, 1, 1, solver))
        .hasMessage("1 passes, where 2 to 6 are possible");
    Matrix wild = Matrix.fill(3, 2, (i, j) -> i == 1 ? Double.NaN : 1);
    assertThatThrownBy(() -> new KernelProducts(new Kernel.Linear(), wild, solver))
        .hasMessage("the design is not finite at row 2, column 1");
    KernelProducts products = new KernelProducts(new Kernel.Linear(), gaussian(3, 2, 1), solver);
    assertThatThrownBy(() -> products.times(gaussian(4, 1, 1)))
        .hasMessage("a block of 4 rows for a kernel of 3");
  }
}
