// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.eigendistill.compare.ComparedRows;
import org.eigendistill.compare.measure.ReliabilityBin;
import org.eigendistill.diagnose.layer.LayerBand;
import org.eigendistill.diagnose.layer.LayerComparison;
import org.eigendistill.diagnose.layer.LayerReport;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Band;
import org.eigendistill.figure.Bars;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Dash;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.HeatMap;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.ScalarField;
import org.eigendistill.figure.Style;

/** Figures of reliability, of copied confusions and of layers. */
final class CompareFigures {
  /** Inches that a telephone can still show. */
  static final double WIDTH = 3.8;

  private static final double NORMAL = 1.96;
  private static final double ROW = 0.24;
  private static final double FRAME = 1.1;

  /** Lags below are rounding. */
  private static final double ROUNDING = 1e-9;

  /** So many layers have a place in the map. */
  private static final int MOST_LAYERS = 60;

  private CompareFigures() {}

  /** How often each model is right where it is so sure, beside what chance does to a right one. */
  static Optional<Figure> reliability(ComparedRows shown) {
    if (shown.rows().labels().isEmpty() || shown.answers().isEmpty()) {
      return Optional.empty();
    }
    ComparedRows.Answers answers = shown.answers().get();
    List<ReliabilityBin> teacher = ReliabilityBin.of(answers.teacher(), right(shown, 0));
    List<ReliabilityBin> student = ReliabilityBin.of(answers.student(), right(shown, 1));
    double[] x = column(student, ReliabilityBin::confidence);
    List<Layer> layers = new ArrayList<>();
    layers.add(
        Band.of(
            "95 % of calibrated students",
            x,
            column(student, b -> Math.max(0, b.confidence() - NORMAL * b.error())),
            column(student, b -> Math.min(1, b.confidence() + NORMAL * b.error())),
            Colour.GREY));
    layers.add(Reference.diagonal(""));
    layers.add(curve("teacher", teacher, Style.of(Colour.of(0)).withDash(Dash.of(1))));
    layers.add(curve("student", student, Style.of(Colour.of(1))));
    return Optional.of(
        Figure.single(
                Panel.of(
                    Axis.linear("confidence").between(lowest(teacher, student), 1),
                    Axis.linear("share that is right").between(0, 1),
                    layers))
            .withWidth(WIDTH));
  }

  private static double lowest(List<ReliabilityBin> one, List<ReliabilityBin> other) {
    double least = Math.min(one.get(0).confidence(), other.get(0).confidence());
    return Math.max(0, Math.floor(10 * least) / 10 - (least > 0.95 ? 0.1 : 0));
  }

  private static Line curve(String name, List<ReliabilityBin> bins, Style style) {
    return Line.of(
        name,
        column(bins, ReliabilityBin::confidence),
        column(bins, ReliabilityBin::accuracy),
        style.withMark(Mark.of(name.equals("teacher") ? 1 : 0)));
  }

  private static double[] column(List<ReliabilityBin> bins, ToDoubleFunction<ReliabilityBin> what) {
    return bins.stream().mapToDouble(what).toArray();
  }

  /** 1 where a model's top class is the label. */
  static double[] right(ComparedRows shown, int model) {
    int[] labels = shown.rows().labels().orElseThrow();
    int[] tops = shown.rows().tops(model);
    return IntStream.range(0, tops.length).mapToDouble(i -> tops[i] == labels[i] ? 1 : 0).toArray();
  }

  /** How many rows the student takes the teacher's way, and how many a control does. */
  static Optional<Figure> confusions(Disagreements found, boolean haveControls) {
    List<Disagreements.Confusion> all = found.confusions();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    List<Layer> layers = new ArrayList<>();
    layers.add(
        Bars.of(
                "student",
                all.stream().mapToDouble(Disagreements.Confusion::student).toArray(),
                Colour.of(1))
            .lying());
    if (haveControls) {
      layers.add(
          Bars.of(
                  "controls, in the mean",
                  all.stream().mapToDouble(Disagreements.Confusion::controls).toArray(),
                  Colour.GREY)
              .lying());
    }
    return Optional.of(
        Figure.single(
                Panel.of(
                    Axis.linear("rows that repeat the teacher's answer"),
                    Axis.categories(
                        "",
                        ShortNames.of(all.stream().map(Disagreements.Confusion::name).toList())),
                    layers))
            .withWidth(WIDTH)
            .withHeight(FRAME + (ROW + 0.08) * all.size()));
  }

  /** What a map of layers and bands shows: lags where they are known, else changes. */
  enum LayerMeasure {
    LAG("lag", true, LayerBand::lag),
    CHANGE("relative change", false, LayerBand::relativeChange),
    RATIO("norm, student / teacher", false, LayerBand::normRatio);

    private final String label;
    private final boolean isSigned;
    private final ToDoubleFunction<LayerBand> value;

    LayerMeasure(String label, boolean isSigned, ToDoubleFunction<LayerBand> value) {
      this.label = label;
      this.isSigned = isSigned;
      this.value = value;
    }

    String label() {
      return label;
    }
  }

  /** The first measure that is known of any layer. */
  static Optional<LayerMeasure> measured(LayerReport report) {
    return Arrays.stream(LayerMeasure.values())
        .filter(
            measure ->
                report.pairs().stream()
                    .flatMap(List::stream)
                    .flatMap(layer -> layer.bands().stream())
                    .anyMatch(band -> Double.isFinite(measure.value.applyAsDouble(band))))
        .findFirst();
  }

  /** Layers by bands, in the mean over pairs. */
  static Optional<Figure> layers(LayerReport report) {
    Optional<LayerMeasure> measure = measured(report);
    List<String> names =
        report.names().stream()
            .filter(name -> !bands(report, name).isEmpty())
            .limit(MOST_LAYERS)
            .toList();
    if (measure.isEmpty() || names.isEmpty()) {
      return Optional.empty();
    }
    int most = names.stream().mapToInt(name -> bands(report, name).size()).max().orElseThrow();
    List<String> bands =
        names.stream()
            .map(name -> bands(report, name))
            .filter(list -> list.size() == most)
            .findFirst()
            .orElseThrow();
    double[][] z = new double[names.size()][most];
    for (int b = 0; b < most; b++) {
      for (int l = 0; l < names.size(); l++) {
        z[l][b] = mean(report, names.get(l), b, measure.get().value);
      }
    }
    if (Arrays.stream(z).flatMapToDouble(Arrays::stream).allMatch(v -> !(Math.abs(v) > 0))) {
      return Optional.empty();
    }
    Axis across = Axis.categories("band, from the top", bands);
    if (names.size() == 1) {
      return Optional.of(
          Figure.single(
                  Panel.of(
                          across, Axis.linear(measure.get().label), Bars.of("", z[0], Colour.of(0)))
                      .titled(ShortNames.of(names.get(0)).replace("_", "\\_")))
              .withWidth(WIDTH));
    }
    ScalarField field = ScalarField.of(places(most), places(names.size()), z);
    HeatMap map =
        measure.get().isSigned
            ? HeatMap.centred(field, 0, measure.get().label)
            : HeatMap.of(field, measure.get().label);
    return Optional.of(
        Figure.single(Panel.of(across, Axis.categories("", ShortNames.of(names)), map))
            .withWidth(WIDTH)
            .withHeight(Math.max(1.6, FRAME + ROW * names.size())));
  }

  private static double[] places(int count) {
    return IntStream.range(0, count).asDoubleStream().toArray();
  }

  /** Names of a layer's bands; the last ends where its inputs do, so "22-30" is "22-". */
  private static List<String> bands(LayerReport report, String name) {
    List<String> names =
        report.pairs().stream()
            .flatMap(List::stream)
            .filter(layer -> layer.layer().equals(name))
            .map(LayerComparison::bands)
            .filter(list -> !list.isEmpty())
            .findFirst()
            .map(list -> list.stream().map(LayerBand::name).toList())
            .orElse(List.of());
    List<String> open = new ArrayList<>(names);
    if (!open.isEmpty()) {
      open.set(open.size() - 1, open.get(open.size() - 1).replaceFirst("-.*", "") + "-");
    }
    return open;
  }

  private static double mean(
      LayerReport report, String name, int band, ToDoubleFunction<LayerBand> value) {
    return report.pairs().stream()
        .flatMap(List::stream)
        .filter(layer -> layer.layer().equals(name) && band < layer.bands().size())
        .mapToDouble(layer -> value.applyAsDouble(layer.bands().get(band)))
        .filter(Double::isFinite)
        .map(v -> Math.abs(v) < ROUNDING ? 0 : v)
        .average()
        .orElse(Double.NaN);
  }
}
