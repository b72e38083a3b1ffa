// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Table;
import org.eigendistill.theorem.features.FeatureSpaces;
import org.eigendistill.theorem.features.FeatureStanding;
import org.eigendistill.theorem.features.TopGain;

/**
 * What theorems features says of all pairs of directions.
 *
 * @param rows what holds of each
 * @param tied how many pairs more have one eigenvalue of the student
 * @param student how far it is trained along its largest eigenvalue, or null
 * @param teacher the same of the teacher, or null
 */
record SpacesAnswer(List<Row> rows, long tied, TopGain student, TopGain teacher) {
  private static final double ERROR = 1e-9;

  /**
   * What holds of one pair.
   *
   * @param directions the pair
   * @param atStudent standing at the student's gain, or null
   * @param changeOver the teacher's gain along its largest eigenvalue at which the student changes
   *     over, or null
   * @param atBoth standing at both gains, or null
   */
  record Row(
      FeatureSpaces.Directions directions,
      FeatureStanding atStudent,
      TopGain changeOver,
      FeatureStanding atBoth) {
    private FeatureStanding atAllTimes() {
      return directions.ratios().standing();
    }
  }

  static SpacesAnswer of(
      FeatureSpaces spaces, TopGain student, TopGain teacher, Progress progress) {
    List<FeatureSpaces.Directions> pairs = spaces.pairs();
    AtomicInteger done = new AtomicInteger();
    List<Row> rows =
        pairs.parallelStream()
            .map(
                pair -> {
                  Row row = row(spaces, pair, student, teacher);
                  progress.update("pairs of directions", done.incrementAndGet(), pairs.size());
                  return row;
                })
            .toList();
    return new SpacesAnswer(rows, spaces.tied(), student, teacher);
  }

  private static Row row(
      FeatureSpaces spaces, FeatureSpaces.Directions pair, TopGain student, TopGain teacher) {
    if (student == null) {
      return new Row(pair, null, null, null);
    }
    TopGain own = spaces.student(student, pair.upper());
    FeatureStanding standing = pair.ratios().standing(own);
    TopGain changeOver =
        standing == FeatureStanding.CHANGES
            ? pair.ratios()
                .changeOver(own, ERROR)
                .map(change -> TopGain.after(spaces.ofLargest(change.time(), pair.upper())))
                .orElse(null)
            : null;
    FeatureStanding both =
        teacher == null ? null : pair.ratios().standing(own, spaces.teacher(teacher, pair.upper()));
    return new Row(pair, standing, changeOver, both);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s of directions%s. At all times: %s."
            .formatted(
                Counted.grouped(rows.size(), "pair"),
                tied == 0
                    ? ""
                    : " (and %s more with one eigenvalue of the student, which N5 does not order)"
                        .formatted(Counted.grouped(tied, "pair")),
                counts(Row::atAllTimes, "dependent on how long both are trained")));
    if (student != null) {
      lines.add(
          "Student's gain %s along its largest eigenvalue, whenever the teacher stops: %s."
              .formatted(
                  student.number(), counts(Row::atStudent, "changing over from ahead to behind")));
      if (times().getCount() > 0) {
        lines.add(
            ("Of those that change over, all are ahead until the teacher's gain along its largest"
                    + " eigenvalue is %s, and all are behind from %s on.")
                .formatted(
                    PairAnswer.gain(TopGain.after(times().getMin())),
                    PairAnswer.gain(TopGain.after(times().getMax()))));
      }
    }
    if (teacher != null) {
      lines.add(
          "Teacher's gain %s along its largest eigenvalue: %s."
              .formatted(teacher.number(), counts(Row::atBoth, "")));
    }
    lines.add(PairAnswer.CONDITION);
    return lines;
  }

  private DoubleSummaryStatistics times() {
    return rows.stream()
        .map(Row::changeOver)
        .filter(Objects::nonNull)
        .mapToDouble(TopGain::time)
        .summaryStatistics();
  }

  private String counts(Function<Row, FeatureStanding> standing, String changing) {
    return count(standing).entrySet().stream()
        .map(
            entry ->
                "%,d %s"
                    .formatted(
                        entry.getValue(),
                        switch (entry.getKey()) {
                          case "behind" -> "behind (exaggeration)";
                          case "changes" -> changing;
                          default -> entry.getKey();
                        }))
        .collect(Collectors.joining(", "));
  }

  /** How many pairs stand how; those that none can be at are left out. */
  private Map<String, Long> count(Function<Row, FeatureStanding> standing) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (FeatureStanding one : FeatureStanding.values()) {
      long number = rows.stream().map(standing).filter(one::equals).count();
      if (number > 0) {
        counts.put(one.word(), number);
      }
    }
    return counts;
  }

  Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("pairs", rows.size());
    object.put("tied_pairs", tied);
    object.put("at_all_times", count(Row::atAllTimes));
    if (student != null) {
      object.put("student_gain", student.gain());
      object.put("at_student_gain", count(Row::atStudent));
      if (times().getCount() > 0) {
        object.put("first_change_over_time", times().getMin());
        object.put("last_change_over_time", times().getMax());
      }
    }
    if (teacher != null) {
      object.put("teacher_gain", teacher.gain());
      object.put("at_both_gains", count(Row::atBoth));
    }
    object.put("condition", PairAnswer.CONDITION);
    return object;
  }

  /** A row for each pair, directions numbered from 1 as they stand in the spectra. */
  Table table() {
    Table.Builder table =
        Table.of(
            "upper",
            "lower",
            "student_ratio",
            "teacher_ratio",
            "at_all_times",
            "at_student_gain",
            "change_over_gain",
            "change_over_time",
            "at_both_gains");
    for (Row row : rows) {
      FeatureSpaces.Directions pair = row.directions();
      table.row(
          pair.upper() + 1,
          pair.lower() + 1,
          pair.ratios().studentRatio(),
          pair.ratios().teacherRatio(),
          row.atAllTimes().word(),
          word(row.atStudent()),
          row.changeOver() == null ? "" : row.changeOver().gain(),
          row.changeOver() == null ? "" : row.changeOver().time(),
          word(row.atBoth()));
    }
    return table.build();
  }

  private static String word(FeatureStanding standing) {
    return standing == null ? "" : standing.word();
  }
}
