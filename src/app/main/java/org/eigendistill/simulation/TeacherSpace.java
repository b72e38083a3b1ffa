// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.simulation;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.Curve;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.Gain;
import org.eigendistill.spectrum.Overlap;
import org.eigendistill.spectrum.Spectrum;

/**
 * A teacher whose features are not the student's, on the same rows. With O = U_S'U_T, teacher's
 * gains a_T and labels Y, what a student learns from is {@code O a_T U_T'Y} along its own
 * directions. All that it does there is affine in that, so its gain along direction i is the gain
 * of an ordinary student whose teacher has {@code q_i = sum_j O_ij^2 a_Tj}: what comes back along i
 * of labels that lie along i.
 *
 * @param spectrum the teacher's
 * @param overlap of the student's directions with it
 */
public record TeacherSpace(Spectrum spectrum, Overlap overlap) {
  /** The two spaces of the same rows. */
  public static TeacherSpace of(Spectrum student, Spectrum teacher) {
    return new TeacherSpace(teacher, Overlap.of(student, teacher));
  }

  /** What each of the student's directions sees of the teacher after training for a time. */
  private Gain seen(int direction, Gain... teacher) {
    double[] residuals = Arrays.stream(teacher).mapToDouble(Gain::residual).toArray();
    return Gain.of(
        overlap.seen(direction, gains(teacher)),
        overlap.seen(direction, residuals) + overlap.outside(direction));
  }

  private static double[] gains(Gain... along) {
    return Arrays.stream(along).mapToDouble(Gain::gain).toArray();
  }

  private Gain[] teacher(Distillation distillation) {
    return distillation.teacherModel().along(spectrum.eigenvalues());
  }

  /** The students' gains along their own directions. */
  IntFunction<Curve> students(Spectrum student, Distillation distillation) {
    Gain[] teacher = teacher(distillation);
    Gain[] seen = new Gain[student.directions()];
    Arrays.setAll(seen, k -> seen(k, teacher));
    return k -> distillation.student(student.eigenvalue(k), seen[k]);
  }

  /** The teacher's gains at any time, as the student's directions see them. */
  IntFunction<Curve> teacherSeen(Distillation distillation) {
    return k ->
        time -> seen(k, distillation.teacherCourse().at(time).along(spectrum.eigenvalues()));
  }

  /** The students' coefficients {@code v_i'B} along their own directions at a time, r_S x C. */
  Matrix along(Spectrum student, Distillation distillation, double time) {
    Matrix labels = student.leastSquares();
    Matrix taught = overlap.fit(gains(teacher(distillation)));
    double[] ofLabels = new double[student.directions()];
    double[] ofTeacher = new double[student.directions()];
    for (int k = 0; k < ofLabels.length; k++) {
      double eigenvalue = student.eigenvalue(k);
      ofLabels[k] = distillation.student(eigenvalue, Gain.NONE).at(time).gain();
      double both = distillation.student(eigenvalue, Gain.FULL).at(time).gain();
      ofTeacher[k] = (both - ofLabels[k]) / student.singularValue(k);
    }
    return Matrix.fill(
        labels.rows(),
        labels.columns(),
        (k, c) -> ofLabels[k] * labels.get(k, c) + ofTeacher[k] * taught.get(k, c));
  }

  /**
   * What each of the student's directions sees of the teacher: direction, eigenvalue, teacher_gain
   * {@code sum_j O_ij^2 a_j}, teacher_gain_square {@code sum_j O_ij^2 a_j^2}, outside (what of the
   * direction the teacher's features do not span, in squares), and the teacher's fit of the labels
   * along it, a column per output.
   */
  public Table table(Spectrum student, Distillation distillation) {
    double[] gains = gains(teacher(distillation));
    double[] seen = overlap.seen(gains);
    double[] squares = overlap.seen(Arrays.stream(gains).map(a -> a * a).toArray());
    double[] outside = overlap.outside();
    return SpectrumTable.of(
        overlap.fit(gains),
        "teacher_coefficient",
        k -> new Object[] {k + 1, student.eigenvalue(k), seen[k], squares[k], outside[k]},
        "direction",
        "eigenvalue",
        "teacher_gain",
        "teacher_gain_square",
        "outside");
  }
}
