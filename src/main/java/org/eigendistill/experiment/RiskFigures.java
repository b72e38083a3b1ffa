package org.eigendistill.experiment;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.data.Table;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.ColourScale;
import org.eigendistill.figure.Dash;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.HeatMap;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Style;

/** Figures of the command {@code risk}, from its tables. */
public final class RiskFigures {
  private RiskFigures() {}

  /** Risk over time with bias and variance, teacher and student. */
  public static Figure curves(Table table, String axis) {
    List<Layer> layers = new ArrayList<>();
    List<String> roles = List.of("teacher", "student");
    for (int i = 0; i < roles.size(); i++) {
      Table rows = table.where("role", roles.get(i));
      for (String part : List.of("risk", "bias", "variance")) {
        Style style = Style.of(i);
        style =
            part.equals("risk") ? style.withDash(Dash.SOLID).withWidth(1.8) : style.withWidth(0.8);
        layers.add(
            Line.of(
                roles.get(i) + ", " + part,
                rows.numbers("time"),
                rows.numbers(part),
                part.equals("bias")
                    ? style.withDash(Dash.DASHED)
                    : part.equals("variance") ? style.withDash(Dash.DOTTED) : style));
      }
    }
    return Figure.single(Panel.of(Axis.log(axis), Axis.linear("in-sample risk / signal"), layers))
        .withWidth(5)
        .withLegend(Figure.Legend.BESIDE);
  }

  /** Where it pays: noise by alignment. */
  public static Figure map(Table table) {
    HeatMap map =
        HeatMap.of(
                WhereItPays.grid(table, "noise", "alignment", "risk_ratio"),
                "risk, best student / best teacher")
            .withScale(ColourScale.linear(0.8, 1));
    return Figure.single(
        Panel.of(
            Axis.log("noise / signal"),
            Axis.linear("alignment of the signal"),
            map,
            map.contours(0.9, 0.99)));
  }
}
