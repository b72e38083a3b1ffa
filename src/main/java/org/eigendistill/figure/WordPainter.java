package org.eigendistill.figure;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws the words that stand among a panel's data: notes, and the texts of reference lines. */
final class WordPainter {
  private static final double AIR = 2.5;

  /** Where along a line its text is tried, the best places first. */
  private static final double[] SHARES = {0, 1, 0.1, 0.9, 0.2, 0.8, 0.3, 0.7, 0.4, 0.6, 0.5};

  private final Canvas canvas;
  private final Frame frame;
  private final List<Layer> layers;
  private final Clutter clutter;

  /** Whether words lie on colours, and so want a light ground. */
  private final boolean onColours;

  WordPainter(Canvas canvas, Frame frame, List<Layer> layers) {
    this.canvas = canvas;
    this.frame = frame;
    this.layers = layers;
    this.clutter = Clutter.of(layers, frame);
    this.onColours = LayerPainter.onColours(layers);
  }

  void draw() {
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

  private void draw(Note note) {
    Block block = MathText.set(note.text(), House.SMALL);
    double half = block.capital() / 2;
    double dx =
        switch (note.side()) {
          case RIGHT -> 4;
          case LEFT -> -4 - block.width();
          default -> -block.width() / 2;
        };
    double dy =
        switch (note.side()) {
          case ABOVE -> -4.0;
          case BELOW -> 4 + 2 * half;
          default -> half;
        };
    write(
        block,
        AffineTransform.getTranslateInstance(frame.px(note.x()) + dx, frame.py(note.y()) + dy),
        House.INK);
  }

  /** Draws the text at that of the usual places where it covers least; the first, if several. */
  private void draw(Reference reference) {
    Block block = MathText.set(reference.text(), House.SMALL);
    List<AffineTransform> places =
        switch (reference.kind()) {
          case HORIZONTAL -> aboutHorizontal(block, frame.py(reference.value()));
          case VERTICAL -> aboutVertical(block, frame.px(reference.value()));
          case DIAGONAL -> aboutDiagonal(block, reference);
        };
    AffineTransform best =
        places.stream()
            .min(Comparator.comparingInt(place -> clutter.under(block.ink(place))))
            .orElseThrow();
    write(block, best, Colour.GREY.towards(Colour.BLACK, 0.2));
  }

  private void write(Block block, AffineTransform place, Colour colour) {
    if (onColours) {
      canvas.clear(block, place);
    }
    canvas.text(block, place, colour);
    clutter.add(block.ink(place));
  }

  private List<AffineTransform> aboutHorizontal(Block block, double y) {
    Rectangle2D area = frame.area();
    double room = area.getWidth() - block.width() - 4;
    List<AffineTransform> places = new ArrayList<>();
    for (double share : SHARES) {
      double x = area.getX() + 2 + (1 - share) * room;
      places.add(AffineTransform.getTranslateInstance(x, y - AIR));
      places.add(AffineTransform.getTranslateInstance(x, y + AIR + block.capital()));
    }
    return places;
  }

  private List<AffineTransform> aboutVertical(Block block, double x) {
    Rectangle2D area = frame.area();
    double room = area.getHeight() - block.width() - 4;
    List<AffineTransform> places = new ArrayList<>();
    for (double share : SHARES) {
      double y = area.getY() + 2 + block.width() + share * room;
      for (double dx : new double[] {AIR + block.capital(), -AIR}) {
        AffineTransform place = AffineTransform.getTranslateInstance(x + dx, y);
        place.rotate(-Math.PI / 2);
        places.add(place);
      }
    }
    return places;
  }

  /** Along the diagonal from its upper end down, below it and above. */
  private List<AffineTransform> aboutDiagonal(Block block, Reference reference) {
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
      for (double dy : new double[] {block.capital() + AIR + 1, -AIR - 1}) {
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.rotate(angle);
        place.translate(-block.width(), dy);
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
