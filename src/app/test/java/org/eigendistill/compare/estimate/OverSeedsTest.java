// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OverSeedsTest {
  /** Numbers of an independent program (NumPy). */
  @Test
  void rowsThatSeedsShareWidenTheInterval() {
    OverSeeds shared =
        OverSeeds.of(
            new double[] {0.011, 0.027, 0.019, -0.004, 0.02}, 0.003, 0.004, 0.0025, 0.003, 0.005);
    assertThat(shared.mean()).isCloseTo(0.0146, within(1e-15));
    assertThat(shared.error()).isCloseTo(0.0064117080407641762, within(1e-15));
    assertThat(shared.degrees()).isEqualTo(4);
    OverSeeds own = OverSeeds.of(new double[] {0.011, 0.027, 0.019});
    assertThat(own.error()).isCloseTo(0.0046188021535170055, within(1e-15));
    // t of 2 degrees and .975 is 4.30265272991
    ConfidenceInterval interval = own.interval(0.95);
    assertThat(interval.low()).isCloseTo(0.019 - 4.30265272991 * own.error(), within(1e-12));
    assertThat(interval.high()).isCloseTo(0.019 + 4.30265272991 * own.error(), within(1e-12));
  }

  @Test
  void oneSeedHasNoInterval() {
    OverSeeds one = OverSeeds.of(new double[] {0.3}, 0.1);
    assertThat(one.mean()).isEqualTo(0.3);
    assertThat(one.error()).isNaN();
    assertThat(one.interval(0.95).isKnown()).isFalse();
    assertThatThrownBy(() -> OverSeeds.of(new double[0]))
        .hasMessage("there are no seeds to take a mean over");
  }
}
