// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.type.TypesetLine;

/**
 * The sheet a figure is drawn on, in points from its upper left corner. All text goes through it,
 * so it knows where each piece came to stand.
 */
final class Canvas {
  /** Dots of a picture to a point, 144 to the inch; its cells are larger. */
  private static final int DOTS = 2;

  private final Graphics2D graphics;
  private final List<TextBox> texts = new ArrayList<>();

  Canvas(Graphics2D graphics) {
    this.graphics = graphics;
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  Graphics2D graphics() {
    return graphics;
  }

  /** Where text was drawn so far. */
  List<TextBox> texts() {
    return List.copyOf(texts);
  }

  /** Draws text with a share of its width left of x: 0 starts there, 1/2 is centred, 1 ends. */
  void text(TypesetLine text, double x, double baseline, double share, Colour colour) {
    AffineTransform place = AffineTransform.getTranslateInstance(x, baseline);
    place.translate(-share * text.width(), 0);
    text(text, place, colour);
  }

  /** Draws text that reads upwards, centred at y; its baseline stands at x. */
  void textUpwards(TypesetLine text, double x, double y, Colour colour) {
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.rotate(-Math.PI / 2);
    place.translate(-text.width() / 2, 0);
    text(text, place, colour);
  }

  /** Draws text whose baseline starts at the origin of a transformation. */
  void text(TypesetLine text, AffineTransform place, Colour colour) {
    AffineTransform before = graphics.getTransform();
    graphics.transform(place);
    graphics.setPaint(paint(colour));
    for (TypesetLine.GlyphRun run : text.runs()) {
      graphics.setFont(run.font());
      graphics.drawString(run.text(), (float) run.x(), (float) run.y());
    }
    graphics.setTransform(before);
    Rectangle2D ink = text.ink(place);
    texts.add(new TextBox(text.source(), ink.getX(), ink.getY(), ink.getWidth(), ink.getHeight()));
  }

  /** Covers what lies under text still to be drawn with nearly opaque white. */
  void clear(TypesetLine text, AffineTransform place) {
    Rectangle2D ink = text.ink();
    double pad = 1;
    Rectangle2D ground =
        new Rectangle2D.Double(
            ink.getX() - pad,
            ink.getY() - pad,
            ink.getWidth() + 2 * pad,
            ink.getHeight() + 2 * pad);
    fill(place.createTransformedShape(ground), Colour.WHITE, 0.75);
  }

  void line(double x1, double y1, double x2, double y2, double width, Colour colour) {
    stroke(new Line2D.Double(x1, y1, x2, y2), new BasicStroke((float) width), colour);
  }

  void stroke(Shape shape, Stroke stroke, Colour colour) {
    graphics.setStroke(stroke);
    graphics.setPaint(paint(colour));
    graphics.draw(shape);
  }

  void fill(Shape shape, Colour colour, double alpha) {
    graphics.setPaint(paint(colour, alpha));
    graphics.fill(shape);
  }

  /** Draws many shapes over a place: as they are, or as one picture where that is smaller. */
  void picture(Rectangle2D place, Consumer<Canvas> drawing) {
    if (!(graphics instanceof PageGraphics page) || place.isEmpty()) {
      drawing.accept(this);
      return;
    }
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(place.getWidth() * DOTS),
            (int) Math.ceil(place.getHeight() * DOTS),
            BufferedImage.TYPE_INT_ARGB);
    Graphics2D dots = image.createGraphics();
    Canvas sheet = new Canvas(dots);
    // The edges of cells stay sharp.
    dots.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    dots.scale(image.getWidth() / place.getWidth(), image.getHeight() / place.getHeight());
    dots.translate(-place.getX(), -place.getY());
    drawing.accept(sheet);
    dots.dispose();
    page.picture(image, place);
  }

  static Color paint(Colour colour) {
    return new Color(colour.rgb());
  }

  static Color paint(Colour colour, double alpha) {
    return new Color((colour.rgb() & 0xFFFFFF) | ((int) Math.round(255 * alpha) << 24), true);
  }
}
