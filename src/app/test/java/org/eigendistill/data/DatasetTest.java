// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.eigendistill.base.Matrix;
import org.junit.jupiter.api.Test;

class DatasetTest {
  private static final Matrix X = Matrix.of(3, 2, 1, 7, 2, 7, 6, 7);

  private static Dataset regression(double... y) {
    return Dataset.of("d", X, List.of("a", "b"), Matrix.ofColumn(y), List.of("y"));
  }

  @Test
  void oneHotByRisingClass() {
    Dataset coded = regression(5, -1, 5).oneHot();
    assertThat(coded.targetNames()).containsExactly("y=-1", "y=5");
    assertThat(coded.targets()).isEqualTo(Matrix.of(3, 2, 0, 1, 1, 0, 0, 1));
    assertThat(coded.labels().orElseThrow()).containsExactly(1, 0, 1);
    assertThatThrownBy(() -> regression(1, 2.5, 3).oneHot()).hasMessageContaining("2.5");
  }

  @Test
  void selectsRows() {
    Dataset some = regression(1, 2, 3).oneHot().rows(2, 0);
    assertThat(some.features()).isEqualTo(Matrix.of(2, 2, 6, 7, 1, 7));
    assertThat(some.labels().orElseThrow()).containsExactly(2, 0);
    assertThat(some.withLabels(1, 1).targets()).isEqualTo(Matrix.of(2, 3, 0, 1, 0, 0, 1, 0));
  }

  @Test
  void refusesShapesThatDoNotFit() {
    assertThatThrownBy(() -> regression(1, 2)).hasMessageContaining("3 rows");
    assertThatThrownBy(
            () -> Dataset.labelled("d", X, List.of("a", "b"), new int[] {0, 1, 2}, List.of("c")))
        .hasMessageContaining("label 1");
  }

  @Test
  void centres() {
    assertThat(Scaling.centring(X).apply(X)).isEqualTo(Matrix.of(3, 2, -2, 0, -1, 0, 3, 0));
  }

  @Test
  void standardizesAndNamesConstants() {
    Scaling scaling = Scaling.standardizing(X);
    assertThat(scaling.constantColumns()).containsExactly(1);
    Matrix scaled = scaling.apply(X);
    assertThat(scaled.column(1)).containsExactly(0, 0, 0);
    assertThat(scaled.get(0, 0)).isCloseTo(-2 / Math.sqrt(14 / 3.0), within(1e-15));
    // new rows are scaled by the old rows' numbers
    assertThat(scaling.apply(Matrix.of(1, 2, 3, 100))).isEqualTo(Matrix.of(1, 2, 0, 0));
    assertThatThrownBy(() -> scaling.apply(Matrix.ofColumn(1))).hasMessageContaining("made for 2");
  }

  @Test
  void aConstantThatRoundsIsConstant() {
    Matrix tenths = Matrix.fill(1000, 1, (i, j) -> 0.1);
    assertThat(Scaling.standardizing(tenths).constantColumns()).containsExactly(0);
  }
}
