// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Band;
import org.eigendistill.figure.Bars;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.ColourMap;
import org.eigendistill.figure.ColourScale;
import org.eigendistill.figure.Contours;
import org.eigendistill.figure.Dash;
import org.eigendistill.figure.Density;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.HeatMap;
import org.eigendistill.figure.Intervals;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Note;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.ScalarField;
import org.eigendistill.figure.Scatter;
import org.eigendistill.figure.Style;

/** One of everything, to be looked at: run {@link #main} with a folder. */
public final class Gallery {
  private Gallery() {}

  /** Writes the gallery into the folder that the first argument names. */
  public static void main(String[] arguments) throws IOException {
    for (Map.Entry<String, Figure> entry : figures().entrySet()) {
      FigureWriter.write(entry.getValue(), Path.of(arguments[0]), entry.getKey());
    }
  }

  static Map<String, Figure> figures() {
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("lines", lines());
    figures.put("family", family());
    figures.put("bands", bands());
    figures.put("panels", panels());
    figures.put("scatter", scatter());
    figures.put("density", density());
    figures.put("map", map());
    figures.put("forest", forest());
    figures.put("bars", bars());
    figures.put("axes", axes());
    figures.put("names", names());
    figures.put("everything", everything());
    return figures;
  }

  static double[] logGrid(double low, double high, int n) {
    double[] grid = new double[n];
    Arrays.setAll(grid, i -> low * Math.pow(high / low, i / (n - 1.0)));
    return grid;
  }

  static double[] grid(double low, double high, int n) {
    double[] grid = new double[n];
    Arrays.setAll(grid, i -> low + (high - low) * i / (n - 1.0));
    return grid;
  }

  static double[] map(double[] x, java.util.function.DoubleUnaryOperator f) {
    return Arrays.stream(x).map(f).toArray();
  }

  /** One column, log x, lines that differ by dash and mark, a legend below. */
  public static Figure lines() {
    double[] t = logGrid(1e-2, 1e3, 200);
    List<Layer> layers = new ArrayList<>();
    double[] eigenvalues = {3, 1, 0.3, 0.1, 0.03};
    for (int i = 0; i < eigenvalues.length; i++) {
      double l = eigenvalues[i];
      Style style = i < 3 ? Style.of(i) : Style.of(i).withMark(Mark.of(i));
      layers.add(
          Line.of(
              "$\\lambda_" + (i + 1) + " = " + l + "$",
              t,
              map(t, s -> -Math.expm1(-l * s)),
              style));
    }
    layers.add(Reference.horizontal(1, "least squares"));
    return Figure.single(
        Panel.of(
            Axis.log("training time $t$"),
            Axis.linear("gain $g_t(\\lambda)$").between(0, 1.1),
            layers));
  }

  /** Log-log, an ordered family with a colour bar. */
  static Figure family() {
    double[] t = logGrid(1e-1, 1e4, 200);
    double[] teachers = logGrid(1, 1000, 10);
    ColourScale scale = ColourScale.log(1, 1000).withMap(ColourMap.RAMP);
    List<Layer> layers = new ArrayList<>();
    for (double teacher : teachers) {
      layers.add(
          Line.of(
              "",
              t,
              map(t, s -> 1 / (1 + s) + 1e-5 * Math.sqrt(s * teacher)),
              Style.of(scale.colour(teacher))));
    }
    layers.add(Note.of("$\\propto t^{-1}$", 3, 0.4));
    return Figure.single(
        Panel.of(
                Axis.log("student time $t_S$"),
                Axis.log("excess risk $\\|\\hat{w} - w^*\\|^2_\\Sigma$"),
                layers)
            .withColourBar(scale, "teacher time $t_T$"));
  }

  /** A line with a band, names at line ends, a gap. */
  static Figure bands() {
    double[] x = grid(0, 1, 41);
    List<Layer> layers = new ArrayList<>();
    String[] names = {"teacher", "student", "self-distilled", "born again"};
    for (int k = 0; k < 4; k++) {
      int i = k;
      double[] y = map(x, s -> 0.3 + 0.1 * i * (s - 1) * (s - 0.95) + 0.08 * Math.cos(4 * s));
      double[] low = map(x, s -> 0);
      double[] high = new double[x.length];
      for (int j = 0; j < x.length; j++) {
        low[j] = y[j] - 0.01 - 0.01 * x[j];
        high[j] = y[j] + 0.01 + 0.01 * x[j];
      }
      if (i == 1) {
        y[20] = Double.NaN;
        low[20] = Double.NaN;
      }
      layers.add(Band.of(names[i], x, low, high, Colour.of(i)));
      layers.add(Line.of(names[i], x, y, Style.of(i)).withLabelAtEnd());
    }
    return Figure.single(
        Panel.of(
            Axis.linear("imitation weight $\\xi$"), Axis.linear("test error").inPercent(), layers));
  }

  /** Four panels with many lines. */
  static Figure panels() {
    Panel[] panels = new Panel[4];
    String[] titles = {"gradient flow", "gradient descent", "heavy ball", "ridge"};
    for (int p = 0; p < 4; p++) {
      double[] t = logGrid(1e-3, 1e3, 200);
      List<Layer> layers = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        double l = Math.pow(4, -i);
        int power = p + 1;
        layers.add(
            Line.of(
                "direction " + (i + 1),
                t,
                map(t, s -> Math.exp(-l * s / power) + 1e-4 * power),
                Style.ramp(i, 5).withDash(Dash.of(i))));
      }
      layers.add(Reference.vertical(10, p == 0 ? "teacher stops" : ""));
      panels[p] =
          Panel.of(Axis.log("time $t$"), Axis.log("residual $1 - g$"), layers).titled(titles[p]);
    }
    return Figure.wide(2, panels).withCaption("Residuals of four procedures – λ falls.");
  }

  /** Clouds, open and filled, with the diagonal. */
  static Figure scatter() {
    Random random = new Random(1);
    int n = 120;
    double[][] xy = new double[4][n];
    for (int i = 0; i < n; i++) {
      xy[0][i] = 3 * random.nextGaussian();
      xy[1][i] = 1.2 * xy[0][i] + 0.5 * random.nextGaussian();
      xy[2][i] = 3 * random.nextGaussian();
      xy[3][i] = 0.8 * xy[2][i] + 0.5 * random.nextGaussian();
    }
    return Figure.single(
            Panel.of(
                Axis.linear("teacher's logit"),
                Axis.linear("student's logit"),
                Reference.diagonal("$y = x$"),
                Scatter.of("early stopped", xy[0], xy[1], Style.of(0)).withAlpha(0.7),
                Scatter.of("ridge", xy[2], xy[3], Style.of(1).withOpenMark(Mark.SQUARE))))
        .withHeight(3);
  }

  /** Many points in cells, on two kinds of axes, beside a legend. */
  static Figure density() {
    Random random = new Random(2);
    int n = 50_000;
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = random.nextGaussian();
      y[i] = x[i] + 0.4 * random.nextGaussian();
    }
    return Figure.wide(
            2,
            Panel.of(
                Axis.linear("teacher's margin"),
                Axis.linear("student's margin"),
                Density.of(x, y),
                Reference.diagonal("").withLabel("$y = x$")),
            Panel.of(
                Axis.log("teacher's odds"),
                Axis.log("student's odds"),
                Density.of(map(x, Math::exp), map(y, Math::exp)).inSquares().withSize(4),
                Reference.diagonal("").withLabel("$y = x$")))
        .withLegend(Figure.Legend.BESIDE);
  }

  /** A phase diagram about 0 and a risk map, with contours. */
  static Figure map() {
    double[] x = logGrid(1e-2, 1e2, 61);
    double[] y = grid(0, 1, 41);
    double[][] gain = new double[y.length][x.length];
    double[][] risk = new double[y.length][x.length];
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < x.length; j++) {
        double u = Math.log10(x[j]) / 2;
        gain[i][j] = 20 * (Math.exp(-4 * u * u) * (y[i] - 0.3) - 0.1 * u);
        risk[i][j] = Math.hypot(u, 2 * y[i] - 1) + 0.2 * Math.sin(3 * u);
      }
    }
    gain[40][0] = Double.NaN;
    HeatMap phase = HeatMap.centred(ScalarField.of(x, y, gain), 0, "gain of distillation (%)");
    HeatMap risks = HeatMap.of(ScalarField.of(x, y, risk), "excess risk");
    return Figure.wide(
        2,
        Panel.of(
                Axis.log("noise-to-signal ratio $\\sigma^2/\\|w\\|^2$"),
                Axis.linear("alignment $\\alpha$"),
                phase,
                phase.contours(-2, 2, 5, 10),
                Contours.of(ScalarField.of(x, y, gain), 0)
                    .unlabelled()
                    .withStyle(Style.of(Colour.BLACK))
                    .withLabel("distillation stops paying"))
            .titled("where distillation pays"),
        Panel.of(
                Axis.log("student time $t_S$"),
                Axis.linear("imitation weight $\\xi$"),
                risks,
                risks.contours(0.2, 0.4, 0.6, 0.8, 1),
                Note.of("best", 0.8, 0.5))
            .titled("risk"));
  }

  /** A forest plot. */
  static Figure forest() {
    List<String> names =
        List.of("Diabetes", "Longley", "Fashion-MNIST", "Spam mail", "synthetic, $p = 200$");
    return Figure.single(
        Panel.of(
            Axis.linear("change of test error"),
            Axis.categories("", names),
            Reference.vertical(0, ""),
            Intervals.forest(
                    "self-distillation",
                    new double[] {-0.21, 0.05, -0.12, -0.3, -0.02},
                    new double[] {-0.3, -0.2, -0.16, -0.44, -0.05},
                    new double[] {-0.11, 0.3, -0.08, -0.15, 0.01},
                    Style.of(0))
                .shifted(-0.13),
            Intervals.forest(
                    "two generations",
                    new double[] {-0.25, 0.1, -0.1, -0.32, Double.NaN},
                    new double[] {-0.37, -0.15, -0.15, -0.45, Double.NaN},
                    new double[] {-0.13, 0.35, -0.05, -0.17, Double.NaN},
                    Style.of(1).withOpenMark(Mark.SQUARE))
                .shifted(0.13)));
  }

  /** Grouped bars with errors; upright intervals on a number axis. */
  static Figure bars() {
    List<String> names = List.of("flow", "descent", "heavy ball", "Nesterov");
    return Figure.wide(
        2,
        Panel.of(
            Axis.categories("procedure", names),
            Axis.linear("excess risk"),
            Bars.of("alone", new double[] {1.2, 1.3, 1.1, 1}, Colour.of(5))
                .withErrors(new double[] {1.1, 1.2, 1, 0.9}, new double[] {1.3, 1.4, 1.2, 1.1}),
            Bars.of("distilled", new double[] {0.9, 1, 0.85, 0.8}, Colour.of(0))),
        Panel.of(
            Axis.log("samples $n$"),
            Axis.linear("mean squared error"),
            Intervals.of(
                "measured",
                new double[] {10, 30, 100, 300, 1000},
                new double[] {2, 1.4, 0.8, 0.5, 0.3},
                new double[] {1.5, 1.2, 0.7, 0.44, 0.28},
                new double[] {2.5, 1.6, 0.9, 0.56, 0.32},
                Style.of(1)),
            Line.of(
                "theory",
                logGrid(8, 1200, 50),
                map(logGrid(8, 1200, 50), n -> 6 / Math.sqrt(n + 1)),
                Style.of(Colour.GREY))));
  }

  /** Names without room side by side; lying bars. */
  static Figure names() {
    List<String> names =
        List.of("gradient flow", "gradient descent", "heavy ball", "Nesterov", "averaged flow");
    double[] values = {0.12, -0.034, 0.3, 0.25, 0.2};
    return Figure.wide(
        2,
        Panel.of(
            Axis.categories("", names),
            Axis.linear("gain over the teacher").inPercent(),
            Bars.of("measured", values, Colour.of(0)),
            Bars.of("predicted", values, Colour.of(5)),
            Bars.of("bound", values, Colour.of(4))),
        Panel.of(
            Axis.linear("gain over the teacher").inPercent(),
            Axis.categories("", names),
            Bars.of("measured", values, Colour.of(0)).lying(),
            Reference.vertical(0.1, "needed")));
  }

  /** What may come together: end names and a colour bar, gaps, values far outside. */
  static Figure everything() {
    double[] x = grid(0, 1, 11);
    double[] gap = {1, 2, 3, Double.NaN, 5, 6, 1e12, 8, 9, 10, 11};
    double[] low = map(gap, v -> v - 1);
    double[] high = map(gap, v -> v + 1);
    double[] some = map(x, v -> v < 0.45 ? 4 - v : Double.NaN);
    ColourScale scale = ColourScale.log(1, 1e3).withMap(ColourMap.RAMP);
    Panel panel =
        Panel.of(
                Axis.linear("$x$ with $\\sum_i \\alpha_i^2 \\le \\infty$"),
                Axis.linear("$\\mathbf{y}$").between(0, 12),
                Band.of("first", x, low, high, scale.colour(10)),
                Line.of("first", x, gap, Style.of(scale.colour(10))).withLabelAtEnd(),
                Line.of("second", x, map(x, v -> 11 * v), Style.of(scale.colour(300)))
                    .withLabelAtEnd(),
                Intervals.of(
                    "measured", x, some, map(some, v -> v - 2), map(some, v -> v + 1), Style.of(1)),
                Note.of("note", 0.5, 11),
                Reference.horizontal(8, "horizontal"),
                Reference.vertical(0.25, "vertical"))
            .withColourBar(scale, "teacher time $t_T$")
            .titled("a title");
    return Figure.wide(2, panel, panel).withLegend(Figure.Legend.BESIDE).withHeight(2.6);
  }

  /** Awkward axes: tiny and huge numbers, short and long logarithmic ranges. */
  static Figure axes() {
    double[] u = grid(0, 1, 30);
    return Figure.wide(
            3,
            axisPanel(Axis.linear("tiny"), Axis.linear("huge"), u, 1e-7, 3e6),
            axisPanel(Axis.linear("offset"), Axis.linear("negative"), u, 0.02, -3),
            Panel.of(
                Axis.log("one decade"),
                Axis.log("thirty decades"),
                Line.of("", logGrid(2, 17, 30), logGrid(1e-20, 1e10, 30), Style.of(0))),
            Panel.of(
                Axis.log("within a decade"),
                Axis.log("percent").inPercent(),
                Line.of("", logGrid(2.1, 2.9, 30), logGrid(1e-3, 1, 30), Style.of(1))),
            Panel.of(
                Axis.log("given ticks").withTicks(1, 2, 4, 8, 16),
                Axis.linear("constant"),
                Line.of("", logGrid(1, 16, 30), map(u, v -> 4), Style.of(2))),
            Panel.of(
                Axis.linear("cut off").between(0.2, 0.8),
                Axis.log("far out").between(1e-3, 1),
                Line.of("", u, map(u, v -> Math.exp(-600 * v * v)), Style.of(1)),
                Line.of("", u, map(u, v -> 0.1 + 1e9 * Math.pow(v, 80)), Style.of(3)),
                Line.of(
                    "",
                    new double[] {0.1, 0.3, 0.5, 0.6, 0.7},
                    new double[] {0.01, Double.NaN, 0.01, Double.NaN, 0.01},
                    Style.of(0))))
        .withHeight(4.2);
  }

  private static Panel axisPanel(Axis x, Axis y, double[] u, double sx, double sy) {
    return Panel.of(
        x, y, Line.of("", map(u, v -> v * sx), map(u, v -> sy * Math.sin(3 * v)), Style.of(0)));
  }
}
