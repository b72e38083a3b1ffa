// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.explorer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Curve;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.risk.Gains;
import org.eigendistill.risk.Optima;
import org.eigendistill.risk.RiskForm;
import org.eigendistill.risk.SpectralProblem;
import org.eigendistill.theorem.pay.FlowTime;
import org.eigendistill.theorem.pay.LateSwitch;
import org.eigendistill.theorem.pay.LongStudent;
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
      RiskForm form, Course training, double[] lengths, double[] eigenvalues) {
    // what all lengths share along a direction is worked out once
    Course course = new KeptCurves(training);
    double[] risks = new double[lengths.length];
    for (int i = 0; i < lengths.length; i++) {
      risks[i] = form.of(Gains.of(course.at(lengths[i]), eigenvalues));
    }
    return risks;
  }

  /** A course that keeps its curves: squares of a step, and what a teacher has. */
  private record KeptCurves(Course course, Map<Double, Curve> curves) implements Course {
    KeptCurves(Course course) {
      this(course, new HashMap<>());
    }

    @Override
    public Procedure procedure() {
      return course.procedure();
    }

    @Override
    public Curve along(double eigenvalue) {
      return curves.computeIfAbsent(eigenvalue, course::along);
    }
  }

  static Answer best(Setting setting) {
    SpectralProblem problem = problem(setting);
    Distillation distillation = Setting.distillation(setting);
    Optima optima = Optima.of(problem.inSample(), distillation.teacher());
    PayTheorems theorems = PayTheorems.of(problem, distillation.teacher(), optima);
    Optima.TeacherOptimum teacher = optima.bestTeacher();
    Optima.StudentOptimum student = optima.bestStudent();
    Optima.ImitationOptimum blend = optima.bestImitation();
    Procedure procedure = distillation.teacher();
    Optional<FlowTime> clock = FlowTime.of(procedure);
    ToDoubleFunction<Double> length = flow -> clock.map(own -> own.length(flow)).orElse(flow);
    Optional<LateSwitch> late = theorems.lateSwitch();
    Optional<LongStudent> longer = theorems.longStudent();
    double rows = theorems.rows();
    long steps = theorems.never().mostSteps();
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
        .with("neverOf", theorems.never().reference().map(Procedure::name).orElse(""))
        .with("neverOwn", theorems.never().isAgainst(procedure))
        .with("neverSteps", steps == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : steps)
        .with("late", theorems.late().word())
        .with("lateSwitch", number(late, each -> length.applyAsDouble(each.flow().time())))
        .with("lateTeacher", number(late, each -> elapsed(length, each.teacherTime())))
        .with("lateFurther", number(late, each -> length.applyAsDouble(each.further())))
        .with("lateRisk", number(late, each -> each.risk() / rows))
        .with("longer", theorems.longer().word())
        .with("longTeacher", number(longer, each -> length.applyAsDouble(each.flow().time())))
        .with("longTime", number(longer, each -> length.applyAsDouble(each.studentTime())))
        .with("longRisk", number(longer, each -> each.risk() / rows))
        .with("longChange", number(longer, each -> each.change() / rows))
        .with("faults", String.join("; ", theorems.disagreements()))
        .with("shownRisk", shown(problem, distillation, setting));
  }

  /** NaN where there is none. */
  private static <T> double number(Optional<T> of, ToDoubleFunction<T> number) {
    return of.map(each -> number.applyAsDouble(each)).orElse(Double.NaN);
  }

  private static double elapsed(ToDoubleFunction<Double> length, double time) {
    return time == 0 ? 0 : length.applyAsDouble(time);
  }

  /** The risk of the setting's own first student, with its blend, generations and switch. */
  private static double shown(
      SpectralProblem problem, Distillation distillation, Setting setting) {
    double[] first = {setting.getStudents()[0]};
    return risks(problem.inSample(), distillation.students(), first, problem.eigenvalues())[0];
  }

  private static SpectralProblem problem(Setting setting) {
    return new SpectralProblem(
        setting.getEigenvalues(), setting.getSignal(), setting.getNoise(), setting.getRows());
  }
}
