// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.explorer;

import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.Distillation.Switching;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.dynamics.Procedure;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * What a page asks: an object of JavaScript with the procedure, its numbers and lengths. Only the
 * first four are needed for gains; a field that is left out has its usual value.
 */
public interface Setting extends JSObject {
  /** The filter's name, as on the command line. */
  @JSProperty
  String getProcedure();

  /** One number per parameter of the filter, in their order. */
  @JSProperty
  double[] getNumbers();

  /** The teacher's length: time, steps or penalty. */
  @JSProperty
  double getTeacher();

  /** The students' lengths. */
  @JSProperty
  double[] getStudents();

  /** One per direction, at least 0. */
  @JSProperty
  double[] getEigenvalues();

  /** The students' filter; the teacher's where it is left out. */
  @JSProperty
  String getStudentProcedure();

  /** The students' numbers. */
  @JSProperty
  double[] getStudentNumbers();

  /** The imitation weight; NaN for 1. */
  @JSProperty
  double getImitation();

  /** Students in a row; NaN for 1. */
  @JSProperty
  double getGenerations();

  /** "labels" or "distillation", to which the last student changes; null for no change. */
  @JSProperty
  String getSwitchTo();

  /** The student's length at which it changes. */
  @JSProperty
  double getSwitchAt();

  /** Squared true coefficients, one per direction; for risk. */
  @JSProperty
  double[] getSignal();

  /** The noise variance; for risk. */
  @JSProperty
  double getNoise();

  /** The number of rows; for risk. */
  @JSProperty
  double getRows();

  /**
   * The teacher and its students.
   *
   * @throws IllegalArgumentException if a number is outside its domain, or there is no such filter
   */
  static Distillation distillation(Setting setting) {
    Procedure teacher = procedure(setting.getProcedure(), setting.getNumbers());
    Procedure student =
        setting.getStudentProcedure() == null
            ? teacher
            : procedure(setting.getStudentProcedure(), setting.getStudentNumbers());
    double imitation = setting.getImitation();
    double generations = setting.getGenerations();
    return new Distillation(
        teacher,
        setting.getTeacher(),
        student,
        Double.isNaN(imitation) ? 1 : imitation,
        Double.isNaN(generations) ? 1 : (int) generations,
        switching(setting));
  }

  private static Procedure procedure(String name, double[] numbers) {
    return Procedure.of(
        Filters.installed().named(name == null ? "" : name),
        numbers == null ? new double[0] : numbers);
  }

  private static Switching switching(Setting setting) {
    if (setting.getSwitchTo() == null) {
      return Switching.NEVER;
    }
    return new Switching(
        setting.getSwitchTo().equals("labels")
            ? Switching.Direction.TO_LABELS
            : Switching.Direction.TO_DISTILLATION,
        setting.getSwitchAt());
  }
}
