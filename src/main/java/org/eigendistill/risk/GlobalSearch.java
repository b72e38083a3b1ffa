package org.eigendistill.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The least value of a function of one to three variables on a box, where it may have several
 * minima: every node of a grid is looked at, the best of the nodes that no neighbour undercuts are
 * refined by a compass search (all neighbours on a lattice, diagonals too, the lattice halved where
 * none is better), and the best of these is taken.
 *
 * <p>In the logarithm of time a risk is a sum of terms that change over a stretch of about 1, so a
 * grid finer than that sees every valley; the tests compare with grids many times as fine.
 *
 * @param starts how many valleys are refined at the most
 * @param tolerance the last lattice's spacing
 * @param spacing the grid's spacing wished for, by number of variables less one
 * @param most the greatest number of nodes along a side, likewise
 */
record GlobalSearch(int starts, double tolerance, double[] spacing, int[] most) {
  /** For risks that are cheap: the minimum to about 12 digits. */
  static final GlobalSearch FINE =
      new GlobalSearch(12, 1e-6, new double[] {0.05, 0.2, 0.7}, new int[] {4000, 400, 36});

  /** For estimates, which are not worth more than 3 digits of time. */
  static final GlobalSearch QUICK =
      new GlobalSearch(3, 1e-2, new double[] {0.1, 0.4, 1}, new int[] {400, 60, 12});

  /** A point and the value there. */
  record Point(double[] at, double value) {}

  /** The function, at nodes of the grid and anywhere. */
  interface Objective {
    /** The value at a point. */
    double at(double[] point);

    /**
     * The value at a node.
     *
     * @param node its numbers along the axes
     * @param point where it is
     */
    default double atNode(int[] node, double[] point) {
      return at(point);
    }
  }

  /** The nodes along one side of the box. */
  double[] nodes(double low, double high, int dimensions) {
    int wished = (int) Math.ceil((high - low) / spacing[dimensions - 1]) + 1;
    int count = Math.max(2, Math.min(wished, most[dimensions - 1]));
    double[] nodes = new double[count];
    Arrays.setAll(nodes, i -> low + (high - low) * i / (count - 1));
    return nodes;
  }

  /** Searches the box between the first and the last node of each axis. */
  Point minimize(Objective objective, double[]... axes) {
    Grid grid = new Grid(axes, objective);
    List<Point> valleys = grid.valleys();
    double[] step =
        Arrays.stream(axes).mapToDouble(a -> (a[a.length - 1] - a[0]) / (a.length - 1)).toArray();
    double[] low = Arrays.stream(axes).mapToDouble(a -> a[0]).toArray();
    double[] high = Arrays.stream(axes).mapToDouble(a -> a[a.length - 1]).toArray();
    return valleys.stream()
        .limit(starts)
        .map(start -> descend(objective::at, start, step, low, high))
        .min(Comparator.comparingDouble(Point::value))
        .orElseThrow();
  }

  private Point descend(
      ToDoubleFunction<double[]> f, Point start, double[] step, double[] low, double[] high) {
    Point best = start;
    double scale = 0.5;
    double widest = Arrays.stream(step).max().orElseThrow();
    while (scale * widest > tolerance) {
      Point next = bestNeighbour(f, best, step, scale, low, high);
      if (next == best) {
        scale /= 2;
      } else {
        best = next;
      }
    }
    return best;
  }

  private static Point bestNeighbour(
      ToDoubleFunction<double[]> f,
      Point centre,
      double[] step,
      double scale,
      double[] low,
      double[] high) {
    Point best = centre;
    int d = step.length;
    int neighbours = (int) Math.pow(3, d);
    for (int code = 0; code < neighbours; code++) {
      double[] point = new double[d];
      int rest = code;
      for (int i = 0; i < d; i++, rest /= 3) {
        double moved = centre.at[i] + (rest % 3 - 1) * scale * step[i];
        point[i] = Math.max(low[i], Math.min(high[i], moved));
      }
      if (!Arrays.equals(point, centre.at)) {
        double value = f.applyAsDouble(point);
        if (value < best.value) {
          best = new Point(point, value);
        }
      }
    }
    return best;
  }

  /** All nodes of a box with their values, the last axis running fastest. */
  private static final class Grid {
    private final double[][] axes;
    private final double[] values;

    Grid(double[][] axes, Objective objective) {
      this.axes = axes;
      int total = 1;
      for (double[] axis : axes) {
        total = Math.multiplyExact(total, axis.length);
      }
      this.values = new double[total];
      for (int at = 0; at < total; at++) {
        double value = objective.atNode(node(at), point(at));
        values[at] = Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
      }
    }

    private int[] node(int at) {
      int[] node = new int[axes.length];
      int rest = at;
      for (int i = axes.length - 1; i >= 0; i--) {
        node[i] = rest % axes[i].length;
        rest /= axes[i].length;
      }
      return node;
    }

    private double[] point(int at) {
      int[] node = node(at);
      double[] point = new double[node.length];
      Arrays.setAll(point, i -> axes[i][node[i]]);
      return point;
    }

    /** The nodes that no neighbour undercuts, best first; of equal neighbours the first. */
    List<Point> valleys() {
      List<Point> found = new ArrayList<>();
      for (int at = 0; at < values.length; at++) {
        if (isValley(at)) {
          found.add(new Point(point(at), values[at]));
        }
      }
      found.sort(Comparator.comparingDouble(Point::value));
      return found;
    }

    private boolean isValley(int at) {
      int[] node = node(at);
      int d = node.length;
      int neighbours = (int) Math.pow(3, d);
      for (int code = 0; code < neighbours; code++) {
        int rest = code;
        int other = 0;
        boolean inside = true;
        for (int i = 0; i < d; i++, rest /= 3) {
          int moved = node[i] + rest % 3 - 1;
          inside &= moved >= 0 && moved < axes[i].length;
          other = other * axes[i].length + moved;
        }
        if (inside && (values[other] < values[at] || (values[other] == values[at] && other < at))) {
          return false;
        }
      }
      return true;
    }
  }
}
