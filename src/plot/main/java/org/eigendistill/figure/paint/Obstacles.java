// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.eigendistill.figure.Arrow;
import org.eigendistill.figure.Bars;
import org.eigendistill.figure.Contours;
import org.eigendistill.figure.Coordinates;
import org.eigendistill.figure.Intervals;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Scatter;

/**
 * What is already drawn in a panel, as points on paper, so that words can be put where they cover
 * least of it.
 */
final class Obstacles {
  /** The distance between the points that stand for a line. */
  private static final double STEP = 1.5;

  /** How many points of data words would rather cover than other words or the panel's border. */
  private static final int WORDS = 10_000;

  /** The same for a bar. */
  private static final int BAR = 50;

  private final Frame frame;

  /** Points as x, y and radius. */
  private final List<double[]> points = new ArrayList<>();

  private final List<Rectangle2D> bars = new ArrayList<>();
  private final List<TextBox> words;

  private Obstacles(Frame frame, List<TextBox> words) {
    this.frame = frame;
    this.words = words;
  }

  /** The layers and words; maps and densities do not count, for words may lie on them. */
  static Obstacles of(List<Layer> layers, List<TextBox> words, Frame frame) {
    Obstacles obstacles = new Obstacles(frame, words);
    for (Layer layer : layers) {
      if (layer instanceof Line line) {
        obstacles.addLine(line.x(), line.y());
      } else if (layer instanceof Scatter scatter) {
        for (int i = 0; i < scatter.x().size(); i++) {
          double r = scatter.size() / 2;
          obstacles.add(frame.px(scatter.x().get(i)), frame.py(scatter.y().get(i)), r);
        }
      } else if (layer instanceof Intervals intervals) {
        obstacles.addIntervals(intervals);
      } else if (layer instanceof Reference reference) {
        Line line = LayerPainter.path(reference, frame);
        obstacles.addLine(line.x(), line.y());
      } else if (layer instanceof Arrow arrow) {
        addLine(obstacles, arrow);
      } else if (layer instanceof Contours contours) {
        obstacles.addContours(contours);
      } else if (layer instanceof Bars bars) {
        obstacles.bars.addAll(BarShapes.of(bars, layers).on(frame));
      }
    }
    return obstacles;
  }

  private static void addLine(Obstacles obstacles, Arrow arrow) {
    obstacles.addLine(
        Coordinates.of(arrow.x(), arrow.toX()), Coordinates.of(arrow.y(), arrow.toY()));
  }

  /** How much words in a box would cover; 0 for nothing. */
  int under(Rectangle2D box) {
    int under = frame.area().contains(box) ? 0 : WORDS;
    for (TextBox other : words) {
      boolean covered = box.intersects(other.x(), other.y(), other.width(), other.height());
      under += covered ? WORDS : 0;
    }
    for (Rectangle2D bar : bars) {
      under += box.intersects(bar) ? BAR : 0;
    }
    for (double[] point : points) {
      double pad = 1.5 + point[2];
      boolean covered =
          point[0] > box.getMinX() - pad
              && point[0] < box.getMaxX() + pad
              && point[1] > box.getMinY() - pad
              && point[1] < box.getMaxY() + pad;
      under += covered ? 1 : 0;
    }
    return under;
  }

  private void add(double x, double y, double radius) {
    if (!Double.isNaN(x + y)) {
      points.add(new double[] {x, y, radius});
    }
  }

  private void addLine(Coordinates x, Coordinates y) {
    for (int i = 1; i < x.size(); i++) {
      addSegment(
          frame.px(x.get(i - 1)), frame.py(y.get(i - 1)), frame.px(x.get(i)), frame.py(y.get(i)));
    }
  }

  private void addContours(Contours contours) {
    for (double level : contours.levels().toArray()) {
      for (List<Point2D> line : ContourPainter.trace(contours.field(), level, frame)) {
        for (int i = 1; i < line.size(); i++) {
          Point2D from = line.get(i - 1);
          Point2D to = line.get(i);
          addSegment(from.getX(), from.getY(), to.getX(), to.getY());
        }
      }
    }
  }

  private void addIntervals(Intervals intervals) {
    for (int i = 0; i < intervals.value().size(); i++) {
      double place = intervals.place().get(i);
      double low = intervals.low().get(i);
      double high = intervals.high().get(i);
      if (intervals.horizontal()) {
        addSegment(frame.px(low), frame.py(place), frame.px(high), frame.py(place));
      } else {
        addSegment(frame.px(place), frame.py(low), frame.px(place), frame.py(high));
      }
    }
  }

  private void addSegment(double x1, double y1, double x2, double y2) {
    if (Double.isNaN(x1 + y1 + x2 + y2)) {
      return;
    }
    double[] kept = Strokes.cut(x1, y1, x2, y2, frame.area());
    if (kept.length == 0) {
      return;
    }
    double length = Math.hypot(kept[2] - kept[0], kept[3] - kept[1]);
    int steps = (int) Math.ceil(length / STEP);
    for (int k = 0; k <= steps; k++) {
      double share = steps == 0 ? 0 : (double) k / steps;
      add(kept[0] + share * (kept[2] - kept[0]), kept[1] + share * (kept[3] - kept[1]), 0.5);
    }
  }
}
