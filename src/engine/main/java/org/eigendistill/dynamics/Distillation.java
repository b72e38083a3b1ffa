// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.Objects;

/**
 * A teacher and the students that learn from it.
 *
 * <p>The teacher trains on labels for {@code teacherTime}; a student trains on its predictions, or
 * on their blend with the labels, by the same or another procedure. Of m generations each student
 * but the first trains on the one before, stopped at the same time as itself; all keep the
 * imitation weight. Gains multiply: without labels in the blend generation m has the gain
 *
 * <pre>\[ a_m(l) = a_{\mathrm{student}}(l)^m \, a_{\mathrm{teacher}}(l). \]</pre>
 *
 * <p>A switch at time s lets the last student go on from s: from distillation to the labels, or the
 * other way round.
 *
 * @param teacher the teacher's procedure
 * @param teacherTime its length
 * @param student the students' procedure
 * @param imitation the weight of the teacher in the student's target, any finite number; 1 for
 *     distillation alone
 * @param generations the number of students in a row, at least 1
 * @param switching how the last student changes its target on the way
 */
public record Distillation(
    Procedure teacher,
    double teacherTime,
    Procedure student,
    double imitation,
    int generations,
    Switching switching) {

  /** Checks every number. */
  public Distillation {
    Objects.requireNonNull(student);
    Objects.requireNonNull(switching);
    teacher.requireTime(teacherTime);
    if (!Double.isFinite(imitation)) {
      throw new IllegalArgumentException("the imitation weight must be finite, not " + imitation);
    }
    if (generations < 1) {
      throw new IllegalArgumentException("at least 1 generation is needed, not " + generations);
    }
    if (switching != Switching.NEVER) {
      student.requireTime(switching.time());
      if (!student.continues()) {
        throw new IllegalArgumentException(student.name() + " cannot switch its target midway");
      }
    }
  }

  /** Pure distillation of one student by the teacher's own procedure. */
  public static Distillation of(Procedure procedure, double teacherTime) {
    return new Distillation(procedure, teacherTime, procedure, 1, 1, Switching.NEVER);
  }

  /** When the student changes its target, and to what. */
  public record Switching(Direction direction, double time) {
    /** One target from beginning to end. */
    public static final Switching NEVER =
        new Switching(Direction.TO_LABELS, Double.POSITIVE_INFINITY);

    /** From what to what. */
    public enum Direction {
      /** Distillation first, then labels. */
      TO_LABELS,
      /** Labels first, then distillation. */
      TO_DISTILLATION
    }

    /** Trains from zero for a time, toward a distillation target and toward the labels in turn. */
    private Gain train(Propagator path, Gain distillation, double total) {
      boolean labelsLast = direction == Direction.TO_LABELS;
      Gain first = labelsLast ? distillation : Gain.FULL;
      Gain second = labelsLast ? Gain.FULL : distillation;
      if (total <= time) {
        return path.until(total).apply(first, Gain.NONE);
      }
      Gain midway = path.until(time).apply(first, Gain.NONE);
      return path.until(total - time).apply(second, midway);
    }
  }

  /** With another imitation weight. */
  public Distillation withImitation(double weight) {
    return new Distillation(teacher, teacherTime, student, weight, generations, switching);
  }

  /** With another number of generations. */
  public Distillation withGenerations(int number) {
    return new Distillation(teacher, teacherTime, student, imitation, number, switching);
  }

  /** With a switch of the target midway. */
  public Distillation withSwitching(Switching change) {
    return new Distillation(teacher, teacherTime, student, imitation, generations, change);
  }

  /** Plain training on the labels by the teacher's procedure, of any length. */
  public Course teacherCourse() {
    return Course.onLabels(teacher);
  }

  /** The trained teacher. */
  public Model teacherModel() {
    return teacherCourse().at(teacherTime);
  }

  /** The last generation's students, one per time; earlier generations stop at the same time. */
  public Course students() {
    return new Students(this);
  }

  /**
   * The last generation's students along one direction, taught by a gain that need not be the
   * teacher's own there. What they learn is affine in it.
   *
   * @param eigenvalue of the students' direction, at least 0
   * @param taught what the teacher has of the labels along it
   */
  public Curve student(double eigenvalue, Gain taught) {
    if (generations == 1 && switching == Switching.NEVER) {
      Model target = same -> taught.blendWithLabels(imitation);
      return Course.on(target, student).along(eigenvalue);
    }
    Propagator path = student.along(eigenvalue);
    return time -> {
      Gain target = taught.blendWithLabels(imitation);
      for (int m = 1; m < generations; m++) {
        target = path.until(time).apply(target, Gain.NONE).blendWithLabels(imitation);
      }
      return switching.train(path, target, time);
    };
  }

  /** The students' training, direction by direction. */
  private record Students(Distillation setting) implements Course {
    @Override
    public Procedure procedure() {
      return setting.student;
    }

    @Override
    public Curve along(double eigenvalue) {
      return setting.student(eigenvalue, setting.teacherModel().along(eigenvalue));
    }
  }
}
