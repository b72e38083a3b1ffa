// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Bars;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.HeatMap;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.ScalarField;
import org.eigendistill.figure.Scatter;
import org.eigendistill.figure.Style;
import org.eigendistill.population.RiskEstimate;
import org.eigendistill.scenario.ScenarioAnswer;
import org.eigendistill.scenario.SweepColumns;

/** Figures of the command {@code scenario}: parts of risks, risks round the best, and sweeps. */
public final class ScenarioFigures {
  private static final int MOST_BARS = 12;
  private static final int MOST_PANELS = 4;

  /** Letters of a name that are drawn. */
  private static final int LONGEST = 28;

  /** Values that span more are drawn on a logarithmic axis. */
  private static final double WIDE = 20;

  private static final Map<String, ToDoubleFunction<RiskEstimate>> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("bias", RiskEstimate::bias);
    PARTS.put("own noise", RiskEstimate::own);
    PARTS.put("inherited noise", RiskEstimate::inherited);
    PARTS.put("cross", RiskEstimate::cross);
  }

  private ScenarioFigures() {}

  /** Parts of each model's risk side by side; empty where no risk is finite. */
  public static Optional<Figure> parts(ScenarioAnswer answer) {
    List<String> names = new ArrayList<>();
    List<RiskEstimate> finite = new ArrayList<>();
    answer
        .models()
        .forEach(
            (name, estimate) -> {
              if (estimate.infinite() == null && names.size() < MOST_BARS) {
                names.add(shortened(name, names));
                finite.add(estimate);
              }
            });
    if (names.isEmpty()) {
      return Optional.empty();
    }
    List<Layer> layers = new ArrayList<>();
    layers.add(bars("risk", finite, RiskEstimate::risk, Colour.of(0)));
    PARTS.forEach(
        (name, part) -> {
          boolean is =
              finite.stream()
                  .mapToDouble(part)
                  .anyMatch(value -> value != 0 && !Double.isNaN(value));
          if (is) {
            layers.add(bars(name, finite, part, Colour.of(layers.size())));
          }
        });
    if (finite.stream().anyMatch(each -> Double.isNaN(each.own()) && each.noise() != 0)) {
      layers.add(bars("noise", finite, RiskEstimate::noise, Colour.of(layers.size())));
    }
    long all = answer.models().values().stream().filter(e -> e.infinite() == null).count();
    String across =
        all > names.size() ? "the first %d of %d models".formatted(names.size(), all) : "";
    Panel panel = Panel.of(Axis.categories(across, names), Axis.linear("excess risk"), layers);
    return Optional.of(
        Figure.single(panel)
            .withWidth(Math.min(Figure.DOUBLE, Figure.SINGLE + 0.5 * names.size()))
            .withLegend(Figure.Legend.BESIDE));
  }

  private static Bars bars(
      String name,
      List<RiskEstimate> estimates,
      ToDoubleFunction<RiskEstimate> part,
      Colour colour) {
    return Bars.of(name, estimates.stream().mapToDouble(part).toArray(), colour);
  }

  /** The risk of the model that was made best, round its best parameters. */
  public static Figure best(Table table, ScenarioAnswer.Best best) {
    List<String> params = SweepColumns.params(table.columns());
    double[] at = best.at().values().stream().mapToDouble(value -> value).toArray();
    if (params.size() == 1) {
      double[] x = table.numbers(params.get(0));
      Line line = Line.of("", x, finite(table.numbers(SweepColumns.RISK)), Style.of(0));
      return Figure.single(
          Panel.of(
              axis(params.get(0), x),
              Axis.linear("excess risk of " + shortened(best.model(), List.of())),
              line,
              Reference.vertical(at[0], "best")));
    }
    List<Layer> layers = new ArrayList<>(map(table, params, best.model()));
    layers.add(Scatter.of("", new double[] {at[0]}, new double[] {at[1]}, Style.of(Colour.of(1))));
    return Figure.single(panel(table, params, layers));
  }

  /** Risks over the parameters that were swept; empty where none is finite. */
  public static Optional<Figure> sweep(Table table) {
    List<String> params = SweepColumns.params(table.columns());
    List<String> models =
        table.values(SweepColumns.MODEL).stream().filter(model -> hasFinite(table, model)).toList();
    if (models.isEmpty()) {
      return Optional.empty();
    }
    if (params.size() == 1) {
      List<Layer> layers = new ArrayList<>();
      List<String> labels = new ArrayList<>();
      for (String model : models) {
        Table rows = table.where(SweepColumns.MODEL, model);
        double[] risk = finite(rows.numbers(SweepColumns.RISK));
        String label = shortened(model, labels);
        labels.add(label);
        layers.add(Line.of(label, rows.numbers(params.get(0)), risk, Style.of(layers.size())));
      }
      double[] all = table.numbers(SweepColumns.RISK);
      Panel panel =
          Panel.of(
              axis(params.get(0), table.numbers(params.get(0))), axis("excess risk", all), layers);
      return Optional.of(Figure.single(panel).withWidth(5).withLegend(Figure.Legend.BESIDE));
    }
    List<Panel> panels = new ArrayList<>();
    for (String model : models.subList(Math.max(0, models.size() - MOST_PANELS), models.size())) {
      Table rows = table.where(SweepColumns.MODEL, model);
      panels.add(panel(rows, params, map(rows, params, model)));
    }
    return Optional.of(panels.size() == 1 ? Figure.single(panels.get(0)) : Figure.wide(2, panels));
  }

  private static boolean hasFinite(Table table, String model) {
    return Arrays.stream(table.where(SweepColumns.MODEL, model).numbers(SweepColumns.RISK))
        .anyMatch(Double::isFinite);
  }

  private static Panel panel(Table table, List<String> params, List<Layer> layers) {
    return Panel.of(
        axis(params.get(0), table.numbers(params.get(0))),
        axis(params.get(1), table.numbers(params.get(1))),
        layers);
  }

  private static List<Layer> map(Table table, List<String> params, String model) {
    double[] some =
        Arrays.stream(table.numbers(SweepColumns.RISK)).filter(Double::isFinite).toArray();
    boolean isWide = isWide(some);
    ScalarField field =
        TableGrid.of(
            table,
            Column.number(params.get(0)),
            Column.number(params.get(1)),
            SweepColumns.RISK,
            isWide ? Math::log10 : value -> value);
    String measure = isWide ? "log10 of the excess risk of " : "excess risk of ";
    return List.of(HeatMap.of(field, measure + shortened(model, List.of())));
  }

  /** A name that leaves room for a drawing, and is not among those there are. */
  private static String shortened(String name, List<String> others) {
    String text =
        name.length() <= LONGEST
            ? name
            : name.substring(0, LONGEST / 2) + "..." + name.substring(name.length() - LONGEST / 4);
    String own = text;
    for (int i = 2; others.contains(own); i++) {
      own = "%s (%d)".formatted(text, i);
    }
    return own;
  }

  private static Axis axis(String name, double... values) {
    double[] some = Arrays.stream(values).filter(Double::isFinite).toArray();
    String label = shortened(name, List.of());
    return isWide(some) ? Axis.log(label) : Axis.linear(label);
  }

  private static boolean isWide(double... some) {
    double low = Arrays.stream(some).min().orElse(0);
    double high = Arrays.stream(some).max().orElse(1);
    return low > 0 && high / low > WIDE;
  }

  /** What is infinite is left out. */
  private static double[] finite(double... values) {
    return Arrays.stream(values).map(v -> Double.isFinite(v) ? v : Double.NaN).toArray();
  }
}
