// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.type.TypesetLine;
import org.eigendistill.figure.type.Typesetter;

/** The names of lines at their right ends, moved apart where they would touch. */
final class EndLabels {
  private static final double AIR = 5;
  private static final double PITCH = HouseStyle.SMALL + 1.5;

  private final List<Line> lines;
  private final Typesetter type;

  private EndLabels(List<Line> lines, Typesetter type) {
    this.lines = lines;
    this.type = type;
  }

  static EndLabels of(List<Layer> layers, Typesetter type) {
    return new EndLabels(
        layers.stream()
            .filter(Line.class::isInstance)
            .map(Line.class::cast)
            .filter(line -> line.labelledAtEnd() && !line.label().isEmpty())
            .toList(),
        type);
  }

  /** The room that the labels take to the right of the axes. */
  double width() {
    return lines.stream()
        .mapToDouble(line -> AIR + type.set(line.label(), HouseStyle.SMALL).width() + 1)
        .max()
        .orElse(0);
  }

  /** A label and the height at which its line ends. */
  private record End(Line line, double x, double y) {}

  void draw(Canvas canvas, Frame frame) {
    List<End> ends = new ArrayList<>(lines.stream().map(line -> end(line, frame)).toList());
    ends.sort(Comparator.comparingDouble(End::y));
    double[] wanted = ends.stream().mapToDouble(End::y).toArray();
    double[] places = apart(wanted, frame.area().getMinY(), frame.area().getMaxY());
    for (int i = 0; i < places.length; i++) {
      End end = ends.get(i);
      TypesetLine text = type.set(end.line().label(), HouseStyle.SMALL);
      Colour ink = end.line().style().colour().towards(Colour.BLACK, 0.15);
      double x = frame.area().getMaxX() + AIR;
      if (Math.abs(places[i] - end.y()) > 2.5) {
        canvas.line(end.x() + 0.5, end.y(), x - 0.5, places[i], 0.4, ink);
      }
      canvas.text(text, x, places[i] + 0.36 * HouseStyle.SMALL, 0, ink);
    }
  }

  private static End end(Line line, Frame frame) {
    int last = 0;
    for (int i = 0; i < line.x().size(); i++) {
      if (!Double.isNaN(line.x().get(i) + line.y().get(i))
          && frame.x().range().contains(line.x().get(i))) {
        last = i;
      }
    }
    double y = frame.py(line.y().get(last));
    double inside = Math.max(frame.area().getMinY(), Math.min(frame.area().getMaxY(), y));
    return new End(line, frame.px(line.x().get(last)), inside);
  }

  /**
   * Places at least a pitch apart, in order and as near as can be to those wanted: neighbours that
   * would touch form a group about their mean, and groups that would touch join.
   */
  static double[] apart(double[] wanted, double top, double bottom) {
    record Group(int from, int to, double mean) {
      double first() {
        return mean - PITCH * (to - from - 1) / 2;
      }

      double last() {
        return mean + PITCH * (to - from - 1) / 2;
      }
    }
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < wanted.length; i++) {
      Group group = new Group(i, i + 1, wanted[i]);
      while (!groups.isEmpty() && groups.get(groups.size() - 1).last() + PITCH > group.first()) {
        Group before = groups.remove(groups.size() - 1);
        int n = before.to() - before.from();
        int m = group.to() - group.from();
        double mean = (n * before.mean() + m * group.mean()) / (n + m);
        double half = PITCH * (n + m - 1) / 2;
        mean = Math.max(top + half, Math.min(bottom - half, mean));
        group = new Group(before.from(), group.to(), mean);
      }
      groups.add(group);
    }
    double[] places = new double[wanted.length];
    for (Group group : groups) {
      for (int i = group.from(); i < group.to(); i++) {
        places[i] = group.first() + PITCH * (i - group.from());
      }
    }
    return places;
  }
}
