// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PowerLawTest {
  @Test
  void fallsByTheExponent() {
    assertThat(PowerLaw.first(4, 2)).containsExactly(1, 0.25, 1 / 9.0, 0.0625);
    assertThat(PowerLaw.first(2, 0)).containsExactly(1, 1);
    assertThat(PowerLaw.at(4, 1.5)).isEqualTo(0.125);
    // An ulp and a half: the power is within one, the exact number within half of one.
    assertThat(PowerLaw.at(2, 0.5)).isCloseTo(Math.sqrt(0.5), within(1.7e-16));
  }
}
