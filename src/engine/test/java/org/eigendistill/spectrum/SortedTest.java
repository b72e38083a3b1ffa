// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.eigendistill.base.Matrix;
import org.junit.jupiter.api.Test;

/** Order, thresholds and clusters at their edges. */
class SortedTest {
  private static final double ULP = Math.ulp(1.0);
  private static final int SIZE = 8;

  private static Matrix axes(int size) {
    return Matrix.fill(size, size, (i, j) -> i == j ? 1 : 0);
  }

  private static Sorted svd(double... values) {
    Matrix axes = axes(values.length);
    return Sorted.ofSvd(new EigenSolver.Svd(axes, values, axes), SIZE);
  }

  private static Sorted gram(double... values) {
    return Sorted.ofGram(new EigenSolver.Eigen(values, axes(values.length)), SIZE, true);
  }

  @Test
  void singularValuesWithinTheirErrorAreOneCluster() {
    double unit = SIZE * ULP * 4; // the error of an SVD: size ulp s_1
    assertThat(svd(4, 2 + unit, 2, 1).clusters()).containsExactly(new Cluster(1, 2));
    assertThat(svd(4, 2 + 2 * unit, 2, 1).clusters()).isEmpty();
    // neighbours count, so a chain is one cluster
    assertThat(svd(4, 2 + 2 * unit, 2 + unit, 2).clusters()).containsExactly(new Cluster(1, 3));
    assertThat(svd(4, 4, 1, 1).clusters()).containsExactly(new Cluster(0, 1), new Cluster(2, 3));
  }

  @Test
  void eigenvaluesOfAGramMatrixAreComparedAsSuch() {
    double unit = SIZE * ULP * 16; // size ulp l_1; the values are squares
    assertThat(gram(16, 4 + unit / 2, 4, 1).clusters()).containsExactly(new Cluster(1, 2));
    assertThat(gram(16, 4 + 3 * unit, 4, 1).clusters()).isEmpty();
    // roots 6e-5 and 5e-5 of a largest 1e3: told apart as such, but not as squares
    assertThat(gram(1e6, 4e-9, 3e-9).clusters()).containsExactly(new Cluster(1, 2));
    assertThat(gram(1e6, 1e-8, 5e-9).clusters()).isEmpty();
  }

  @Test
  void nullDirectionsAreThoseUpToTheThreshold() {
    double edge = SIZE * ULP * 4;
    assertThat(svd(4, 1, edge).singular()).containsExactly(4, 1);
    assertThat(svd(4, 1, Math.nextUp(edge)).singular()).hasSize(3);
    assertThat(svd(4, 1).threshold()).isEqualTo(edge);
    double squaredEdge = SIZE * ULP * 16;
    assertThat(gram(16, 1, squaredEdge).singular()).containsExactly(4, 1);
    assertThat(gram(16, 1, Math.nextUp(squaredEdge)).singular()).hasSize(3);
    assertThat(gram(16, 1, -1e-15).singular()).containsExactly(4, 1);
    assertThat(gram(16, 1).threshold()).isEqualTo(Math.sqrt(squaredEdge));
    assertThatThrownBy(() -> gram(0, -1e-300)).hasMessageContaining("zero everywhere");
  }

  @Test
  void orderAndSigns() {
    Matrix left = Matrix.of(3, 2, 1, 0, 0, -1, 0, 0);
    Matrix right = Matrix.of(2, 2, -0.6, 0.8, -0.8, -0.6);
    Sorted sorted = Sorted.ofSvd(new EigenSolver.Svd(left, new double[] {1, 3}, right), 3);
    assertThat(sorted.singular()).containsExactly(3, 1);
    assertThat(sorted.right()).isEqualTo(Matrix.of(2, 2, 0.8, 0.6, -0.6, 0.8));
    assertThat(sorted.left()).isEqualTo(Matrix.of(3, 2, 0, -1, -1, 0, 0, 0));
    assertThat(gram(1, 2).left()).isNull();
    assertThat(
            Sorted.ofGram(
                    new EigenSolver.Eigen(new double[] {1}, Matrix.of(2, 1, -0.8, 0.8)), 2, false)
                .left())
        .isEqualTo(Matrix.of(2, 1, 0.8, -0.8)); // of equal elements the first decides
  }
}
