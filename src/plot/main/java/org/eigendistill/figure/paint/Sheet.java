// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Lettering;
import org.eigendistill.figure.PrintStyle;
import org.eigendistill.figure.type.Typesetter;
import org.eigendistill.markup.PlainWriter;

/**
 * A figure in a style, ready to be drawn: laid out as large as it is over k, and drawn k times as
 * large. k is the style's, or the largest below it with which words have room and the figure is not
 * too high; with the figure's own width over the style's, where it is as it was made, there always
 * is room.
 */
final class Sheet {
  private static final double POINTS = 72;

  /** From one size that leaves no room to the next. */
  private static final double STEP = 0.95;

  private final Figure figure;
  private final PrintStyle style;
  private final FigurePainter painter;
  private final double scale;

  private Sheet(Figure figure, PrintStyle style, FigurePainter painter, double scale) {
    this.figure = figure;
    this.style = style;
    this.painter = painter;
    this.scale = scale;
  }

  static Sheet of(Figure figure, PrintStyle style) {
    double inches = style.width(figure);
    Typesetter type = new Typesetter(style.lettering());
    double least = Math.min(style.enlargement(), inches / figure.width());
    double scale = style.enlargement();
    while (true) {
      try {
        FigurePainter painter = new FigurePainter(figure, inches / scale, type);
        if (scale > least) {
          requireWhole(painter); // words along axes find their room when they are drawn
        }
        if (scale * painter.height() <= style.highest() * POINTS) {
          return new Sheet(figure, style, painter, scale);
        }
      } catch (IllegalArgumentException noRoom) {
        if (scale <= least) {
          throw noRoom;
        }
      }
      scale = scale > least ? Math.max(least, scale * STEP) : scale * STEP;
    }
  }

  /** Words may reach past the ends of their axis, but not of the sheet. */
  private static void requireWhole(FigurePainter painter) {
    for (TextBox box : texts(painter)) {
      if (!box.isWithin(painter.width(), painter.height())) {
        throw new IllegalArgumentException("'%s' would be cut off".formatted(box.text()));
      }
    }
  }

  /** How many times as large as it is laid out it is drawn. */
  double scale() {
    return scale;
  }

  /** The width in points. */
  double width() {
    return scale * painter.width();
  }

  /** The height in points. */
  double height() {
    return scale * painter.height();
  }

  /** What words are set in. */
  Lettering lettering() {
    return style.lettering();
  }

  /** Whether words of a file of outlines are text all the same. */
  boolean isTextReal() {
    return style.isTextReal();
  }

  /** The caption as plain text, for the file's record. */
  String caption() {
    return PlainWriter.write(figure.caption());
  }

  /** Where panels stand, in points of the layout. */
  PanelPlaces places() {
    return painter.places();
  }

  void draw(Graphics2D graphics) {
    if (scale != 1) {
      graphics.scale(scale, scale);
    }
    painter.draw(graphics);
  }

  /** Where text stands, in points of the layout. */
  List<TextBox> texts() {
    return texts(painter);
  }

  private static List<TextBox> texts(FigurePainter painter) {
    BufferedImage nothing = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    return painter.draw(nothing.createGraphics());
  }
}
