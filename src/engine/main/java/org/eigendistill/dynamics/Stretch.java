// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.function.DoublePredicate;

/** How far something holds, of x = h l from 0 on. */
final class Stretch {
  private static final double END = 4;
  private static final double STRIDE = 1.0 / 16;

  private Stretch() {}

  /**
   * The end of the first stretch of (0, 4) where something holds, to neighbouring doubles: the
   * first multiple of 1/16 where it does not, then bisection. A gap in it that is narrower can be
   * missed.
   */
  static double end(DoublePredicate holds) {
    double high = STRIDE;
    while (high < END && holds.test(high)) {
      high += STRIDE;
    }
    double low = high - STRIDE;
    for (double middle = low + STRIDE / 2;
        low < middle && middle < high;
        middle = low + (high - low) / 2) {
      if (holds.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
