// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.ladder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.Grids;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Dash;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Style;
import org.eigendistill.neural.Arm;
import org.eigendistill.neural.BandColumns;
import org.eigendistill.neural.CellColumns;
import org.eigendistill.neural.StudyFile;
import org.eigendistill.neural.TripleStudy;

/**
 * The program that trains networks, where the answer is known: linear softmax on all rows at once.
 * A student at temperature T, loss times T squared, has the gains of descent on half squares as T
 * grows, off by at most 5 / T; labels at T, read at that temperature, are plain training.
 */
public final class TheoryCheck implements Experiment {
  private static final String STUDY = "softmax-check";

  /** Of the distance from the limit, times T: set before the first run. */
  private static final double SIZE = 5;

  /** Labels at T change nothing, but for rounding. */
  private static final double ROUNDING = 1e-9;

  private static final Column<Double> TEMPERATURE = Column.number("temperature");
  private static final Column<Integer> SEEDS = Column.whole("seeds");
  private static final Column<Double> TRAINED = Column.number("trained");
  private static final Column<Double> LIMIT = Column.number("limit");
  private static final Column<Double> FURTHEST = Column.number("furthest");
  private static final Column<Double> ALLOWED = Column.number("allowed");
  private static final Column<Boolean> HOLDS = Column.truth("holds");

  @Override
  public String id() {
    return "network-check";
  }

  @Override
  public String title() {
    return "Networks where the answer is known: softmax students at rising temperatures";
  }

  @Override
  public boolean isLong() {
    return true;
  }

  @Override
  public List<String> studies() {
    return List.of(STUDY);
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(
        CellColumns.LABEL_NOISE,
        CellColumns.ARM,
        TEMPERATURE,
        BandColumns.BAND,
        SEEDS,
        TRAINED,
        LIMIT,
        FURTHEST,
        ALLOWED,
        HOLDS);
  }

  /** How far gains are from their limit, or from plain training, is what rounding makes it. */
  @Override
  public List<Column<?>> differences() {
    return List.of(FURTHEST);
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    TripleStudy study = StudyFile.readTriple(STUDY);
    Table trained = spectra.networks().triples(studies()).bands();
    Table.Builder table = Table.with(columns());
    for (double noise : trained.values(CellColumns.LABEL_NOISE)) {
      Table cell = trained.where(CellColumns.LABEL_NOISE, noise);
      List<Integer> seeds = cell.values(CellColumns.SEED);
      List<double[]> limits = new ArrayList<>();
      for (int seed : seeds) {
        progress.update("closed forms", limits.size(), seeds.size());
        limits.add(SoftmaxLimits.of(study, noise, seed, spectra.solver()));
      }
      for (Arm arm : cell.values(CellColumns.ARM)) {
        Table own = cell.where(CellColumns.ARM, arm);
        boolean isOnLabels = arm.treatment() == Arm.Treatment.HARD;
        for (int b = 0; b < limits.get(0).length; b++) {
          int band = b;
          String name = own.column(BandColumns.BAND).get(b);
          double[] gains =
              Arrays.stream(own.where(BandColumns.BAND, name).numbers(BandColumns.LOG_GAIN))
                  .map(Math::exp)
                  .toArray();
          double[] limit = limits.stream().mapToDouble(all -> isOnLabels ? 1 : all[band]).toArray();
          double furthest =
              IntStream.range(0, gains.length)
                  .mapToDouble(s -> Math.abs(gains[s] - limit[s]))
                  .max()
                  .orElse(Double.NaN);
          double temperature = arm.dose().orElseThrow();
          double allowed = isOnLabels ? ROUNDING : SIZE / temperature;
          table.add(
              CellColumns.LABEL_NOISE.is(noise),
              CellColumns.ARM.is(arm),
              TEMPERATURE.is(temperature),
              BandColumns.BAND.is(name),
              SEEDS.is(gains.length),
              TRAINED.is(mean(gains)),
              LIMIT.is(mean(limit)),
              FURTHEST.is(furthest),
              ALLOWED.is(allowed),
              HOLDS.is(furthest <= allowed));
        }
      }
    }
    return table.build();
  }

  private static double mean(double... values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  @Override
  public Optional<Figure> figure(Table table) {
    List<Panel> panels =
        table.values(CellColumns.LABEL_NOISE).stream()
            .map(
                noise ->
                    panel(
                        table.where(CellColumns.LABEL_NOISE, noise),
                        "label noise " + Grids.text(noise)))
            .toList();
    return Optional.of(
        Figure.wide(2, panels)
            .withHeight(3)
            .withCaption(
                "Gains of linear softmax students by bands of directions and temperature, as networks"
                    + " are trained here, and the limit at high temperature in closed form (dashed):"
                    + " 1,000 images of 14 x 14 pixels, 800 steps on all rows, means over five"
                    + " seeds."));
  }

  private static Panel panel(Table rows, String title) {
    Table students =
        rows.select(i -> rows.column(CellColumns.ARM).get(i).treatment() == Arm.Treatment.STUDENT);
    List<Double> temperatures = students.values(TEMPERATURE);
    List<String> names = students.values(BandColumns.BAND);
    double[] places = IntStream.range(0, names.size()).asDoubleStream().toArray();
    List<Layer> layers = new ArrayList<>();
    for (int t = 0; t < temperatures.size(); t++) {
      Table own = students.where(TEMPERATURE, temperatures.get(t));
      layers.add(
          Line.of(
              "temperature %.0f".formatted(temperatures.get(t)),
              places,
              own.numbers(TRAINED),
              Style.ramp(t, temperatures.size()).withMark(Mark.CIRCLE)));
    }
    layers.add(
        Line.of(
            "limit",
            places,
            students.where(TEMPERATURE, temperatures.get(0)).numbers(LIMIT),
            Style.of(Colour.BLACK).withDash(Dash.DASHED)));
    return Panel.of(
            Axis.categories("directions", names), Axis.linear("gain").between(0, 1.1), layers)
        .titled(title);
  }
}
