// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eigendistill.base.Randomness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedBiasTest {
  private static final double EXACT = 1e-12;

  private static Bias bias(double lag, double ratio) {
    return new Bias(
        null,
        null,
        List.of(Estimate.bare(lag)),
        Estimate.bare(lag),
        List.of(Estimate.bare(ratio)),
        Estimate.bare(ratio));
  }

  private static PairedBias pairs(double... lags) {
    return new PairedBias(
        IntStream.range(0, lags.length)
            .mapToObj(r -> bias(lags[r], Math.exp(-2 * lags[r])))
            .toList());
  }

  /**
   * Student's t of 2 degrees has the closed form {@code t = (2 p - 1) sqrt(2 / (1 - (2 p - 1)^2))}.
   */
  @Test
  void intervalsAreStudents() {
    double q = 0.975;
    double reach = q * Math.sqrt(2 / (1 - q * q)) * 0.01 / Math.sqrt(3);
    PairedBias three = pairs(0.1, 0.11, 0.12);
    assertThat(three.lag().value()).isCloseTo(0.11, within(EXACT));
    assertThat(three.lag().low()).isCloseTo(0.11 - reach, within(EXACT));
    assertThat(three.lag().high()).isCloseTo(0.11 + reach, within(EXACT));
    assertThat(three.ratio().value()).isCloseTo(Math.exp(-0.22), within(EXACT));
    assertThat(three.ratio().low()).isCloseTo(Math.exp(-0.22 - 2 * reach), within(EXACT));
    assertThat(three.numbers())
        .containsEntry("weight_pairs", 3)
        .containsEntry("mean_lags", List.of(0.1, 0.11, 0.12))
        .containsEntry("verdict_lag", "exaggerated")
        .containsEntry("verdict_movement", "exaggerated");
  }

  @ParameterizedTest
  @CsvSource({
    "0.10, 0.11, 0.12, exaggerated",
    "-0.10, -0.11, -0.12, damped",
    "0.02, 0.11, 0.12, not shown",
    "-0.01, 0.0, 0.01, not shown",
    "6e-17, 6e-17, 6e-17, not shown",
    "-1e-10, -1e-10, -1e-10, not shown",
    "1e-8, 1e-8, 1e-8, exaggerated"
  })
  void words(double first, double second, double third, String word) {
    PairedBias three = pairs(first, second, third);
    assertThat(three.lagVerdict().word()).isEqualTo(word);
    assertThat(three.movementVerdict().word()).isEqualTo(word);
    assertThat(three.sentence()).startsWith("Bias by lags " + word).contains("3 pairs");
  }

  @Test
  void fewerPairsDecideNothing() {
    for (PairedBias few : List.of(pairs(0.1), pairs(0.1, 0.1001))) {
      Map<String, Object> numbers = few.numbers();
      assertThat(numbers).containsEntry("verdict_lag", "uncontrolled");
      assertThat(numbers).containsEntry("verdict_movement", "uncontrolled");
      assertThat(few.sentence()).startsWith("Uncontrolled: weights of ");
    }
    assertThat(pairs(0.1).numbers()).doesNotContainKey("mean_lag_ci975");
  }

  /** Where pairs differ by chance alone, 2.5 % are called something, by either measure. */
  @Test
  void chanceIsCalledSomethingInTwoAndAHalfPercent() {
    Randomness random = Randomness.of(21);
    int called = 0;
    for (int draw = 0; draw < 4000; draw++) {
      PairedBias three =
          pairs(random.gaussian() * 0.05, random.gaussian() * 0.05, random.gaussian() * 0.05);
      called += three.lagVerdict().word().equals("not shown") ? 0 : 1;
    }
    assertThat(called).isBetween(70, 130); // 100, and three standard deviations of 9.9
  }
}
