// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eigendistill.data.Table;
import org.eigendistill.data.TableWriter;

/**
 * The tables and the flat summary of a diagnosis of confidence.
 *
 * @param groups the first is all rows of the first split
 */
public record ConfidenceReport(List<ConfidenceGroup> groups) {
  /** The columns of the table of points. */
  public static final List<String> POINTS =
      List.of("split", "row", "teacher_log_odds", "student_log_odds");

  private static final int MOST_BINS = 20;
  private static final int ROWS_PER_BIN = 10;

  /** Keeps its own list. */
  public ConfidenceReport {
    groups = List.copyOf(groups);
  }

  /** One flat map, as {@link ConfidenceSummary} tells. */
  public Map<String, Object> summary() {
    return ConfidenceSummary.of(groups);
  }

  /** Bins of the teacher's confidence, in every group. */
  public Table bins() {
    Table.Builder table =
        Table.of(
            "split",
            "group",
            "bin",
            "n",
            "teacher_low",
            "teacher_high",
            "teacher_mean",
            "student_mean",
            "mean_offset",
            "mean_offset_low",
            "mean_offset_high",
            "share_below");
    for (ConfidenceGroup group : groups) {
      List<ConfidenceBin> bins = bins(group);
      for (int b = 0; b < bins.size(); b++) {
        ConfidenceBin bin = bins.get(b);
        table.row(
            group.split(),
            group.name(),
            b + 1,
            bin.n(),
            bin.low(),
            bin.high(),
            bin.teacherMean(),
            bin.studentMean(),
            bin.offset().value(),
            bin.offset().low(),
            bin.offset().high(),
            bin.shareBelow());
      }
    }
    return table.build();
  }

  /** A group's bins: 5, 10, 15 or 20, so that quintiles are whole bins; none if not measured. */
  public static List<ConfidenceBin> bins(ConfidenceGroup group) {
    if (group.confidence().isEmpty()) {
      return List.of();
    }
    int fives = Math.min(MOST_BINS, group.pairs().size() / ROWS_PER_BIN) / 5;
    return group.pairs().bins(5 * Math.max(1, fives));
  }

  /** Rows, from 1, that floats have saturated. */
  public Table saturated() {
    Table.Builder table = Table.of("split", "row");
    for (ConfidenceGroup group : groups) {
      if (group.name().equals(ConfidenceGroup.ALL)) {
        Arrays.stream(group.pairs().saturated()).forEach(i -> table.row(group.split(), i + 1));
      }
    }
    return table.build();
  }

  /**
   * The log-odds of every row but saturated ones, by the teacher's; rows from 1, columns {@link
   * #POINTS}.
   */
  public void writePoints(TableWriter writer) {
    for (ConfidenceGroup group : groups) {
      if (group.name().equals(ConfidenceGroup.ALL)) {
        double[] teacher = group.pairs().teacher();
        double[] student = group.pairs().student();
        int[] rows = group.pairs().rows();
        for (int i = 0; i < rows.length; i++) {
          writer.text(group.split()).number(rows[i] + 1L).number(teacher[i]).number(student[i]);
          writer.endRow();
        }
      }
    }
  }
}
