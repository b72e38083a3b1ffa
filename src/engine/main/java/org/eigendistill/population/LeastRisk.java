// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.math3.optim.univariate.UnivariatePointValuePair;

/**
 * The least risk over parameters in a box: a grid is looked at, every valley of it is a start of a
 * descent, and the best end is taken, so that one valley is not taken for the only one.
 *
 * <p>Where one weight enters the labels once, the risk is a parabola in it, and three values are
 * all that is needed.
 *
 * @param at the parameters
 * @param value the risk there
 * @param starts how many valleys were gone down
 */
public record LeastRisk(double[] at, double value, int starts) {
  private static final int MOST = 100_000;
  private static final int[] NODES = {65, 15, 7};
  private static final int FEWEST_NODES = 5;
  private static final int MOST_STARTS = 8;
  private static final double NEAR_PARABOLA = 1e-8;
  private static final double NEAR_END = 1e-6;

  /** Keeps its own copy. */
  public LeastRisk {
    at = at.clone();
  }

  @Override
  public double[] at() {
    return at.clone();
  }

  /**
   * One side of the box.
   *
   * @param from its lower end
   * @param to its upper end, above
   * @param logarithmic whether to search in the logarithm; then both ends are positive
   */
  public record Stretch(double from, double to, boolean logarithmic) {
    /** Checks the ends. */
    public Stretch {
      if (!(from < to) || !Double.isFinite(to - from) || logarithmic && !(from > 0)) {
        throw new IllegalArgumentException(
            "a stretch runs from below to above, and above 0 where it is logarithmic, not %s to %s"
                .formatted(from, to));
      }
    }

    double low() {
      return logarithmic ? Math.log(from) : from;
    }

    double high() {
      return logarithmic ? Math.log(to) : to;
    }

    /** Whether a value is as good as one of the ends. */
    public boolean isNearAnEnd(double value) {
      double width = high() - low();
      double place = ((logarithmic ? Math.log(value) : value) - low()) / width;
      return place < NEAR_END || place > 1 - NEAR_END;
    }

    double value(double coordinate) {
      double value = logarithmic ? Math.exp(coordinate) : coordinate;
      return Math.min(to, Math.max(from, value));
    }
  }

  /**
   * The least value of a parabola in a weight.
   *
   * @throws IllegalArgumentException if the risk is no parabola in it, or one without a least value
   */
  public static LeastRisk ofWeight(ToDoubleFunction<double[]> risk) {
    double zero = risk.applyAsDouble(new double[] {0});
    double half = risk.applyAsDouble(new double[] {0.5});
    double one = risk.applyAsDouble(new double[] {1});
    double second = 2 * (zero - 2 * half + one);
    double first = 4 * half - 3 * zero - one;
    double size = Math.max(Math.abs(zero), Math.max(Math.abs(half), Math.abs(one)));
    if (!(second > NEAR_PARABOLA * 1e-4 * size)) {
      throw new IllegalArgumentException("the risk does not depend on it as on a weight");
    }
    double best = -first / (2 * second);
    double value = risk.applyAsDouble(new double[] {best});
    double expected = zero + first * best / 2;
    double other = risk.applyAsDouble(new double[] {-1});
    double scale = size + Math.abs(second) * (1 + best * best);
    if (!(Math.abs(value - expected) <= NEAR_PARABOLA * scale)
        || !(Math.abs(other - (zero - first + second)) <= NEAR_PARABOLA * scale)) {
      throw new IllegalArgumentException("the risk is no parabola in it");
    }
    return new LeastRisk(new double[] {best}, value, 1);
  }

  /** The least value in a box. */
  public static LeastRisk of(List<Stretch> box, ToDoubleFunction<double[]> risk) {
    ToDoubleFunction<double[]> inside =
        u -> {
          double value = risk.applyAsDouble(values(box, u));
          return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
        };
    int nodes = box.size() <= NODES.length ? NODES[box.size() - 1] : FEWEST_NODES;
    List<double[]> starts = starts(box, inside, nodes);
    PointValuePair best = null;
    for (double[] start : starts) {
      PointValuePair end =
          box.size() == 1
              ? alongLine(box.get(0), inside, start, nodes)
              : inBox(box, inside, start, nodes);
      best = best == null || end.getValue() < best.getValue() ? end : best;
    }
    return new LeastRisk(values(box, best.getPoint()), best.getValue(), starts.size());
  }

  private static double[] values(List<Stretch> box, double... coordinates) {
    double[] values = new double[coordinates.length];
    Arrays.setAll(values, i -> box.get(i).value(coordinates[i]));
    return values;
  }

  /** The nodes that no neighbour undercuts, best first. */
  private static List<double[]> starts(
      List<Stretch> box, ToDoubleFunction<double[]> risk, int nodes) {
    int d = box.size();
    int all = (int) Math.round(Math.pow(nodes, d));
    double[] values = new double[all];
    double[][] points = new double[all][d];
    for (int at = 0; at < all; at++) {
      for (int i = 0, rest = at; i < d; i++, rest /= nodes) {
        Stretch side = box.get(i);
        points[at][i] = side.low() + (side.high() - side.low()) * (rest % nodes) / (nodes - 1.0);
      }
      values[at] = risk.applyAsDouble(points[at]);
    }
    List<Integer> valleys = new ArrayList<>();
    for (int at = 0; at < all; at++) {
      boolean lowest = values[at] < Double.POSITIVE_INFINITY;
      for (int i = 0, stride = 1, rest = at; i < d; i++, stride *= nodes, rest /= nodes) {
        int place = rest % nodes;
        lowest &= place == 0 || values[at - stride] >= values[at];
        lowest &= place == nodes - 1 || values[at + stride] > values[at];
      }
      if (lowest) {
        valleys.add(at);
      }
    }
    if (valleys.isEmpty()) {
      throw new IllegalArgumentException("the risk is nowhere finite");
    }
    valleys.sort(Comparator.comparingDouble(at -> values[at]));
    return valleys.stream().limit(MOST_STARTS).map(at -> points[at]).toList();
  }

  private static PointValuePair alongLine(
      Stretch side, ToDoubleFunction<double[]> risk, double[] start, int nodes) {
    double gap = (side.high() - side.low()) / (nodes - 1);
    double low = Math.max(side.low(), start[0] - gap);
    double high = Math.min(side.high(), start[0] + gap);
    UnivariatePointValuePair end =
        new BrentOptimizer(1e-10, 1e-12)
            .optimize(
                new MaxEval(MOST),
                GoalType.MINIMIZE,
                new UnivariateObjectiveFunction(u -> risk.applyAsDouble(new double[] {u})),
                new SearchInterval(low, high, start[0]));
    double atStart = risk.applyAsDouble(start);
    return end.getValue() <= atStart
        ? new PointValuePair(new double[] {end.getPoint()}, end.getValue())
        : new PointValuePair(start, atStart);
  }

  private static PointValuePair inBox(
      List<Stretch> box, ToDoubleFunction<double[]> risk, double[] start, int nodes) {
    int d = box.size();
    double[] low = box.stream().mapToDouble(Stretch::low).toArray();
    double[] gap = new double[d];
    Arrays.setAll(gap, i -> (box.get(i).high() - low[i]) / (nodes - 1));
    // In units of the grid's spacing, so that one radius of trust fits all sides.
    double[] begin = new double[d];
    Arrays.setAll(begin, i -> (start[i] - low[i]) / gap[i]);
    double[] top = new double[d];
    Arrays.fill(top, nodes - 1);
    PointValuePair end =
        new BOBYQAOptimizer(2 * d + 1, 0.5, 1e-9)
            .optimize(
                new MaxEval(MOST),
                GoalType.MINIMIZE,
                new ObjectiveFunction(u -> risk.applyAsDouble(moved(low, gap, u))),
                new SimpleBounds(new double[d], top),
                new InitialGuess(begin));
    return new PointValuePair(moved(low, gap, end.getPoint()), end.getValue());
  }

  private static double[] moved(double[] low, double[] gap, double... u) {
    double[] moved = new double[u.length];
    Arrays.setAll(moved, i -> low[i] + gap[i] * u[i]);
    return moved;
  }
}
