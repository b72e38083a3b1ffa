// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

import java.util.Map;
import org.eigendistill.base.Matrix;

/**
 * The parts of a model's excess risk, {@code E (x.w - x.b)^2} with no noise of the test labels in
 * it. With |B| the norm in the {@link Metric},
 *
 * <pre>\[ \begin{gather} \mathrm{bias} = |A R - R|^2, \qquad \mathrm{own}
 *    = \sum_j v_j |D_j|^2, \qquad \mathrm{inherited} = \sum_j v_j |I_j|^2, \\
 *    \mathrm{cross} = 2 \sum_j v_j \operatorname{tr} D_j^{\top} G I_j. \end{gather} \]</pre>
 *
 * Cross is not 0 exactly where noise that came through a teacher comes again through the labels.
 *
 * @param bias of the target
 * @param own of the noise in the model's own labels
 * @param inherited of the noise that came by way of other models
 * @param cross what the two do together; of either sign
 */
public record RiskParts(double bias, double own, double inherited, double cross) {
  /** Their sum. */
  public double risk() {
    return bias + own + inherited + cross;
  }

  /** The root of the risk; 0 where rounding has made it negative. */
  public double rmse() {
    return Math.sqrt(Math.max(0, risk()));
  }

  static RiskParts of(AffineModel model, World world, Metric metric) {
    double bias = squares(metric.root(model.mean().plus(-1, world.signal())));
    double own = 0;
    double inherited = 0;
    double cross = 0;
    for (Map.Entry<NoiseKey, Matrix> entry : model.direct().entrySet()) {
      double variance = entry.getKey().variance() * world.outputs();
      Matrix root = metric.root(entry.getValue());
      own += variance * squares(root);
      Matrix other = model.inherited().get(entry.getKey());
      if (other != null) {
        cross += 2 * variance * inner(root, metric.root(other));
      }
    }
    for (Map.Entry<NoiseKey, Matrix> entry : model.inherited().entrySet()) {
      inherited +=
          entry.getKey().variance() * world.outputs() * squares(metric.root(entry.getValue()));
    }
    return new RiskParts(bias, own, inherited, cross);
  }

  private static double squares(Matrix matrix) {
    return inner(matrix, matrix);
  }

  private static double inner(Matrix a, Matrix b) {
    double sum = 0;
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < a.columns(); j++) {
        sum += a.get(i, j) * b.get(i, j);
      }
    }
    return sum;
  }
}
