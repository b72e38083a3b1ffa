// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.eigendistill.base.Randomness;
import org.junit.jupiter.api.Test;

class RankTest {
  private static final double[] TIED = {3, 1, 2, 2, 5, 2, 4, 2, 3, 1, 2};

  /** Places of rows of their own are whole, as floor(n q / 5) has them. */
  @Test
  void untiedRowsAreInOneFifth() {
    double[] values = {0.3, -1, 7, 2, 0.5, 9, 4};
    assertThat(Rank.of(values).fifth(0)).containsExactly(0, 1, 0, 0, 0, 0, 0);
    assertThat(Rank.of(values).fifth(1)).containsExactly(1, 0, 0, 0, 0, 0, 0);
    assertThat(Rank.of(values).fifth(2)).containsExactly(0, 0, 0, 1, 1, 0, 0);
    assertThat(Rank.of(values).fifth(4)).containsExactly(0, 0, 1, 0, 0, 1, 0);
  }

  /** The mean over a fifth is the mean over all orders of rows, ties cut as each order has them. */
  @Test
  void tiedRowsCountAsInTheMeanOverOrders() {
    double[] numbers = Arrays.stream(TIED).map(v -> v * v).toArray();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] += Math.sin(i);
    }
    Randomness random = Randomness.of(4);
    int orders = 200_000;
    for (int q = 0; q < 5; q++) {
      double mean = Influence.mean(numbers, Rank.of(TIED).fifth(q)).value();
      double sum = 0;
      for (int trial = 0; trial < orders; trial++) {
        sum += cut(numbers, q, random.permutation(numbers.length));
      }
      // the mean of 200,000 draws of a spread below 3 is off by less than 5 errors
      assertThat(mean).as("fifth %d", q).isCloseTo(sum / orders, within(0.033));
    }
  }

  private static double cut(double[] numbers, int fifth, int... order) {
    double[] values = IntStream.of(order).mapToDouble(i -> TIED[i]).toArray();
    int[] places = Rank.order(values);
    int from = fifth * numbers.length / 5;
    int to = (fifth + 1) * numbers.length / 5;
    return IntStream.range(from, to)
        .mapToDouble(place -> numbers[order[places[place]]])
        .average()
        .orElseThrow();
  }

  @Test
  void sharesOfAllPlacesAreAllRows() {
    Rank rank = Rank.of(TIED);
    double[] sum = new double[TIED.length];
    for (int q = 0; q < 5; q++) {
      double[] fifth = rank.fifth(q);
      assertThat(Arrays.stream(fifth).sum())
          .isCloseTo(rank.edge(q + 1) - rank.edge(q), within(1e-12));
      Arrays.setAll(sum, i -> sum[i] + fifth[i]);
    }
    for (double each : sum) {
      assertThat(each).isCloseTo(1, within(1e-12));
    }
    assertThat(rank.middles()[1]).isEqualTo(1.0 / 11); // places 0 and 1
    assertThat(rank.middles()[4]).isEqualTo(10.5 / 11);
  }

  /** The same number summed in two ways is one number. */
  @Test
  void roundingPartsNoTies() {
    double[] values = {0.1 + 0.2 + 0.3, 0.3 + 0.2 + 0.1, 0.5};
    assertThat(values[0]).isNotEqualTo(values[1]);
    assertThat(Rank.of(values).shares(1, 2)).containsExactly(0.5, 0.5, 0);
  }

  @Test
  void mediansCountByWeights() {
    double[] values = {5, 1, 4, 2};
    assertThat(Rank.median(values, 1, 1, 1, 1)).isEqualTo(3);
    assertThat(Rank.median(values, 1, 1, 0, 1)).isEqualTo(2);
    assertThat(Rank.median(values, 0.5, 0.25, 0.25, 0)).isEqualTo(4.5);
    assertThat(Rank.median(values, 1.0 / 3, 1.0 / 3, 0, 1.0 / 3)).isEqualTo(2);
    assertThat(Rank.median(values, 0, 0, 0, 0)).isNaN();
  }
}
