// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk;

/**
 * From a node downhill: to the minimum of the parabola through the point and its neighbours, or to
 * the lowest neighbour if that is lower; where the point is the lowest of them, the neighbours come
 * nearer. Near a minimum each round squares the distance. Where steps are counted it ends at a
 * whole number that no whole neighbour undercuts.
 */
final class Descent {
  /** How much nearer the neighbours come. */
  private static final double NEARER = 0.125;

  private static final double MOST_REACH = 8;
  private static final int FLOOR = 16;
  private static final int MOST_MOVES = 200;

  private final GlobalSearch.Objective objective;
  private final GlobalSearch.Side[] sides;
  private final double tolerance;

  Descent(GlobalSearch.Objective objective, GlobalSearch.Side[] sides, double tolerance) {
    this.objective = objective;
    this.sides = sides;
    this.tolerance = tolerance;
  }

  /**
   * The minimum of a valley.
   *
   * @param node where it starts, with its neighbours on the grid
   * @param bound the descent ends where nothing below this can be hoped for
   */
  GlobalSearch.Point from(Stencil node, double bound) {
    double[] widths = widths(node);
    Stencil around = node;
    double scale = 1;
    GlobalSearch.Point best = node.point(node.centre());
    for (int move = 0; move < MOST_MOVES; move++) {
      double before = best.value();
      int lowest = around.lowest();
      best = around.point(lowest);
      boolean settled = lowest == around.centre();
      double[] way = around.jump();
      if (way != null) {
        // In a narrow valley the parabola's minimum may lie far beyond the neighbours.
        double reach = around.reach(way);
        GlobalSearch.Point jumped = jump(around, way, Math.min(1, MOST_REACH / reach));
        boolean lower = jumped.value() < best.value() - rounding(best);
        settled &= reach <= 1 || !lower;
        best = jumped.value() < best.value() ? jumped : best;
      }
      if (settled) {
        double drop = before - best.value();
        if (isFinest(around)) {
          return alongTheFloor(best);
        }
        if (drop > 0 && best.value() - 2 * drop > bound) {
          return best;
        }
        scale *= NEARER;
      }
      around = around(best, widths, scale);
    }
    return best;
  }

  /**
   * Two step counts can nearly make up for one another: along such a valley's floor some pair of
   * whole numbers lies nearer to it than their neighbours tell. The longer one is tried some steps
   * to both sides, the others each time anew.
   */
  private GlobalSearch.Point alongTheFloor(GlobalSearch.Point found) {
    int longer = 0;
    for (int i = 1; i < sides.length; i++) {
      longer = found.at()[i] > found.at()[longer] ? i : longer;
    }
    double on = sides[longer].moved(found.at()[longer], Double.MIN_VALUE);
    if (sides.length == 1
        || !sides[longer].axis().areNextTo(found.at()[longer], on)
        || on - found.at()[longer] < tolerance / FLOOR) {
      return found;
    }
    GlobalSearch.Point best = found;
    for (int sign = -1; sign <= 1; sign += 2) {
      GlobalSearch.Point now = found;
      for (int k = 0; k < FLOOR; k++) {
        double[] at = now.at().clone();
        at[longer] = sides[longer].moved(at[longer], sign * Double.MIN_VALUE);
        now = others(new GlobalSearch.Point(at, objective.at(at)), longer);
        best = now.value() < best.value() ? now : best;
      }
    }
    return best;
  }

  /** Downhill by single steps of all but one variable. */
  private GlobalSearch.Point others(GlobalSearch.Point from, int kept) {
    GlobalSearch.Point best = from;
    for (int i = 0; i < sides.length; i++) {
      for (int sign = -1; i != kept && sign <= 1; sign += 2) {
        for (int k = 0; k < FLOOR; k++) {
          double[] at = best.at().clone();
          at[i] = sides[i].moved(at[i], sign * Double.MIN_VALUE);
          double value = objective.at(at);
          if (!(value < best.value())) {
            break;
          }
          best = new GlobalSearch.Point(at, value);
        }
      }
    }
    return best;
  }

  private static double rounding(GlobalSearch.Point point) {
    return 1e-15 * Math.abs(point.value());
  }

  private double[] widths(Stencil node) {
    double[] widths = new double[sides.length];
    for (int i = 0; i < widths.length; i++) {
      widths[i] =
          Math.max(
              node.places()[i][1] - node.places()[i][0], node.places()[i][2] - node.places()[i][1]);
    }
    return widths;
  }

  private GlobalSearch.Point jump(Stencil around, double[] way, double part) {
    double[] at = around.point(around.centre()).at();
    boolean stays = true;
    for (int i = 0; i < at.length; i++) {
      double from = at[i];
      at[i] = way[i] == 0 ? from : sides[i].moved(from, part * way[i]);
      stays &= at[i] == from;
    }
    double value = stays ? around.values()[around.centre()] : objective.at(at);
    return new GlobalSearch.Point(at, value);
  }

  private Stencil around(GlobalSearch.Point point, double[] widths, double scale) {
    int d = sides.length;
    double[][] places = new double[d][];
    for (int i = 0; i < d; i++) {
      double own = point.at()[i];
      double by = scale * widths[i];
      places[i] = new double[] {sides[i].moved(own, -by), own, sides[i].moved(own, by)};
    }
    double[] values = new double[Stencil.size(d)];
    for (int code = 0; code < values.length; code++) {
      values[code] = value(point, places, code);
    }
    return new Stencil(places, values);
  }

  private double value(GlobalSearch.Point point, double[][] places, int code) {
    double[] at = new double[places.length];
    for (int i = 0; i < at.length; i++) {
      int digit = Stencil.digit(code, i);
      at[i] = places[i][1 + digit];
      if (digit != 0 && at[i] == places[i][1]) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return code == Stencil.size(at.length) / 2 ? point.value() : objective.at(at);
  }

  private boolean isFinest(Stencil around) {
    for (int i = 0; i < sides.length; i++) {
      double[] places = around.places()[i];
      boolean near = places[2] - places[0] <= 2 * tolerance;
      boolean next =
          sides[i].axis().areNextTo(places[0], places[1])
              && sides[i].axis().areNextTo(places[1], places[2]);
      if (!near && !next) {
        return false;
      }
    }
    return true;
  }
}
