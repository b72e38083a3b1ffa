package org.eigendistill.experiment;

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
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Density;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.FigureWriter;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Scatter;
import org.eigendistill.figure.Style;

/**
 * The student's log-odds of the teacher's top class against the teacher's, a panel for each group
 * that was measured, with the least-squares line and the means of bins.
 */
public final class ConfidenceFigure {
  /** Above so many points they are counted in cells. */
  private static final int MANY = 2000;

  private static final int ACROSS = 3;

  private ConfidenceFigure() {}

  /** Draws the figure into a folder. */
  public static void write(ConfidenceReport report, Path folder) throws IOException {
    List<Panel> panels =
        report.groups().stream()
            .filter(group -> group.confidence().isPresent())
            .map(ConfidenceFigure::panel)
            .toList();
    String caption =
        "Log-odds of the teacher's top class: student against teacher, row by row. A slope above 1"
            + " is an exaggerated confidence.";
    Figure figure =
        panels.size() == 1
            ? Figure.single(panels.get(0))
            : Figure.wide(Math.min(ACROSS, panels.size()), panels);
    FigureWriter.write(figure.withCaption(caption), folder, "confidence");
  }

  private static Panel panel(ConfidenceGroup group) {
    Confidence confidence = group.confidence().orElseThrow();
    double[] x = group.pairs().teacher();
    double[] y = group.pairs().student();
    List<Layer> layers = new ArrayList<>();
    layers.add(
        x.length > MANY
            ? Density.of(x, y).withBarLabel("rows")
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
    return Panel.of(
            Axis.linear("teacher's log-odds $\\phi$"),
            Axis.linear("student's log-odds $\\phi$"),
            layers)
        .titled(title);
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
