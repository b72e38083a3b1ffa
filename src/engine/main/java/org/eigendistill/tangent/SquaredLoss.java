// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.tangent;

import java.util.Arrays;
import org.eigendistill.base.Matrix;
import org.eigendistill.softmax.LogitGradient;

/**
 * The gradient of {@code |f - t|^2 / 2}: what is left to targets, with the other sign.
 *
 * @param targets t, n x C
 */
public record SquaredLoss(Matrix targets) implements LogitGradient {
  @Override
  public int rows() {
    return targets.rows();
  }

  @Override
  public int classes() {
    return targets.columns();
  }

  @Override
  public void at(double[] logits, double[] gradient) {
    Arrays.setAll(
        gradient, i -> logits[i] - targets.get(i / targets.columns(), i % targets.columns()));
  }
}
