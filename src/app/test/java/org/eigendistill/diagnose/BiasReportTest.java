// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eigendistill.data.Table;
import org.junit.jupiter.api.Test;

/** Tables and summary of numbers that are written out. */
class BiasReportTest {
  private static final BiasCurve TEACHER =
      new BiasCurve(
          new double[][] {{0, 0, 0}, {0.5, 0.25, 0.125}, {1, 1, 1}},
          new double[][] {{0, 0, 0}, {2, 1, 0.5}, {4, 3, 2}});
  private static final BiasCurve STUDENT =
      new BiasCurve(
          new double[][] {{0, 0, 0}, {0.25, 0.1, 0}, {0.75, 0.5, 0.25}, {1, 1, 1}},
          new double[][] {{0, 0, 0}, {1, 0.5, 0}, {3, 1, 0.5}, {5, 2, 1}});
  private static final Bands BANDS = Bands.parse("1,2-3,4", 4);

  private static BiasReport report(BiasCurve teacher, BiasCurve student) {
    Bias bias =
        new Bias(
            teacher,
            student,
            List.of(new Estimate(0.1, 0.05, 0.15), new Estimate(0.2, Double.NaN, Double.NaN)),
            new Estimate(0.15, 0.125, 0.175),
            List.of(new Estimate(0.9, 0.8, 1), new Estimate(0.5, 0.4, 0.6)),
            new Estimate(0.7, 0.65, 0.75));
    return new BiasReport(bias, BANDS, new double[] {8, 4, 2, 2});
  }

  @Test
  void summaryHoldsEachNumber() {
    Map<String, Object> summary = report(TEACHER, STUDENT).summary();
    assertThat(summary)
        .containsEntry("checkpoints_teacher", 3)
        .containsEntry("checkpoints_student", 4)
        .containsEntry("top_band", "1")
        .containsEntry("bands", List.of("2-3", "4"))
        .containsEntry("variance_share", List.of(6 / 16.0, 2 / 16.0))
        .containsEntry("lag", List.of(0.1, 0.2))
        .containsEntry("mean_lag", 0.15)
        .containsEntry("mean_lag_ci95", new Double[] {0.125, 0.175})
        .containsEntry("movement_ratio", List.of(0.9, 0.5))
        .containsEntry("mean_movement_ratio", 0.7)
        .containsEntry("mean_movement_ratio_ci95", new Double[] {0.65, 0.75})
        .containsEntry("verdict", Uncontrolled.WORD)
        .containsEntry("verdict_movement", Uncontrolled.WORD)
        .containsEntry("verdict_reason", Uncontrolled.BIAS);
    assertThat(intervals(summary, "lag_ci95"))
        .isDeepEqualTo(new Double[][] {{0.05, 0.15}, {null, null}});
    assertThat(intervals(summary, "movement_ratio_ci95"))
        .isDeepEqualTo(new Double[][] {{0.8, 1.0}, {0.4, 0.6}});
  }

  private static Double[][] intervals(Map<String, Object> summary, String key) {
    return ((List<?>) summary.get(key)).toArray(Double[][]::new);
  }

  @Test
  void tablesHoldEachNumber() {
    BiasReport report = report(TEACHER, STUDENT);
    Table ways = report.trajectories();
    assertThat(ways.rows()).hasSize(3 * 3 + 4 * 3);
    assertThat(ways.rows().get(0)).containsExactly("teacher", "0", "1", "1", "1", "0.0", "0.0");
    assertThat(ways.rows().get(4)).containsExactly("teacher", "1", "2", "2", "3", "0.25", "1.0");
    assertThat(ways.rows().get(20)).containsExactly("student", "3", "3", "4", "4", "1.0", "1.0");
    Table lags = report.lags();
    assertThat(lags.rows().get(0))
        .containsExactly("2", "2", "3", "4.0", "0.375", "0.1", "0.05", "0.15", "0.9", "0.8", "1.0");
    assertThat(lags.rows().get(1))
        .containsExactly("3", "4", "4", "2.0", "0.125", "0.2", "NaN", "NaN", "0.5", "0.4", "0.6");
    assertThat(lags.rows()).hasSize(2);
  }

  /** Five checkpoints strictly between 5 and 99 % of the way are enough. */
  @Test
  void warnsOfFewCheckpoints() {
    BiasCurve four = curve(0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.99, 1);
    BiasCurve five = curve(0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.98, 1);
    assertThat(report(five, five).warnings()).isEmpty();
    assertThat(report(four, five).warnings())
        .singleElement()
        .asString()
        .startsWith("The teacher has 4 checkpoints between 5 and 99 % of its way")
        .contains("at least 5");
    assertThat(report(four, four).warnings())
        .hasSize(2)
        .last()
        .asString()
        .contains("student has 4");
  }

  private static BiasCurve curve(double... top) {
    double[][] rows =
        Arrays.stream(top).mapToObj(x -> new double[] {x, x, x}).toArray(double[][]::new);
    return new BiasCurve(rows, rows);
  }

  @Test
  void itsEigenvaluesAreItsOwn() {
    BiasReport report = report(TEACHER, STUDENT);
    report.eigenvalues()[0] = 7;
    assertThat(report.eigenvalues()).containsExactly(8, 4, 2, 2);
  }
}
