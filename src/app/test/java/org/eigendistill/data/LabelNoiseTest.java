// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LabelNoiseTest {
  private static final int ROWS = 60_000;

  @Test
  void changesTheWantedShareEvenly() {
    LabelNoise noise = LabelNoise.symmetric(new int[ROWS], 4, 0.3, 17);
    int[] counts = new int[4];
    int[] labels = noise.labels();
    boolean[] changed = noise.changed();
    for (int i = 0; i < ROWS; i++) {
      counts[labels[i]]++;
      assertThat(changed[i]).isEqualTo(labels[i] != 0);
    }
    // Each count is binomial(60000, 0.1); 5 standard deviations: false alarm below 2e-6 in all.
    double sd = Math.sqrt(ROWS * 0.1 * 0.9);
    for (int c = 1; c < 4; c++) {
      assertThat((double) counts[c]).isBetween(ROWS * 0.1 - 5 * sd, ROWS * 0.1 + 5 * sd);
    }
  }

  @Test
  void extremes() {
    int[] clean = {0, 1, 2, 1};
    assertThat(LabelNoise.symmetric(clean, 3, 0, 1).labels()).containsExactly(clean);
    int[] all = LabelNoise.symmetric(clean, 3, 1, 1).labels();
    for (int i = 0; i < clean.length; i++) {
      assertThat(all[i]).isNotEqualTo(clean[i]).isBetween(0, 2);
    }
  }

  @Test
  void rowsChangedAtALowRateAreChangedAtAHighOne() {
    boolean[] low = LabelNoise.symmetric(new int[1000], 5, 0.2, 3).changed();
    LabelNoise high = LabelNoise.symmetric(new int[1000], 5, 0.4, 3);
    int[] lowLabels = LabelNoise.symmetric(new int[1000], 5, 0.2, 3).labels();
    for (int i = 0; i < 1000; i++) {
      if (low[i]) {
        assertThat(high.labels()[i]).isEqualTo(lowLabels[i]);
      }
    }
  }

  @Test
  void refusals() {
    assertThatThrownBy(() -> LabelNoise.symmetric(new int[3], 1, 0.1, 1))
        .hasMessageContaining("2 classes");
    assertThatThrownBy(() -> LabelNoise.symmetric(new int[3], 2, Double.NaN, 1))
        .hasMessageContaining("[0, 1]");
    assertThatThrownBy(() -> LabelNoise.symmetric(new int[] {2}, 2, 0.1, 1))
        .hasMessageContaining("label 2");
  }
}
