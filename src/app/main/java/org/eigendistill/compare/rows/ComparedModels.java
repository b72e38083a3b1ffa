// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A teacher, a student and controls on the same rows, and what is known of the rows.
 *
 * @param teacher the teacher
 * @param student the student
 * @param controls networks of the teacher's kind that neither ever saw
 * @param labels a class for each row, below 0 where there is none
 * @param counted which rows count, of sequences that are filled up; all unless given
 * @param groups a number for each row, equal for rows that are drawn together
 * @param tokens of sequences, how many rows each has, which are one group unless groups are given;
 *     0 where rows are single
 */
public record ComparedModels(
    ModelScores teacher,
    ModelScores student,
    List<ModelScores> controls,
    Optional<int[]> labels,
    Optional<boolean[]> counted,
    Optional<int[]> groups,
    int tokens) {
  /**
   * Keeps its own list.
   *
   * @throws IllegalArgumentException if they differ in rows or classes
   */
  public ComparedModels {
    controls = List.copyOf(controls);
    for (ModelScores model : all(teacher, student, controls)) {
      if (model.rows() != teacher.rows() || model.classes() != teacher.classes()) {
        throw new IllegalArgumentException(
            "%s has %d rows of %d classes, %s %d of %d"
                .formatted(
                    teacher.source(),
                    teacher.rows(),
                    teacher.classes(),
                    model.source(),
                    model.rows(),
                    model.classes()));
      }
    }
  }

  /** Models on single rows. */
  public static ComparedModels of(
      ModelScores teacher, ModelScores student, List<ModelScores> controls) {
    return new ComparedModels(
        teacher, student, controls, Optional.empty(), Optional.empty(), Optional.empty(), 0);
  }

  /** The same with labels. */
  public ComparedModels labelled(int... classes) {
    return new ComparedModels(
        teacher, student, controls, Optional.of(classes), counted, groups, tokens);
  }

  /** The same of some rows only. */
  public ComparedModels counted(boolean... rows) {
    return new ComparedModels(
        teacher, student, controls, labels, Optional.of(rows), groups, tokens);
  }

  private static List<ModelScores> all(
      ModelScores teacher, ModelScores student, List<ModelScores> controls) {
    List<ModelScores> all = new ArrayList<>(List.of(teacher, student));
    all.addAll(controls);
    return all;
  }

  /** The teacher, the student, and the controls in their order. */
  List<ModelScores> all() {
    return all(teacher, student, controls);
  }

  /** Rows that count and have a label where there are labels. */
  int[] considered() {
    return IntStream.range(0, teacher.rows())
        .filter(i -> counted.map(c -> c[i]).orElse(true))
        .filter(i -> labels.map(y -> y[i] >= 0).orElse(true))
        .toArray();
  }

  /** Rows that count and have no label. */
  int unlabelled() {
    return labels
        .map(
            y ->
                (int)
                    IntStream.range(0, y.length)
                        .filter(i -> counted.map(c -> c[i]).orElse(true) && y[i] < 0)
                        .count())
        .orElse(0);
  }
}
