// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MatrixTest {
  private static final Matrix M = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6);

  @Test
  void isAValue() {
    double[] mine = {1, 2};
    Matrix matrix = Matrix.of(1, 2, mine);
    mine[0] = 9;
    matrix.toArray()[0] = 9;
    matrix.row(0)[0] = 9;
    assertThat(matrix.get(0, 0)).isEqualTo(1);
    assertThat(matrix)
        .isEqualTo(Matrix.ofRows(new double[][] {{1, 2}}))
        .hasSameHashCodeAs(Matrix.of(1, 2, 1, 2));
    assertThat(matrix).isNotEqualTo(Matrix.ofColumn(1, 2)).hasToString("1 x 2 matrix");
  }

  @Test
  void parts() {
    assertThat(M.row(1)).containsExactly(4, 5, 6);
    assertThat(M.column(2)).containsExactly(3, 6);
    assertThat(M.selectRows(1, 1)).isEqualTo(Matrix.of(2, 3, 4, 5, 6, 4, 5, 6));
    assertThat(M.selectColumns(2, 0)).isEqualTo(Matrix.of(2, 2, 3, 1, 6, 4));
    assertThat(M.transpose()).isEqualTo(Matrix.of(3, 2, 1, 4, 2, 5, 3, 6));
    assertThat(M.columnMeans()).containsExactly(2.5, 3.5, 4.5);
    assertThatThrownBy(() -> M.get(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> M.row(2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void products() {
    Matrix square = Matrix.of(2, 2, 14, 32, 32, 77);
    assertThat(M.times(M.transpose())).isEqualTo(square);
    assertThat(M.transposeTimes(Matrix.ofColumn(1, -1))).isEqualTo(Matrix.ofColumn(-3, -3, -3));
    assertThat(M.plus(-2, M)).isEqualTo(Matrix.fill(2, 3, (i, j) -> -M.get(i, j)));
    assertThatThrownBy(() -> M.times(M)).hasMessageContaining("2 x 3 times 2 x 3");
    assertThatThrownBy(() -> M.transposeTimes(Matrix.ofColumn(1, 2, 3)))
        .hasMessageContaining("2 x 3");
    assertThatThrownBy(() -> M.plus(1, square)).hasMessageContaining("plus");
  }

  @Test
  void normsNeitherOverflowNorUnderflow() {
    assertThat(Matrix.of(1, 2, 3e300, 4e300).norm()).isCloseTo(5e300, within(1e286));
    assertThat(Matrix.of(1, 2, 3e-300, 4e-300).norm()).isCloseTo(5e-300, within(1e-314));
    assertThat(Matrix.of(1, 1, 0.0).norm()).isZero();
  }

  @Test
  void findsWhatIsNotFinite() {
    assertThat(M.firstNonFinite()).isEqualTo(-1);
    assertThat(Matrix.of(2, 2, 1, 2, Double.NaN, 4).firstNonFinite()).isEqualTo(2);
    assertThat(Matrix.of(1, 2, 1, Double.NEGATIVE_INFINITY).firstNonFinite()).isEqualTo(1);
  }

  @Test
  void refusesShapesThatDoNotFit() {
    assertThatThrownBy(() -> Matrix.of(2, 2, 1, 2, 3)).hasMessageContaining("2 x 2");
    assertThatThrownBy(() -> Matrix.ofRows(new double[][] {{1}, {2, 3}}))
        .hasMessageContaining("row 1");
    assertThat(Matrix.ofRows(new double[0][]).rows()).isZero();
  }

  @Test
  void countsMayBeZero() {
    Matrix none = Matrix.of(0, 3);
    assertThat(none.transpose().columns()).isZero();
    assertThat(none.transpose().times(none)).isEqualTo(Matrix.fill(3, 3, (i, j) -> 0));
    assertThat(none.norm()).isZero();
    assertThat(none.firstNonFinite()).isEqualTo(-1);
    assertThat(M.selectRows()).isEqualTo(none);
    assertThat(M.selectColumns().columns()).isZero();
    assertThat(none.columnMeans()).containsExactly(Double.NaN, Double.NaN, Double.NaN);
    assertThat(none).isNotEqualTo(Matrix.of(3, 0));
  }

  @Test
  void equalityIsOfShapeAndBits() {
    assertThat(Matrix.of(1, 1, Double.NaN)).isEqualTo(Matrix.of(1, 1, Double.NaN));
    assertThat(Matrix.of(1, 1, 0.0)).isNotEqualTo(Matrix.of(1, 1, -0.0));
    assertThat(M).isNotEqualTo(Matrix.of(3, 2, 1, 2, 3, 4, 5, 6)).isNotEqualTo("2 x 3 matrix");
    assertThat(M.equals(null)).isFalse();
  }

  @Test
  void productsWithWhatIsNotFinite() {
    assertThat(Matrix.of(1, 2, 3, Double.NaN).norm()).isNaN();
    assertThat(Matrix.of(1, 2, 3, Double.NEGATIVE_INFINITY).norm())
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(M.times(Matrix.ofColumn(1, Double.NaN, 1)).firstNonFinite()).isZero();
  }

  @Test
  void placesOutsideAreRefused() {
    for (int bad : new int[] {-1, 3}) {
      assertThatThrownBy(() -> M.get(0, bad)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> M.get(bad, 0)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> M.row(bad)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> M.column(bad)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> M.selectRows(0, bad)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> M.selectColumns(bad)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }
}
