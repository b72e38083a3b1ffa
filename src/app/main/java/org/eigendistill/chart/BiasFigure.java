// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.eigendistill.diagnose.BiasCurve;
import org.eigendistill.diagnose.BiasReport;
import org.eigendistill.diagnose.Estimate;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Dash;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Intervals;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.PrintStyle;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Style;
import org.eigendistill.figure.paint.FigureWriter;

/**
 * Teacher and student through the eigenspace: progress in lower bands against progress in the top
 * one, movement likewise, and the lag of each band.
 */
public final class BiasFigure {
  /** Bands that are shown as curves, at the most. */
  private static final int CURVES = 5;

  private final BiasReport report;
  private final int[] shown;

  private BiasFigure(BiasReport report) {
    this.report = report;
    int[] known =
        IntStream.range(1, report.bands().list().size())
            .filter(b -> Double.isFinite(report.bias().lags().get(b - 1).value()))
            .toArray();
    int count = Math.min(CURVES, known.length);
    this.shown =
        IntStream.range(0, count)
            .map(i -> known[count == 1 ? 0 : i * (known.length - 1) / (count - 1)])
            .toArray();
  }

  /** Draws the figure into a folder. */
  public static void write(BiasReport report, PrintStyle style, Path folder) throws IOException {
    FigureWriter.write(of(report), style, folder, "bias");
  }

  /** The figure. */
  public static Figure of(BiasReport report) {
    BiasFigure figure = new BiasFigure(report);
    return Figure.wide(
            2,
            figure.progress(),
            figure.estimates(Axis.linear("lag"), figure.report.bias().lags(), 0),
            figure.movement(),
            figure.estimates(
                Axis.log("movement, student / teacher"), figure.report.bias().ratios(), 1))
        .withCaption(
            "Weights through training in the data's eigenspace: (a) progress toward the run's"
                + " own end and (c) movement since the start, in a lower band against the top"
                + " one; where the student's curve is below the teacher's, it lags. (b) Lag and (d)"
                + " ratio of movements at equal progress or movement in the top band. A second"
                + " teacher in the student's place tells what seeds alone do.");
  }

  private Panel progress() {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < shown.length; i++) {
      addCurves(
          layers, i, report.bias().teacher().progress(), report.bias().student().progress(), 1, 1);
    }
    return Panel.of(Axis.linear("progress, top band"), Axis.linear("progress, lower band"), layers)
        .titled("toward the run's own end");
  }

  private Panel movement() {
    BiasCurve teacher = report.bias().teacher();
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < shown.length; i++) {
      addCurves(
          layers,
          i,
          teacher.movement(),
          report.bias().student().movement(),
          teacher.end(0),
          teacher.end(shown[i]));
    }
    return Panel.of(Axis.linear("movement, top band"), Axis.linear("movement, lower band"), layers)
        .titled("in units of the teacher's end");
  }

  private void addCurves(
      List<Layer> layers,
      int i,
      double[][] teacher,
      double[][] student,
      double unitX,
      double unitY) {
    int band = shown[i];
    Style style = Style.ramp(i, shown.length);
    String name = report.bands().list().get(band).name();
    layers.add(
        Line.of(
            "teacher, " + name, column(teacher, 0, unitX), column(teacher, band, unitY), style));
    layers.add(
        Line.of(
            "student, " + name,
            column(student, 0, unitX),
            column(student, band, unitY),
            style.withDash(Dash.of(1))));
  }

  /** One estimate for each lower band, at its middle direction. */
  private Panel estimates(Axis axis, List<Estimate> estimates, double neutral) {
    double[] value = numbers(estimates, Estimate::value, axis);
    double[] low = numbers(estimates, Estimate::low, axis);
    double[] high = numbers(estimates, Estimate::high, axis);
    double[] place =
        report.bands().list().stream()
            .skip(1)
            .mapToDouble(b -> Math.sqrt((b.first() + 1.0) * (b.last() + 1.0)))
            .toArray();
    List<Layer> layers = new ArrayList<>(List.of(Reference.horizontal(neutral, "")));
    if (Arrays.stream(value).anyMatch(v -> !Double.isNaN(v))) {
      layers.add(Intervals.of("", place, value, low, high, Style.of(Colour.BLACK)));
    }
    return Panel.of(Axis.log("direction"), axis, layers).titled("matched on the top band");
  }

  /** NaN for what the axis cannot show. */
  private static double[] numbers(
      List<Estimate> estimates, ToDoubleFunction<Estimate> what, Axis axis) {
    return estimates.stream()
        .mapToDouble(what)
        .map(v -> Double.isFinite(v) && (v > 0 || !axis.isLog()) ? v : Double.NaN)
        .toArray();
  }

  private static double[] column(double[][] rows, int j, double unit) {
    return Arrays.stream(rows).mapToDouble(row -> row[j] / unit).toArray();
  }
}
