package org.eigendistill.risk;

import java.util.Arrays;
import java.util.Optional;
import org.eigendistill.dynamics.Distillation.Switching.Direction;
import org.eigendistill.dynamics.Procedure;

/**
 * The best that training can do by a criterion: teachers over their time, students over the
 * teacher's time and their own, over the imitation weight, over a switch of the target.
 *
 * <p>Times are searched from hardly trained to interpolation. A student whose teacher interpolates
 * is a teacher stopped early, so the best student is never worse than the best teacher; it pays
 * where it is better. For one thread.
 */
public final class Optima {
  private final Criterion criterion;
  private final TimeAxis teacher;
  private final TimeAxis student;
  private final GlobalSearch search;
  private TeacherOptimum bestTeacher;
  private StudentOptimum bestStudent;

  private Optima(Criterion criterion, Procedure teacher, Procedure student, GlobalSearch search) {
    this.criterion = criterion;
    this.teacher = new TimeAxis(teacher, criterion.eigenvalues());
    this.student = new TimeAxis(student, criterion.eigenvalues());
    this.search = search;
  }

  /** Teachers and students of one procedure. */
  public static Optima of(Criterion criterion, Procedure procedure) {
    return of(criterion, procedure, procedure);
  }

  /** Teachers and students of two procedures. */
  public static Optima of(Criterion criterion, Procedure teacher, Procedure student) {
    return new Optima(criterion, teacher, student, GlobalSearch.FINE);
  }

  /** The same by a coarser search, for criteria that are themselves estimates. */
  public static Optima quick(Criterion criterion, Procedure procedure) {
    return new Optima(criterion, procedure, procedure, GlobalSearch.QUICK);
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
    return java.util.stream.IntStream.range(0, count)
        .mapToDouble(i -> student.low() + (student.high() - student.low()) * i / (count - 1))
        .map(student::time)
        .distinct()
        .toArray();
  }

  /** The best teacher. */
  public TeacherOptimum bestTeacher() {
    if (bestTeacher == null) {
      double[] nodes = search.nodes(teacher.low(), teacher.high(), 1);
      GlobalSearch.Point best = search.minimize(x -> criterion.of(teacher.at(x[0])), nodes);
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
    Filter target = teacher.until(teacherTime);
    double[] nodes = search.nodes(student.low(), student.high(), 1);
    GlobalSearch.Point best =
        search.minimize(x -> criterion.of(student.at(x[0]).distilling(target)), nodes);
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
              Filter last = early;
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
    Filter early = teacher.until(teacherTime);
    Filter late = student.until(studentTime);
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
    return bestImitationWithin(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
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

  private double weightWithin(Filter early, Filter late, double low, double high) {
    return Math.max(low, Math.min(high, weight(early, late)));
  }

  private double weight(Filter early, Filter late) {
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
    double[] early = search.nodes(teacher.low(), teacher.high(), 3);
    double[] late = search.nodes(student.low(), student.high(), 3);
    Filter[] targets = filters(teacher, early);
    Stretch[] stretches =
        Arrays.stream(late).mapToObj(x -> Stretch.of(student, x)).toArray(Stretch[]::new);
    GlobalSearch.Objective objective =
        new GlobalSearch.Objective() {
          @Override
          public double at(double[] x) {
            return criterion.of(
                switched(direction, teacher.at(x[0]), student.at(x[1]), Stretch.of(student, x[2])));
          }

          @Override
          public double atNode(int[] node, double[] point) {
            return criterion.of(
                switched(
                    direction, targets[node[0]], stretches[node[1]].fresh, stretches[node[2]]));
          }
        };
    GlobalSearch.Point best = search.minimize(objective, early, late, late);
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
  private record Stretch(Filter fresh, double[] kept) {
    static Stretch of(TimeAxis axis, double coordinate) {
      double time = axis.time(coordinate);
      return new Stretch(axis.until(time), axis.kept(time));
    }
  }

  private static Filter switched(Direction direction, Filter target, Filter first, Stretch second) {
    Filter labels = Filter.labels(target.directions());
    return direction == Direction.TO_LABELS
        ? second.fresh.continuing(second.kept, first.distilling(target), labels)
        : second.fresh.continuing(second.kept, first, target);
  }

  /** A value for a teacher's and a student's own filter. */
  private interface OfPair {
    double at(Filter teacher, Filter student);
  }

  private GlobalSearch.Point pairs(OfPair value) {
    double[] early = search.nodes(teacher.low(), teacher.high(), 2);
    double[] late = search.nodes(student.low(), student.high(), 2);
    Filter[] targets = filters(teacher, early);
    Filter[] students = filters(student, late);
    return search.minimize(
        new GlobalSearch.Objective() {
          @Override
          public double at(double[] x) {
            return value.at(teacher.at(x[0]), student.at(x[1]));
          }

          @Override
          public double atNode(int[] node, double[] point) {
            return value.at(targets[node[0]], students[node[1]]);
          }
        },
        early,
        late);
  }

  private static Filter[] filters(TimeAxis axis, double[] coordinates) {
    return Arrays.stream(coordinates).mapToObj(axis::at).toArray(Filter[]::new);
  }
}
