// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.ladder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.softmax.LogitGradient;
import org.eigendistill.softmax.LogitRows;
import org.eigendistill.softmax.TemperatureLimit;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.tangent.DenseNetwork;

/** Linear softmax students at falling temperatures, beside their limit at high ones (R1). */
final class SoftmaxRungs {
  private static final double[] TEMPERATURES = {256, 16, 4, 1};

  private SoftmaxRungs() {}

  static List<Rung> all(LadderRows rows, int steps, EigenSolver solver, Progress progress) {
    Matrix inputs = rows.inputs();
    double step = 2 / rows.directions().eigenvalues()[0];
    Descent descent = new Descent(step, steps, solver);
    DenseNetwork zero = DenseNetwork.zero(inputs.columns(), rows.classes());
    Matrix teacher =
        descent.end(
            "linear softmax",
            zero,
            inputs,
            LogitGradient.ofLabels(rows.classes(), rows.labels()),
            progress);
    List<Rung> rungs = new ArrayList<>();
    for (double temperature : TEMPERATURES) {
      String title = "linear softmax, temperature %.0f".formatted(temperature);
      Matrix student =
          descent.end(title, zero, inputs, LogitGradient.ofTeacher(teacher, temperature), progress);
      TemperatureLimit limit =
          TemperatureLimit.train(rows.directions(), teacher, temperature, step, steps);
      Matrix predicted = rows.directions().filtered(LogitRows.centred(teacher), limit.limits());
      rungs.add(
          new Rung(
              "softmax-t%.0f".formatted(temperature),
              title,
              "limit at high temperature (R1)",
              teacher,
              predicted,
              student,
              Optional.of(rows.directions().rows(limit.student())),
              rows.directions(),
              false,
              IntStream.range(0, limit.directions()).mapToDouble(limit::bound).toArray()));
    }
    return rungs;
  }
}
