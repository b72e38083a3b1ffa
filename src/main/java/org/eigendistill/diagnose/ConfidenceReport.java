package org.eigendistill.diagnose;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.data.Table;

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
  private static final int NAMED = 20;

  /** Keeps its own list. */
  public ConfidenceReport {
    groups = List.copyOf(groups);
  }

  /**
   * One flat map. Keys of the first group stand as they are; those of others begin with the split,
   * where it is not the first, and the group, where it is not all: {@code test_clean_slope}. What
   * is not known is null.
   */
  public Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    for (ConfidenceGroup group : groups) {
      group
          .confidence()
          .ifPresentOrElse(
              c -> put(summary, prefix(group), c),
              () -> summary.put(prefix(group) + "n", group.pairs().size()));
      int[] saturated = group.pairs().saturated();
      if (group.name().equals(ConfidenceGroup.ALL)) {
        summary.put(prefix(group) + "saturated_teacher", group.pairs().saturatedTeacher());
        summary.put(prefix(group) + "saturated_student", group.pairs().saturatedStudent());
        summary.put(
            prefix(group) + "saturated_rows",
            Arrays.stream(saturated).limit(NAMED).map(i -> i + 1).toArray());
      }
    }
    return summary;
  }

  private String prefix(ConfidenceGroup group) {
    String split = group.split().equals(groups.get(0).split()) ? "" : group.split() + "_";
    String name = group.name().equals(ConfidenceGroup.ALL) ? "" : group.name() + "_";
    return (split + name).replace('-', '_');
  }

  private static void put(Map<String, Object> to, String prefix, Confidence c) {
    to.put(prefix + "n", c.n());
    to.put(prefix + "saturated", c.saturated());
    to.put(prefix + "slope", known(c.line().slope().value()));
    to.put(prefix + "intercept", known(c.line().intercept()));
    to.put(prefix + "slope_ci95", interval(c.line().slope()));
    to.put(prefix + "slope_low_half", known(c.lowHalf().slope().value()));
    to.put(prefix + "slope_low_half_ci95", interval(c.lowHalf().slope()));
    to.put(prefix + "slope_high_half", known(c.highHalf().slope().value()));
    to.put(prefix + "slope_high_half_ci95", interval(c.highHalf().slope()));
    to.put(prefix + "correlation", known(c.line().correlation()));
    to.put(prefix + "mean_offset", known(c.offset().value()));
    to.put(prefix + "mean_offset_ci95", interval(c.offset()));
    to.put(
        prefix + "mean_offset_by_quintile",
        c.quintiles().stream().map(bin -> known(bin.offset().value())).toList());
    to.put(
        prefix + "mean_offset_by_quintile_ci95",
        c.quintiles().stream().map(bin -> interval(bin.offset())).toList());
    to.put(prefix + "share_below", c.shareBelow());
    to.put(
        prefix + "share_below_by_quintile",
        c.quintiles().stream().map(ConfidenceBin::shareBelow).toList());
    to.put(prefix + "verdict", c.verdict().word());
    to.put(prefix + "verdict_low_end", c.lowEndVerdict().word());
  }

  /** JSON has no NaN. */
  static Double known(double value) {
    return Double.isFinite(value) ? value : null;
  }

  static Double[] interval(Estimate estimate) {
    return new Double[] {known(estimate.low()), known(estimate.high())};
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
  public void writePoints(Table.Writer writer) {
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
