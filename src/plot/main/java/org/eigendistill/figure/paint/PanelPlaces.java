// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Span;
import org.eigendistill.markup.Markup;
import org.eigendistill.markup.PlainWriter;

/**
 * Where a drawing's panels stand and what their axes measure, for a page that shows panels one by
 * one and values under the pointer.
 *
 * @param panels in their order
 * @param keys where each entry of the legend below them stands
 * @param areWhole whether each panel can be read without its neighbours
 */
record PanelPlaces(List<Place> panels, List<Rectangle2D> keys, boolean areWhole) {
  /**
   * One panel.
   *
   * @param cell with its words
   * @param area between its axes
   */
  record Place(Rectangle2D cell, Rectangle2D area, AxisFrame x, AxisFrame y) {
    private String text() {
      return "{\"cell\":%s,\"area\":%s,\"x\":%s,\"y\":%s}"
          .formatted(PanelPlaces.text(cell), PanelPlaces.text(area), text(x), text(y));
    }

    /** What it measures, both ends, and how values lie between; the names of categories. */
    private static String text(AxisFrame frame) {
      Axis axis = frame.axis();
      Span range = frame.range();
      String between =
          axis.scale() == Axis.Scale.CATEGORY
              ? axis.categories().stream()
                  .map(PanelPlaces::quoted)
                  .collect(Collectors.joining(",", "[", "]"))
              : axis.isLog() ? "\"log\"" : axis.percent() ? "\"percent\"" : "\"linear\"";
      return "[%s,%s,%s,%s]"
          .formatted(quoted(axis.label()), number(range.low()), number(range.high()), between);
    }
  }

  /** As JSON, for an attribute of the drawing. */
  String text() {
    return "{\"panels\":%s,\"keys\":%s,\"whole\":%s}"
        .formatted(
            panels.stream().map(Place::text).collect(Collectors.joining(",", "[", "]")),
            keys.stream().map(PanelPlaces::text).collect(Collectors.joining(",", "[", "]")),
            areWhole);
  }

  private static String text(Rectangle2D box) {
    return "[%d,%d,%d,%d]"
        .formatted(
            Math.round(box.getX()),
            Math.round(box.getY()),
            Math.round(box.getWidth()),
            Math.round(box.getHeight()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }

  private static String quoted(Markup words) {
    return '"' + PlainWriter.write(words).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
