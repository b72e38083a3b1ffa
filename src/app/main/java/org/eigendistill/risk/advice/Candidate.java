// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.advice;

import java.util.Locale;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.Model;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.risk.Optima;

/**
 * One way to train, the best of its kind by cross-validation.
 *
 * @param role which
 * @param model what it trains
 * @param risk the estimated mean squared error at new rows
 */
public record Candidate(Role role, Model model, double risk) {
  /**
   * The kinds, each but the first a kind of student; each takes more choices than the one before.
   */
  public enum Role {
    /** Training on labels, stopped. */
    TEACHER,
    /** A student of a stopped teacher. */
    STUDENT,
    /** A student of a blend of teacher and labels. */
    IMITATION,
    /** A student that changes its target. */
    SWITCH;

    /** The word for it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Candidate of(Procedure procedure, Optima.TeacherOptimum best) {
    return new Candidate(Role.TEACHER, Course.onLabels(procedure).at(best.time()), best.risk());
  }

  static Candidate of(Procedure procedure, Optima.StudentOptimum best) {
    Model teacher = Course.onLabels(procedure).at(best.teacherTime());
    return new Candidate(
        Role.STUDENT, Course.on(teacher, procedure).at(best.studentTime()), best.risk());
  }

  static Candidate of(Procedure procedure, Optima.ImitationOptimum best) {
    Model teacher = Course.onLabels(procedure).at(best.teacherTime());
    return new Candidate(
        Role.IMITATION,
        Course.on(teacher.blendedWithLabels(best.weight()), procedure).at(best.studentTime()),
        best.risk());
  }

  static Candidate of(Procedure procedure, Optima.SwitchOptimum best) {
    Distillation distillation =
        Distillation.of(procedure, best.teacherTime())
            .withSwitching(new Distillation.Switching(best.direction(), best.switchTime()));
    return new Candidate(Role.SWITCH, distillation.students().at(best.totalTime()), best.risk());
  }
}
