package org.eigendistill.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
    List<Arm> arms) {
  /** The name of the teacher's own arm. */
  public static final String TEACHER = "teacher";

  /** The control of another seed: the student's recipe on labels. */
  public static final String PLAIN = "plain";

  private static final int MOST_SEEDS = 1000;

  /** Fewer rows leave next to nothing to stop by. */
  static final int LEAST_ROWS = 40;

  /** Copies the lists and checks the numbers. */
  public Study {
    labelNoise = List.copyOf(labelNoise);
    arms = List.copyOf(arms);
    if (seeds < 1) {
      throw new IllegalArgumentException("seeds: at least 1, not " + seeds);
    }
    if (seeds > MOST_SEEDS) {
      throw new IllegalArgumentException(
          "seeds: %d at most, not %d, since each trains every network anew"
              .formatted(MOST_SEEDS, seeds));
    }
    if (teacher.epochs() < 2 || arms.stream().anyMatch(arm -> arm.recipe().epochs() < 2)) {
      throw new IllegalArgumentException(
          "epochs: at least 2, not 1, since a way is measured between start and end");
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
   * One training besides the teacher's. All arms of a seed start from the same weights, which are
   * not the teacher's, and see the batches in the same order.
   *
   * @param name as in tables
   * @param recipe how
   */
  public record Arm(String name, Recipe recipe) {}

  /**
   * The arms of a controlled study: plain (labels, temperature 1: a second teacher if the recipes
   * are equal); for each temperature T a student with loss scale T^2, and for T other than 1 hard
   * labels with the same temperature and scale; at the last temperature the switches.
   *
   * @param student how students are trained
   * @param switchAt shares of training after which distillation gives way to labels, and labels to
   *     distillation
   */
  static List<Arm> controlled(Recipe student, List<Double> temperatures, List<Double> switchAt) {
    List<Arm> arms = new ArrayList<>();
    arms.add(new Arm(PLAIN, student.at(1, 1).onLabels()));
    Recipe last = student;
    for (double t : temperatures) {
      last = student.at(t, t * t);
      arms.add(new Arm("student-t" + number(t), last.onTeacher()));
      if (t != 1) {
        arms.add(new Arm("hard-t" + number(t), last.onLabels()));
      }
    }
    for (double share : switchAt) {
      arms.add(new Arm("to-labels-" + number(share), last.thenLabels(share)));
      arms.add(new Arm("to-teacher-" + number(share), last.thenTeacher(share)));
    }
    return arms;
  }

  /** One student as its recipe says, with its two controls. */
  public static List<Arm> single(Recipe student) {
    return List.of(
        new Arm(PLAIN, student.at(1, 1).onLabels()),
        new Arm("student", student),
        new Arm("hard", student.onLabels()));
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%s", value);
  }

  /** The model that students are; the teacher's if there is none. */
  public String studentModel() {
    return arms.isEmpty() ? teacher.model() : arms.get(0).recipe().model();
  }
}
