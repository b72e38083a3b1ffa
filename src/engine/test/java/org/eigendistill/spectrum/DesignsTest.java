// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.eigendistill.base.Matrix;
import org.junit.jupiter.api.Test;

class DesignsTest {
  @Test
  void singularValuesAsGiven() {
    double[] singular = {3, 2, 2, 1e-5};
    Matrix x = Designs.withSingularValues(9, 7, singular, 5);
    Spectrum spectrum =
        Spectrum.bySvd(x, Matrix.fill(9, 1, (i, j) -> i), LossScale.SUM, new EjmlSolver());
    assertThat(spectrum.directions()).isEqualTo(4);
    for (int k = 0; k < 4; k++) {
      assertThat(spectrum.singularValue(k)).isCloseTo(singular[k], within(3e-15));
    }
    assertThat(spectrum.distinct(1, 2)).isFalse();
    assertThat(spectrum.distinct(0, 1)).isTrue();
  }
}
