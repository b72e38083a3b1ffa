// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.awt.BasicStroke;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.ColourMap;
import org.eigendistill.figure.ColourScale;
import org.eigendistill.figure.Density;
import org.eigendistill.figure.HeatMap;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Span;
import org.eigendistill.figure.type.Ticks;
import org.eigendistill.figure.type.TypesetLine;
import org.eigendistill.figure.type.Typesetter;

/** The bar beside a panel that says what its colours mean; draws nothing where there are none. */
final class ColourBar {
  private static final double GAP = 6;
  private static final double BAR = 7;
  private static final double TICK = 2;

  private final Panel panel;
  private Optional<Panel.Key> key;
  private List<Ticks.Tick> ticks = List.of();
  private AxisFrame axis;
  private boolean powers;
  private boolean stands = true;
  private final Typesetter type;

  private ColourBar(Panel panel, Optional<Panel.Key> key, Typesetter type) {
    this.panel = panel;
    this.key = key;
    this.type = type;
  }

  static ColourBar of(Panel panel, Typesetter type) {
    Optional<Panel.Key> key = panel.key();
    for (Layer layer : panel.layers()) {
      if (key.isEmpty() && layer instanceof HeatMap map) {
        key = Optional.of(new Panel.Key(map.scale(), map.barLabel()));
      }
    }
    return new ColourBar(panel, key, type);
  }

  /** The colours, once laid out. */
  Optional<ColourScale> scale() {
    return key.map(Panel.Key::scale);
  }

  /** Whether it says what another one says. */
  boolean isLike(ColourBar other) {
    return key.isPresent() && key.equals(other.key);
  }

  /** Leaves it to another bar that says the same. */
  void leave() {
    stands = false;
  }

  /** Whether another bar explains these colours. */
  boolean isLeft() {
    return !stands;
  }

  /** Whether the bar is so long that its labels must be powers of ten. */
  boolean needsPowers() {
    return key.filter(k -> k.scale().logarithmic())
        .map(k -> Ticks.needPowers(new Span(k.scale().low(), k.scale().high())))
        .orElse(false);
  }

  /** Makes labels powers of ten, for the sake of an axis that needs it. */
  void usePowers(boolean use) {
    powers = use;
  }

  void layOut(Frame frame) {
    if (panel.key().isEmpty()) {
      for (Layer layer : panel.layers()) {
        if (layer instanceof Density density) {
          double most = Math.max(2, Patches.of(density, frame).span().high());
          ColourScale counts = ColourScale.log(1, most).withMap(ColourMap.DENSITY);
          key = Optional.of(new Panel.Key(counts, density.barLabel()));
        }
      }
    }
    key.ifPresent(
        k -> {
          ColourScale scale = k.scale();
          Axis described = scale.logarithmic() ? Axis.log("") : Axis.linear("");
          axis =
              new AxisFrame(described.between(scale.low(), scale.high()), false, List.of(), type);
          axis.usePowers(powers);
          axis.layOut(frame.area());
          ticks = axis.ticks();
        });
  }

  /** The room that the bar takes to the right of the axes. */
  double width() {
    return key.filter(k -> stands)
        .map(k -> GAP + BAR + TICK + HouseStyle.TICK_AIR + widest() + labelRoom(k))
        .orElse(0.0);
  }

  private double widest() {
    return ticks.stream()
        .mapToDouble(tick -> type.set(tick.label(), HouseStyle.SMALL).width())
        .max()
        .orElse(0);
  }

  private static double labelRoom(Panel.Key key) {
    return key.label().isEmpty() ? 0 : HouseStyle.LABEL_AIR + HouseStyle.LABEL;
  }

  /** Draws the bar to the right of the area, after so much other room. */
  void draw(Canvas canvas, Rectangle2D area, double after) {
    key.filter(k -> stands).ifPresent(k -> draw(k, canvas, area, area.getMaxX() + after + GAP));
  }

  private void draw(Panel.Key k, Canvas canvas, Rectangle2D area, double x) {
    ColourScale scale = k.scale();
    int steps = 128;
    double step = area.getHeight() / steps;
    Rectangle2D bar = new Rectangle2D.Double(x, area.getY(), BAR, area.getHeight());
    canvas.picture(
        bar,
        colours -> {
          for (int i = 0; i < steps; i++) {
            double share = (i + 0.5) / steps;
            double value =
                scale.logarithmic()
                    ? scale.low() * Math.pow(scale.high() / scale.low(), share)
                    : scale.low() + share * (scale.high() - scale.low());
            double y = area.getMaxY() - (i + 1) * step;
            double lap = i == 0 ? 0 : 0.25;
            colours.fill(new Rectangle2D.Double(x, y, BAR, step + lap), scale.colour(value), 1);
          }
        });
    canvas.stroke(bar, new BasicStroke(HouseStyle.AXIS), HouseStyle.INK);
    for (Ticks.Tick tick : ticks) {
      double y = axis.place(tick.value(), area);
      double length = tick.isMajor() ? TICK : TICK * 0.6;
      canvas.line(x + BAR, y, x + BAR + length, y, HouseStyle.AXIS, HouseStyle.INK);
      if (tick.isMajor()) {
        TypesetLine text = type.set(tick.label(), HouseStyle.SMALL);
        canvas.text(
            text, x + BAR + TICK + HouseStyle.TICK_AIR, y + text.capital() / 2, 0, HouseStyle.INK);
      }
    }
    if (!k.label().isEmpty()) {
      double right = x + BAR + TICK + HouseStyle.TICK_AIR + widest() + HouseStyle.LABEL_AIR + 6;
      canvas.textUpwards(
          AxisLabels.fitted(k.label(), area.getHeight(), type),
          right,
          area.getCenterY(),
          HouseStyle.INK);
    }
  }
}
