// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.eigendistill.data.SyntheticDesign;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Advice where rows depend on one another, beside the truth; at full size in AdviceSlowTest. */
class DependentAdviceTest {
  private static final int DRAWS = 7;

  /**
   * The advised student's population risk over the best student's: its median over seven draws
   * stays within a factor. Rows that stand several times are fewer rows, so that less can be told.
   */
  @ParameterizedTest
  @CsvSource({"TWICE, 1.4", "SOME_TEN_TIMES, 1.5", "GROUPED, 1.4", "TIMED, 1.5"})
  void theStudentIsNearTheBest(DependentTruth.Kind kind, double factor) {
    KnownTruth problem = KnownTruth.of("p", 120, SyntheticDesign.powerLaw(30, 1), 1, 1);
    double[] ratios =
        IntStream.range(0, DRAWS)
            .parallel()
            .mapToDouble(i -> new DependentTruth(problem, kind).truth(300 + i).studentRatio())
            .sorted()
            .toArray();
    assertThat(ratios[0]).isGreaterThan(0.999); // the best is the best
    assertThat(ratios[DRAWS / 2]).as(Arrays.toString(ratios)).isLessThan(factor);
  }
}
