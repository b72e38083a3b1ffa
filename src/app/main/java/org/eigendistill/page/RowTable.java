// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.page;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.compare.ComparedRows;
import org.eigendistill.data.Table;

/**
 * What teacher and student say of each row that is compared: its number in the files from 1, its
 * label where there are labels, both top classes from 0 with their probabilities, the divergence
 * from teacher to student in nats, and both log-odds of the class that the two together make
 * likeliest. What no double holds is left empty.
 */
public final class RowTable {
  private RowTable() {}

  /** The table of a single pair. */
  public static Table of(ComparedRows shown) {
    ComparedRows.Answers answers = shown.answers().orElseThrow();
    int[] labels = shown.rows().labels().orElse(null);
    int[] teacher = shown.rows().tops(0);
    int[] student = shown.rows().tops(1);
    double[] mean = shown.joint().mean(0);
    double[] difference = shown.joint().difference(0);
    List<String> columns = new ArrayList<>(List.of("row"));
    if (labels != null) {
      columns.add("label");
    }
    columns.addAll(
        List.of(
            "teacher_class",
            "student_class",
            "teacher_confidence",
            "student_confidence",
            "kl_teacher_student",
            "teacher_log_odds",
            "student_log_odds"));
    Table.Builder table = Table.of(columns);
    for (int i = 0; i < teacher.length; i++) {
      List<Object> cells = new ArrayList<>(List.of(shown.rows().row(i) + 1));
      if (labels != null) {
        cells.add(labels[i]);
      }
      cells.add(teacher[i]);
      cells.add(student[i]);
      cells.add(answers.teacher()[i]);
      cells.add(answers.student()[i]);
      cells.add(known(answers.divergence()[i]));
      cells.add(known(mean[i] - difference[i] / 2));
      cells.add(known(mean[i] + difference[i] / 2));
      table.row(cells.toArray());
    }
    return table.build();
  }

  private static Object known(double value) {
    return Double.isFinite(value) ? value : "";
  }
}
