// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader of one-bias-two-effects.csv can work out from it. */
class OneBiasTwoEffectsTest {
  @TempDir private Path folder;

  /** Each region is that of the two numbers beside it, as they are printed. */
  @Test
  void regionsFollowFromTheFile() {
    Path file = folder.resolve("table.csv");
    // Its data are its own, none of what experiments have in common.
    new OneBiasTwoEffects().compute(null, Progress.NONE).write(file);
    assertRegionsFollow(Table.read(file), 3510);
  }

  private static void assertRegionsFollow(Table table, int rows) {
    double[] steeper = table.numbers("slope_minus_1");
    double[] riskier = table.numbers("risk_ratio_minus_1");
    double[] slope = table.numbers("slope");
    double[] risk = table.numbers("risk_ratio");
    List<String> effects = table.column("effects");
    int close = 0;
    assertThat(effects).hasSize(rows);
    for (int i = 0; i < rows; i++) {
      String word =
          steeper[i] > 0
              ? riskier[i] < 0 ? "both" : "slope only"
              : riskier[i] < 0 ? "risk only" : "neither";
      assertThat(effects.get(i)).as("row %d", i + 2).isEqualTo(word);
      if (Double.isNaN(slope[i])) {
        assertThat(steeper[i]).isNaN();
      } else {
        assertThat(slope[i]).isCloseTo(1 + steeper[i], within(1e-15 * (1 + Math.abs(slope[i]))));
      }
      assertThat(risk[i]).isCloseTo(1 + riskier[i], within(1e-15 * risk[i]));
      close += risk[i] == 1 && riskier[i] != 0 ? 1 : 0;
    }
    // Where the ratio itself is rounded to 1.
    assertThat(close).isGreaterThan(rows / 50);
  }
}
