// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.eigendistill.figure.type.Ticks;
import org.eigendistill.figure.type.TypesetLine;
import org.eigendistill.figure.type.Typesetter;
import org.eigendistill.markup.Markup;

/** Tick labels and axis labels of a panel: their room, and their drawing. */
final class AxisLabels {
  /** The angle of names that have no room side by side. */
  private static final double SLANT = Math.toRadians(35);

  /** How far words may reach past the ends of their axis, both ends together, in points. */
  static final double REACH = 18;

  /** What is left of it where words could be made smaller. */
  private static final double SLACK = 6;

  /** The least size of axis labels. */
  private static final double LEAST = 6;

  private final AxisFrame x;
  private final AxisFrame y;
  private final Typesetter type;

  AxisLabels(AxisFrame x, AxisFrame y, Typesetter type) {
    this.x = x;
    this.y = y;
    this.type = type;
  }

  /** The room under the area between the axes. */
  double bottom() {
    return HouseStyle.TICK + HouseStyle.TICK_AIR + depth() + labelRoom(x);
  }

  /** The room to the left of it. */
  double left(Rectangle2D area) {
    double left = HouseStyle.TICK + HouseStyle.TICK_AIR + widest(y) + labelRoom(y);
    for (Ticks.Tick tick : x.ticks()) {
      double width = small(tick).width();
      double before = x.isSlanted() ? width * Math.cos(SLANT) : width / 2;
      left = Math.max(left, area.getX() - x.place(tick.value(), area) + before);
    }
    return left;
  }

  /** How far tick labels reach out to the right of it. */
  double beyond(Rectangle2D area) {
    double beyond = 0;
    for (Ticks.Tick tick : x.ticks()) {
      double after = x.isSlanted() ? 0 : small(tick).width() / 2;
      beyond = Math.max(beyond, x.place(tick.value(), area) + after - area.getMaxX());
    }
    return beyond;
  }

  private static double labelRoom(AxisFrame axis) {
    return axis.axis().label().isEmpty() ? 0 : HouseStyle.LABEL_AIR + HouseStyle.LABEL;
  }

  /** The height of the labels under the horizontal axis. */
  private double depth() {
    return x.isSlanted() ? HouseStyle.SMALL + widest(x) * Math.sin(SLANT) : HouseStyle.SMALL;
  }

  private double widest(AxisFrame axis) {
    return axis.ticks().stream().mapToDouble(tick -> small(tick).width()).max().orElse(0);
  }

  private TypesetLine small(Ticks.Tick tick) {
    return type.set(tick.label(), HouseStyle.SMALL);
  }

  void draw(Canvas canvas, Rectangle2D area) {
    double below = area.getMaxY() + HouseStyle.TICK + HouseStyle.TICK_AIR;
    for (Ticks.Tick tick : x.ticks()) {
      if (tick.isMajor()) {
        under(canvas, small(tick), x.place(tick.value(), area), below);
      }
    }
    double beside = area.getX() - HouseStyle.TICK - HouseStyle.TICK_AIR;
    for (Ticks.Tick tick : y.ticks()) {
      if (tick.isMajor()) {
        TypesetLine text = small(tick);
        double baseline = y.place(tick.value(), area) + text.capital() / 2;
        canvas.text(text, beside, baseline, 1, HouseStyle.INK);
      }
    }
    if (!x.axis().label().isEmpty()) {
      double baseline = below + depth() + HouseStyle.LABEL_AIR + HouseStyle.LABEL * 0.62;
      TypesetLine text = fitted(x.axis().label(), area.getWidth());
      canvas.text(text, area.getCenterX(), baseline, 0.5, HouseStyle.INK);
    }
    if (!y.axis().label().isEmpty()) {
      double right = beside - widest(y) - HouseStyle.LABEL_AIR - 1;
      TypesetLine text = fitted(y.axis().label(), area.getHeight());
      canvas.textUpwards(text, right, area.getCenterY(), HouseStyle.INK);
    }
  }

  /** Draws a label under its tick, or ending there aslant. */
  private void under(Canvas canvas, TypesetLine text, double tick, double top) {
    if (x.isSlanted()) {
      AffineTransform place = AffineTransform.getTranslateInstance(tick, top);
      place.rotate(-SLANT);
      place.translate(-text.width(), text.capital() * 0.8);
      canvas.text(text, place, HouseStyle.INK);
    } else {
      canvas.text(text, tick, top + text.capital(), 0.5, HouseStyle.INK);
    }
  }

  /** Words of the usual size, or somewhat smaller where they would be longer than their axis. */
  TypesetLine fitted(Markup label, double length) {
    return fitted(label, length, type);
  }

  /** The same, set by another. */
  static TypesetLine fitted(Markup label, double length, Typesetter type) {
    double room = length + REACH - SLACK;
    TypesetLine text = type.set(label, HouseStyle.LABEL);
    if (text.width() > room) {
      text = type.set(label, Math.max(LEAST, HouseStyle.LABEL * room / text.width()));
    }
    if (text.width() > length + REACH) {
      throw new IllegalArgumentException(
          "'%s' is %.0f points longer than its axis: shorten it or enlarge the figure"
              .formatted(label, text.width() - length));
    }
    return text;
  }
}
