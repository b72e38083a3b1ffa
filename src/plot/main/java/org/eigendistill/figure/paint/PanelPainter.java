// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.HeatMap;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.type.TypesetLine;
import org.eigendistill.figure.type.Typesetter;
import org.eigendistill.markup.Markup;
import org.eigendistill.markup.PlainWriter;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** Lays out and draws one panel: a plot of JFreeChart's, with the words about it set by us. */
final class PanelPainter {
  private static final double AIR = 3;

  private final Panel panel;
  private final Typesetter type;
  private final TypesetLine letter;
  private final AxisFrame x;
  private final AxisFrame y;
  private final AxisLabels words;
  private final ColourBar bar;
  private final EndLabels endLabels;

  /**
   * A painter of one panel.
   *
   * @param letter the panel's letter in parentheses; empty for none
   * @param type sets words
   */
  PanelPainter(Panel panel, String letter, Typesetter type) {
    this.panel = panel;
    this.type = type;
    this.letter = type.setBold(Markup.text(letter), HouseStyle.LABEL);
    this.x = new AxisFrame(panel.x(), true, panel.layers(), type);
    this.y = new AxisFrame(panel.y(), false, panel.layers(), type);
    this.words = new AxisLabels(x, y, type);
    this.bar = ColourBar.of(panel, type);
    this.endLabels = EndLabels.of(panel.layers(), type);
  }

  /** Chooses ticks and colours for a plot of the given area; to be called before the rest. */
  void layOut(Rectangle2D area) {
    x.layOut(area);
    y.layOut(area);
    bar.layOut(new Frame(x, y, area));
  }

  /** The room that words need about the area between the axes. */
  RectangleInsets margins(Rectangle2D area) {
    boolean headed = letter.width() > 0 || !panel.title().isEmpty();
    double top = HouseStyle.SMALL * 0.5 + (headed ? HouseStyle.LABEL + 2 : 0);
    double right = Math.max(words.beyond(area), bar.width() + endLabels.width());
    return new RectangleInsets(top, words.left(area), words.bottom(), right);
  }

  /** Where it stands, with a little air about its words. */
  PanelPlaces.Place place(Rectangle2D area) {
    RectangleInsets words = margins(area);
    Rectangle2D cell =
        new Rectangle2D.Double(
            area.getX() - words.getLeft() - AIR,
            area.getY() - words.getTop() - AIR,
            area.getWidth() + words.getLeft() + words.getRight() + 2 * AIR,
            area.getHeight() + words.getTop() + words.getBottom() + 2 * AIR);
    return new PanelPlaces.Place(cell, area, x, y);
  }

  /** Draws the panel; the area between the axes has whole coordinates. */
  void draw(Canvas canvas, Rectangle2D area) {
    Frame frame = new Frame(x, y, area);
    XYPlot plot = plot();
    LayerPainter painter = new LayerPainter(canvas, frame, bar.scale(), type);
    painter.addTo(plot, panel.layers());
    plot.draw(canvas.graphics(), area, null, null, null);
    axes(canvas, area);
    words.draw(canvas, area);
    head(canvas, area);
    bar.draw(canvas, area, endLabels.width());
    endLabels.draw(canvas, frame);
    new AnnotationPainter(canvas, frame, panel.layers(), type).draw();
  }

  private XYPlot plot() {
    XYPlot plot = new XYPlot(null, x.scale(), y.scale(), null);
    plot.setDomainAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setFixedDomainAxisSpace(new AxisSpace());
    plot.setFixedRangeAxisSpace(new AxisSpace());
    plot.setBackgroundPaint(null);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    boolean map = panel.layers().stream().anyMatch(HeatMap.class::isInstance);
    plot.setOutlineVisible(false);
    Color grid = Canvas.paint(HouseStyle.GRID);
    plot.setDomainGridlinesVisible(!map && x.axis().scale() != Axis.Scale.CATEGORY);
    plot.setRangeGridlinesVisible(!map && y.axis().scale() != Axis.Scale.CATEGORY);
    plot.setDomainGridlinePaint(grid);
    plot.setRangeGridlinePaint(grid);
    plot.setDomainGridlineStroke(new BasicStroke(HouseStyle.GRID_WIDTH));
    plot.setRangeGridlineStroke(new BasicStroke(HouseStyle.GRID_WIDTH));
    plot.setDomainMinorGridlinesVisible(false);
    plot.setRangeMinorGridlinesVisible(false);
    return plot;
  }

  private void axes(Canvas canvas, Rectangle2D area) {
    Path2D lines = new Path2D.Double();
    lines.moveTo(area.getX(), area.getY());
    lines.lineTo(area.getX(), area.getMaxY());
    lines.lineTo(area.getMaxX(), area.getMaxY());
    if (panel.layers().stream().anyMatch(HeatMap.class::isInstance)) {
      lines.lineTo(area.getMaxX(), area.getY());
      lines.closePath();
    }
    canvas.stroke(
        lines,
        new BasicStroke(HouseStyle.AXIS, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_MITER),
        HouseStyle.INK);
  }

  private void head(Canvas canvas, Rectangle2D area) {
    double baseline = area.getY() - HouseStyle.SMALL * 0.5 - 1.5;
    if (letter.width() > 0) {
      canvas.text(letter, area.getX(), baseline, 0, HouseStyle.INK);
    }
    if (!panel.title().isEmpty()) {
      double indent = letter.width() > 0 ? letter.width() + 4 : 0;
      // Labels may reach past the ends of their axis; a title must not: the figure may end there.
      TypesetLine title = words.fitted(panel.title(), area.getWidth() - indent - AxisLabels.REACH);
      canvas.text(title, area.getX() + indent, baseline, 0, HouseStyle.INK);
    }
  }

  /** Whether its colours are explained as another panel's are. */
  boolean hasColoursOf(PanelPainter other) {
    return bar.isLike(other.bar);
  }

  /** Leaves the explanation of its colours to another panel. */
  void leaveBar() {
    bar.leave();
  }

  /** Whether it can be read without its neighbours: with its own colour bar and names. */
  boolean standsAlone() {
    List<Markup> names = panel.y().categories();
    return !bar.isLeft()
        && (names.isEmpty() || names.stream().anyMatch(name -> !PlainWriter.write(name).isBlank()));
  }

  boolean needsPowers() {
    return x.needsPowers() || y.needsPowers() || bar.needsPowers();
  }

  void usePowers(boolean use) {
    x.usePowers(use);
    y.usePowers(use);
    bar.usePowers(use);
  }
}
