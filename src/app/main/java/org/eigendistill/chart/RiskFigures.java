// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.ColourMap;
import org.eigendistill.figure.ColourScale;
import org.eigendistill.figure.Contours;
import org.eigendistill.figure.Dash;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.HeatMap;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Note;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.ScalarField;
import org.eigendistill.figure.Span;
import org.eigendistill.figure.Style;

/** Figures of the command {@code risk}, from its tables. */
public final class RiskFigures {
  /** Beyond it N3 proves that a student pays. */
  private static final Style PROVED = Style.of(Colour.of(1)).withDash(Dash.DASHED).withWidth(1.1);

  /** Nearer to 0 it is rounding that has the sign. */
  private static final double CLEAR = 1e-9;

  /** The scale of a map reaches at least so far, in per cent. */
  private static final double LEAST_SAVED = 20;

  private RiskFigures() {}

  /** Risk over time with bias and variance, teacher and student. */
  public static Figure curves(Table table, String axis) {
    List<Layer> layers = new ArrayList<>();
    List<String> roles = List.of("teacher", "student");
    for (int i = 0; i < roles.size(); i++) {
      Table rows = table.where(RiskColumns.ROLE, roles.get(i));
      for (Column<Double> part :
          List.of(RiskColumns.RISK, RiskColumns.BIAS, RiskColumns.VARIANCE)) {
        double[] values = positive(rows.numbers(part));
        if (Arrays.stream(values).allMatch(Double::isNaN)) {
          continue; // a student of a teacher that has not begun has no variance
        }
        Style style = Style.of(i);
        style =
            part == RiskColumns.RISK
                ? style.withDash(Dash.SOLID).withWidth(1.8)
                : style.withWidth(0.8);
        layers.add(
            Line.of(
                roles.get(i) + ", " + part.name(),
                rows.numbers(RiskColumns.TIME),
                values,
                part == RiskColumns.BIAS
                    ? style.withDash(Dash.DASHED)
                    : part == RiskColumns.VARIANCE ? style.withDash(Dash.DOTTED) : style));
      }
    }
    double least = Arrays.stream(table.numbers(RiskColumns.RISK)).min().orElse(1);
    return Figure.single(
            Panel.of(
                Axis.log(axis), Axis.log("in-sample risk / signal").between(least / 10, 2), layers))
        .withWidth(5)
        .withLegend(Figure.Legend.BESIDE);
  }

  /** Where nothing is left, a logarithmic axis has no place. */
  private static double[] positive(double[] values) {
    return Arrays.stream(values).map(value -> value > 0 ? value : Double.NaN).toArray();
  }

  /** Where it pays: noise by alignment. */
  public static Figure map(Table table) {
    return Figure.single(
        Panel.of(
            Axis.log("noise / signal"), Axis.linear("alignment of the signal"), map(table, 1, 10)));
  }

  /**
   * Layers of a map: what is saved, in per cent, with contours, the line below which N1 proves that
   * no student pays, and the line beyond which N3 proves that one does.
   */
  public static List<Layer> map(Table table, double... contours) {
    ScalarField grid =
        TableGrid.of(table, RiskColumns.NOISE, RiskColumns.ALIGNMENT, RiskColumns.RISK_RATIO)
            .map(ratio -> 100 * (1 - ratio));
    double most = Math.max(LEAST_SAVED, Math.ceil(grid.span().high()));
    double least = grid.span().low();
    ColourScale scale =
        least < -CLEAR
            ? ColourScale.centred(0, -most, most)
            : ColourScale.linear(0, most).withMap(ColourMap.DENSITY);
    HeatMap map = HeatMap.of(grid, "saved by the best student, %").withScale(scale);
    List<Layer> layers = new ArrayList<>(List.of(map, map.contours(contours)));
    // The signal's exponent decides: proved for all up to 0, unless eigenvalues are all equal.
    List<Boolean> proved = table.values(RiskColumns.NO_PAY_PROVED);
    if (proved.contains(true) && proved.contains(false)) {
      layers.add(Reference.horizontal(0, ""));
      Span across = grid.x().span();
      double middle = Math.sqrt(across.low() * across.high());
      double low = grid.y().span().low();
      layers.add(Note.of("nothing to save", middle, low / 2).at(Note.Side.ABOVE));
      layers.add(Note.of("(theorem N1)", middle, low / 2).at(Note.Side.BELOW));
    }
    // Empty for procedures that N3 is not about.
    if (table.columns().contains(RiskColumns.BEYOND_LOWEST.name())
        && Arrays.stream(table.numbers(RiskColumns.BEYOND_LOWEST)).anyMatch(Double::isFinite)) {
      ScalarField beyond =
          TableGrid.of(table, RiskColumns.NOISE, RiskColumns.ALIGNMENT, RiskColumns.BEYOND_LOWEST);
      layers.add(
          Contours.of(beyond, CLEAR)
              .withStyle(PROVED)
              .unlabelled()
              .withLabel("above it N3: a student pays"));
    }
    return layers;
  }
}
