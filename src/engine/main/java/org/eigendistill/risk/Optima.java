// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.eigendistill.dynamics.Distillation.Switching.Direction;
import org.eigendistill.dynamics.Procedure;

/**
 * The best that training can do by a criterion: teachers over their time, students over the
 * teacher's time and their own, over the imitation weight, over a switch of the target.
 *
 * <p>Times are searched from no training to its limit, both included, for teacher and student alike
 * ({@link TimeAxis}). In the limit a teacher interpolates, and its student, of gain {@code a_S(t) *
 * 1}, is a teacher stopped early itself: where both train by one procedure the best student is
 * never worse than the best teacher, and it pays where it is better. Weight decay is the exception:
 * its limit l / (l + d) shrinks, students shrink twice, and the best of them can be worse than the
 * best teacher.
 *
 * <p>Where the limit is best, its time is given as the one after which what is left of training is
 * below 1e-16. For one thread.
 */
public final class Optima {
  private static final Comparator<GlobalSearch.Point> LOWER =
      Comparator.comparingDouble(GlobalSearch.Point::value);

  private final Criterion criterion;
  private final TimeAxis teacher;
  private final TimeAxis student;
  private final GlobalSearch search;
  private final boolean whole;
  private TeacherOptimum bestTeacher;
  private StudentOptimum bestStudent;
  private ImitationOptimum bestImitation;

  private Optima(
      Criterion criterion,
      Procedure teacher,
      Procedure student,
      GlobalSearch search,
      boolean whole) {
    this.criterion = criterion;
    this.teacher = new TimeAxis(teacher, criterion.eigenvalues());
    this.student = new TimeAxis(student, criterion.eigenvalues());
    this.search = search;
    this.whole = whole;
  }

  /** Teachers and students of one procedure. */
  public static Optima of(Criterion criterion, Procedure procedure) {
    return of(criterion, procedure, procedure);
  }

  /** Teachers and students of two procedures. */
  public static Optima of(Criterion criterion, Procedure teacher, Procedure student) {
    return new Optima(criterion, teacher, student, GlobalSearch.FINE, true);
  }

  /**
   * The same by a coarser search, for criteria that are themselves estimates: times run from hardly
   * trained (a first step) to interpolation but for 1e-9, without nothing and the limit.
   */
  public static Optima quick(Criterion criterion, Procedure procedure) {
    return new Optima(criterion, procedure, procedure, GlobalSearch.QUICK, false);
  }

  /**
   * A stopped teacher.
   *
   * @param time its time, step count or penalty
   * @param risk the criterion's value
   */
  public record TeacherOptimum(double time, double risk) {}

  /**
   * A student of a stopped teacher.
   *
   * @param teacherTime the teacher's time, step count or penalty
   * @param studentTime the student's
   * @param risk the criterion's value
   */
  public record StudentOptimum(double teacherTime, double studentTime, double risk) {}

  /**
   * A student of a blend of teacher and labels.
   *
   * @param weight the imitation weight, the teacher's share
   */
  public record ImitationOptimum(
      double teacherTime, double studentTime, double weight, double risk) {}

  /**
   * A student that changes its target.
   *
   * @param direction from what to what
   * @param switchTime when it changes
   * @param totalTime when it stops
   */
  public record SwitchOptimum(
      Direction direction, double teacherTime, double switchTime, double totalTime, double risk) {}

  /**
   * Times of a student to draw curves over, from hardly trained to interpolation, evenly spaced in
   * logarithm; whole and without repetition where steps are counted.
   */
  public double[] studentTimes(int count) {
    return student.drawn(count);
  }

  /**
   * The teacher of a time; of no steps too, and of the limit's time.
   *
   * @param time its time, step count or penalty
   */
  public Gains teacher(double time) {
    return teacher.until(time);
  }

  /** The student of a time, of the teacher of a time. */
  public Gains student(double teacherTime, double studentTime) {
    return student.until(studentTime).distilling(teacher.until(teacherTime));
  }

  /** Whether a teacher's time stands for the limit of training. */
  public boolean isTeacherLimit(double time) {
    return teacher.isLimit(time);
  }

  /** Whether a student's time stands for the limit of training. */
  public boolean isStudentLimit(double time) {
    return student.isLimit(time);
  }

  /** The best teacher. */
  public TeacherOptimum bestTeacher() {
    if (bestTeacher == null) {
      GlobalSearch.Point best =
          search.minimize(x -> criterion.of(teacher.at(x[0])), search.side(teacher, 1, whole));
      bestTeacher = new TeacherOptimum(teacher.time(best.at()[0]), best.value());
    }
    return bestTeacher;
  }

  /** The best student of the best teacher to learn from. */
  public StudentOptimum bestStudent() {
    if (bestStudent == null) {
      GlobalSearch.Point best = pairs((early, late) -> criterion.of(late.distilling(early)));
      bestStudent =
          new StudentOptimum(teacher.time(best.at()[0]), student.time(best.at()[1]), best.value());
    }
    return bestStudent;
  }

  /** The best student of a teacher that is given. */
  public StudentOptimum bestStudentOf(double teacherTime) {
    teacher.procedure().requireTime(teacherTime);
    Gains target = teacher.until(teacherTime);
    GlobalSearch.Point best =
        search.minimize(
            x -> criterion.of(student.at(x[0]).distilling(target)), search.side(student, 1, whole));
    return new StudentOptimum(teacherTime, student.time(best.at()[0]), best.value());
  }

  /** The best student of a row of {@code generations}, all stopped at the same time. */
  public StudentOptimum bestGeneration(int generations) {
    if (generations < 1) {
      throw new IllegalArgumentException("at least 1 generation is needed, not " + generations);
    }
    GlobalSearch.Point best =
        pairs(
            (early, late) -> {
              Gains last = early;
              for (int m = 0; m < generations; m++) {
                last = late.distilling(last);
              }
              return criterion.of(last);
            });
    return new StudentOptimum(teacher.time(best.at()[0]), student.time(best.at()[1]), best.value());
  }

  /**
   * The best imitation weight for a given teacher and student, in closed form and without bounds:
   * it may be negative, or above 1.
   *
   * @throws IllegalStateException if the criterion is not quadratic
   */
  public ImitationOptimum bestImitation(double teacherTime, double studentTime) {
    teacher.procedure().requireTime(teacherTime);
    student.procedure().requireTime(studentTime);
    Gains early = teacher.until(teacherTime);
    Gains late = student.until(studentTime);
    double weight = weight(early, late);
    return new ImitationOptimum(
        teacherTime, studentTime, weight, criterion.of(late.distilling(early, weight)));
  }

  /**
   * The best imitation weight together with the best times.
   *
   * @throws IllegalStateException if the criterion is not quadratic
   */
  public ImitationOptimum bestImitation() {
    if (bestImitation == null) {
      bestImitation = bestImitationWithin(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    return bestImitation;
  }

  /**
   * The same with the weight between bounds: the criterion is a parabola in the weight, so the best
   * is the one nearest to the best of all.
   *
   * @throws IllegalStateException if the criterion is not quadratic
   */
  public ImitationOptimum bestImitationWithin(double low, double high) {
    GlobalSearch.Point best =
        pairs(
            (early, late) ->
                criterion.of(late.distilling(early, weightWithin(early, late, low, high))));
    double teacherTime = teacher.time(best.at()[0]);
    double studentTime = student.time(best.at()[1]);
    double weight = weightWithin(teacher.until(teacherTime), student.until(studentTime), low, high);
    return new ImitationOptimum(teacherTime, studentTime, weight, best.value());
  }

  private double weightWithin(Gains early, Gains late, double low, double high) {
    return Math.max(low, Math.min(high, weight(early, late)));
  }

  private double weight(Gains early, Gains late) {
    if (criterion instanceof Quadratic form) {
      return form.bestAlong(late, late.imitated(early));
    }
    throw new IllegalStateException("the best weight in closed form needs a quadratic criterion");
  }

  /**
   * The best time to change from one target to the other, together with the best times of teacher
   * and student; empty where the student's procedure cannot go on from where it stopped.
   */
  public Optional<SwitchOptimum> bestSwitch(Direction direction) {
    if (!student.procedure().continues()) {
      return Optional.empty();
    }
    GlobalSearch.Side early = search.side(teacher, 3, false);
    GlobalSearch.Side late = search.side(student, 3, false);
    Gains[] targets = filters(early);
    Stretch[] stretches =
        Arrays.stream(late.nodes()).mapToObj(x -> Stretch.of(student, x)).toArray(Stretch[]::new);
    double[] values = new double[targets.length * stretches.length * stretches.length];
    int at = 0;
    for (Gains target : targets) {
      for (Stretch first : stretches) {
        for (Stretch second : stretches) {
          values[at++] = criterion.of(switched(direction, target, first.fresh, second));
        }
      }
    }
    GlobalSearch.Point best =
        search.minimize(
            x ->
                criterion.of(
                    switched(
                        direction, teacher.at(x[0]), student.at(x[1]), Stretch.of(student, x[2]))),
            values,
            early,
            late,
            late);
    double first = student.time(best.at()[1]);
    return Optional.of(
        new SwitchOptimum(
            direction,
            teacher.time(best.at()[0]),
            first,
            first + student.time(best.at()[2]),
            best.value()));
  }

  /** What a stretch of training does: to nothing, toward labels, and to a start. */
  private record Stretch(Gains fresh, double[] kept) {
    static Stretch of(TimeAxis axis, double coordinate) {
      double time = axis.time(coordinate);
      return new Stretch(axis.until(time), axis.kept(time));
    }
  }

  private static Gains switched(Direction direction, Gains target, Gains first, Stretch second) {
    Gains labels = Gains.labels(target.directions());
    return direction == Direction.TO_LABELS
        ? second.fresh.continuing(second.kept, first.distilling(target), labels)
        : second.fresh.continuing(second.kept, first, target);
  }

  /** A value for a teacher's and a student's own filter. */
  private interface OfPair {
    double at(Gains teacher, Gains student);
  }

  private GlobalSearch.Point pairs(OfPair value) {
    GlobalSearch.Side early = search.side(teacher, 2, whole);
    GlobalSearch.Side late = search.side(student, 2, whole);
    Gains[] targets = filters(early);
    Gains[] students = filters(late);
    double[] values = new double[targets.length * students.length];
    int at = 0;
    for (Gains target : targets) {
      for (Gains own : students) {
        values[at++] = value.at(target, own);
      }
    }
    GlobalSearch.Point inner =
        search.minimize(x -> value.at(teacher.at(x[0]), student.at(x[1])), values, early, late);
    return whole
        ? Stream.of(inner, endless(value, true), endless(value, false)).min(LOWER).get()
        : inner;
  }

  /** The best pair of which one is trained to its limit, as finely as a single model. */
  private GlobalSearch.Point endless(OfPair value, boolean teachers) {
    Gains limit = teachers ? teacher.limit() : student.limit();
    GlobalSearch.Point best =
        search.minimize(
            x -> teachers ? value.at(limit, student.at(x[0])) : value.at(teacher.at(x[0]), limit),
            search.side(teachers ? student : teacher, 1, true));
    double[] at =
        teachers
            ? new double[] {teacher.high(), best.at()[0]}
            : new double[] {best.at()[0], student.high()};
    return new GlobalSearch.Point(at, best.value());
  }

  private static Gains[] filters(GlobalSearch.Side side) {
    return Arrays.stream(side.nodes()).mapToObj(side.axis()::at).toArray(Gains[]::new);
  }
}
