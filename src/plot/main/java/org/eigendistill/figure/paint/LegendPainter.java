// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigendistill.figure.Arrow;
import org.eigendistill.figure.Band;
import org.eigendistill.figure.Bars;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Contours;
import org.eigendistill.figure.Intervals;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Scatter;
import org.eigendistill.figure.Style;
import org.eigendistill.figure.type.TypesetLine;
import org.eigendistill.figure.type.Typesetter;
import org.eigendistill.markup.Markup;

/** A legend of some panels: each label once, with a sample of each kind of layer that bears it. */
final class LegendPainter {
  private static final double SAMPLE = 18;
  private static final double AIR = 4;
  private static final double BETWEEN = 12;
  private static final double PITCH = 10.5;

  private final List<Entry> entries;

  private record Entry(TypesetLine text, List<Layer> samples) {
    double width() {
      return SAMPLE + AIR + text.width();
    }
  }

  private LegendPainter(List<Entry> entries) {
    this.entries = entries;
  }

  static LegendPainter of(List<Panel> panels, Typesetter type) {
    Map<Markup, List<Layer>> samples = new LinkedHashMap<>();
    for (Panel panel : panels) {
      Set<Markup> atEnd = new HashSet<>();
      for (Layer layer : panel.layers()) {
        if (layer instanceof Line line && line.labelledAtEnd()) {
          atEnd.add(line.label());
        }
      }
      for (Layer layer : panel.layers()) {
        if (!layer.label().isEmpty() && !atEnd.contains(layer.label())) {
          List<Layer> known = samples.computeIfAbsent(layer.label(), label -> new ArrayList<>());
          add(layer, known);
        }
      }
    }
    List<Entry> entries = new ArrayList<>();
    samples.forEach(
        (label, layers) -> entries.add(new Entry(type.set(label, HouseStyle.SMALL), layers)));
    return new LegendPainter(entries);
  }

  /** Adds a kind of layer that is not yet among a label's samples; refuses one in another ink. */
  private static void add(Layer layer, List<Layer> known) {
    for (Layer other : known) {
      if (other.getClass() == layer.getClass()) {
        if (!ink(other).equals(ink(layer))) {
          throw new IllegalArgumentException(
              "the legend cannot tell '%s', which is drawn in two styles".formatted(layer.label()));
        }
        return;
      }
    }
    known.add(layer);
  }

  private static Object ink(Layer layer) {
    if (layer instanceof Line line) {
      return line.style();
    } else if (layer instanceof Band band) {
      return band.colour();
    } else if (layer instanceof Scatter scatter) {
      return scatter.style();
    } else if (layer instanceof Intervals intervals) {
      return intervals.style();
    } else if (layer instanceof Bars bars) {
      return bars.colour();
    } else if (layer instanceof Contours contours) {
      return contours.ink(contours.levels().get(0));
    }
    return layer instanceof Arrow arrow ? arrow.colour() : layer.getClass();
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** The widths of the columns when there are {@code count} of them, filled row by row. */
  private double[] columns(int count) {
    double[] widths = new double[count];
    for (int i = 0; i < entries.size(); i++) {
      widths[i % count] = Math.max(widths[i % count], entries.get(i).width());
    }
    return widths;
  }

  private static double total(double[] columns) {
    double total = BETWEEN * (columns.length - 1);
    for (double width : columns) {
      total += width;
    }
    return total;
  }

  /** The most columns that have room. */
  private double[] fitting(double room) {
    for (int count = entries.size(); count > 1; count--) {
      double[] columns = columns(count);
      if (total(columns) <= room) {
        int rows = (entries.size() + count - 1) / count;
        return columns((entries.size() + rows - 1) / rows);
      }
    }
    double[] column = columns(1);
    if (total(column) > room) {
      throw new IllegalArgumentException(
          "a legend label is %.0f points wider than its place".formatted(total(column) - room));
    }
    return column;
  }

  /** The height below panels of the given width. */
  double height(double room) {
    int columns = fitting(room).length;
    return PITCH * ((entries.size() + columns - 1) / columns);
  }

  /** The height in one column. */
  double height() {
    return PITCH * entries.size();
  }

  /** The width in one column. */
  double width() {
    return total(columns(1));
  }

  /** Draws the legend centred over the given room, downwards from y. */
  void drawBelow(Canvas canvas, double x, double y, double room) {
    double[] columns = fitting(room);
    draw(canvas, columns, x + Math.max(0, (room - total(columns)) / 2), y);
  }

  /** Where each entry stands when it is drawn below. */
  List<Rectangle2D> placesBelow(double x, double y, double room) {
    double[] columns = fitting(room);
    double left = x + Math.max(0, (room - total(columns)) / 2);
    List<Rectangle2D> places = new ArrayList<>();
    double at = left;
    for (int i = 0; i < entries.size(); i++) {
      int column = i % columns.length;
      at = column == 0 ? left : at;
      places.add(
          new Rectangle2D.Double(
              at, y + PITCH * (i / columns.length), entries.get(i).width(), PITCH));
      at += columns[column] + BETWEEN;
    }
    return places;
  }

  /** Draws the legend in one column. */
  void drawBeside(Canvas canvas, double x, double y) {
    draw(canvas, columns(1), x, y);
  }

  private void draw(Canvas canvas, double[] columns, double left, double top) {
    double x = left;
    for (int i = 0; i < entries.size(); i++) {
      int column = i % columns.length;
      x = column == 0 ? left : x;
      double middle = top + PITCH * (i / columns.length) + PITCH / 2;
      Entry entry = entries.get(i);
      for (Layer layer : entry.samples()) {
        sample(canvas, layer, x, middle);
      }
      double baseline = middle + entry.text().capital() / 2;
      canvas.text(entry.text(), x + SAMPLE + AIR, baseline, 0, HouseStyle.INK);
      x += columns[column] + BETWEEN;
    }
  }

  private static void sample(Canvas canvas, Layer layer, double x, double y) {
    double middle = x + SAMPLE / 2;
    if (layer instanceof Line line) {
      stroke(canvas, line.style(), x, y);
      mark(canvas, line.style(), middle, y, 4, 1);
    } else if (layer instanceof Band band) {
      Shape box = new Rectangle2D.Double(x, y - 3, SAMPLE, 6);
      canvas.fill(box, band.colour(), band.alpha());
    } else if (layer instanceof Scatter scatter) {
      Style style = marked(scatter.style());
      double size = Math.max(3, Math.min(6, scatter.size()));
      mark(canvas, style, middle, y, size, Math.max(0.6, scatter.alpha()));
    } else if (layer instanceof Reference) {
      stroke(canvas, HouseStyle.REFERENCE, x, y);
    } else if (layer instanceof Contours contours) {
      stroke(canvas, contours.ink(contours.levels().get(0)), x, y);
    } else if (layer instanceof Intervals intervals) {
      Style style = intervals.style();
      double reach = intervals.horizontal() ? 7 : 4;
      double dx = intervals.horizontal() ? reach : 0;
      double dy = intervals.horizontal() ? 0 : reach;
      canvas.line(middle - dx, y - dy, middle + dx, y + dy, 0.9, style.colour());
      mark(canvas, marked(style), middle, y, 4.2, 1);
    } else if (layer instanceof Arrow arrow) {
      AnnotationPainter.arrow(canvas, x, y, x + SAMPLE, y, arrow.colour());
    } else if (layer instanceof Bars bars) {
      canvas.fill(new Rectangle2D.Double(middle - 4, y - 3, 8, 6), bars.colour(), 1);
    }
  }

  private static Style marked(Style style) {
    if (style.mark() != Mark.NONE) {
      return style;
    }
    return style.open() ? style.withOpenMark(Mark.CIRCLE) : style.withMark(Mark.CIRCLE);
  }

  private static void stroke(Canvas canvas, Style style, double x, double y) {
    canvas.stroke(
        new java.awt.geom.Line2D.Double(x, y, x + SAMPLE, y), Strokes.of(style), style.colour());
  }

  private static void mark(
      Canvas canvas, Style style, double x, double y, double size, double alpha) {
    if (style.mark() == Mark.NONE) {
      return;
    }
    Shape shape =
        AffineTransform.getTranslateInstance(x, y)
            .createTransformedShape(MarkShapes.of(style.mark(), size));
    canvas.fill(shape, style.open() ? Colour.WHITE : style.colour(), style.open() ? 1 : alpha);
    if (style.open()) {
      canvas.stroke(shape, new BasicStroke(0.8f), style.colour());
    }
  }
}
