// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.explorer;

import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.risk.Gains;
import org.eigendistill.risk.Optima;
import org.eigendistill.risk.RiskForm;
import org.eigendistill.risk.SpectralProblem;
import org.eigendistill.theorem.pay.PayTheorems;

/** In-sample risk of a setting: over lengths, at its best, and what is proved of it. */
final class RiskCurves {
  private RiskCurves() {}

  static Answer of(Setting setting) {
    SpectralProblem problem = problem(setting);
    RiskForm form = problem.inSample();
    Distillation distillation = Setting.distillation(setting);
    double[] eigenvalues = problem.eigenvalues();
    Course teachers = distillation.teacherCourse();
    Course students = distillation.students();
    double[] lengths = setting.getStudents();
    return new Answer()
        .with("teacher", risks(form, teachers, lengths, eigenvalues))
        .with("student", risks(form, students, lengths, eigenvalues));
  }

  private static double[] risks(
      RiskForm form, Course course, double[] lengths, double[] eigenvalues) {
    double[] risks = new double[lengths.length];
    for (int i = 0; i < lengths.length; i++) {
      risks[i] = form.of(Gains.of(course.at(lengths[i]), eigenvalues));
    }
    return risks;
  }

  static Answer best(Setting setting) {
    SpectralProblem problem = problem(setting);
    Distillation distillation = Setting.distillation(setting);
    Optima optima = Optima.of(problem.inSample(), distillation.teacher());
    PayTheorems theorems = PayTheorems.of(problem, distillation.teacher(), optima);
    Optima.TeacherOptimum teacher = optima.bestTeacher();
    Optima.StudentOptimum student = optima.bestStudent();
    Optima.ImitationOptimum blend = optima.bestImitation();
    return new Answer()
        .with("teacherTime", teacher.time())
        .with("teacherIsLimit", optima.isTeacherLimit(teacher.time()))
        .with("teacherRisk", teacher.risk())
        .with("studentOf", student.teacherTime())
        .with("studentTime", student.studentTime())
        .with("studentIsLimit", optima.isStudentLimit(student.studentTime()))
        .with("studentRisk", student.risk())
        .with("weight", blend.weight())
        .with("blendRisk", blend.risk())
        .with("never", theorems.never().standing().word())
        .with("late", theorems.late().word())
        .with("longer", theorems.longer().word());
  }

  private static SpectralProblem problem(Setting setting) {
    return new SpectralProblem(
        setting.getEigenvalues(), setting.getSignal(), setting.getNoise(), setting.getRows());
  }
}
