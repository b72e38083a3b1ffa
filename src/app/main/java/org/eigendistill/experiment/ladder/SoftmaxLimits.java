// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.ladder;

import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.diagnose.BandGains;
import org.eigendistill.neural.LabelledRows;
import org.eigendistill.neural.Recipe;
import org.eigendistill.neural.Studies;
import org.eigendistill.neural.TripleStudy;
import org.eigendistill.softmax.LogitGradient;
import org.eigendistill.softmax.LogitRows;
import org.eigendistill.softmax.RowDirections;
import org.eigendistill.softmax.TemperatureLimit;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;
import org.eigendistill.tangent.DenseNetwork;

/**
 * Gains of linear softmax students by bands, as temperatures rise without end: along each direction
 * of the rows {@code 1 - (1 - h l / C)^N} of the teacher, h the learning rate, l its eigenvalue, C
 * classes, N steps. The model's shift is a column of ones.
 */
final class SoftmaxLimits {
  private SoftmaxLimits() {}

  /** Of a replicate, by bands of its inputs without the rest. The teacher is trained here anew. */
  static double[] of(TripleStudy study, double noise, int seed, EigenSolver solver) {
    LabelledRows rows = Studies.trainingRows(study, noise, seed);
    Recipe recipe = study.teacher();
    Matrix inputs = rows.inputs();
    Matrix shifted =
        Matrix.fill(
            inputs.rows(),
            inputs.columns() + 1,
            (i, j) -> j < inputs.columns() ? inputs.get(i, j) : 1);
    int classes = 1 + IntStream.of(rows.labels()).max().orElseThrow();
    Matrix teacher =
        new Descent(recipe.learningRate(), recipe.epochs(), solver)
            .end(
                "softmax",
                DenseNetwork.zero(shifted.columns(), classes),
                shifted,
                LogitGradient.ofLabels(classes, rows.labels()),
                Progress.NONE);
    RowDirections directions =
        RowDirections.of(Spectrum.bySvd(shifted, teacher, LossScale.MEAN, solver));
    // limits do not depend on the temperature, only their bounds do
    double[] limits =
        TemperatureLimit.train(directions, teacher, 1, recipe.learningRate(), recipe.epochs())
            .limits();
    Matrix student = directions.filtered(LogitRows.centred(teacher), limits);
    BandGains by = BandGains.of(inputs);
    double[] gains = by.gains(by.function(student), by.function(teacher), by.function(teacher));
    return IntStream.range(0, by.count() - 1).mapToDouble(b -> gains[b]).toArray();
  }
}
