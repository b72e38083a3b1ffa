// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.eigendistill.diagnose.Confidence;
import org.eigendistill.diagnose.ConfidenceBin;
import org.eigendistill.diagnose.ConfidenceGroup;
import org.eigendistill.diagnose.ConfidenceReport;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Band;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Density;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.PrintStyle;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Scatter;
import org.eigendistill.figure.Style;
import org.eigendistill.figure.paint.FigureWriter;

/**
 * The student's log-odds of the teacher's top class against the teacher's, a panel for each group
 * of labels, with the least-squares line and the means of bins.
 */
public final class ConfidenceFigure {
  /** Above so many points they are counted in cells. */
  private static final int MANY = 2000;

  private static final int ACROSS = 3;
  private static final double MARGIN = 0.04;

  private ConfidenceFigure() {}

  /** Draws the figure into a folder. */
  public static void write(ConfidenceReport report, PrintStyle style, Path folder)
      throws IOException {
    List<ConfidenceGroup> shown =
        report.groups().stream()
            .filter(group -> group.confidence().isPresent())
            .filter(group -> !group.name().startsWith("teacher-"))
            .toList();
    List<Panel> panels = new ArrayList<>(shown.stream().map(ConfidenceFigure::panel).toList());
    panels.add(offsets(shown));
    Figure figure =
        Figure.wide(panels.size() == 4 ? 2 : Math.min(ACROSS, panels.size()), panels)
            .withCaption(
                "Log-odds of the teacher's top class: student against teacher, row by row; last,"
                    + " the mean of student less teacher in bins of the teacher's confidence. Noise"
                    + " of training alone moves slopes and offsets: measure a second teacher in the"
                    + " student's place beside it.");
    FigureWriter.write(figure, style, folder, "confidence");
  }

  private static Panel panel(ConfidenceGroup group) {
    Confidence confidence = group.confidence().orElseThrow();
    double[] x = group.pairs().teacher();
    double[] y = group.pairs().student();
    List<Layer> layers = new ArrayList<>();
    layers.add(
        x.length > MANY
            ? Density.of(x, y).withSize(3).withBarLabel("rows")
            : Scatter.of("rows", x, y, Style.of(Colour.of(0))));
    layers.add(Reference.diagonal("").withLabel("student = teacher"));
    double slope = confidence.line().slope().value();
    double intercept = confidence.line().intercept();
    double[] ends = {x[0], x[x.length - 1]};
    layers.add(
        Line.of(
            "least squares",
            ends,
            Arrays.stream(ends).map(v -> intercept + slope * v).toArray(),
            Style.of(Colour.of(1))));
    List<ConfidenceBin> bins = ConfidenceReport.bins(group);
    layers.add(
        Scatter.of(
                "means of bins",
                column(bins, ConfidenceBin::teacherMean),
                column(bins, ConfidenceBin::studentMean),
                Style.of(Colour.BLACK).withOpenMark(Mark.of(0)))
            .withSize(4)
            .withAlpha(1));
    String title = "%s: slope %.3f".formatted(name(group), slope);
    double low = Math.min(x[0], Arrays.stream(y).min().orElseThrow());
    double high = Math.max(x[x.length - 1], Arrays.stream(y).max().orElseThrow());
    double margin = MARGIN * (high - low);
    return Panel.of(
            Axis.linear("teacher's log-odds $\\phi$").between(low - margin, high + margin),
            Axis.linear("student's log-odds $\\phi$").between(low - margin, high + margin),
            layers)
        .titled(title);
  }

  private static Panel offsets(List<ConfidenceGroup> shown) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Reference.horizontal(0, ""));
    for (int i = 0; i < shown.size(); i++) {
      List<ConfidenceBin> bins =
          shown.size() == 1
              ? ConfidenceReport.bins(shown.get(i))
              : shown.get(i).confidence().orElseThrow().quintiles();
      double[] x = column(bins, ConfidenceBin::teacherMean);
      String name = shown.size() == 1 ? "" : name(shown.get(i));
      Style style = shown.size() == 1 ? Style.of(Colour.BLACK) : Style.of(i);
      layers.add(
          Band.of(
              name,
              x,
              column(bins, bin -> bin.offset().low()),
              column(bins, bin -> bin.offset().high()),
              style.colour()));
      layers.add(Line.of(name, x, column(bins, bin -> bin.offset().value()), style));
    }
    return Panel.of(
            Axis.linear("teacher's log-odds $\\phi$"),
            Axis.linear("student's $\\phi$ less teacher's"),
            layers)
        .titled("mean offset");
  }

  private static String name(ConfidenceGroup group) {
    boolean all = group.name().equals(ConfidenceGroup.ALL);
    return all
        ? group.split()
        : group.split().equals("all") ? group.name() : group.split() + ", " + group.name();
  }

  private static double[] column(List<ConfidenceBin> bins, ToDoubleFunction<ConfidenceBin> what) {
    return bins.stream().mapToDouble(what).toArray();
  }
}
