// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.DoubleBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products against exact decimal sums, over shapes that meet every edge of the tiling. */
class MatrixProductsTest {
  @ParameterizedTest
  @CsvSource({
    "1,1,1",
    "2,3,4",
    "5,64,5",
    "7,65,17",
    "3,130,129",
    "40,1,300",
    "1,70,1",
    "9,67,2",
    "130,5,4",
    "2,3,200"
  })
  void productsAreTheExactSumsToRounding(int m, int inner, int n) {
    Matrix a = random(m, inner, m + n);
    Matrix b = random(inner, n, m - n);
    check(a, b, a.times(b));
    check(a, b, a.transpose().transposeTimes(b));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "64,16", "65,17", "130,129", "3,300", "200,1"})
  void gramIsTheProductWithItsTranspose(int n, int p) {
    Matrix x = random(n, p, n * p);
    Matrix gram = x.gram();
    check(x.transpose(), x, gram);
    assertThat(gram).isEqualTo(gram.transpose());
  }

  @Test
  void emptyShapesGiveZeros() {
    assertThat(Matrix.of(2, 0).times(Matrix.of(0, 2))).isEqualTo(Matrix.of(2, 2, 0, 0, 0, 0));
    assertThat(Matrix.of(0, 2).gram()).isEqualTo(Matrix.of(2, 2, 0, 0, 0, 0));
    assertThat(Matrix.of(0, 1).times(Matrix.of(1, 1, 2)).rows()).isZero();
    assertThat(Matrix.of(2, 1, 0, 0).times(Matrix.of(1, 0)).columns()).isZero();
  }

  @Test
  void infinityAndNanPassThroughAsSumsHaveThem() {
    double inf = Double.POSITIVE_INFINITY;
    Matrix x = Matrix.fill(5, 6, (i, j) -> i == 4 && j == 5 ? inf : 1);
    Matrix gram = x.gram();
    assertThat(gram.get(5, 5)).isEqualTo(inf);
    assertThat(gram.get(0, 5)).isEqualTo(inf);
    assertThat(gram.get(0, 4)).isEqualTo(5);
    Matrix nan = Matrix.fill(5, 6, (i, j) -> i == 4 && j == 5 ? Double.NaN : 1);
    assertThat(nan.gram().get(5, 0)).isNaN();
    assertThat(nan.gram().get(0, 0)).isEqualTo(5);
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> Matrix.of(1, 2, 1, 2).times(Matrix.of(1, 2, 1, 2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Matrix.of(1, 2, 1, 2).transposeTimes(Matrix.of(2, 1, 1, 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void transposeOfAnyShapeTurnsEveryElement() {
    Matrix x = random(37, 18, 3);
    Matrix turned = x.transpose();
    for (int i = 0; i < 37; i++) {
      assertThat(turned.column(i)).isEqualTo(x.row(i));
    }
  }

  @Test
  void buffersCarryRowsOutAndMatricesIn() {
    Matrix x = random(5, 3, 1);
    DoubleBuffer buffer = DoubleBuffer.allocate(15);
    x.copyRows(1, 4, buffer);
    assertThat(Matrix.of(3, 3, buffer.flip())).isEqualTo(x.selectRows(1, 2, 3));
    assertThatThrownBy(() -> x.copyRows(2, 6, DoubleBuffer.allocate(15)))
        .isInstanceOf(IndexOutOfBoundsException.class);
    DoubleBuffer upper = DoubleBuffer.wrap(new double[] {1, 2, 3, 9, 4, 5, 9, 9, 6});
    assertThat(Matrix.ofUpper(3, upper)).isEqualTo(Matrix.of(3, 3, 1, 2, 3, 2, 4, 5, 3, 5, 6));
  }

  private static void check(Matrix a, Matrix b, Matrix product) {
    assertThat(product.rows()).isEqualTo(a.rows());
    assertThat(product.columns()).isEqualTo(b.columns());
    Random pick = new Random(1);
    for (int trial = 0; trial < 40; trial++) {
      int i = trial == 0 ? a.rows() - 1 : pick.nextInt(a.rows());
      int j = trial == 0 ? b.columns() - 1 : pick.nextInt(b.columns());
      BigDecimal exact = BigDecimal.ZERO;
      double size = 0;
      for (int k = 0; k < a.columns(); k++) {
        exact = exact.add(new BigDecimal(a.get(i, k)).multiply(new BigDecimal(b.get(k, j))));
        size += Math.abs(a.get(i, k) * b.get(k, j));
      }
      double bound = a.columns() * Math.ulp(1.0) * size;
      assertThat(product.get(i, j)).isEqualTo(exact.doubleValue(), within(bound));
    }
  }

  private static Matrix random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    return Matrix.fill(rows, columns, (i, j) -> random.nextGaussian());
  }
}
