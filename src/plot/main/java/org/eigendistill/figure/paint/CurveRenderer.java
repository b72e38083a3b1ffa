// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.eigendistill.figure.Coordinates;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Style;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYDataset;

/**
 * JFreeChart's renderer of lines and marks with two changes. A line is one path, so that its dashes
 * run on from point to point, cut off a little outside the panel: a value far outside would
 * otherwise be dashed all the way. And a line of many points marks only some of them.
 */
@SuppressWarnings("serial") // never serialized
final class CurveRenderer extends XYLineAndShapeRenderer {
  /** About how many points of a line get a mark. */
  private static final int MARKED = 10;

  /** Where lines are cut off beyond the panel, in points. */
  private static final double BEYOND = 40;

  private final Coordinates x;
  private final Coordinates y;
  private final boolean marked;
  private final int every;

  private CurveRenderer(
      Coordinates x, Coordinates y, Style style, boolean line, double size, double alpha) {
    super(line, true);
    this.x = x;
    this.y = y;
    this.marked = !line || style.mark() != Mark.NONE;
    this.every = line ? (x.size() + 2 * MARKED - 1) / (2 * MARKED) : 1;
    Color paint = Canvas.paint(style.colour(), alpha);
    setDefaultPaint(paint);
    setDefaultStroke(Strokes.of(style));
    setAutoPopulateSeriesPaint(false);
    setAutoPopulateSeriesStroke(false);
    setAutoPopulateSeriesShape(false);
    setDrawSeriesLineAsPath(true);
    setDefaultShape(MarkShapes.of(style.mark(), marked ? size : 1.6 * style.width()));
    setUseFillPaint(true);
    boolean open = style.open() && marked;
    setDefaultFillPaint(open ? Color.WHITE : paint);
    setDrawOutlines(open);
    setDefaultOutlineStroke(new BasicStroke(0.8f), false);
    setAutoPopulateSeriesOutlineStroke(false);
  }

  /** A renderer of one line. */
  static CurveRenderer line(Line line) {
    return new CurveRenderer(line.x(), line.y(), line.style(), true, 4, 1);
  }

  /** A renderer of marks alone. */
  static CurveRenderer marks(Coordinates x, Coordinates y, Style style, double size, double alpha) {
    return new CurveRenderer(x, y, style, false, size, alpha);
  }

  @Override
  public boolean getItemShapeVisible(int series, int item) {
    if (!marked) {
      return !known(item - 1) && known(item) && !known(item + 1);
    }
    return item % every == every / 2;
  }

  private boolean known(int item) {
    return item >= 0 && item < x.size() && !Double.isNaN(x.get(item)) && !Double.isNaN(y.get(item));
  }

  @Override
  protected void drawPrimaryLineAsPath(
      XYItemRendererState state,
      Graphics2D g,
      XYPlot plot,
      XYDataset dataset,
      int pass,
      int series,
      int item,
      ValueAxis domain,
      ValueAxis range,
      Rectangle2D area) {
    if (item != state.getLastItemIndex()) {
      return;
    }
    Rectangle2D sheet =
        new Rectangle2D.Double(
            area.getX() - BEYOND,
            area.getY() - BEYOND,
            area.getWidth() + 2 * BEYOND,
            area.getHeight() + 2 * BEYOND);
    ClippedPath path = new ClippedPath(sheet);
    for (int i = 0; i < x.size(); i++) {
      if (known(i)) {
        path.to(
            domain.valueToJava2D(x.get(i), area, plot.getDomainAxisEdge()),
            range.valueToJava2D(y.get(i), area, plot.getRangeAxisEdge()));
      } else {
        path.lift();
      }
    }
    g.setStroke(getItemStroke(series, item));
    g.setPaint(getItemPaint(series, item));
    g.draw(path.path());
  }

  /** A path of which only the part within a rectangle is kept. */
  private static final class ClippedPath {
    private final Rectangle2D sheet;
    private final Path2D path = new Path2D.Double();
    private boolean down;
    private double lastX;
    private double lastY;

    ClippedPath(Rectangle2D sheet) {
      this.sheet = sheet;
    }

    void lift() {
      down = false;
    }

    void to(double x, double y) {
      if (down) {
        double[] kept = Strokes.cut(lastX, lastY, x, y, sheet);
        if (kept.length > 0) {
          boolean joins =
              path.getCurrentPoint() != null
                  && path.getCurrentPoint().getX() == kept[0]
                  && path.getCurrentPoint().getY() == kept[1];
          if (!joins) {
            path.moveTo(kept[0], kept[1]);
          }
          path.lineTo(kept[2], kept[3]);
        }
      }
      down = true;
      lastX = x;
      lastY = y;
    }

    Path2D path() {
      return path;
    }
  }
}
