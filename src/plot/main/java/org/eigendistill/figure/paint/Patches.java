// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eigendistill.figure.ColourScale;
import org.eigendistill.figure.Coordinates;
import org.eigendistill.figure.Density;
import org.eigendistill.figure.HeatMap;
import org.eigendistill.figure.ScalarField;
import org.eigendistill.figure.Span;

/**
 * Filled shapes on paper: the cells of heat maps and densities.
 *
 * @param patches the shapes, each with the value that colours it
 */
record Patches(List<Patch> patches) {
  /** Patches overlap by this much, in points, lest the paper shine through between them. */
  private static final double LAP = 0.25;

  /** A shape and its value; NaN for none. */
  record Patch(Shape shape, double value) {}

  /** The cells of a heat map; neighbours of one colour in a row become one. */
  static Patches of(HeatMap map, Frame frame) {
    ScalarField field = map.field();
    double[] x = borders(field.x(), frame.x().axis().isLog());
    double[] y = borders(field.y(), frame.y().axis().isLog());
    List<Patch> patches = new ArrayList<>();
    for (int i = 0; i < field.y().size(); i++) {
      // Names run from the top down, numbers from the bottom up.
      double top = Math.min(frame.py(y[i]), frame.py(y[i + 1])) - LAP;
      double bottom = Math.max(frame.py(y[i]), frame.py(y[i + 1]));
      int start = 0;
      for (int j = 1; j <= field.x().size(); j++) {
        if (j < field.x().size() && sameColour(map, field.z(i, j), field.z(i, start))) {
          continue;
        }
        double left = frame.px(x[start]);
        double right = frame.px(x[j]);
        patches.add(
            new Patch(
                new Rectangle2D.Double(left, top, right - left + LAP, bottom - top),
                field.z(i, start)));
        start = j;
      }
    }
    return new Patches(patches);
  }

  /**
   * The borders of the cells about the coordinates: midway between neighbours, and as far beyond
   * the ends; in the logarithm where the axis is logarithmic.
   */
  static double[] borders(Coordinates centres, boolean log) {
    double[] c = centres.toArray();
    if (log) {
      Arrays.setAll(c, i -> Math.log(centres.get(i)));
    }
    int n = c.length;
    double[] borders = new double[n + 1];
    for (int i = 1; i < n; i++) {
      borders[i] = (c[i - 1] + c[i]) / 2;
    }
    borders[0] = c[0] - (c[1] - c[0]) / 2;
    borders[n] = c[n - 1] + (c[n - 1] - c[n - 2]) / 2;
    if (log) {
      for (int i = 0; i <= n; i++) {
        borders[i] = Math.exp(borders[i]);
      }
    }
    return borders;
  }

  private static boolean sameColour(HeatMap map, double a, double b) {
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return Double.isNaN(a) && Double.isNaN(b);
    }
    return shade(map, a) == shade(map, b);
  }

  /** One of 256 steps of the colour map: more are not told apart. */
  private static int shade(HeatMap map, double value) {
    return (int) Math.floor(256 * Math.min(1, Math.max(0, map.scale().fraction(value))));
  }

  /** The filled cells of a density, each with its count. */
  static Patches of(Density density, Frame frame) {
    boolean hexagons = density.shape() == Density.Shape.HEXAGON;
    double width = density.size();
    double height = hexagons ? width * Math.sqrt(3) / 2 : width;
    Map<List<Integer>, Integer> counts = new TreeMap<>(Patches::compare);
    Rectangle2D area = frame.area();
    for (int k = 0; k < density.x().size(); k++) {
      double x = density.x().get(k);
      double y = density.y().get(k);
      if (frame.x().range().contains(x) && frame.y().range().contains(y)) {
        double across = (frame.px(x) - area.getX()) / width;
        double down = (area.getMaxY() - frame.py(y)) / height;
        List<Integer> cell = hexagons ? hexagon(across, down) : square(across, down);
        counts.merge(cell, 1, Integer::sum);
      }
    }
    List<Patch> patches = new ArrayList<>();
    counts.forEach(
        (cell, count) -> {
          int row = cell.get(0);
          int column = cell.get(1);
          double x = area.getX() + width * (column + (hexagons ? (row & 1) * 0.5 : 0.5));
          double y = area.getMaxY() - height * (row + (hexagons ? 0 : 0.5));
          patches.add(
              new Patch(hexagons ? hexagonAbout(x, y, width) : squareAbout(x, y, width), count));
        });
    return new Patches(patches);
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    int rows = Integer.compare(a.get(0), b.get(0));
    return rows != 0 ? rows : Integer.compare(a.get(1), b.get(1));
  }

  private static List<Integer> square(double across, double down) {
    return List.of((int) Math.floor(down), (int) Math.floor(across));
  }

  /** The nearest centre among those of even rows, at whole steps, and of odd rows, at halves. */
  private static List<Integer> hexagon(double across, double down) {
    List<Integer> best = List.of();
    double least = Double.POSITIVE_INFINITY;
    for (int row = (int) Math.floor(down); row <= (int) Math.floor(down) + 1; row++) {
      double shift = (row & 1) * 0.5;
      int column = (int) Math.rint(across - shift);
      double dx = across - shift - column;
      double dy = (down - row) * Math.sqrt(3) / 2;
      if (dx * dx + dy * dy < least) {
        least = dx * dx + dy * dy;
        best = List.of(row, column);
      }
    }
    return best;
  }

  private static Shape squareAbout(double x, double y, double width) {
    return new Rectangle2D.Double(x - width / 2, y - width / 2, width + LAP, width + LAP);
  }

  private static Shape hexagonAbout(double x, double y, double width) {
    double radius = width / Math.sqrt(3) + LAP / 2;
    Path2D path = new Path2D.Double();
    for (int corner = 0; corner < 6; corner++) {
      double angle = Math.PI / 6 + corner * Math.PI / 3;
      double cx = x + radius * Math.cos(angle);
      double cy = y + radius * Math.sin(angle);
      if (corner == 0) {
        path.moveTo(cx, cy);
      } else {
        path.lineTo(cx, cy);
      }
    }
    path.closePath();
    return path;
  }

  /** The values. */
  Span span() {
    Span span = Span.EMPTY;
    for (Patch patch : patches) {
      span = span.and(patch.value());
    }
    return span;
  }

  void draw(Canvas canvas, ColourScale scale) {
    Rectangle2D all = new Rectangle2D.Double(0, 0, -1, -1);
    for (Patch patch : patches) {
      all =
          all.isEmpty()
              ? patch.shape().getBounds2D()
              : all.createUnion(patch.shape().getBounds2D());
    }
    canvas.picture(
        all,
        sheet -> {
          for (Patch patch : patches) {
            sheet.fill(
                patch.shape(),
                Double.isNaN(patch.value()) ? HouseStyle.MISSING : scale.colour(patch.value()),
                1);
          }
        });
  }
}
