// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.ladder;

import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.base.Randomness;
import org.eigendistill.softmax.LogitGradient;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.tangent.DenseNetwork;
import org.eigendistill.tangent.SquaredLoss;
import org.eigendistill.tangent.TangentCourse;
import org.eigendistill.tangent.TangentKernel;

/**
 * Networks of two hidden layers, as wide as those of the studies, beside the course of a student's
 * own tangent kernel at its start.
 */
final class TangentRungs {
  private static final int[] HIDDEN = {128, 64};
  private static final double TEMPERATURE = 4;
  private static final int POWERS = 60;

  private TangentRungs() {}

  static List<Rung> all(LadderRows rows, int steps, EigenSolver solver, Progress progress) {
    Matrix inputs = rows.inputs();
    DenseNetwork teacher = network(rows, 31);
    DenseNetwork student = network(rows, 32);
    Matrix kernel = TangentKernel.of(student, inputs, solver);
    Matrix begun = student.logits(inputs, solver);
    Descent descent = new Descent(rows.rows() / largest(kernel), steps, solver);
    String squared = "network, squared loss";
    Matrix fitted =
        descent.end(squared, teacher, inputs, new SquaredLoss(rows.targets()), progress);
    String tempered = "network, temperature 4";
    Matrix sure =
        descent.end(
            tempered,
            teacher,
            inputs,
            LogitGradient.ofLabels(rows.classes(), rows.labels()),
            progress);
    Course course = new Course(rows, student, kernel, begun, descent, solver, progress);
    return List.of(
        course.rung("tangent-squared", squared, fitted, new SquaredLoss(fitted)),
        course.rung("tangent-t4", tempered, sure, LogitGradient.ofTeacher(sure, TEMPERATURE)));
  }

  private static DenseNetwork network(LadderRows rows, long seed) {
    return DenseNetwork.random(
        Randomness.of(seed), rows.inputs().columns(), HIDDEN[0], HIDDEN[1], rows.classes());
  }

  /** The largest eigenvalue, by powers of the kernel. */
  private static double largest(Matrix kernel) {
    Matrix vector = Matrix.fill(kernel.rows(), 1, (i, j) -> 1 + 1.0 / (1 + i));
    double norm = 0;
    for (int k = 0; k < POWERS; k++) {
      Matrix next = kernel.times(vector);
      norm = next.norm() / vector.norm();
      double size = next.norm();
      vector = Matrix.fill(next.rows(), 1, (i, j) -> next.get(i, 0) / size);
    }
    return norm;
  }

  /** What both students begin from. */
  private record Course(
      LadderRows rows,
      DenseNetwork student,
      Matrix kernel,
      Matrix begun,
      Descent descent,
      EigenSolver solver,
      Progress progress) {
    Rung rung(String id, String title, Matrix teacher, LogitGradient gradient) {
      Matrix trained = descent.end(title, student, rows.inputs(), gradient, progress);
      Matrix predicted =
          TangentCourse.of(kernel, begun, gradient, descent.step() / rows.rows(), descent.steps());
      return new Rung(
          id,
          title,
          "its own tangent kernel at the start",
          teacher,
          predicted,
          trained,
          Optional.empty(),
          rows.directions(),
          false);
    }
  }
}
