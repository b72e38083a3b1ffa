package org.eigendistill.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** Lays out and draws one panel: a plot of JFreeChart's, with the words about it set by us. */
final class PanelPainter {
  private final Panel panel;
  private final Block title;
  private final Block letter;
  private final AxisFrame x;
  private final AxisFrame y;
  private final ColourBar bar;
  private final EndLabels endLabels;

  /**
   * A painter of one panel.
   *
   * @param letter the panel's letter in parentheses; empty for none
   */
  PanelPainter(Panel panel, String letter) {
    this.panel = panel;
    this.letter = MathText.set(letter, House.LABEL, Typeface.BOLD);
    this.title = MathText.set(panel.title(), House.LABEL);
    this.x = new AxisFrame(panel.x(), true, panel.layers());
    this.y = new AxisFrame(panel.y(), false, panel.layers());
    this.bar = ColourBar.of(panel);
    this.endLabels = EndLabels.of(panel.layers());
  }

  /** Chooses ticks and colours for a plot of the given area; to be called before the rest. */
  void layOut(Rectangle2D area) {
    x.layOut(area);
    y.layOut(area);
    bar.layOut(new Frame(x, y, area));
  }

  /** The room that words need about the area between the axes. */
  RectangleInsets margins(Rectangle2D area) {
    double top = House.SMALL * 0.5;
    if (letter.width() > 0 || title.width() > 0) {
      top += House.LABEL + 2;
    }
    double bottom = House.TICK + House.TICK_AIR + House.SMALL;
    bottom += x.axis().label().isEmpty() ? 0 : House.LABEL_AIR + House.LABEL;
    double left = House.TICK + House.TICK_AIR + widest(y);
    left += y.axis().label().isEmpty() ? 0 : House.LABEL_AIR + House.LABEL;
    double right = bar.width() + endLabels.width();
    for (Ticks.Tick tick : x.ticks()) {
      double half = MathText.set(tick.label(), House.SMALL).width() / 2;
      double place = x.place(tick.value(), area);
      right = Math.max(right, place + half - area.getMaxX());
      left = Math.max(left, area.getX() - place + half);
    }
    return new RectangleInsets(top, left, bottom, right);
  }

  private static double widest(AxisFrame axis) {
    return axis.ticks().stream()
        .mapToDouble(tick -> MathText.set(tick.label(), House.SMALL).width())
        .max()
        .orElse(0);
  }

  /** Draws the panel; the area between the axes has whole coordinates. */
  void draw(Canvas canvas, Rectangle2D area) {
    Frame frame = new Frame(x, y, area);
    XYPlot plot = plot();
    LayerPainter painter = new LayerPainter(canvas, frame, bar.scale());
    painter.addTo(plot, panel.layers());
    plot.draw(canvas.graphics(), area, null, null, null);
    words(canvas, area);
    bar.draw(canvas, area);
    endLabels.draw(canvas, frame);
    painter.drawWords(panel.layers());
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
    plot.setOutlineVisible(map);
    plot.setOutlinePaint(Canvas.paint(House.INK));
    plot.setOutlineStroke(new BasicStroke(House.AXIS));
    Color grid = Canvas.paint(House.GRID);
    plot.setDomainGridlinesVisible(!map && x.axis().scale() != Axis.Scale.CATEGORY);
    plot.setRangeGridlinesVisible(!map && y.axis().scale() != Axis.Scale.CATEGORY);
    plot.setDomainGridlinePaint(grid);
    plot.setRangeGridlinePaint(grid);
    plot.setDomainGridlineStroke(new BasicStroke(House.GRID_WIDTH));
    plot.setRangeGridlineStroke(new BasicStroke(House.GRID_WIDTH));
    plot.setDomainMinorGridlinesVisible(false);
    plot.setRangeMinorGridlinesVisible(false);
    return plot;
  }

  private void words(Canvas canvas, Rectangle2D area) {
    double below = area.getMaxY() + House.TICK + House.TICK_AIR + House.SMALL * 0.73;
    for (Ticks.Tick tick : x.ticks()) {
      Block block = MathText.set(tick.label(), House.SMALL);
      if (tick.isMajor()) {
        canvas.text(block, x.place(tick.value(), area), below, 0.5, House.INK);
      }
    }
    double beside = area.getX() - House.TICK - House.TICK_AIR;
    for (Ticks.Tick tick : y.ticks()) {
      Block block = MathText.set(tick.label(), House.SMALL);
      if (tick.isMajor()) {
        double baseline = y.place(tick.value(), area) + block.capital() / 2;
        canvas.text(block, beside, baseline, 1, House.INK);
      }
    }
    label(
        x.axis(),
        block ->
            canvas.text(
                block,
                area.getCenterX(),
                below + House.LABEL_AIR + House.LABEL * 0.85,
                0.5,
                House.INK));
    label(
        y.axis(),
        block ->
            canvas.textUpwards(
                block, beside - widest(y) - House.LABEL_AIR - 1, area.getCenterY(), House.INK));
    double head = area.getY() - House.SMALL * 0.5 - 1.5;
    double indent = 0;
    if (letter.width() > 0) {
      canvas.text(letter, area.getX(), head, 0, House.INK);
      indent = letter.width() + 4;
    }
    if (title.width() > 0) {
      canvas.text(title, area.getX() + indent, head, 0, House.INK);
    }
  }

  private static void label(Axis axis, java.util.function.Consumer<Block> draw) {
    if (!axis.label().isEmpty()) {
      draw.accept(MathText.set(axis.label(), House.LABEL));
    }
  }
}
