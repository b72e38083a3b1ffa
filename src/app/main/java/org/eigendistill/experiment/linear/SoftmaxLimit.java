// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.data.BundledData;
import org.eigendistill.data.Column;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.LabelNoise;
import org.eigendistill.data.Scaling;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.SmallImages;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Band;
import org.eigendistill.figure.Dash;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Style;
import org.eigendistill.softmax.BandGain;
import org.eigendistill.softmax.ConfidenceShares;
import org.eigendistill.softmax.LogitDescent;
import org.eigendistill.softmax.LogitGradient;
import org.eigendistill.softmax.RowDirections;
import org.eigendistill.softmax.TemperatureLimit;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;

/**
 * Softmax students at seven temperatures beside their limit and statement R1's bound, by bands of
 * directions, and their confidence lines beside statement S1: a linear softmax on 1,000 images of
 * 14 x 14 pixels and on 1,000 mails, a fifth of the labels changed, teacher and students by 200
 * steps of descent.
 */
final class SoftmaxLimit implements Experiment {
  private static final int ROWS = 1000;
  private static final int STEPS = 200;
  private static final double NOISE = 0.2;
  private static final double[] TEMPERATURES = {4096, 1024, 256, 64, 16, 4, 1};

  /** The first direction of each band, from 0. */
  private static final int[] BANDS = {0, 1, 5, 21, 85, 341, Integer.MAX_VALUE};

  private static final String SLOPE = "slope";
  private static final String LOW_END = "low end";

  private static final Column<Double> TEMPERATURE = Column.number("temperature");
  private static final Column<String> QUANTITY = Column.text("quantity");
  private static final Column<Double> LIMIT = Column.number("limit");
  private static final Column<Double> TRAINED = Column.number("trained");
  private static final Column<Double> BOUND = Column.number("bound");
  private static final Column<String> STANDING = Column.text("standing");
  private static final Column<Double> LEAST_TAIL = Column.number("smallest_tail");

  @Override
  public String id() {
    return "softmax-limit";
  }

  @Override
  public String title() {
    return "Softmax students at high temperature: the limit, and a bound of the distance from it";
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(
        LinearColumns.DATA,
        LinearColumns.TITLE,
        TEMPERATURE,
        QUANTITY,
        LIMIT,
        TRAINED,
        BOUND,
        STANDING,
        LEAST_TAIL);
  }

  @Override
  public boolean isListed() {
    return true;
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table = Table.with(columns());
    for (String name : List.of("fashion-mnist", "spam")) {
      Dataset all = BundledData.load(name).train();
      Dataset rows = all.rows(IntStream.range(0, ROWS).toArray());
      Matrix features = name.equals("spam") ? rows.features() : SmallImages.of(rows.features());
      int classes = rows.targets().columns();
      int[] labels = LabelNoise.symmetric(rows.labels().orElseThrow(), classes, NOISE, 1).labels();
      Matrix centred = Scaling.centring(features).apply(features);
      RowDirections directions =
          RowDirections.of(
              Spectrum.bySvd(centred, rows.targets(), LossScale.MEAN, spectra.solver()));
      double step = 2 / directions.eigenvalues()[0];
      LogitDescent teacher =
          new LogitDescent(directions, LogitGradient.ofLabels(classes, labels), step);
      for (int n = 0; n < STEPS; n++) {
        teacher.step();
      }
      ConfidenceShares shares = ConfidenceShares.of(directions, teacher.logits());
      for (int i = 0; i < TEMPERATURES.length; i++) {
        progress.update("softmax students on " + name, i, TEMPERATURES.length);
        TemperatureLimit student =
            TemperatureLimit.train(directions, teacher.logits(), TEMPERATURES[i], step, STEPS);
        add(table, name, TEMPERATURES[i], student, directions, shares);
      }
    }
    return table.build();
  }

  private static void add(
      Table.Builder table,
      String name,
      double temperature,
      TemperatureLimit student,
      RowDirections directions,
      ConfidenceShares shares) {
    for (int b = 0; b + 1 < BANDS.length && BANDS[b] < student.directions(); b++) {
      int to = Math.min(BANDS[b + 1], student.directions());
      BandGain gain = student.band(BANDS[b], to);
      add(table, name, temperature, band(BANDS[b], BANDS[b + 1]), gain, Double.NaN);
    }
    Matrix logits = directions.rows(student.student());
    BandGain slope =
        new BandGain(
            shares.slope(student.limits()),
            shares.slope(logits),
            shares.slopeWithin(student.bound()));
    BandGain low =
        new BandGain(
            shares.lowEnd(student.limits()),
            shares.lowEnd(logits),
            shares.lowEndWithin(student.bound()));
    add(table, name, temperature, SLOPE, slope, least(shares.slopeTails()));
    add(table, name, temperature, LOW_END, low, least(shares.lowTails()));
  }

  private static String band(int from, int to) {
    if (to == Integer.MAX_VALUE) {
      return from + 1 + "+";
    }
    return to == from + 1 ? Integer.toString(to) : "%d-%d".formatted(from + 1, to);
  }

  private static double least(double... tails) {
    return Arrays.stream(tails).min().orElseThrow();
  }

  private static void add(
      Table.Builder table,
      String name,
      double temperature,
      String quantity,
      BandGain gain,
      double least) {
    table.add(
        LinearColumns.DATA.is(name),
        LinearColumns.TITLE.is(DataPanels.name(name)),
        TEMPERATURE.is(temperature),
        QUANTITY.is(quantity),
        LIMIT.is(gain.limit()),
        TRAINED.is(gain.trained()),
        BOUND.is(gain.bound()),
        STANDING.is(gain.isCertified() ? "certified" : "measured, bound says nothing"),
        LEAST_TAIL.is(least));
  }

  @Override
  public Optional<Figure> figure(Table table) {
    String caption =
        "Softmax students by 200 steps of descent at seven temperatures, by bands of eigendirections:"
            + " the share of the teacher's end (marks), its limit at high temperature (dashed), and"
            + " what R1's bound leaves (shaded, between 0 and 1). A gain is certified where the bound"
            + " is below a tenth of it; elsewhere it is measured, and the bound says nothing. %s. So a slope"
            + " below 1 of the confidence line refutes no exaggerated bias here.";
    return Optional.of(
        DataPanels.figure(table, caption.formatted(steepest(table)), SoftmaxLimit::panel));
  }

  /** S1: what no student of these teachers exceeds, data by data. */
  private static String steepest(Table table) {
    return table.values(LinearColumns.DATA).stream()
        .map(data -> table.where(LinearColumns.DATA, data).where(QUANTITY, SLOPE))
        .map(
            rows ->
                "%s: by S1 no student whose gains fall with the eigenvalue has a slope above %.4f"
                    .formatted(
                        DataPanels.title(rows),
                        Math.ceil(1e4 * (1 - Math.min(0, rows.numbers(LEAST_TAIL)[0]))) / 1e4))
        .collect(Collectors.joining("; "));
  }

  private static Panel panel(Table rows) {
    List<String> bands =
        rows.values(QUANTITY).stream().filter(q -> !q.equals(SLOPE) && !q.equals(LOW_END)).toList();
    List<Layer> layers = new ArrayList<>();
    List<Layer> lines = new ArrayList<>();
    for (int b = 0; b < bands.size(); b++) {
      Table band = rows.where(QUANTITY, bands.get(b));
      double[] x = band.numbers(TEMPERATURE);
      double[] limit = band.numbers(LIMIT);
      double[] bound = band.numbers(BOUND);
      double[] low = new double[x.length];
      double[] high = new double[x.length];
      Arrays.setAll(low, i -> Math.max(0, limit[i] - bound[i]));
      Arrays.setAll(high, i -> Math.min(1, limit[i] + bound[i]));
      Style style = Style.ramp(b, BANDS.length - 1);
      layers.add(Band.of("", x, low, high, style.colour()));
      lines.add(Line.of("", x, limit, style.withDash(Dash.DASHED)));
      String label = bands.get(b).equals("1") ? "direction 1" : "directions " + bands.get(b);
      lines.add(Line.of(label, x, band.numbers(TRAINED), style.withMark(Mark.of(b))));
    }
    layers.addAll(lines);
    return Panel.of(
            Axis.log("temperature $T$"),
            Axis.linear("share of the teacher's end").between(0, 1.1),
            layers)
        .titled(DataPanels.title(rows));
  }
}
