// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import org.eigendistill.dynamics.Procedure;
import org.eigendistill.risk.Optima;

/** What {@code risk} says of its optima. */
final class RiskPrintout {
  /** Ratios nearer to 1 are 1. */
  private static final double EQUAL = 1e-9;

  private RiskPrintout() {}

  /** Whether the best student's risk is below the best teacher's. */
  static boolean pays(Optima optima) {
    return ratio(optima) < 1 - EQUAL;
  }

  private static double ratio(Optima optima) {
    return optima.bestStudent().risk() / optima.bestTeacher().risk();
  }

  static String of(Optima optima, Procedure procedure) {
    Optima.TeacherOptimum teacher = optima.bestTeacher();
    Optima.StudentOptimum student = optima.bestStudent();
    double ratio = ratio(optima);
    String verdict =
        ratio < 1 - EQUAL
            ? "It pays: %.3g %% less risk.".formatted(100 * (1 - ratio))
            : ratio <= 1 + EQUAL
                ? "It does not pay."
                : "It does not pay: %.3g %% more risk.".formatted(100 * (ratio - 1));
    return "Best teacher: risk %.6g %s. Best student: risk %.6g, teacher %s, student %s. %s"
        .formatted(
            teacher.risk(),
            length(teacher.time(), optima.isTeacherLimit(teacher.time()), procedure),
            student.risk(),
            length(student.teacherTime(), optima.isTeacherLimit(student.teacherTime()), procedure),
            length(student.studentTime(), optima.isStudentLimit(student.studentTime()), procedure),
            verdict);
  }

  private static String length(double time, boolean limit, Procedure procedure) {
    String word =
        switch (procedure.clock()) {
          case TIME -> "at ";
          case STEPS -> "after ";
          case PENALTY -> "with ";
        };
    return limit ? "trained to the end" : word + procedure.clock().phrase(time);
  }
}
