// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.eigendistill.base.Matrix;
import org.junit.jupiter.api.Test;

/** A kernel by its values alone. */
class KernelMatrixTest {
  private static final Matrix Y = Matrix.ofColumn(new double[] {1, -2});

  private static KernelMatrix kernel(double a, double b, double c, double d) {
    return new KernelMatrix(Matrix.ofRows(new double[][] {{a, b}, {c, d}}));
  }

  /** Ridge by Cramer's rule: k (K + 3)^-1 y with K = ((2, 1), (1, 4)), k = (5, -1). */
  @Test
  void predictsByTheBlockOfNewRows() {
    Spectrum spectrum = kernel(2, 1, 1, 4).spectrum(Y, LossScale.SUM, new EjmlSolver());
    double[] gains = spectrum.eigenvalues();
    for (int k = 0; k < gains.length; k++) {
      gains[k] = gains[k] / (gains[k] + 3);
    }
    double determinant = 5 * 7 - 1;
    double first = (1 * 7 + 2 * 1) / determinant;
    double second = (5 * -2 - 1) / determinant;
    Matrix block = Matrix.ofRows(new double[][] {{5, -1}});
    assertThat(spectrum.predict(block, gains).get(0, 0))
        .isCloseTo(5 * first - second, within(1e-14));
    assertThat(spectrum.fitted(gains).get(1, 0)).isCloseTo(first + 4 * second, within(1e-14));
    assertThatThrownBy(() -> spectrum.predict(Matrix.ofColumn(new double[] {1}), gains))
        .hasMessageContaining("kernel with 2 rows, not 1");
  }

  @Test
  void refusesWhatIsNoKernel() {
    assertThatThrownBy(() -> kernel(1, 2, 2, 1).spectrum(Y, LossScale.SUM, new EjmlSolver()))
        .hasMessageContaining("not positive semidefinite")
        .hasMessageMatching(".*least eigenvalue is -(1\\.0|0\\.9999).*largest (3\\.0|2\\.9999).*");
    assertThatThrownBy(() -> kernel(1, 0.5, 0.25, 1))
        .hasMessageContaining("row 2, column 1 has 0.25, and row 1, column 2 has 0.5");
    assertThatThrownBy(() -> kernel(1, Double.NaN, 0, 1)).hasMessageContaining("not finite");
    assertThatThrownBy(() -> new KernelMatrix(Y)).hasMessageContaining("this is 2 x 1");
    assertThatThrownBy(() -> kernel(-1, 0, 0, 0).spectrum(Y, LossScale.SUM, new EjmlSolver()))
        .hasMessageContaining("least eigenvalue is -1.0");
  }

  /** Of rank 1: rounding below 0 is no fault. */
  @Test
  void takesWhatIsSingular() {
    Matrix ones = Matrix.fill(40, 40, (i, j) -> Math.sin(i + 1) * Math.sin(j + 1));
    Spectrum spectrum =
        new KernelMatrix(ones)
            .spectrum(Matrix.fill(40, 1, (i, j) -> i), LossScale.SUM, new EjmlSolver());
    assertThat(spectrum.directions()).isOne();
  }
}
