// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.eigendistill.compare.ComparedRows;
import org.eigendistill.compare.measure.JointSureness;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Band;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Dash;
import org.eigendistill.figure.Density;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Scatter;
import org.eigendistill.figure.Style;

/**
 * The difference of log-odds against their mean, which treats both networks alike: a student that
 * is only another network lies about 0 all along, where a plot of the one against the other would
 * slope below 1 by noise alone.
 */
final class DifferenceFigure {
  /** With more rows they are counted in cells. */
  private static final int MANY = 800;

  private static final Colour STUDENT = Colour.of(1);
  private static final int SHOWN = 6;

  private DifferenceFigure() {}

  /** One pair: its rows, their mean in bins, and the controls' behind; nothing of too few rows. */
  static Optional<Figure> of(ComparedRows shown) {
    JointSureness joint = shown.joint();
    double[] x = known(joint.mean(0));
    double[] y = known(joint.difference(0));
    DifferenceCurve student = DifferenceCurve.of(x, y);
    if (student.isEmpty()) {
      return Optional.empty();
    }
    List<Layer> layers = new ArrayList<>();
    DifferenceCurve controls = controls(List.of(shown));
    if (!controls.isEmpty()) {
      layers.add(
          Band.of(
              "95 % of the controls' rows",
              controls.mean(), controls.low(), controls.high(), Colour.GREY));
    }
    layers.add(
        x.length > MANY
            ? Density.of(x, y).withSize(5).withBarLabel("rows")
            : Scatter.of("rows", x, y, Style.of(Colour.of(0))));
    layers.add(Reference.horizontal(0, ""));
    if (!controls.isEmpty()) {
      layers.add(
          Line.of(
              "controls, mean",
              controls.mean(),
              controls.difference(),
              Style.of(Colour.BLACK).withDash(Dash.of(1)).withOpenMark(Mark.of(0))));
    }
    addMean(layers, "student, mean", student, Style.of(STUDENT));
    return Optional.of(figure(layers, "student's log-odds less the teacher's"));
  }

  /** Several pairs: the mean of each, and behind the range of two teachers' means. */
  static Optional<Figure> of(List<ComparedRows> pairs) {
    List<Layer> layers = new ArrayList<>();
    List<DifferenceCurve> curves = new ArrayList<>();
    for (ComparedRows pair : pairs) {
      for (int k = 1; k <= pair.controls(); k++) {
        curves.add(
            DifferenceCurve.of(known(pair.joint().mean(k)), known(pair.joint().difference(k))));
      }
    }
    // bins of all have one number where rows are the same; each is at about one place
    List<DifferenceCurve> whole =
        curves.stream().filter(c -> c.mean().length == bins(curves)).toList();
    if (bins(curves) > 0) {
      double[] x = new double[bins(curves)];
      double[] low = new double[x.length];
      double[] high = new double[x.length];
      for (int b = 0; b < x.length; b++) {
        int bin = b;
        x[b] = whole.stream().mapToDouble(c -> c.mean()[bin]).average().orElseThrow();
        low[b] = whole.stream().mapToDouble(c -> c.difference()[bin]).min().orElseThrow();
        high[b] = whole.stream().mapToDouble(c -> c.difference()[bin]).max().orElseThrow();
      }
      layers.add(Band.of("two teachers, means", x, low, high, Colour.GREY));
    }
    layers.add(Reference.horizontal(0, ""));
    for (int r = 0; r < Math.min(SHOWN, pairs.size()); r++) {
      JointSureness joint = pairs.get(r).joint();
      DifferenceCurve curve = DifferenceCurve.of(known(joint.mean(0)), known(joint.difference(0)));
      if (!curve.isEmpty()) {
        addMean(layers, "pair " + (r + 1), curve, Style.of(r + 1));
      }
    }
    return layers.size() < 2
        ? Optional.empty()
        : Optional.of(figure(layers, "student less its teacher, mean"));
  }

  private static int bins(List<DifferenceCurve> curves) {
    return curves.stream().mapToInt(c -> c.mean().length).max().orElse(0);
  }

  private static void addMean(List<Layer> layers, String name, DifferenceCurve curve, Style style) {
    layers.add(Band.of(name, curve.mean(), curve.lower(), curve.upper(), style.colour()));
    layers.add(Line.of(name, curve.mean(), curve.difference(), style));
  }

  private static Figure figure(List<Layer> layers, String y) {
    return Figure.single(
            Panel.of(Axis.linear("mean log-odds $\\phi$ of both"), Axis.linear(y), layers))
        .withWidth(CompareFigures.WIDTH);
  }

  /** All controls of all pairs together. */
  private static DifferenceCurve controls(List<ComparedRows> pairs) {
    double[] means = new double[0];
    double[] differences = new double[0];
    for (ComparedRows pair : pairs) {
      for (int k = 1; k <= pair.controls(); k++) {
        means = joined(means, pair.joint().mean(k));
        differences = joined(differences, pair.joint().difference(k));
      }
    }
    return DifferenceCurve.of(means, differences);
  }

  private static double[] joined(double[] one, double[] other) {
    return DoubleStream.concat(Arrays.stream(one), Arrays.stream(other)).toArray();
  }

  private static double[] known(double... values) {
    return IntStream.range(0, values.length)
        .mapToDouble(i -> Double.isFinite(values[i]) ? values[i] : Double.NaN)
        .toArray();
  }
}
