// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.deep;

import org.eigendistill.number.Enclosed;

/** log(1 + k (exp(y) - 1)), k positive: how depth 2 turns time into progress, and back with 1/k. */
public final class Logistic {
  private Logistic() {}

  /**
   * Its value: by log1p where the result is small, else as y + log(k + (1 - k) exp(-y)), which does
   * not overflow.
   */
  public static <N extends Enclosed<N>> N of(N k, N y) {
    return y.value() + Math.log(k.value()) < 1 || y.value() < 1
        ? k.times(y.expm1()).log1p()
        : y.plus(k.plus(k.complement().times(y.negate().exp())).log());
  }
}
