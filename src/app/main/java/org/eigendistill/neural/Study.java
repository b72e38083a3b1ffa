// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is trained and compared, fixed beforehand: a teacher, its students and their controls, for
 * each rate of label noise and each seed.
 *
 * @param id its name
 * @param data what {@link PoolSources} loads
 * @param rows drawn for each seed, a tenth of them to stop by; 0 for all
 * @param labelNoise rates of symmetric label noise
 * @param seeds how many, from 1
 * @param teacher how the teacher is trained
 * @param arms what is compared with the teacher
 */
public record Study(
    String id,
    String data,
    int rows,
    List<Double> labelNoise,
    int seeds,
    Recipe teacher,
    List<PlannedArm> arms) {
  private static final int MOST_SEEDS = 1000;

  /** Fewer rows leave next to nothing to stop by. */
  static final int LEAST_ROWS = 40;

  /** Copies the lists and checks the numbers. */
  public Study {
    labelNoise = List.copyOf(labelNoise);
    arms = List.copyOf(arms);
    requireCounts(rows, labelNoise, seeds);
  }

  /** Checks what studies of any kind have. */
  static void requireCounts(int rows, List<Double> labelNoise, int seeds) {
    if (seeds < 1) {
      throw new IllegalArgumentException("seeds: at least 1, not " + seeds);
    }
    if (seeds > MOST_SEEDS) {
      throw new IllegalArgumentException(
          "seeds: %d at most, not %d, since each trains every network anew"
              .formatted(MOST_SEEDS, seeds));
    }
    if (rows < 0 || rows > 0 && rows < LEAST_ROWS) {
      throw new IllegalArgumentException(
          "rows: 0 for all, or at least %d, not %d".formatted(LEAST_ROWS, rows));
    }
    if (labelNoise.isEmpty() || !labelNoise.stream().allMatch(r -> r >= 0 && r < 1)) {
      throw new IllegalArgumentException("label-noise: rates in [0, 1), not " + labelNoise);
    }
  }

  /**
   * The arms of a controlled study: plain (labels, temperature 1: a second teacher if the recipes
   * are equal); for each temperature T a student with loss scale T^2, and for T other than 1 hard
   * labels with the same temperature and scale; at the last temperature the switches.
   *
   * @param student how students are trained
   * @param switchAt shares of training after which distillation gives way to labels, and labels to
   *     distillation
   */
  static List<PlannedArm> controlled(
      Recipe student, List<Double> temperatures, List<Double> switchAt) {
    List<PlannedArm> arms = new ArrayList<>();
    arms.add(new PlannedArm(Arm.PLAIN, student.at(1, 1).onLabels()));
    Recipe last = student;
    for (double t : temperatures) {
      last = student.at(t, t * t);
      arms.add(new PlannedArm(Arm.student(t), last.onTeacher()));
      if (t != 1) {
        arms.add(new PlannedArm(Arm.hard(t), last.onLabels()));
      }
    }
    for (double share : switchAt) {
      arms.add(new PlannedArm(Arm.toLabels(share), last.thenLabels(share)));
      arms.add(new PlannedArm(Arm.toTeacher(share), last.thenTeacher(share)));
    }
    return arms;
  }

  /** One student as its recipe says, with its two controls. */
  public static List<PlannedArm> single(Recipe student) {
    return List.of(
        new PlannedArm(Arm.PLAIN, student.at(1, 1).onLabels()),
        new PlannedArm(Arm.STUDENT, student),
        new PlannedArm(Arm.HARD, student.onLabels()));
  }

  /** Whether plain training has the teacher's own recipe: it is a second teacher then. */
  public boolean hasSecondTeacher() {
    return arms.stream()
        .anyMatch(planned -> planned.arm().equals(Arm.PLAIN) && planned.recipe().equals(teacher));
  }

  /** How the first of the arms is trained; the teacher's recipe if there is none. */
  Recipe student() {
    return arms.isEmpty() ? teacher : arms.get(0).recipe();
  }

  /** All recipes, the teacher's first. */
  List<Recipe> recipes() {
    return Stream.concat(Stream.of(teacher), arms.stream().map(PlannedArm::recipe)).toList();
  }

  /** The model that students are; the teacher's if there is none. */
  public String studentModel() {
    return student().model();
  }
}
