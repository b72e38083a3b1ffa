// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigendistill.compare.ComparedRows;
import org.eigendistill.compare.ControlledEffect;
import org.eigendistill.compare.PairedComparison;
import org.eigendistill.compare.StudentComparison;
import org.eigendistill.compare.estimate.ConfidenceInterval;
import org.eigendistill.compare.measure.SeedSpread;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Band;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Intervals;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Style;

/**
 * Slopes of students on their teachers and of networks that never saw one another, on one axis: how
 * far the latter lie from 1 is what seeds do.
 */
final class SlopesFigure {
  private static final double ROW = 0.24;
  private static final double FRAME = 1.25;

  /** Of so many networks each two are drawn; with more, none. */
  private static final int MOST_TWOS = 28;

  private final List<String> names = new ArrayList<>();
  private final List<double[]> taught = new ArrayList<>();
  private final List<double[]> untaught = new ArrayList<>();
  private final List<double[]> together = new ArrayList<>();

  private SlopesFigure() {}

  /** One pair beside its controls; nothing where there are none. */
  static Optional<Figure> of(StudentComparison compared) {
    return compared
        .pair()
        .effect()
        .map(
            effect -> {
              SlopesFigure figure = new SlopesFigure();
              ConfidenceInterval rows = effect.fit().slope().interval(compared.pair().groups());
              double slope = effect.fit().slope().value();
              figure.add(figure.taught, "student on teacher, rows", slope, rows);
              figure.add(figure.together, "the same, with seeds", slope, effect.slope());
              figure.addNetworks(compared.shown());
              return figure.draw(Optional.of(effect));
            });
  }

  /** Several pairs, all of them together, and each two teachers. */
  static Optional<Figure> of(PairedComparison compared) {
    SlopesFigure figure = new SlopesFigure();
    for (int r = 0; r < compared.pairs().size(); r++) {
      String name = "pair %d, rows".formatted(r + 1);
      int pair = r;
      compared
          .pairs()
          .get(r)
          .ifPresent(
              effect ->
                  figure.add(
                      figure.taught,
                      name,
                      effect.fit().slope().value(),
                      effect.fit().slope().interval(compared.shown().get(pair).rows().groups())));
    }
    if (figure.names.isEmpty()) {
      return Optional.empty();
    }
    compared
        .effect()
        .ifPresent(
            all ->
                figure.add(figure.together, "all pairs, with seeds", all.meanSlope(), all.slope()));
    figure.addNetworks(compared.shown().get(0));
    return Optional.of(figure.draw(Optional.empty()));
  }

  private void addNetworks(ComparedRows shown) {
    List<SeedSpread.Two> twos = shown.networks();
    if (twos.size() <= MOST_TWOS) {
      twos.forEach(
          two ->
              add(
                  untaught,
                  "%s on %s".formatted(name(two.other()), name(two.one())),
                  two.slope(),
                  two.interval()));
    }
  }

  private String name(int network) {
    boolean isOfPairs = names.get(0).startsWith("pair");
    return isOfPairs
        ? "teacher %d".formatted(network + 1)
        : network == 0 ? "teacher" : "control %d".formatted(network);
  }

  private void add(List<double[]> kind, String name, double value, ConfidenceInterval interval) {
    names.add(name);
    for (List<double[]> each : List.of(taught, untaught, together)) {
      each.add(
          each == kind
              ? new double[] {
                value,
                interval.isKnown() ? Math.min(value, interval.low()) : Double.NaN,
                interval.isKnown() ? Math.max(value, interval.high()) : Double.NaN
              }
              : new double[] {Double.NaN, Double.NaN, Double.NaN});
    }
  }

  private Figure draw(Optional<ControlledEffect> effect) {
    List<Layer> layers = new ArrayList<>();
    effect.ifPresent(
        e -> {
          // two networks: the variances of both
          double reach = Math.sqrt(2) * e.seeds().slope();
          double[] ends = {Math.exp(-reach), Math.exp(reach)};
          double[] top = {-0.5, -0.5};
          double[] bottom = {names.size() - 0.5, names.size() - 0.5};
          layers.add(
              Band.of("what seeds do, one standard deviation", ends, top, bottom, Colour.GREY));
        });
    layers.add(Reference.vertical(1, ""));
    addAll(layers, "taught", taught, Style.of(Colour.of(1)).withMark(Mark.of(0)));
    addAll(
        layers,
        "taught, seeds in the interval",
        together,
        Style.of(Colour.BLACK).withMark(Mark.of(1)));
    addAll(
        layers, "never saw one another", untaught, Style.of(Colour.of(0)).withOpenMark(Mark.of(0)));
    return Figure.single(
            Panel.of(
                Axis.linear("slope beside a third network"), Axis.categories("", names), layers))
        .withWidth(CompareFigures.WIDTH)
        .withHeight(FRAME + ROW * names.size());
  }

  private static void addAll(List<Layer> layers, String name, List<double[]> rows, Style style) {
    if (rows.stream().anyMatch(row -> Double.isFinite(row[0]))) {
      layers.add(Intervals.forest(name, column(rows, 0), column(rows, 1), column(rows, 2), style));
    }
  }

  private static double[] column(List<double[]> rows, int j) {
    return rows.stream().mapToDouble(row -> row[j]).toArray();
  }
}
