// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.explorer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eigendistill.deep.DeepDistillation;
import org.eigendistill.deep.Layers;
import org.eigendistill.deep.Mode;
import org.eigendistill.deep.ModeState;
import org.eigendistill.dynamics.Clock;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Curve;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.EffectiveTime;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.dynamics.Matching;
import org.eigendistill.dynamics.Parameter;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.theorem.criterion.FallingGains;
import org.eigendistill.theorem.criterion.FallingGains.Fall;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;

/**
 * The engine as a page asks for it: functions of {@code window.eigendistill}. Every number is the
 * engine's own; a setting that it refuses is an exception with its message.
 */
public final class Explorer {
  /** Relative, above the errors of gains and of effective times. */
  private static final double TOLD = 1e-12;

  private Explorer() {}

  /** Nothing is done at the start: the page asks. */
  public static void main(String[] words) {
    // the exported functions are all
  }

  /**
   * All filters.
   *
   * @param top the largest eigenvalue, for the usual values of numbers
   * @return a list under {@code filters}: name, clock (time, steps, penalty), continues, parameters
   *     (name, meaning, domain, usual)
   */
  @JSExport
  public static JSObject filters(double top) {
    List<Answer> all = new ArrayList<>();
    for (Filter filter : Filters.installed().all()) {
      List<Answer> parameters = new ArrayList<>();
      for (Parameter parameter : filter.parameters()) {
        parameters.add(
            new Answer()
                .with("name", parameter.name())
                .with("meaning", parameter.meaning())
                .with("domain", parameter.domain().words())
                .with("usual", parameter.usualFor(top).orElse(Double.NaN)));
      }
      all.add(
          new Answer()
              .with("name", filter.name())
              .with("clock", filter.clock().word())
              .with("continues", filter.continues())
              .with("parameters", parameters));
    }
    return new Answer().with("filters", all).object();
  }

  /**
   * Gains of a teacher and of its students.
   *
   * @return {@code teacher}, one gain per eigenvalue; {@code students}, one such list per length
   */
  @JSExport
  public static JSObject gains(Setting setting) {
    Distillation distillation = Setting.distillation(setting);
    double[] eigenvalues = setting.getEigenvalues();
    double[] lengths = setting.getStudents();
    Course students = distillation.students();
    for (double length : lengths) {
      students.procedure().requireTime(length);
    }
    double[][] gains = new double[lengths.length][eigenvalues.length];
    for (int k = 0; k < eigenvalues.length; k++) {
      Curve curve = students.along(eigenvalues[k]);
      for (int i = 0; i < lengths.length; i++) {
        gains[i][k] = curve.at(lengths[i]).gain();
      }
    }
    return new Answer()
        .with("teacher", bare(distillation.teacherModel().along(eigenvalues)))
        .with("students", gains)
        .object();
  }

  /**
   * A student beside plain training that is as far along the top direction, and its clock.
   *
   * @return {@code teacher}, {@code student}, {@code plain}: a gain per eigenvalue; {@code time}:
   *     when plain training has the student's gain along the largest eigenvalue, NaN where it never
   *     has, and {@code plain} is NaN then; {@code teacherClock}, {@code studentClock}: effective
   *     lengths per eigenvalue on the teacher's clock; {@code behind}, {@code ahead}: comparisons
   *     below the top; {@code asFar}: whether plain training is just as far along the top, where by
   *     whole steps it may be further; {@code behindBefore}, {@code aheadBefore}: comparisons with
   *     the step before, which is not as far
   */
  @JSExport
  public static JSObject compare(Setting setting) {
    Distillation distillation = Setting.distillation(setting);
    double[] eigenvalues = setting.getEigenvalues();
    double top = Arrays.stream(eigenvalues).max().orElseThrow();
    distillation.teacher().requireStable(top);
    distillation.student().requireStable(top);
    Gain[] teacher = distillation.teacherModel().along(eigenvalues);
    Course course = distillation.students();
    Gain[] student = course.at(setting.getStudents()[0]).along(eigenvalues);
    Gain goal = course.at(setting.getStudents()[0]).along(top);
    Matching matching = Matching.of(distillation.teacherCourse(), goal, top);
    Gain[] reference = new Gain[eigenvalues.length];
    double[] plain = new double[eigenvalues.length];
    double[] teacherClock = new double[eigenvalues.length];
    double[] studentClock = new double[eigenvalues.length];
    boolean steps = distillation.teacher().filter().clock() == Clock.STEPS;
    for (int k = 0; k < eigenvalues.length; k++) {
      double l = eigenvalues[k];
      teacherClock[k] = EffectiveTime.of(distillation.teacher(), teacher[k], l);
      studentClock[k] = EffectiveTime.of(distillation.teacher(), student[k], l);
      reference[k] = matching.exists() ? matching.along(l) : null;
      plain[k] = matching.exists() ? reference[k].gain() : Double.NaN;
    }
    Orders orders = Orders.of(eigenvalues, student, reference, top);
    // a whole step that is as far or further; the one before is not as far
    boolean between = steps && matching.exists() && isFurther(matching.along(top), goal);
    Orders before =
        between && matching.time() > 1
            ? Orders.of(
                eigenvalues,
                student,
                matching.course().at(matching.time() - 1).along(eigenvalues),
                top)
            : new Orders(0, 0);
    return new Answer()
        .with("teacher", bare(teacher))
        .with("student", bare(student))
        .with("plain", plain)
        .with("time", matching.exists() ? matching.time() : Double.NaN)
        .with("teacherClock", teacherClock)
        .with("studentClock", studentClock)
        .with("behind", orders.behind())
        .with("ahead", orders.ahead())
        .with("asFar", matching.exists() && !between)
        .with("behindBefore", before.behind())
        .with("aheadBefore", before.ahead())
        .object();
  }

  /**
   * Where gains by whole steps first fall or pass 1, as the command line says it.
   *
   * @return {@code words}: the sentence, empty where they rise or go by no whole steps; {@code by}:
   *     the step that it names, else NaN; {@code before}: up to so many steps of plain training
   *     residuals along the largest eigenvalue are positive, infinite where they cannot overshoot,
   *     1,000 where no more are looked at
   */
  @JSExport
  public static JSObject falling(Setting setting) {
    Procedure procedure = Setting.distillation(setting).teacher();
    double[] eigenvalues = setting.getEigenvalues();
    double top = Arrays.stream(eigenvalues).max().orElse(0);
    Optional<Fall> fall =
        isOverdamped(procedure, top) ? Optional.empty() : Fall.first(procedure, eigenvalues);
    return new Answer()
        .with(
            "words",
            fall.map(
                    first ->
                        "The gain of %s does not rise with training, but %s. No statement is about it from there on, and a matched length is the first one."
                            .formatted(procedure, first.words()))
                .orElse(""))
        .with("by", fall.map(first -> (double) first.by()).orElse(Double.NaN))
        .with("before", positive(procedure, top))
        .object();
  }

  /** Whether nothing need be looked for: no count of steps, or steps that cannot overshoot. */
  private static boolean isOverdamped(Procedure procedure, double top) {
    if (!procedure.clock().isWhole() || !(top > 0)) {
      return true;
    }
    double[] numbers = procedure.values();
    return procedure
        .filter()
        .recursion()
        .filter(each -> each.step(numbers) * top <= each.overdampedLimit(numbers))
        .isPresent();
  }

  /** Up to how many steps residuals along an eigenvalue are positive by more than rounding. */
  private static double positive(Procedure procedure, double eigenvalue) {
    if (isOverdamped(procedure, eigenvalue)) {
      return Double.POSITIVE_INFINITY;
    }
    Curve curve = Course.onLabels(procedure).along(eigenvalue);
    int steps = 0;
    while (steps < FallingGains.MOST_STEPS && curve.at(steps + 1).residual() > TOLD) {
      steps++;
    }
    return steps;
  }

  /**
   * In-sample risk at the students' lengths.
   *
   * @return {@code teacher}, {@code student}: the risks of a teacher stopped at each, and of a
   *     student stopped there of the setting's teacher
   */
  @JSExport
  public static JSObject risk(Setting setting) {
    return RiskCurves.of(setting).object();
  }

  /**
   * The best teacher and student, and what theorems say.
   *
   * @return {@code teacherTime}, {@code teacherRisk}; {@code studentOf}, {@code studentTime},
   *     {@code studentRisk}: the best teacher to learn from and its best student; {@code weight},
   *     {@code blendRisk}: the best imitation weight; {@code never}, {@code late}, {@code longer}:
   *     what N1, N2 and N3 say, N1 of students beside stopped {@code neverOf} alone, which is the
   *     procedure itself where {@code neverOwn}, and of at most {@code neverSteps}; {@code
   *     lateSwitch}, {@code lateTeacher}, {@code lateFurther}, {@code lateRisk}: N2's student; {@code
   *     longTeacher}, {@code longTime}, {@code longRisk}, {@code longChange}: N3's; {@code faults}:
   *     where search and theorems cannot both be right; {@code shownRisk}: of the setting's own
   *     student
   */
  @JSExport
  public static JSObject best(Setting setting) {
    return RiskCurves.best(setting).object();
  }

  /**
   * The same comparison in a deep linear network (T13), whose modes have the eigenvalue 1 and the
   * strengths that are handed over as eigenvalues.
   *
   * @param depth the number of layers
   * @param start where every mode starts
   * @return {@code teacher}, {@code student}, {@code plain}: how far each mode has come; {@code
   *     time}; {@code behind}, {@code ahead}: comparisons of effective times below the top, where
   *     their error of at most 1e-13 tells them apart
   */
  @JSExport
  public static JSObject deep(Setting setting, int depth, double start) {
    DeepDistillation deep = DeepDistillation.of(new Layers(depth), start, setting.getTeacher());
    double[] strengths = setting.getEigenvalues();
    double length = setting.getStudents()[0];
    double top = Arrays.stream(strengths).max().orElseThrow();
    double time = deep.student(new Mode(1, top), length).effectiveTime();
    double[] teacher = new double[strengths.length];
    double[] student = new double[strengths.length];
    double[] plain = new double[strengths.length];
    int behind = 0;
    int ahead = 0;
    for (int k = 0; k < strengths.length; k++) {
      Mode mode = new Mode(1, strengths[k]);
      teacher[k] = deep.teacher(mode, deep.teacherTime()).gain().gain();
      ModeState state = deep.student(mode, length);
      student[k] = state.gain().gain();
      // gains round to 1 where times are apart still
      double apart = strengths[k] < top ? state.effectiveTime() - time : 0;
      behind += apart < -TOLD * time ? 1 : 0;
      ahead += apart > TOLD * time ? 1 : 0;
      plain[k] = time > 0 ? deep.plain(mode, time).gain().gain() : Double.NaN;
    }
    return new Answer()
        .with("teacher", teacher)
        .with("student", student)
        .with("plain", plain)
        .with("time", time)
        .with("behind", behind)
        .with("ahead", ahead)
        .object();
  }

  private static boolean isFurther(Gain matched, Gain goal) {
    return Math.abs(matched.gain() - goal.gain()) > TOLD * Math.abs(goal.gain());
  }

  /**
   * In how many directions below the top a student is behind plain training, and ahead; of plain
   * training that is never as far, in none.
   */
  private record Orders(int behind, int ahead) {
    static Orders of(double[] eigenvalues, Gain[] student, Gain[] plain, double top) {
      int behind = 0;
      int ahead = 0;
      for (int k = 0; k < eigenvalues.length; k++) {
        boolean isBelow = eigenvalues[k] < top && plain[k] != null;
        int order = isBelow ? student[k].compareProgress(plain[k]) : 0;
        behind += order < 0 ? 1 : 0;
        ahead += order > 0 ? 1 : 0;
      }
      return new Orders(behind, ahead);
    }
  }

  private static double[] bare(Gain[] gains) {
    return Arrays.stream(gains).mapToDouble(Gain::gain).toArray();
  }
}
