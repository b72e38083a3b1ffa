// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.awt.geom.Point2D;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.figure.ScalarField;

/**
 * Marching squares. Each cell of four grid points gives no segment, one, or two at a saddle, whose
 * ends lie on the cell's sides where the value is the level, by linear interpolation. Segments of
 * neighbouring cells meet in sides, by which they are strung into lines.
 */
final class ContourTracer {
  private final ScalarField field;
  private final double level;
  private final double[] px;
  private final double[] py;

  /** A place on a side of a cell: the side between two grid points, by number. */
  private record Side(int i, int j, boolean upright) {}

  private ContourTracer(ScalarField field, double level, double[] px, double[] py) {
    this.field = field;
    this.level = level;
    this.px = px;
    this.py = py;
  }

  /**
   * The lines of one level.
   *
   * @param px where the grid's columns stand on paper
   * @param py where its rows stand
   * @return lines as lists of points on paper; closed ones end where they start
   */
  static List<List<Point2D>> trace(ScalarField field, double level, double[] px, double[] py) {
    ContourTracer tracer = new ContourTracer(field, level, px, py);
    return tracer.string(tracer.segments());
  }

  private Map<Side, List<Side>> segments() {
    Map<Side, List<Side>> meets = new java.util.LinkedHashMap<>();
    for (int i = 0; i + 1 < py.length; i++) {
      for (int j = 0; j + 1 < px.length; j++) {
        cell(i, j, meets);
      }
    }
    return meets;
  }

  private void cell(int i, int j, Map<Side, List<Side>> meets) {
    double a = field.z(i, j);
    double b = field.z(i, j + 1);
    double c = field.z(i + 1, j + 1);
    double d = field.z(i + 1, j);
    if (Double.isNaN(a + b + c + d)) {
      return;
    }
    Side bottom = new Side(i, j, false);
    Side right = new Side(i, j + 1, true);
    Side top = new Side(i + 1, j, false);
    Side left = new Side(i, j, true);
    int form = (above(a) ? 1 : 0) | (above(b) ? 2 : 0) | (above(c) ? 4 : 0) | (above(d) ? 8 : 0);
    boolean middle = above((a + b + c + d) / 4);
    switch (form) {
      case 1, 14 -> join(left, bottom, meets);
      case 2, 13 -> join(bottom, right, meets);
      case 4, 11 -> join(right, top, meets);
      case 8, 7 -> join(top, left, meets);
      case 3, 12 -> join(left, right, meets);
      case 6, 9 -> join(bottom, top, meets);
      case 5, 10 -> {
        boolean split = (form == 5) == middle;
        join(left, split ? top : bottom, meets);
        join(right, split ? bottom : top, meets);
      }
      default -> {}
    }
  }

  private boolean above(double z) {
    return z >= level;
  }

  private static void join(Side one, Side other, Map<Side, List<Side>> meets) {
    meets.computeIfAbsent(one, side -> new ArrayList<>(2)).add(other);
    meets.computeIfAbsent(other, side -> new ArrayList<>(2)).add(one);
  }

  private List<List<Point2D>> string(Map<Side, List<Side>> meets) {
    Map<Side, List<Side>> left = new HashMap<>();
    meets.forEach((side, others) -> left.put(side, new ArrayList<>(others)));
    List<List<Point2D>> lines = new ArrayList<>();
    for (Side start : meets.keySet()) {
      while (!left.get(start).isEmpty()) {
        Deque<Side> chain = new ArrayDeque<>();
        chain.add(start);
        walk(start, left, chain, true);
        walk(start, left, chain, false);
        lines.add(chain.stream().map(this::point).toList());
      }
    }
    return lines;
  }

  private static void walk(
      Side from, Map<Side, List<Side>> left, Deque<Side> chain, boolean forward) {
    Side here = from;
    while (!left.get(here).isEmpty()) {
      Side next = left.get(here).remove(0);
      left.get(next).remove(here);
      if (forward) {
        chain.addLast(next);
      } else {
        chain.addFirst(next);
      }
      here = next;
    }
  }

  private Point2D point(Side side) {
    int i = side.i();
    int j = side.j();
    double from = field.z(i, j);
    double to = side.upright() ? field.z(i + 1, j) : field.z(i, j + 1);
    double share = (level - from) / (to - from);
    return side.upright()
        ? new Point2D.Double(px[j], py[i] + share * (py[i + 1] - py[i]))
        : new Point2D.Double(px[j] + share * (px[j + 1] - px[j]), py[i]);
  }
}
