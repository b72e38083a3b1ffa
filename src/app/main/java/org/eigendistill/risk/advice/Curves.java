package org.eigendistill.risk.advice;

import org.eigendistill.data.Groups;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Model;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.risk.Criterion;
import org.eigendistill.risk.Gains;

/** Estimated risk over time, of the teacher and of the students of one teacher. */
record Curves(
    CrossValidation cv,
    SpectralEstimates estimates,
    double[] eigenvalues,
    Procedure procedure,
    Noise noise,
    Groups groups) {

  /** role, teacher_time, time, cv, cv_se, ure, gcv; ure is NaN where the noise is not known. */
  Table table(double[] times, double teacherTime) {
    Table.Builder table = Table.of("role", "teacher_time", "time", "cv", "cv_se", "ure", "gcv");
    Course teacher = Course.onLabels(procedure);
    Course student = Course.on(teacher.at(teacherTime), procedure);
    for (double time : times) {
      row(table, "teacher", time, time, teacher.at(time));
    }
    for (double time : times) {
      row(table, "student", teacherTime, time, student.at(time));
    }
    return table.build();
  }

  private void row(Table.Builder table, String role, double teacherTime, double time, Model model) {
    Gains folded = Gains.of(model, cv.eigenvalues());
    Gains whole = Gains.of(model, eigenvalues);
    Criterion generalized = estimates.generalized(noise);
    table.row(
        role,
        teacherTime,
        time,
        cv.of(folded),
        PairedGain.standardError(cv.losses(folded), groups),
        noise.isKnown() ? estimates.unbiased(noise).of(whole) : Double.NaN,
        generalized.of(whole));
  }
}
