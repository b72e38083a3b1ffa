// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.Estimate;
import org.eigendistill.figure.Arrow;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Scatter;
import org.eigendistill.figure.Style;
import org.eigendistill.neural.EvaluationRows;

/**
 * Lag of the bias against the low end of the confidence plot and against the gain: each study at a
 * rate of label noise by itself, as studies differ in much else.
 */
final class NetworkBias extends NetworkExperiment {
  private static final List<ArmStyle> ARMS = List.of(ArmStyle.STUDENT_AT_1, ArmStyle.STUDENT);
  private static final Style LINK = Style.of(new Colour(0x9A9A9A)).withWidth(0.9);

  /** How far intervals fade, for there are many. */
  private static final double PALE = 0.6;

  /** Of their bars, in points. */
  private static final double BAR = 0.5;

  /** Beside the outermost means, as a share of what lies between them. */
  private static final double ROOM = 0.2;

  /** Of marks, in points. */
  private static final double MARK = 3.5;

  /** How far along a line its arrow head stands, clear of both marks. */
  private static final double HEAD = 0.6;

  NetworkBias() {
    super(
        "network-bias",
        NetworkTable.EFFECTS,
        "Lag of the bias, confidence and accuracy, study by study");
  }

  @Override
  public Optional<Figure> figure(Table table) {
    List<NetworkRows> cells =
        NetworkRows.studies(table).stream()
            .flatMap(study -> study.rates().stream().map(study::noise))
            .toList();
    long without = cells.stream().filter(cell -> !Double.isFinite(move(cell, Measure.LAG))).count();
    String missing = without == 0 ? "" : " (of %d more no lag is defined)".formatted(without);
    return Optional.of(
        Figure.wide(
                3,
                panel(cells, Measure.slope(EvaluationRows.TEST), "slope")
                    .titled("confidence, test rows"),
                panel(cells, Measure.lowOffset(EvaluationRows.TEST), "offset, lowest fifth")
                    .titled("its low end, test rows"),
                panel(cells, Measure.TEST_GAIN, "accuracy less the teacher's")
                    .titled("accuracy, test rows"))
            .withHeight(3.6)
            .withCaption(
                "Students at temperature 1 and at 4 of each of %d cells, a study at a rate of label noise%s: means over seeds with 95 %% t intervals, those cut at the panels' edges that leave them, and an arrow from temperature 1 to 4."
                        .formatted(cells.size() - without, missing)
                    + " Mean lag along lower directions of the data against (a)"
                    + " the slope of the confidence plot on test rows, (b) its low end and (c) the"
                    + " gain in test accuracy. Of one exaggerated bias that yields both effects"
                    + " arrows to the right would fall in (b) and rise in (c): "
                    + outcome(cells)
                    + " Between"
                    + " cells much else differs, so a correlation over marks decides nothing."));
  }

  /** How often the two go together that an exaggerated bias would bring. */
  private static String outcome(List<NetworkRows> cells) {
    List<NetworkRows> right = cells.stream().filter(cell -> move(cell, Measure.LAG) > 0).toList();
    Predicate<NetworkRows> falls = cell -> move(cell, Measure.lowOffset(EvaluationRows.TEST)) < 0;
    Predicate<NetworkRows> rises = cell -> move(cell, Measure.TEST_GAIN) > 0;
    return "of %d to the right %d fall, %d rise and %d do both."
        .formatted(
            right.size(),
            right.stream().filter(falls).count(),
            right.stream().filter(rises).count(),
            right.stream().filter(falls.and(rises)).count());
  }

  /** From temperature 1 to 4. */
  private static double move(NetworkRows cell, Measure measure) {
    double[][] means = values(List.of(cell), measure);
    return means[1][0] - means[0][0];
  }

  private static Panel panel(List<NetworkRows> cells, Measure measure, String label) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Reference.horizontal(measure.none(), ""));
    layers.add(Reference.vertical(Measure.LAG.none(), ""));
    for (ArmStyle arm : ARMS) {
      layers.add(
          intervals(means(cells, arm, Measure.LAG), means(cells, arm, measure), arm.style()));
    }
    double[][] x = values(cells, Measure.LAG);
    double[][] y = values(cells, measure);
    for (int i = 0; i < cells.size(); i++) {
      if (Double.isFinite(x[0][i] + x[1][i] + y[0][i] + y[1][i])) {
        layers.add(Line.of("", column(x, i), column(y, i), LINK));
        layers.add(
            new Arrow(
                    x[0][i],
                    y[0][i],
                    x[0][i] + HEAD * (x[1][i] - x[0][i]),
                    y[0][i] + HEAD * (y[1][i] - y[0][i]),
                    LINK.colour())
                .named("a cell, from temperature 1 to 4"));
      }
    }
    for (int a = 0; a < ARMS.size(); a++) {
      ArmStyle arm = ARMS.get(a);
      layers.add(Scatter.of(arm.label(), x[a], y[a], arm.style()).withSize(MARK).withAlpha(1));
    }
    return Panel.of(around(x), Axis.linear(label), layers);
  }

  /** Lying and upright ones, pale beneath their marks. */
  private static Line intervals(List<Estimate> across, List<Estimate> up, Style style) {
    double[][] bars = new double[2][6 * across.size()];
    for (int i = 0; i < across.size(); i++) {
      Estimate x = across.get(i);
      Estimate y = up.get(i);
      double[] placesX = {x.low(), x.high(), Double.NaN, x.value(), x.value(), Double.NaN};
      double[] placesY = {y.value(), y.value(), Double.NaN, y.low(), y.high(), Double.NaN};
      System.arraycopy(placesX, 0, bars[0], 6 * i, 6);
      System.arraycopy(placesY, 0, bars[1], 6 * i, 6);
    }
    Colour pale = style.colour().towards(Colour.WHITE, PALE);
    return Line.of("", bars[0], bars[1], Style.of(pale).withWidth(BAR));
  }

  /** An axis that shows all means, for intervals go much further. */
  private static Axis around(double[][] means) {
    DoubleSummaryStatistics all =
        Arrays.stream(means)
            .flatMapToDouble(Arrays::stream)
            .filter(Double::isFinite)
            .summaryStatistics();
    double room = ROOM * (all.getMax() - all.getMin());
    return Axis.linear("mean lag").between(all.getMin() - room, all.getMax() + room);
  }

  private static double[] column(double[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
  }

  /** One row for each arm. */
  private static double[][] values(List<NetworkRows> cells, Measure measure) {
    return ARMS.stream()
        .map(arm -> new Estimates(means(cells, arm, measure)).values())
        .toArray(double[][]::new);
  }

  private static List<Estimate> means(List<NetworkRows> cells, ArmStyle arm, Measure measure) {
    return cells.stream().map(cell -> cell.of(arm.arm(), measure.column())).toList();
  }
}
