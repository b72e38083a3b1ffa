// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.literature;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.Matrix;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.Model;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.risk.Gains;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.Kernel;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;

/**
 * Kernel ridge regression in generations that keep a weight a on the labels: Borup and Andersen
 * 2021, their toy problem. Step 1 is the teacher; step m the student of generation m - 1 with
 * imitation weight 1 - a. The limit is ridge with penalty d / a. Targets, kernel, penalty and all
 * losses are printed in the authors' repository.
 */
final class KernelGenerations {
  private static final String SOURCE = "Borup, Andersen 2021 (2102.13088)";
  private static final String REPOSITORY = "GitHub, Kennethborup / self_distillation, ";
  private static final double PENALTY = 0.2;
  private static final int POINTS = 101;

  private static final double[] TARGETS = {
    0.38476636465198066,
    1.2333967683416893,
    1.33232242218057,
    0.6920159488889518,
    -0.29756145531871736,
    -0.24189291901377769,
    -0.7964485769175675,
    -0.9616480167034174,
    -0.49672509509916934,
    -0.3469066003991437,
    0.5589512650600734
  };

  private static final double[] WITHOUT_LABELS = {
    .16477, .15076, .14915, .15561, .16735, .18251, .49505
  };
  private static final double[] WITH_LABELS = {
    .16477, .15309, .14958, .14903, .14946, .15011, .15250
  };

  private KernelGenerations() {}

  static List<LiteratureRow> rows(EigenSolver solver) {
    Matrix inputs = Matrix.fill(TARGETS.length, 1, (i, j) -> i / 10.0);
    Spectrum spectrum =
        Spectrum.byKernel(
            new Kernel.Rbf(80), inputs, Matrix.ofColumn(TARGETS), LossScale.SUM, solver);
    List<LiteratureRow> rows = new ArrayList<>();
    add(rows, spectrum, 0, WITHOUT_LABELS, "README.md, alpha = 0");
    add(rows, spectrum, 0.25, WITH_LABELS, "toy_example.ipynb (3d20499), second losses");
    return rows;
  }

  private static void add(
      List<LiteratureRow> rows,
      Spectrum spectrum,
      double labels,
      double[] references,
      String place) {
    Origin printed = Origin.printed(SOURCE, REPOSITORY + place);
    Distillation distillation = Distillation.of(Ridge.of(), PENALTY).withImitation(1 - labels);
    int steps = references.length - 1;
    for (int step = 1; step <= steps; step++) {
      Model model =
          step == 1
              ? distillation.teacherModel()
              : distillation.withGenerations(step - 1).students().at(PENALTY);
      rows.add(row(printed, "step " + step, labels, references[step - 1], error(spectrum, model)));
    }
    Model limit = labels == 0 ? Model.ZERO : Course.onLabels(Ridge.of()).at(PENALTY / labels);
    rows.add(row(printed, "limit", labels, references[steps], error(spectrum, limit)));
  }

  private static LiteratureRow row(
      Origin printed, String step, double labels, double reference, double computed) {
    return printed.digits(
        "mean squared error, label weight %s, %s".formatted(labels, step), reference, 5, computed);
  }

  /** The mean squared error to the true sine on 0, 0.01, ..., 1. */
  private static double error(Spectrum spectrum, Model model) {
    Matrix inputs = Matrix.fill(POINTS, 1, (i, j) -> i / 100.0);
    Matrix fit = spectrum.predict(inputs, Gains.of(model, spectrum.eigenvalues()).gains());
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      double difference = fit.get(i, 0) - Math.sin(2 * Math.PI * inputs.get(i, 0));
      sum += difference * difference;
    }
    return sum / POINTS;
  }
}
