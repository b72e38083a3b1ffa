// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eigendistill.figure.Contours;
import org.eigendistill.figure.ScalarField;
import org.eigendistill.figure.Style;
import org.eigendistill.figure.type.NumberLabels;
import org.eigendistill.figure.type.TypesetLine;
import org.eigendistill.figure.type.Typesetter;

/** Draws contours, each interrupted by its value where it runs straight. */
final class ContourPainter {
  private static final double SIZE = 6.5;
  private static final double AIR = 2;

  private final Canvas canvas;
  private final Frame frame;
  private final Typesetter type;
  private final List<Rectangle2D> taken = new ArrayList<>();

  ContourPainter(Canvas canvas, Frame frame, Typesetter type) {
    this.canvas = canvas;
    this.frame = frame;
    this.type = type;
  }

  /** The lines of one level on paper. */
  static List<List<Point2D>> trace(ScalarField field, double level, Frame frame) {
    double[] px = Arrays.stream(field.x().toArray()).map(frame::px).toArray();
    double[] py = Arrays.stream(field.y().toArray()).map(frame::py).toArray();
    return ContourTracer.trace(field, level, px, py);
  }

  void draw(Contours contours) {
    for (double level : contours.levels().toArray()) {
      Style ink = contours.ink(level);
      TypesetLine text = type.set(NumberLabels.of(level), SIZE);
      List<List<Point2D>> lines = trace(contours.field(), level, frame);
      for (List<Point2D> line : lines) {
        double[] along = along(line);
        double gap = text.width() + 2 * AIR;
        double centre = contours.labelled() ? labelPlace(line, along, gap, text) : Double.NaN;
        if (Double.isNaN(centre)) {
          stroke(line, along, 0, along[along.length - 1], ink);
        } else {
          stroke(line, along, 0, centre - gap / 2, ink);
          stroke(line, along, centre + gap / 2, along[along.length - 1], ink);
          canvas.text(text, placed(line, along, centre, gap, text), ink.colour());
        }
      }
    }
  }

  /** The length of the line up to each of its points. */
  private static double[] along(List<Point2D> line) {
    double[] along = new double[line.size()];
    for (int i = 1; i < along.length; i++) {
      along[i] = along[i - 1] + line.get(i).distance(line.get(i - 1));
    }
    return along;
  }

  /**
   * How far along the line its label's middle stands: where the line runs straightest over the
   * label's length, well inside the panel and clear of other labels; NaN where there is no room.
   */
  private double labelPlace(List<Point2D> line, double[] along, double gap, TypesetLine text) {
    double length = along[along.length - 1];
    double best = Double.NaN;
    double most = 0.75;
    int tries = 60;
    for (int k = 1; k < tries; k++) {
      double centre = length * k / tries;
      if (centre < 0.8 * gap || centre > length - 0.8 * gap) {
        continue;
      }
      Point2D from = at(line, along, centre - gap / 2);
      Point2D to = at(line, along, centre + gap / 2);
      double merit = from.distance(to) / gap - 0.15 * Math.abs(2.0 * k / tries - 1);
      if (merit > most && isFree(text.ink(placed(line, along, centre, gap, text)))) {
        best = centre;
        most = merit;
      }
    }
    if (!Double.isNaN(best)) {
      taken.add(text.ink(placed(line, along, best, gap, text)));
    }
    return best;
  }

  private boolean isFree(Rectangle2D ink) {
    Rectangle2D wide =
        new Rectangle2D.Double(
            ink.getX() - 3, ink.getY() - 3, ink.getWidth() + 6, ink.getHeight() + 6);
    return frame.area().contains(wide) && taken.stream().noneMatch(wide::intersects);
  }

  /** The label's place, upright enough to be read from left to right. */
  private static AffineTransform placed(
      List<Point2D> line, double[] along, double centre, double gap, TypesetLine text) {
    Point2D from = at(line, along, centre - gap / 2);
    Point2D to = at(line, along, centre + gap / 2);
    if (to.getX() < from.getX()) {
      Point2D other = from;
      from = to;
      to = other;
    }
    AffineTransform place =
        AffineTransform.getTranslateInstance(
            (from.getX() + to.getX()) / 2, (from.getY() + to.getY()) / 2);
    place.rotate(Math.atan2(to.getY() - from.getY(), to.getX() - from.getX()));
    place.translate(-text.width() / 2, text.capital() / 2);
    return place;
  }

  private static Point2D at(List<Point2D> line, double[] along, double length) {
    int i = 1;
    while (i < along.length - 1 && along[i] < length) {
      i++;
    }
    double step = along[i] - along[i - 1];
    double share = step > 0 ? Math.max(0, Math.min(1, (length - along[i - 1]) / step)) : 0;
    Point2D from = line.get(i - 1);
    Point2D to = line.get(i);
    return new Point2D.Double(
        from.getX() + share * (to.getX() - from.getX()),
        from.getY() + share * (to.getY() - from.getY()));
  }

  private void stroke(List<Point2D> line, double[] along, double from, double to, Style ink) {
    Path2D path = new Path2D.Double();
    Point2D start = at(line, along, from);
    path.moveTo(start.getX(), start.getY());
    for (int i = 0; i < along.length; i++) {
      if (along[i] > from && along[i] < to) {
        path.lineTo(line.get(i).getX(), line.get(i).getY());
      }
    }
    Point2D end = at(line, along, to);
    path.lineTo(end.getX(), end.getY());
    canvas.stroke(path, Strokes.of(ink), ink.colour());
  }
}
