// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.ladder;

import java.util.Arrays;
import java.util.Optional;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.base.Randomness;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.softmax.RowDirections;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;
import org.eigendistill.tangent.DenseNetwork;
import org.eigendistill.tangent.SquaredLoss;

/** Squared loss on features that stay: the closed form is exact. */
final class LinearRungs {
  private static final int FEATURES = 400;

  private LinearRungs() {}

  /** On the pixels themselves. */
  static Rung pixels(LadderRows rows, int steps, EigenSolver solver, Progress progress) {
    return of(
        "linear",
        "linear, squared loss",
        rows,
        rows.inputs(),
        rows.directions(),
        steps,
        solver,
        progress);
  }

  /** On rectified random combinations of pixels. */
  static Rung randomFeatures(LadderRows rows, int steps, EigenSolver solver, Progress progress) {
    Matrix inputs = rows.inputs();
    Matrix hidden =
        DenseNetwork.random(Randomness.of(11), inputs.columns(), FEATURES, 1).layers().get(0);
    Matrix sums = solver.product(inputs, hidden);
    double scale = Math.sqrt(FEATURES);
    Matrix features =
        Matrix.fill(sums.rows(), FEATURES, (i, j) -> Math.max(0, sums.get(i, j)) / scale);
    Spectrum spectrum = Spectrum.bySvd(features, rows.targets(), LossScale.MEAN, solver);
    return of(
        "random-features",
        "random features, squared loss",
        rows,
        features,
        RowDirections.of(spectrum),
        steps,
        solver,
        progress);
  }

  private static Rung of(
      String id,
      String title,
      LadderRows rows,
      Matrix features,
      RowDirections own,
      int steps,
      EigenSolver solver,
      Progress progress) {
    double[] eigenvalues = own.eigenvalues();
    Descent descent = new Descent(1 / eigenvalues[0], steps, solver);
    DenseNetwork zero = DenseNetwork.zero(features.columns(), rows.classes());
    Matrix teacher = descent.end(title, zero, features, new SquaredLoss(rows.targets()), progress);
    Matrix student = descent.end(title, zero, features, new SquaredLoss(teacher), progress);
    Procedure theory = GradientDescent.of(descent.step());
    double[] gains =
        Arrays.stream(eigenvalues).map(l -> theory.along(l).gainAt(steps).gain()).toArray();
    Matrix predicted = own.filtered(teacher, gains);
    return new Rung(
        id,
        title,
        "1 - (1 - h l)^N",
        teacher,
        predicted,
        student,
        Optional.empty(),
        rows.directions(),
        true);
  }
}
