// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.eigendistill.base.Randomness;
import org.junit.jupiter.api.Test;

class DoseTrendTest {
  private static double[][] times(int seeds, double... series) {
    double[][] all = new double[seeds][];
    Arrays.setAll(all, s -> series.clone());
    return all;
  }

  /** Of 6^5 orders of five seeds of three doses one has all rising, one all falling. */
  @Test
  void seedsThatAllAgreeHaveTheChanceOfTheirOrder() {
    DoseTrend rising = DoseTrend.of(times(5, 1, 2, 3));
    assertThat(rising.correlations()).containsOnly(1.0);
    assertThat(rising.p()).isCloseTo(2 / Math.pow(6, 5), within(1e-15));
    DoseTrend half = DoseTrend.of(times(2, 1, 3, 2));
    assertThat(half.correlations()).containsOnly(0.5);
    // Sums of two of {-1, -.5 twice, .5 twice, 1} of size 1 or more: 18 of 36.
    assertThat(half.p()).isCloseTo(0.5, within(1e-15));
    assertThat(DoseTrend.of(times(3, 2, 2, 2)).p()).isEqualTo(1);
    assertThat(DoseTrend.of(times(2, 1, Double.NaN, 3, 4)).p()).isNaN();
  }

  /**
   * With four doses in random order, five seeds, the chance of a p of .05 or less is .05 at most:
   * 4,000 draws, four standard errors.
   */
  @Test
  void dosesInRandomOrderSeldomShowATrend() {
    Randomness random = Randomness.of(20261126);
    int draws = 4000;
    int found = 0;
    for (int d = 0; d < draws; d++) {
      double[][] luck = new double[5][4];
      for (double[] seed : luck) {
        Arrays.setAll(seed, dose -> random.gaussian());
      }
      found += DoseTrend.of(luck).p() <= 0.05 ? 1 : 0;
    }
    assertThat(found)
        .as("seed 20261126")
        .isBetween(draws / 100, (int) (draws * 0.05 + 4 * Math.sqrt(draws * 0.05 * 0.95)));
  }

  @Test
  void bandsAreChosenByAllSeeds() {
    int[] firsts = {0, 1, 5, 21, 85, 90};
    double[] low = {0.9, 0.8, 0.5, 0.3, 0.10, 0.2};
    double[] high = {0.9, 0.8, 0.5, 0.3, 0.25, 0.2};
    assertThat(CellBands.of(List.of(low, high), firsts).bands()).containsExactly(3, 5);
    assertThat(CellBands.of(List.of(high, high), firsts).bands()).containsExactly(3, 4, 5);
    assertThat(CellBands.of(List.of(new double[] {0.1, 1, 1, 1, 1, 1}), firsts).bands()).isEmpty();
    assertThat(new CellBands(List.of()).mean(1, 2)).isNaN();
    assertThat(new CellBands(List.of(0, 1)).mean(1, 2, 9)).isEqualTo(1.5);
  }
}
