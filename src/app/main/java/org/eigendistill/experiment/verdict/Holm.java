// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Many tests of one family (Holm, Scandinavian Journal of Statistics 6, 1979): with p_(1) &lt;= ...
 * &lt;= p_(m), the i-th adjusted is {@code max over j <= i of min(1, (m - j + 1) p_(j))}. The
 * chance that any true null is rejected is at most the level, however the tests depend on each
 * other.
 */
public final class Holm {
  private Holm() {}

  /**
   * Adjusted p values.
   *
   * @param p of each test, in [0, 1]; NaN of one that could not be made, which counts as 1 and
   *     stays in the family
   * @return in the same order; NaN where p is
   */
  public static double[] adjusted(double... p) {
    for (double one : p) {
      if (one < 0 || one > 1) {
        throw new IllegalArgumentException("a p value lies in [0, 1], not at " + one);
      }
    }
    int[] order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> known(p[i])))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[p.length];
    double most = 0;
    for (int place = 0; place < order.length; place++) {
      double own = p[order[place]];
      most = Math.max(most, Math.min(1, (p.length - place) * known(own)));
      adjusted[order[place]] = Double.isNaN(own) ? own : most;
    }
    return adjusted;
  }

  private static double known(double p) {
    return Double.isNaN(p) ? 1 : p;
  }
}
