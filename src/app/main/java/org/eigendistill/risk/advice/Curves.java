// SPDX-License-Identifier: Apache-2.0
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

  /** By {@link CurveColumns}. */
  Table table(double[] times, double teacherTime) {
    Table.Builder table = Table.with(CurveColumns.ALL);
    Course teacher = Course.onLabels(procedure);
    Course student = Course.on(teacher.at(teacherTime), procedure);
    for (double time : times) {
      row(table, Candidate.Role.TEACHER, time, time, teacher.at(time));
    }
    for (double time : times) {
      row(table, Candidate.Role.STUDENT, teacherTime, time, student.at(time));
    }
    return table.build();
  }

  private void row(
      Table.Builder table, Candidate.Role role, double teacherTime, double time, Model model) {
    Gains folded = Gains.of(model, cv.eigenvalues());
    Gains whole = Gains.of(model, eigenvalues);
    Criterion generalized = estimates.generalized(noise);
    table.add(
        CurveColumns.ROLE.is(role),
        CurveColumns.TEACHER_TIME.is(teacherTime),
        CurveColumns.TIME.is(time),
        CurveColumns.CROSS_VALIDATION.is(cv.of(folded)),
        CurveColumns.CROSS_VALIDATION_ERROR.is(PairedGain.standardError(cv.losses(folded), groups)),
        CurveColumns.UNBIASED.is(
            noise.isKnown() ? estimates.unbiased(noise).of(whole) : Double.NaN),
        CurveColumns.GENERALIZED.is(generalized.of(whole)));
  }
}
