// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.Table;
import org.eigendistill.data.TableWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables and summary of pairs that were worked out by hand. */
class ConfidenceReportTest {
  /** Student's t of 97.5 % with 7 degrees of freedom, from the tables. */
  private static final double T7 = 2.364624;

  @TempDir private Path folder;

  /** Two classes by one logit: the log-odds of class 1, which is the teacher's where positive. */
  private static Predictions model(double... logits) {
    return Predictions.ofLogits(Matrix.ofColumn(logits));
  }

  private static double[] rising(int n) {
    return IntStream.range(0, n).mapToDouble(i -> (i + 1) / 8.0).toArray();
  }

  /** Less sure by 1 in even rows, surer by 1/2 in odd ones. */
  private static double[] moved(double... teacher) {
    return IntStream.range(0, teacher.length)
        .mapToDouble(i -> teacher[i] + (i % 2 == 0 ? -1 : 0.5))
        .toArray();
  }

  private static List<ConfidenceGroup> groups(String split, int n) {
    return ConfidenceGroup.of(split, model(rising(n)), model(moved(rising(n))), List.of(), null);
  }

  @Test
  void binsWorkedOutByHand() {
    Table bins = new ConfidenceReport(groups("train", 40)).bins();
    assertThat(bins.rows()).hasSize(5);
    assertThat(bins.column("split")).containsOnly("train");
    assertThat(bins.column("group")).containsOnly("all");
    assertThat(bins.column("bin")).containsExactly("1", "2", "3", "4", "5");
    assertThat(bins.numbers("n")).containsOnly(8);
    assertThat(bins.numbers("teacher_low")).containsExactly(0.125, 1.125, 2.125, 3.125, 4.125);
    assertThat(bins.numbers("teacher_high")).containsExactly(1, 2, 3, 4, 5);
    assertThat(bins.numbers("teacher_mean")[1]).isEqualTo(1.5625);
    assertThat(bins.numbers("student_mean")[1]).isEqualTo(1.3125);
    assertThat(bins.numbers("mean_offset")).containsOnly(-0.25);
    // Eight values 3/4 from their mean.
    double reach = T7 * Math.sqrt(8 * 0.5625 / 7 / 8);
    assertThat(bins.numbers("mean_offset_low")[4]).isCloseTo(-0.25 - reach, within(1e-6));
    assertThat(bins.numbers("mean_offset_high")[4]).isCloseTo(-0.25 + reach, within(1e-6));
    assertThat(bins.numbers("share_below")).containsOnly(0.5);
  }

  /** Whole fifths of at least ten rows, up to twenty bins. */
  @Test
  void fivesOfBins() {
    int[] sizes = {10, 99, 100, 149, 150, 199, 200, 400};
    int[] bins = {5, 5, 10, 10, 15, 15, 20, 20};
    for (int i = 0; i < sizes.length; i++) {
      assertThat(ConfidenceReport.bins(groups("all", sizes[i]).get(0)))
          .as("%d rows", sizes[i])
          .hasSize(bins[i]);
    }
  }

  /** Rows of both splits, by the teacher's confidence, numbered from 1 as they lie in the file. */
  @Test
  void pointsOfEveryRow() {
    double[] falling = {5, 4.5, 4, 3.5, 3, 2.5, 2, 1.5, 1, 0.5};
    List<ConfidenceGroup> groups = new ArrayList<>(groups("train", 40));
    groups.addAll(
        ConfidenceGroup.of("test", model(falling), model(moved(falling)), List.of(), null));
    Path file = folder.resolve("points.csv");
    try (TableWriter writer = TableWriter.open(file, ConfidenceReport.POINTS)) {
      new ConfidenceReport(groups).writePoints(writer);
    }
    Table points = Table.read(file);
    assertThat(points.rows()).hasSize(50);
    assertThat(points.rows().get(2)).containsExactly("train", "3", "0.375", "-0.625");
    assertThat(points.rows().get(40)).containsExactly("test", "10", "0.5", "1.0");
    assertThat(points.rows().get(49)).containsExactly("test", "1", "5.0", "4.0");
  }

  /** 25 rows that the teacher has saturated, four that the student has, three of them the same. */
  private static List<ConfidenceGroup> saturated() {
    double[] teacher =
        IntStream.range(0, 60).mapToDouble(i -> i < 25 ? 1 : 0.6 + i / 200.0).toArray();
    double[] student =
        IntStream.range(0, 60).mapToDouble(i -> i < 3 || i == 59 ? 1 : 0.7).toArray();
    return ConfidenceGroup.of(
        "train",
        Predictions.ofProbabilities(Matrix.ofColumn(teacher)),
        Predictions.ofProbabilities(Matrix.ofColumn(student)),
        List.of(),
        null);
  }

  @Test
  void saturatedRowsAreNamedFromOne() {
    ConfidenceReport report = new ConfidenceReport(saturated());
    assertThat(report.saturated().rows()).hasSize(26);
    assertThat(report.saturated().rows().get(0)).containsExactly("train", "1");
    assertThat(report.saturated().rows().get(25)).containsExactly("train", "60");
    Map<String, Object> summary = report.summary();
    assertThat(summary)
        .containsEntry("n", 34)
        .containsEntry("saturated", 26)
        .containsEntry("saturated_teacher", 25)
        .containsEntry("saturated_student", 4)
        .containsEntry("saturated_rows", IntStream.rangeClosed(1, 20).toArray());
  }

  /** 20 rows, labelled 1 but for the last three, of which the true ones are 1 too. */
  @Test
  void keysNameSplitAndGroup() {
    int[] given = IntStream.range(0, 20).map(i -> i < 17 ? 1 : 0).toArray();
    int[] truth = IntStream.range(0, 20).map(i -> 1).toArray();
    Labels labels = new Labels(given, Optional.of(truth));
    List<ConfidenceGroup> groups = new ArrayList<>(groups("train", 40));
    groups.addAll(
        ConfidenceGroup.of("test", model(rising(20)), model(moved(rising(20))), List.of(), labels));
    ConfidenceReport report = new ConfidenceReport(groups);
    Map<String, Object> summary = report.summary();
    assertThat(summary)
        .containsEntry("n", 40)
        .containsEntry("test_n", 20)
        .containsEntry("test_clean_n", 17)
        .containsEntry("test_mislabelled_n", 3)
        .containsEntry("test_teacher_right_n", 20)
        .containsEntry("test_teacher_wrong_n", 0)
        .containsKey("test_clean_slope")
        .doesNotContainKey("test_mislabelled_slope")
        .doesNotContainKey("test_clean_saturated_teacher")
        .containsEntry("mean_offset", -0.25)
        .containsEntry("mean_offset_by_quintile", List.of(-0.25, -0.25, -0.25, -0.25, -0.25))
        .containsEntry("share_below", 0.5)
        .containsEntry("share_below_by_quintile", List.of(0.5, 0.5, 0.5, 0.5, 0.5))
        .containsEntry("verdict", Uncontrolled.WORD)
        .containsEntry("verdict_low_end", Uncontrolled.WORD)
        .containsEntry("verdict_reason", Uncontrolled.CONFIDENCE);
    Confidence all = groups.get(0).confidence().orElseThrow();
    assertThat(summary)
        .containsEntry("slope", all.line().slope().value())
        .containsEntry("intercept", all.line().intercept())
        .containsEntry("slope_low_half", all.lowHalf().slope().value())
        .containsEntry("slope_high_half", all.highHalf().slope().value())
        .containsEntry("correlation", all.line().correlation())
        .containsEntry(
            "slope_ci95", new Double[] {all.line().slope().low(), all.line().slope().high()});
    // None of a group that is too small for a measurement.
    assertThat(report.bins().where("group", "mislabelled").rows()).isEmpty();
    assertThat(report.bins().where("group", "clean").rows()).hasSize(5);
    // The points and the saturated rows of a split are told once.
    assertThat(report.saturated().rows()).isEmpty();
  }

  /** Where the teacher is equally sure of the lower half there is no slope, and JSON has no NaN. */
  @Test
  void whatIsNotKnownIsNull() {
    double[] teacher = IntStream.range(0, 40).mapToDouble(i -> Math.max(1, i / 20.0)).toArray();
    ConfidenceReport report =
        new ConfidenceReport(
            ConfidenceGroup.of("all", model(teacher), model(moved(teacher)), List.of(), null));
    assertThat(report.summary())
        .containsEntry("slope_low_half", null)
        .containsEntry("slope_low_half_ci95", new Double[] {null, null});
  }
}
