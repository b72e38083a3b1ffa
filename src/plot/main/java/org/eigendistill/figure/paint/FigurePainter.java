// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.type.Typesetter;
import org.eigendistill.markup.Markup;
import org.jfree.chart.ui.RectangleInsets;

/**
 * Lays out a figure and draws it. Areas between axes are equally large; those of one row share
 * their upper and lower edges, those of one column their left and right ones.
 */
final class FigurePainter {
  private static final double POINTS = 72;
  private static final double GAP_ACROSS = 10;
  private static final double GAP_DOWN = 8;
  private static final double LEGEND_AIR = 6;

  /** The usual form of a panel with its words, height over width, and its greatest height. */
  private static final double FORM = 0.74;

  private static final double TALLEST = 2.9 * POINTS;
  private static final double CATEGORY = 13;

  private final Figure figure;
  private final List<PanelPainter> panels = new ArrayList<>();
  private final List<LegendPainter> legends;
  private final double width;
  private final double height;
  private final List<Rectangle2D> areas;

  /**
   * Lays a figure out.
   *
   * @param inches its width, in inches as the house style has them
   * @throws IllegalArgumentException if its words leave no room for a panel
   */
  FigurePainter(Figure figure, double inches, Typesetter type) {
    this.figure = figure;
    for (int i = 0; i < figure.panels().size(); i++) {
      String letter = figure.panels().size() > 1 ? "(" + letter(i) + ")" : "";
      panels.add(new PanelPainter(figure.panels().get(i), letter, type));
    }
    shareBars();
    boolean powers = panels.stream().anyMatch(PanelPainter::needsPowers);
    panels.forEach(panel -> panel.usePowers(powers));
    this.legends = legends(figure).stream().map(each -> LegendPainter.of(each, type)).toList();
    this.width = inches * POINTS;
    this.height =
        figure.height() > 0
            ? figure.height() * POINTS
            : Math.rint(figure.rows() * usualHeight() + below());
    this.areas = areas();
  }

  /** Of a row whose colours all mean the same, the last panel alone explains them. */
  private void shareBars() {
    for (int from = 0; from < panels.size(); from += figure.columns()) {
      int to = Math.min(panels.size(), from + figure.columns());
      PanelPainter last = panels.get(to - 1);
      List<PanelPainter> others = panels.subList(from, to - 1);
      if (others.stream().allMatch(last::hasColoursOf)) {
        others.forEach(PanelPainter::leaveBar);
      }
    }
  }

  /** The panels of each legend: of all, or of each column. */
  private static List<List<Panel>> legends(Figure figure) {
    List<Panel> panels = figure.panels();
    return switch (figure.legend()) {
      case NONE -> List.of();
      case BELOW, BESIDE -> List.of(panels);
      case UNDER_EACH ->
          IntStream.range(0, figure.columns())
              .mapToObj(
                  column ->
                      IntStream.iterate(column, i -> i < panels.size(), i -> i + figure.columns())
                          .mapToObj(panels::get)
                          .toList())
              .toList();
    };
  }

  private static String letter(int index) {
    String last = String.valueOf((char) ('a' + index % 26));
    return index < 26 ? last : letter(index / 26 - 1) + last;
  }

  /** The width of the sheet in points. */
  double width() {
    return width;
  }

  /** The height of the sheet in points. */
  double height() {
    return height;
  }

  private double usualHeight() {
    double cell = (width - beside()) / figure.columns();
    double most = 0;
    for (Panel panel : figure.panels()) {
      List<Markup> rows =
          panel.y().scale() == Axis.Scale.CATEGORY ? panel.y().categories() : List.of();
      double usual = Math.min(TALLEST, FORM * cell);
      most = Math.max(most, rows.isEmpty() ? usual : Math.max(100, 45 + CATEGORY * rows.size()));
    }
    return most;
  }

  private double below() {
    if (figure.legend() == Figure.Legend.BESIDE) {
      return 0;
    }
    double most = legends.stream().mapToDouble(each -> each.height(room())).max().orElse(0);
    return most > 0 ? LEGEND_AIR + most : 0;
  }

  /** The width of each legend below panels. */
  private double room() {
    int count = legends.size();
    return (width - 2 * HouseStyle.MARGIN - GAP_ACROSS * (count - 1)) / count;
  }

  private double beside() {
    boolean beside = figure.legend() == Figure.Legend.BESIDE && !legends.get(0).isEmpty();
    return beside ? GAP_ACROSS + legends.get(0).width() : 0;
  }

  /** Draws the figure and tells where its text stands. */
  List<TextBox> draw(Graphics2D graphics) {
    Canvas canvas = new Canvas(graphics);
    canvas.fill(new Rectangle2D.Double(0, 0, width, height), Colour.WHITE, 1);
    for (int i = 0; i < panels.size(); i++) {
      panels.get(i).draw(canvas, areas.get(i));
    }
    if (beside() > 0) {
      drawBeside(canvas);
    } else {
      for (int i = 0; i < legends.size(); i++) {
        legends.get(i).drawBelow(canvas, legendLeft(i), legendTop(), room());
      }
    }
    return canvas.texts();
  }

  /** Where its panels stand. */
  PanelPlaces places() {
    List<PanelPlaces.Place> all =
        IntStream.range(0, panels.size()).mapToObj(i -> panels.get(i).place(areas.get(i))).toList();
    List<Rectangle2D> keys = new ArrayList<>();
    for (int i = 0; i < legends.size() && beside() == 0; i++) {
      keys.addAll(legends.get(i).placesBelow(legendLeft(i), legendTop(), room()));
    }
    return new PanelPlaces(all, keys, panels.stream().allMatch(PanelPainter::standsAlone));
  }

  private double legendLeft(int legend) {
    return HouseStyle.MARGIN + legend * (room() + GAP_ACROSS);
  }

  private double legendTop() {
    return height - below() + LEGEND_AIR - 2;
  }

  private void drawBeside(Canvas canvas) {
    LegendPainter legend = legends.get(0);
    double bottom = areas.get(areas.size() - 1).getMaxY();
    double middle = (areas.get(0).getY() + bottom) / 2;
    legend.drawBeside(
        canvas,
        width - HouseStyle.MARGIN - legend.width(),
        Math.max(HouseStyle.MARGIN, middle - legend.height() / 2));
  }

  /**
   * The areas between the axes. Words depend on the areas and these on words, so it is repeated.
   */
  private List<Rectangle2D> areas() {
    int columns = figure.columns();
    int rows = figure.rows();
    double across = (width - beside()) / columns;
    double down = (height - below()) / rows;
    List<Rectangle2D> areas = new ArrayList<>();
    for (int i = 0; i < panels.size(); i++) {
      areas.add(new Rectangle2D.Double(40, 10, Math.max(30, across - 50), Math.max(30, down - 40)));
    }
    for (int round = 0; round < 4; round++) {
      double[] left = new double[columns];
      double[] right = new double[columns];
      double[] top = new double[rows];
      double[] bottom = new double[rows];
      for (int i = 0; i < panels.size(); i++) {
        panels.get(i).layOut(areas.get(i));
        RectangleInsets margins = panels.get(i).margins(areas.get(i));
        int row = i / columns;
        int column = i % columns;
        left[column] = Math.max(left[column], margins.getLeft());
        right[column] = Math.max(right[column], margins.getRight());
        top[row] = Math.max(top[row], margins.getTop());
        bottom[row] = Math.max(bottom[row], margins.getBottom());
      }
      place(
          areas,
          spread(width - beside(), left, right, GAP_ACROSS, "wide"),
          spread(height - below(), top, bottom, GAP_DOWN, "high"));
    }
    for (int i = 0; i < panels.size(); i++) {
      panels.get(i).layOut(areas.get(i));
    }
    return areas;
  }

  private void place(List<Rectangle2D> areas, double[][] across, double[][] down) {
    for (int i = 0; i < areas.size(); i++) {
      double[] x = across[i % figure.columns()];
      double[] y = down[i / figure.columns()];
      areas.set(i, new Rectangle2D.Double(x[0], y[0], x[1], y[1]));
    }
  }

  /** Start and length of each of several equal stretches, given the room before and after each. */
  private static double[][] spread(
      double room, double[] before, double[] after, double gap, String measure) {
    int n = before.length;
    double free = room - 2 * HouseStyle.MARGIN - gap * (n - 1);
    for (int i = 0; i < n; i++) {
      free -= before[i] + after[i];
    }
    double length = Math.floor(free / n);
    if (length < 20) {
      throw new IllegalArgumentException(
          "the figure is not %s enough: its words leave %.0f points for each panel"
              .formatted(measure, free / n));
    }
    double[][] stretches = new double[n][];
    double at = HouseStyle.MARGIN;
    for (int i = 0; i < n; i++) {
      at += before[i];
      stretches[i] = new double[] {Math.rint(at), length};
      at += length + after[i] + gap;
    }
    return stretches;
  }
}
