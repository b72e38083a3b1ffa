// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Bars;
import org.eigendistill.figure.Contours;
import org.eigendistill.figure.Coordinates;
import org.eigendistill.figure.HeatMap;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Span;
import org.eigendistill.figure.type.Ticks;
import org.eigendistill.figure.type.Typesetter;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;

/**
 * An axis with its range settled. It hands JFreeChart an axis of its own that draws the tick marks
 * and the grid; line and words are drawn by {@link PanelPainter}.
 */
final class AxisFrame {
  private static final double MARGIN = 0.04;

  private final Axis axis;
  private final Typesetter type;
  private final boolean horizontal;
  private final Span range;
  private final ValueAxis scale;
  private List<Ticks.Tick> ticks = List.of();
  private boolean powers;
  private boolean slanted;

  AxisFrame(Axis axis, boolean horizontal, List<Layer> layers, Typesetter type) {
    this.axis = axis;
    this.type = type;
    this.horizontal = horizontal;
    this.range = range(axis, horizontal, layers);
    this.scale = axis.isLog() ? new LogScale() : new LinearScale();
    scale.setRange(new Range(range.low(), range.high()), true, false);
    scale.setInverted(axis.scale() == Axis.Scale.CATEGORY && !horizontal);
    scale.setTickLabelsVisible(false);
    scale.setAxisLineVisible(false);
    scale.setTickMarkPaint(Canvas.paint(HouseStyle.INK));
    scale.setTickMarkStroke(new BasicStroke(HouseStyle.AXIS, BasicStroke.CAP_BUTT, 0));
    scale.setTickMarksVisible(axis.scale() != Axis.Scale.CATEGORY);
    scale.setMinorTickMarksVisible(true);
    scale.setTickMarkInsideLength(0);
    scale.setTickMarkOutsideLength(HouseStyle.TICK);
    scale.setMinorTickMarkInsideLength(0);
    scale.setMinorTickMarkOutsideLength(HouseStyle.MINOR_TICK);
  }

  Axis axis() {
    return axis;
  }

  Span range() {
    return range;
  }

  /** JFreeChart's side of the axis. */
  ValueAxis scale() {
    return scale;
  }

  List<Ticks.Tick> ticks() {
    return ticks;
  }

  /**
   * The value, or for one far outside the axis the value a hundred lengths outside, which looks the
   * same and keeps places on paper moderate.
   */
  double near(double value) {
    double low = range.low();
    double high = range.high();
    if (axis.isLog()) {
      double far = Math.pow(high / low, 100);
      return Math.max(low / far, Math.min(high * far, value));
    }
    return Math.max(low - 100 * range.width(), Math.min(high + 100 * range.width(), value));
  }

  /** Where a value stands, in points, on an axis along the given area. */
  double place(double value, Rectangle2D area) {
    return scale.valueToJava2D(value, area, horizontal ? RectangleEdge.BOTTOM : RectangleEdge.LEFT);
  }

  /** Whether the axis is so long that its labels must be powers of ten. */
  boolean needsPowers() {
    return axis.isLog() && !axis.percent() && Ticks.needPowers(range);
  }

  /** Makes labels of whole decades powers of ten, for the sake of another axis that needs it. */
  void usePowers(boolean use) {
    powers = use && !axis.percent();
  }

  /** Whether the names of categories stand aslant, for want of room side by side. */
  boolean isSlanted() {
    return slanted;
  }

  /** Chooses the ticks for an axis along the given area. */
  void layOut(Rectangle2D area) {
    ticks = Ticks.of(axis, range, powers, candidate -> fits(candidate, area));
    slanted = horizontal && axis.scale() == Axis.Scale.CATEGORY && !fits(ticks, area);
  }

  private boolean fits(List<Ticks.Tick> candidate, Rectangle2D area) {
    double before = Double.NaN;
    double halfBefore = 0;
    for (Ticks.Tick tick : candidate) {
      double here = place(tick.value(), area);
      double half = horizontal ? type.set(tick.label(), HouseStyle.SMALL).width() / 2 : 3;
      double air = horizontal ? 6 : 8;
      if (Math.abs(here - before) < half + halfBefore + air) {
        return false;
      }
      before = here;
      halfBefore = half;
    }
    return true;
  }

  private static Span range(Axis axis, boolean horizontal, List<Layer> layers) {
    if (axis.scale() == Axis.Scale.CATEGORY) {
      return new Span(-0.6, axis.categories().size() - 0.4);
    }
    if (!axis.range().isEmpty()) {
      return axis.range();
    }
    Span data = Span.EMPTY;
    boolean contours = layers.stream().anyMatch(Contours.class::isInstance);
    boolean map = false;
    boolean bars = false;
    for (Layer layer : layers) {
      Span span = horizontal ? layer.across() : layer.up();
      if (layer instanceof HeatMap heat) {
        map = true;
        if (!contours) {
          Coordinates centres = horizontal ? heat.field().x() : heat.field().y();
          double[] borders = Patches.borders(centres, axis.isLog());
          span = new Span(borders[0], borders[borders.length - 1]);
        }
      }
      bars |= layer instanceof Bars bar && bar.horizontal() == horizontal;
      data = data.and(span);
    }
    if (data.isEmpty()) {
      throw new IllegalArgumentException(
          "axis '" + axis.label() + "' has no values: give its range with between(low, high)");
    }
    return map ? data : widened(axis, data, bars);
  }

  private static Span widened(Axis axis, Span data, boolean bars) {
    if (axis.isLog()) {
      double ratio = data.high() / data.low();
      double factor = ratio > 1 ? Math.pow(ratio, MARGIN) : 2;
      return new Span(data.low() / factor, data.high() * factor);
    }
    double width = data.width() > 0 ? data.width() : Math.max(1, Math.abs(data.low()));
    double margin = data.width() > 0 ? MARGIN * width : width / 2;
    boolean onFoot = bars && data.low() == 0;
    boolean underTop = bars && data.high() == 0 && !onFoot;
    return new Span(onFoot ? 0 : data.low() - margin, underTop ? 0 : data.high() + margin);
  }

  private List<NumberTick> marks() {
    List<NumberTick> marks = new ArrayList<>();
    for (Ticks.Tick tick : ticks) {
      TickType type = tick.isMajor() ? TickType.MAJOR : TickType.MINOR;
      marks.add(new NumberTick(type, tick.value(), "", TextAnchor.CENTER, TextAnchor.CENTER, 0));
    }
    return marks;
  }

  /** JFreeChart's linear axis with our ticks. */
  @SuppressWarnings("serial") // never serialized
  private final class LinearScale extends NumberAxis {
    @Override
    public List<NumberTick> refreshTicks(
        Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
      return marks();
    }
  }

  /** JFreeChart's logarithmic axis with our ticks. */
  @SuppressWarnings("serial") // never serialized
  private final class LogScale extends LogAxis {
    @Override
    public List<NumberTick> refreshTicks(
        Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
      return marks();
    }
  }
}
