// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eigendistill.compare.ComparedRows;
import org.eigendistill.data.Table;

/** Where teacher and student give other answers, and where they share errors. */
final class Disagreements {
  private static final int MOST_CONFUSIONS = 10;
  private static final int MOST_ROWS = 20;

  private final ComparedRows shown;
  private final int[] teacher;
  private final int[] student;
  private final List<int[]> controls;

  Disagreements(ComparedRows shown) {
    this.shown = shown;
    this.teacher = shown.rows().tops(0);
    this.student = shown.rows().tops(1);
    this.controls =
        IntStream.range(0, shown.controls()).mapToObj(k -> shown.rows().tops(2 + k)).toList();
  }

  /**
   * A class and what the teacher takes it for.
   *
   * @param name both classes
   * @param teacher how many rows the teacher takes so
   * @param student in how many of them the student does too
   * @param controls in how many of them a control does, in the mean
   */
  record Confusion(String name, int teacher, int student, double controls) {}

  /**
   * The errors of the teacher that the student repeats most often; without labels the classes of
   * most rows in which student and teacher differ have no truth to err from, and there are none.
   */
  List<Confusion> confusions() {
    if (shown.rows().labels().isEmpty()) {
      return List.of();
    }
    int[] labels = shown.rows().labels().get();
    Map<String, List<Integer>> rows =
        IntStream.range(0, teacher.length)
            .filter(i -> teacher[i] != labels[i])
            .boxed()
            .collect(
                Collectors.groupingBy(
                    i -> "%d as %d".formatted(labels[i], teacher[i]),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return rows.entrySet().stream()
        .map(
            each ->
                new Confusion(
                    each.getKey(),
                    each.getValue().size(),
                    same(student, each.getValue()),
                    controls.stream()
                        .mapToInt(control -> same(control, each.getValue()))
                        .average()
                        .orElse(Double.NaN)))
        .filter(confusion -> confusion.student() > 0)
        .sorted(
            Comparator.comparingInt((Confusion c) -> -c.student()).thenComparing(Confusion::name))
        .limit(MOST_CONFUSIONS)
        .toList();
  }

  private int same(int[] model, List<Integer> rows) {
    return (int) rows.stream().filter(i -> model[i] == teacher[i]).count();
  }

  /** Shares of rows by whether each of the two is right; those of controls behind. */
  Table rightAndWrong() {
    int[] labels = shown.rows().labels().orElseThrow();
    List<String> columns = new ArrayList<>(List.of("teacher", "student", "rows", "share"));
    if (!controls.isEmpty()) {
      columns.add("share_of_a_control");
    }
    Table.Builder table = Table.of(columns);
    for (boolean first : new boolean[] {true, false}) {
      for (boolean second : new boolean[] {true, false}) {
        int count = count(student, labels, first, second);
        List<Object> cells =
            new ArrayList<>(
                List.of(word(first), word(second), count, rounded(count / (double) labels.length)));
        if (!controls.isEmpty()) {
          double mean =
              controls.stream()
                  .mapToInt(control -> count(control, labels, first, second))
                  .average()
                  .orElseThrow();
          cells.add(rounded(mean / labels.length));
        }
        table.row(cells.toArray());
      }
    }
    return table.build();
  }

  private static String word(boolean isRight) {
    return isRight ? "right" : "wrong";
  }

  private int count(int[] model, int[] labels, boolean first, boolean second) {
    return (int)
        IntStream.range(0, labels.length)
            .filter(i -> (teacher[i] == labels[i]) == first && (model[i] == labels[i]) == second)
            .count();
  }

  /** The rows in which the two are farthest apart. */
  Table farthest() {
    ComparedRows.Answers answers = shown.answers().orElseThrow();
    int[] labels = shown.rows().labels().orElse(null);
    List<String> columns = new ArrayList<>(List.of("row"));
    if (labels != null) {
      columns.add("label");
    }
    columns.addAll(List.of("teacher", "confidence", "student", "its_confidence", "kl_nats"));
    Table.Builder table = Table.of(columns);
    IntStream.range(0, teacher.length)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer i) -> -answers.divergence()[i])
                .thenComparing(i -> i))
        .limit(MOST_ROWS)
        .forEach(
            i -> {
              List<Object> cells = new ArrayList<>(List.of(shown.rows().row(i) + 1));
              if (labels != null) {
                cells.add(labels[i]);
              }
              cells.add(teacher[i]);
              cells.add(rounded(answers.teacher()[i]));
              cells.add(student[i]);
              cells.add(rounded(answers.student()[i]));
              cells.add(
                  Double.isFinite(answers.divergence()[i])
                      ? (Object) rounded(answers.divergence()[i])
                      : "infinite");
              table.row(cells.toArray());
            });
    return table.build();
  }

  /** To five decimals: a table to be read. */
  private static double rounded(double value) {
    return Math.rint(value * 1e5) / 1e5;
  }
}
