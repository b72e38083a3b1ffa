// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Intervals by hand, with Student's t from the tables. */
class EstimateTest {
  @Test
  void meanOfValues() {
    // Mean 3, squares from it 4 + 1 + 0 + 1 + 4 = 10, t of 4 degrees 2.776445.
    Estimate mean = Estimate.mean(1, 2, 3, 4, 5);
    double reach = 2.776445 * Math.sqrt(10 / 4.0 / 5);
    assertThat(mean.value()).isEqualTo(3);
    assertThat(mean.low()).isCloseTo(3 - reach, within(1e-6));
    assertThat(mean.high()).isCloseTo(3 + reach, within(1e-6));
    // Two values: t of 1 degree is 12.7062, their error half their distance.
    assertThat(Estimate.mean(0, 2).high()).isCloseTo(1 + 12.7062, within(1e-4));
    assertThat(Estimate.mean(7)).isEqualTo(new Estimate(7, Double.NaN, Double.NaN));
    assertThat(Estimate.mean().value()).isNaN();
  }

  @Test
  void noIntervalWithoutFreedomOrError() {
    assertThat(Estimate.student(1, 0.5, 0)).isEqualTo(Estimate.bare(1));
    assertThat(Estimate.student(1, Double.NaN, 5)).isEqualTo(Estimate.bare(1));
    assertThat(Estimate.student(1, Double.POSITIVE_INFINITY, 5)).isEqualTo(Estimate.bare(1));
    assertThat(Estimate.student(1, 0.5, 1).low()).isCloseTo(1 - 6.3531, within(1e-4));
  }

  @Test
  void endsBelongToTheInterval() {
    Estimate estimate = new Estimate(1, 0, 2);
    assertThat(estimate.holds(0)).isTrue();
    assertThat(estimate.holds(2)).isTrue();
    assertThat(estimate.holds(-0.1)).isFalse();
    assertThat(estimate.holds(2.1)).isFalse();
    assertThat(Estimate.bare(1).holds(1)).isFalse();
    assertThat(estimate.exp()).isEqualTo(new Estimate(Math.E, 1, Math.exp(2)));
  }

  /** The jackknife's variance of a mean is the usual s^2 / n. */
  @Test
  void jackknifeOfAMean() {
    double[] values = {1, 2, 4, 8};
    double[] variances =
        Jackknife.variances(
            4,
            u ->
                new double[] {
                  IntStream.range(0, 4).filter(i -> i != u).mapToDouble(i -> values[i]).sum() / 3, 5
                });
    double squares = Arrays.stream(values).map(v -> (v - 3.75) * (v - 3.75)).sum();
    assertThat(variances[0]).isCloseTo(squares / 3 / 4, within(1e-14));
    assertThat(variances[1]).isZero();
  }
}
