// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {
  /** Closed forms: tan(0.475 pi) for one degree, sqrt(2 a^2 / (1 - a^2)) with a = 0.95 for two. */
  @ParameterizedTest
  @CsvSource({"1, 12.706204736174698", "2, 4.302652729749464"})
  void closedFormsOfFewDegrees(int degrees, double quantile) {
    // The library finds the quantile to nine digits.
    assertThat(StudentT.reach(3, degrees)).isCloseTo(3 * quantile, within(1e-7));
    assertThat(Math.tan(0.475 * Math.PI)).isCloseTo(12.706204736174698, within(1e-12));
    assertThat(Math.sqrt(2 * 0.9025 / (1 - 0.9025))).isCloseTo(4.302652729749464, within(1e-14));
  }

  @Test
  void errorOfTheMean() {
    assertThat(StudentT.errorOfMean(2, 1, 2, 3)).isCloseTo(Math.sqrt(1 / 3.0), within(1e-15));
    assertThat(StudentT.errorOfMean(1, 1)).isNaN();
  }
}
