// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The least value of a function of one to three times, which may have several minima: every node of
 * a grid is looked at, the best of the nodes that no neighbour undercuts are refined by a {@link
 * Descent}, and the best of these is taken.
 *
 * <p>In the logarithm of time a risk is a sum of terms that change over a stretch of about 1, so a
 * grid finer than that sees every valley; the tests compare with grids many times as fine.
 *
 * @param starts how many valleys are refined at the most
 * @param within only nodes are refined whose value is above the best node's by at most this part
 * @param tolerance the half width of the last parabola, in logarithm of time; its minimum is off by
 *     about the square of that, and the least value by the fourth power
 * @param spacing the grid's spacing wished for, by number of variables less one
 * @param most the greatest number of nodes along a side, likewise
 */
record GlobalSearch(int starts, double within, double tolerance, double[] spacing, int[] most) {
  /** For risks that are cheap: the minimum to about 12 digits. */
  static final GlobalSearch FINE =
      new GlobalSearch(
          12,
          Double.POSITIVE_INFINITY,
          5e-4,
          new double[] {0.05, 0.2, 0.7},
          new int[] {40_000, 640, 36});

  /** For estimates, which are not worth more than 3 digits of time. */
  static final GlobalSearch QUICK =
      new GlobalSearch(
          3, Double.POSITIVE_INFINITY, 3e-2, new double[] {0.1, 0.4, 1}, new int[] {400, 60, 12});

  /** For the many cells of a map: the minimum to 6 digits, mostly to 10. */
  static final GlobalSearch MAP =
      new GlobalSearch(4, 0.05, 5e-3, new double[] {0.1, 0.25}, new int[] {40_000, 640});

  /** Values that differ by less of themselves are equal: a plateau has no valleys of rounding. */
  private static final double EQUAL = 1e-13;

  /** A point, in coordinates of {@link TimeAxis}, and the value there. */
  record Point(double[] at, double value) {}

  /** The function. */
  interface Objective {
    /** The value at a point. */
    double at(double[] point);
  }

  /** One variable with its nodes, between the first and the last of which it stays. */
  record Side(TimeAxis axis, double[] nodes) {
    double moved(double from, double by) {
      return Math.max(nodes[0], Math.min(nodes[nodes.length - 1], axis.moved(from, by)));
    }
  }

  /**
   * One side of the box.
   *
   * @param whole from nothing to the limit of training, or only where gains change visibly
   */
  Side side(TimeAxis axis, int dimensions, boolean whole) {
    return new Side(axis, axis.nodes(spacing[dimensions - 1], most[dimensions - 1], whole));
  }

  /**
   * Searches a box.
   *
   * @param values at all nodes, the last side running fastest; those that are not to be looked at
   *     are infinite
   */
  Point minimize(Objective objective, double[] values, Side... sides) {
    Grid grid = new Grid(sides, values);
    Point best = null;
    for (int node : grid.valleys(within, starts)) {
      Descent descent = new Descent(objective, sides, tolerance);
      double bound = best == null ? Double.POSITIVE_INFINITY : best.value;
      Point found = descent.from(grid.around(node), bound);
      best = best == null || found.value < best.value ? found : best;
    }
    return best;
  }

  /** The same in one variable. */
  Point minimize(Objective objective, Side side) {
    double[] values =
        Arrays.stream(side.nodes()).map(x -> objective.at(new double[] {x})).toArray();
    return minimize(objective, values, side);
  }

  /** All nodes of a box with their values, the last side running fastest. */
  private static final class Grid {
    private final Side[] sides;
    private final int[] stride;
    private final double[] values;
    private final int centre;

    Grid(Side[] sides, double[] values) {
      this.sides = sides;
      this.values = values;
      this.centre = Stencil.size(sides.length) / 2;
      this.stride = new int[sides.length];
      int total = 1;
      for (int i = sides.length - 1; i >= 0; i--) {
        stride[i] = total;
        total = Math.multiplyExact(total, sides[i].nodes().length);
      }
      if (total != values.length) {
        throw new IllegalArgumentException("%d values at %d nodes".formatted(values.length, total));
      }
    }

    /** The nodes that no neighbour undercuts, of equal neighbours the first; best first. */
    List<Integer> valleys(double within, int most) {
      int least = 0;
      for (int at = 1; at < values.length; at++) {
        if (values[at] < values[least] || values[least] != values[least]) {
          least = at;
        }
      }
      double limit = values[least] + within * Math.abs(values[least]);
      List<Integer> found = new ArrayList<>();
      for (int at = 0; at < values.length; at++) {
        if (values[at] <= limit && at != least && isValley(at)) {
          found.add(at);
        }
      }
      found.sort(Comparator.comparingDouble(at -> values[at]));
      found.add(0, least);
      return found.subList(0, Math.min(most, found.size()));
    }

    private boolean isValley(int at) {
      double equal = EQUAL * Math.abs(values[at]);
      for (int code = 0; code <= 2 * centre; code++) {
        if (code != centre && isUndercut(at, neighbour(at, code), equal)) {
          return false;
        }
      }
      return true;
    }

    private boolean isUndercut(int at, int other, double equal) {
      if (other < 0) {
        return false;
      }
      double more = values[other] - values[at];
      return more < -equal || more <= equal && other < at;
    }

    /** The neighbour of a number in the stencil; negative outside. */
    private int neighbour(int at, int code) {
      int other = at;
      int rest = code;
      for (int i = 0; i < sides.length; i++, rest /= 3) {
        int digit = rest % 3 - 1;
        int moved = index(at, i) + digit;
        if (moved < 0 || moved >= sides[i].nodes().length) {
          return -1;
        }
        other += digit * stride[i];
      }
      return other;
    }

    private int index(int at, int side) {
      return at / stride[side] % sides[side].nodes().length;
    }

    /** A node with its neighbours. */
    Stencil around(int at) {
      int d = sides.length;
      double[][] places = new double[d][3];
      for (int i = 0; i < d; i++) {
        double[] nodes = sides[i].nodes();
        int k = index(at, i);
        places[i] =
            new double[] {
              nodes[Math.max(0, k - 1)], nodes[k], nodes[Math.min(nodes.length - 1, k + 1)]
            };
      }
      double[] around = new double[Stencil.size(d)];
      for (int code = 0; code < around.length; code++) {
        int other = neighbour(at, code);
        around[code] = other < 0 ? Double.POSITIVE_INFINITY : values[other];
      }
      return new Stencil(places, around);
    }
  }
}
