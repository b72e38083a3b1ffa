// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.eigendistill.base.Matrix;
import org.junit.jupiter.api.Test;

class SyntheticDesignTest {
  private static final int ROWS = 20_000;

  @Test
  void rowsHaveTheCovariance() {
    double[] variances = SyntheticDesign.powerLaw(4, 1);
    SyntheticDesign design =
        SyntheticDesign.draw(ROWS, variances, new double[] {1, 2, 3, 4}, 0.5, 8);
    Matrix scores = design.data().features().times(design.axes());
    Matrix covariance = scores.transposeTimes(scores);
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        double wanted = i == j ? variances[i] : 0;
        // standard deviation of an entry: root of (v_i v_j + wanted^2) / n; 5 of them
        double sd = Math.sqrt((variances[i] * variances[j] + wanted * wanted) / ROWS);
        assertThat(covariance.get(i, j) / ROWS).isCloseTo(wanted, within(5 * sd));
      }
    }
  }

  @Test
  void targetsAreSignalPlusNoise() {
    SyntheticDesign design =
        SyntheticDesign.draw(ROWS, new double[] {2, 1}, new double[] {1, -1}, 0.5, 9);
    Matrix error =
        design
            .data()
            .targets()
            .plus(-1, design.data().features().times(Matrix.ofColumn(design.truth())));
    double variance = error.norm() * error.norm() / ROWS;
    assertThat(variance).isCloseTo(0.5, within(5 * 0.5 * Math.sqrt(2.0 / ROWS)));
  }

  @Test
  void axesAreOrthonormal() {
    Matrix axes =
        SyntheticDesign.draw(3, SyntheticDesign.powerLaw(6, 2), new double[6], 0, 1).axes();
    Matrix gram = axes.transposeTimes(axes);
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        assertThat(gram.get(i, j)).isCloseTo(i == j ? 1 : 0, within(1e-14));
      }
    }
  }

  @Test
  void shapesOfSpectra() {
    assertThat(SyntheticDesign.spiked(4, 1, 9)).containsExactly(9, 1, 1, 1);
    assertThat(SyntheticDesign.twoLevel(3, 2, 5, 0.1)).containsExactly(5, 5, 0.1);
    assertThatThrownBy(() -> SyntheticDesign.draw(3, new double[] {-1}, new double[1], 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
