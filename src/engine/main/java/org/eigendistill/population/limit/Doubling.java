// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.limit;

import org.eigendistill.population.NotKnownException;

/**
 * Integrals over contours that are made sure of: with twice the nodes on another contour they must
 * be the same, or they are refused.
 */
final class Doubling {
  /** The most that two of them may differ, relatively. */
  static final double SURE = 1e-9;

  /** Sums that come no nearer than this with twice the nodes never will. */
  private static final double SLOWER = 0.3;

  /** The second contour goes this part as far left, so that a pole between the two shows. */
  private static final double NEARER = 0.8;

  private Doubling() {}

  /** What is integrated over a contour. */
  @FunctionalInterface
  interface Integral {
    double[] over(Contour contour);
  }

  /**
   * The integrals, by the finer of two contours that agree.
   *
   * @param memory has the contours
   * @param left how far left of 0 the integrands go
   * @param nodes the least number, or 0
   */
  static double[] of(
      ContourMemory memory, Levels levels, double rows, double left, int nodes, Integral integral) {
    int count = Math.max(Contour.nodes(Contour.edge(levels, rows), left), nodes + nodes % 2);
    double difference = Double.NaN;
    double[] before = null;
    for (int at = count; at <= Contour.MOST_NODES; at *= 2) {
      double reach = before == null ? left : NEARER * left;
      double[] next = integral.over(memory.contour(levels, rows, reach, at));
      if (before != null) {
        double last = difference;
        difference = difference(before, next);
        if (difference <= SURE) {
          return next;
        }
        if (difference > SLOWER * last) {
          break;
        }
      }
      before = next;
    }
    throw new NotKnownException(
        Double.isNaN(difference)
            ? "a contour integral of more than %d nodes: training is too long for it, or a penalty too small"
                .formatted(Contour.MOST_NODES)
            : "a contour integral that does not settle: with twice the nodes on another contour it"
                + " differs by %.1e".formatted(difference));
  }

  private static double difference(double[] before, double[] next) {
    double most = 0;
    double size = 0;
    for (int i = 0; i < next.length; i++) {
      size = Math.max(size, Math.abs(next[i]));
    }
    for (int i = 0; i < next.length; i++) {
      double gap = Math.abs(next[i] - before[i]) / size;
      most = Double.isNaN(gap) ? size == 0 ? most : Double.POSITIVE_INFINITY : Math.max(most, gap);
    }
    return most;
  }
}
