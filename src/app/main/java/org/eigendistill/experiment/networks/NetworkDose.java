// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Grids;
import org.eigendistill.experiment.verdict.PageMeasure;
import org.eigendistill.experiment.verdict.VerdictColumns;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Intervals;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Style;
import org.eigendistill.neural.CellColumns;
import org.eigendistill.neural.EvaluationRows;

/** Students of one teacher by how long they are trained. */
final class NetworkDose extends NetworkExperiment {
  NetworkDose() {
    super(NetworkTable.DOSE.id(), NetworkTable.DOSE, "Networks by dose: one bias, two effects?");
  }

  @Override
  public Optional<Figure> figure(Table table) {
    if (table.rows().isEmpty()) {
      return Optional.empty();
    }
    List<Panel> panels =
        List.of(
            panel(
                table, PageMeasure.BIAS, EvaluationRows.TRAIN, "bias", "log gain, lower less top"),
            panel(table, PageMeasure.SLOPE, EvaluationRows.TRAIN, "confidence", "slope (log b)"),
            panel(table, PageMeasure.SLOPE, EvaluationRows.TEST, "confidence", "slope (log b)"),
            panel(table, PageMeasure.GAIN, EvaluationRows.TEST, "accuracy", "less the teachers'"));
    return Optional.of(
        Figure.wide(2, panels)
            .withHeight(4.6)
            .withCaption(
                "Students at temperature 4 of three teachers that were trained for 60 epochs, by the"
                    + " students' own epochs: means over "
                    + seeds(table)
                    + " fixed seeds with 95 % t intervals, by rate"
                    + " of label noise. 10,000 images, an MLP. All measures are 0 of another network"
                    + " of the teacher's kind. (a) Log gain of lower bands of directions less that"
                    + " of the top one, training rows. (b, c) Slope of margins, cross-fitted. (d)"
                    + " Test accuracy less the teachers'. One bias with two effects would have (a)"
                    + " rise, and (c) and (d) fall, from 8 epochs on; shorter students decide"
                    + " nothing."));
  }

  private static String seeds(Table table) {
    return table.values(VerdictColumns.COUNT).stream()
        .map(String::valueOf)
        .collect(Collectors.joining(" or "));
  }

  private static Panel panel(
      Table table, PageMeasure measure, EvaluationRows split, String title, String label) {
    Table own = table.where(VerdictColumns.PART, measure.id()).where(CellColumns.SPLIT, split);
    List<Layer> layers = new ArrayList<>(List.of(Reference.horizontal(0, "")));
    List<Double> rates = own.values(CellColumns.LABEL_NOISE);
    for (int r = 0; r < rates.size(); r++) {
      Table rate = own.where(CellColumns.LABEL_NOISE, rates.get(r));
      double[] epochs = rate.column(CellColumns.EPOCHS).stream().mapToDouble(e -> e).toArray();
      double[] means = rate.numbers(VerdictColumns.MEAN);
      if (Arrays.stream(means).noneMatch(Double::isFinite)) {
        continue;
      }
      String name = "label noise " + Grids.text(rates.get(r));
      Style style = Style.of(r).withMark(r == 0 ? Mark.CIRCLE : Mark.SQUARE);
      layers.add(Line.of(name, epochs, means, style.withMark(Mark.NONE)));
      layers.add(
          Intervals.of(
              name,
              epochs,
              means,
              rate.numbers(VerdictColumns.LOW),
              rate.numbers(VerdictColumns.HIGH),
              style));
    }
    double[] doses =
        own.values(CellColumns.EPOCHS).stream().mapToDouble(Integer::doubleValue).toArray();
    return Panel.of(Axis.log("the student's epochs").withTicks(doses), Axis.linear(label), layers)
        .titled("%s, %s rows".formatted(title, split.label()));
  }
}
