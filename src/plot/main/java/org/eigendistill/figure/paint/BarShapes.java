// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.figure.Bars;
import org.eigendistill.figure.Coordinates;
import org.eigendistill.figure.Intervals;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Style;
import org.eigendistill.markup.Markup;

/**
 * Where one layer's bars stand among those of its panel.
 *
 * @param bars the layer
 * @param shift from the category's place to the middle of the bar, in categories
 * @param thickness in categories
 */
record BarShapes(Bars bars, double shift, double thickness) {
  /** The share of a category that its bars fill together. */
  private static final double FILLED = 0.7;

  static BarShapes of(Bars bars, List<Layer> layers) {
    List<Layer> all = layers.stream().filter(Bars.class::isInstance).toList();
    double thickness = FILLED / all.size();
    double shift = thickness * (all.indexOf(bars) - (all.size() - 1) / 2.0);
    return new BarShapes(bars, shift, thickness);
  }

  /** The error bars; their points are the ends of the bars. */
  Intervals errors() {
    Coordinates places = Coordinates.places(bars.value().size());
    boolean lying = bars.horizontal();
    Style ink = Style.of(HouseStyle.INK);
    return new Intervals(Markup.EMPTY, places, bars.value(), bars.low(), bars.high(), lying, ink)
        .shifted(shift);
  }

  /** The bars on paper, without those of no value. */
  List<Rectangle2D> on(Frame frame) {
    return IntStream.range(0, bars.value().size())
        .filter(i -> !Double.isNaN(bars.value().get(i)))
        .mapToObj(i -> bar(frame, i + shift, bars.value().get(i)))
        .toList();
  }

  private Rectangle2D bar(Frame frame, double place, double value) {
    double low = place - thickness / 2;
    double high = place + thickness / 2;
    Rectangle2D.Double bar = new Rectangle2D.Double();
    if (bars.horizontal()) {
      bar.setFrameFromDiagonal(frame.px(0), frame.py(low), frame.px(value), frame.py(high));
    } else {
      bar.setFrameFromDiagonal(frame.px(low), frame.py(0), frame.px(high), frame.py(value));
    }
    return bar;
  }

  /** The line that the bars stand on. */
  Line2D foot(Frame frame) {
    Rectangle2D area = frame.area();
    return bars.horizontal()
        ? new Line2D.Double(frame.px(0), area.getMinY(), frame.px(0), area.getMaxY())
        : new Line2D.Double(area.getMinX(), frame.py(0), area.getMaxX(), frame.py(0));
  }
}
