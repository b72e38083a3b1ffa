// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eigendistill.figure.Arrow;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Note;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.type.TypesetLine;
import org.eigendistill.figure.type.Typesetter;

/** Draws the words that stand among a panel's data: notes, and the texts of reference lines. */
final class AnnotationPainter {
  private static final double AIR = 2.5;

  /** Where along a line its text is tried, the best places first. */
  private static final double[] SHARES = {0, 1, 0.1, 0.9, 0.2, 0.8, 0.3, 0.7, 0.4, 0.6, 0.5};

  /** The length of an arrow's head, and the width of its line, in points. */
  private static final double HEAD = 4.5;

  private static final double SHAFT = 0.9;

  private final Canvas canvas;
  private final Frame frame;
  private final List<Layer> layers;
  private final Typesetter type;

  /** Whether words lie on colours, and so want a light ground. */
  private final boolean onColours;

  AnnotationPainter(Canvas canvas, Frame frame, List<Layer> layers, Typesetter type) {
    this.canvas = canvas;
    this.frame = frame;
    this.layers = layers;
    this.type = type;
    this.onColours = LayerPainter.onColours(layers);
  }

  void draw() {
    for (Layer layer : layers) {
      if (layer instanceof Arrow arrow) {
        draw(arrow);
      }
    }
    for (Layer layer : layers) {
      if (layer instanceof Note note) {
        draw(note);
      }
    }
    for (Layer layer : layers) {
      if (layer instanceof Reference reference && !reference.text().isEmpty()) {
        draw(reference);
      }
    }
  }

  private void draw(Arrow arrow) {
    arrow(
        canvas,
        frame.px(arrow.x()),
        frame.py(arrow.y()),
        frame.px(arrow.toX()),
        frame.py(arrow.toY()),
        arrow.colour());
  }

  /** An arrow between two places on paper. */
  static void arrow(Canvas canvas, double fromX, double fromY, double x, double y, Colour colour) {
    double acrossLine = x - fromX;
    double downLine = y - fromY;
    double length = Math.hypot(acrossLine, downLine);
    if (length < HEAD) {
      return; // it would be all head
    }
    double dx = acrossLine / length * HEAD;
    double dy = downLine / length * HEAD;
    canvas.line(fromX, fromY, x - dx, y - dy, SHAFT, colour);
    Path2D head = new Path2D.Double();
    head.moveTo(x, y);
    head.lineTo(x - dx - 0.4 * dy, y - dy + 0.4 * dx);
    head.lineTo(x - dx + 0.4 * dy, y - dy - 0.4 * dx);
    head.closePath();
    canvas.fill(head, colour, 1);
  }

  private void draw(Note note) {
    TypesetLine text = type.set(note.text(), HouseStyle.SMALL);
    List<Note.Side> sides =
        note.side() == Note.Side.FREE
            ? List.of(Note.Side.RIGHT, Note.Side.LEFT, Note.Side.ABOVE, Note.Side.BELOW)
            : List.of(note.side());
    write(
        note, text, sides.stream().map(side -> beside(note, side, text)).toList(), HouseStyle.INK);
  }

  private AffineTransform beside(Note note, Note.Side side, TypesetLine text) {
    double half = text.capital() / 2;
    double dx =
        switch (side) {
          case RIGHT -> 4;
          case LEFT -> -4 - text.width();
          default -> -text.width() / 2;
        };
    double dy =
        switch (side) {
          case ABOVE -> -4.0;
          case BELOW -> 4 + 2 * half;
          default -> half;
        };
    return AffineTransform.getTranslateInstance(frame.px(note.x()) + dx, frame.py(note.y()) + dy);
  }

  private void draw(Reference reference) {
    TypesetLine text = type.set(reference.text(), HouseStyle.SMALL);
    List<AffineTransform> places =
        switch (reference.orientation()) {
          case HORIZONTAL -> aboutHorizontal(text, frame.py(reference.value()));
          case VERTICAL -> aboutVertical(text, frame.px(reference.value()));
          case DIAGONAL -> aboutDiagonal(text, reference);
        };
    write(reference, text, places, Colour.GREY.towards(Colour.BLACK, 0.2));
  }

  /** Writes at that of several places where it covers least; the first, if there are several. */
  private void write(Layer layer, TypesetLine text, List<AffineTransform> places, Colour colour) {
    List<Layer> others = layers.stream().filter(other -> other != layer).toList();
    Obstacles obstacles = Obstacles.of(others, canvas.texts(), frame);
    AffineTransform place =
        places.stream()
            .min(Comparator.comparingInt(p -> obstacles.under(text.ink(p))))
            .orElseThrow();
    if (onColours) {
      canvas.clear(text, place);
    }
    canvas.text(text, place, colour);
  }

  private List<AffineTransform> aboutHorizontal(TypesetLine text, double y) {
    Rectangle2D area = frame.area();
    double room = room(area.getWidth(), text);
    List<AffineTransform> places = new ArrayList<>();
    for (double share : SHARES) {
      double x = area.getX() + 2 + (1 - share) * room;
      places.add(AffineTransform.getTranslateInstance(x, y - AIR));
      places.add(AffineTransform.getTranslateInstance(x, y + AIR + text.capital()));
    }
    return places;
  }

  /** How far words may be moved along their line: they stay in their panel. */
  private static double room(double length, TypesetLine text) {
    double room = length - text.width() - 4;
    if (room < 0) {
      throw new IllegalArgumentException(
          "the words on a line across a panel are %.0f points longer than it: shorten them"
              .formatted(-room));
    }
    return room;
  }

  private List<AffineTransform> aboutVertical(TypesetLine text, double x) {
    Rectangle2D area = frame.area();
    double room = room(area.getHeight(), text);
    List<AffineTransform> places = new ArrayList<>();
    for (double share : SHARES) {
      double y = area.getY() + 2 + text.width() + share * room;
      for (double dx : new double[] {AIR + text.capital(), -AIR}) {
        AffineTransform place = AffineTransform.getTranslateInstance(x + dx, y);
        place.rotate(-Math.PI / 2);
        places.add(place);
      }
    }
    return places;
  }

  /** Along the diagonal from its upper end down, below it and above. */
  private List<AffineTransform> aboutDiagonal(TypesetLine text, Reference reference) {
    Line line = LayerPainter.path(reference, frame);
    int size = line.x().size();
    List<AffineTransform> places = new ArrayList<>();
    for (int i = size - 2; i > 1; i -= 5) {
      double x = frame.px(line.x().get(i));
      double y = frame.py(line.y().get(i));
      if (!frame.area().contains(x, y)) {
        continue;
      }
      double angle =
          Math.atan2(
              frame.py(line.y().get(i + 1)) - frame.py(line.y().get(i - 1)),
              frame.px(line.x().get(i + 1)) - frame.px(line.x().get(i - 1)));
      for (double dy : new double[] {text.capital() + AIR + 1, -AIR - 1}) {
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.rotate(angle);
        place.translate(-text.width(), dy);
        places.add(place);
      }
    }
    if (places.isEmpty()) {
      throw new IllegalArgumentException(
          "the diagonal '" + reference.text() + "' does not cross its panel");
    }
    return places;
  }
}
