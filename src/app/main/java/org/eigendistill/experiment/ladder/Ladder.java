// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.ladder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.figure.Axis;
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
import org.eigendistill.neural.EvaluationRows;
import org.eigendistill.neural.TripleTables;
import org.eigendistill.spectrum.EigenSolver;

/**
 * From the exact model to networks, rung by rung: the share of the teacher as predicted and as
 * trained.
 */
public final class Ladder implements Experiment {
  private static final int STEPS = 400;
  private static final String SLOPE = "slope";

  /** The study whose networks stand at the top, and the rate of label noise of all rungs. */
  private static final String NETWORKS = "mlp-short";

  private static final double NOISE = 0.2;

  private static final Column<String> RUNG = Column.text("rung");
  private static final Column<String> TITLE = Column.text("title");
  private static final Column<String> THEORY = Column.text("theory");
  private static final Column<String> QUANTITY = Column.text("quantity");
  private static final Column<Double> PREDICTED = Column.number("predicted");
  private static final Column<Double> TRAINED = Column.number("trained");
  private static final Column<Double> COURSE = Column.number("course");
  private static final Column<Double> BOUND = Column.number("bound");
  private static final Column<String> STANDING = Column.text("standing");
  private static final Column<Double> DISTANCE = Column.number("distance");

  @Override
  public String id() {
    return "ladder";
  }

  @Override
  public String title() {
    return "A ladder from the exact model to networks: where the theory stops telling the truth";
  }

  /** Some minutes of plain descent. */
  @Override
  public boolean isLong() {
    return true;
  }

  @Override
  public boolean isListed() {
    return true;
  }

  @Override
  public List<String> studies() {
    return List.of(NETWORKS);
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(
        RUNG, TITLE, THEORY, QUANTITY, PREDICTED, TRAINED, COURSE, BOUND, STANDING, DISTANCE);
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    EigenSolver solver = spectra.solver();
    LadderRows rows = LadderRows.of(solver);
    List<Rung> rungs = new ArrayList<>();
    rungs.add(LinearRungs.pixels(rows, STEPS, solver, progress));
    rungs.add(LinearRungs.randomFeatures(rows, STEPS, solver, progress));
    rungs.addAll(SoftmaxRungs.all(rows, STEPS, solver, progress));
    rungs.add(DeepRung.of(rows, solver, progress));
    rungs.addAll(TangentRungs.all(rows, STEPS, solver, progress));
    Table.Builder table = Table.with(columns());
    for (Rung rung : rungs) {
      for (int b = 0; b < Rung.BANDS.length && Rung.BANDS[b] < rung.end(b); b++) {
        int at = b;
        String name = band(Rung.BANDS[b], rung.end(b));
        add(table, rung, name, student -> rung.share(student, at), rung.bound(b));
      }
      add(table, rung, SLOPE, rung::slope, Double.NaN);
    }
    networks(table, spectra.networks().triples(studies()));
    return table.build();
  }

  /** The top rung, of which no theory of a linear model tells: means over a study's seeds. */
  private static void networks(Table.Builder table, TripleTables study) {
    Table bands = student(study.bands());
    List<String> names = bands.column(BandColumns.BAND);
    // the last band ends where the inputs of a seed do: it has the name that it has in most seeds
    for (String first : names.stream().map(Ladder::first).distinct().toList()) {
      Table own = bands.select(i -> first(names.get(i)).equals(first));
      String name =
          own.values(BandColumns.BAND).stream()
              .max(Comparator.comparingInt(each -> own.where(BandColumns.BAND, each).rows().size()))
              .orElseThrow();
      network(table, name, own.numbers(BandColumns.LOG_GAIN));
    }
    Table cells = student(study.cells()).where(CellColumns.SPLIT, EvaluationRows.TRAIN);
    network(table, SLOPE, cells.numbers(CellColumns.LOG_SLOPE.value()));
  }

  private static String first(String band) {
    return band.split("-")[0];
  }

  private static Table student(Table all) {
    return all.where(CellColumns.LABEL_NOISE, NOISE).where(CellColumns.ARM, Arm.student(4));
  }

  private static void network(Table.Builder table, String quantity, double... logarithms) {
    table.add(
        RUNG.is("networks"),
        TITLE.is("networks by Adam, temperature 4"),
        THEORY.is("none"),
        QUANTITY.is(quantity),
        PREDICTED.is(Double.NaN),
        TRAINED.is(Arrays.stream(logarithms).map(Math::exp).average().orElse(Double.NaN)),
        COURSE.is(Double.NaN),
        BOUND.is(Double.NaN),
        STANDING.is("measured, nothing predicts"),
        DISTANCE.is(Double.NaN));
  }

  private static String band(int from, int to) {
    return to == from + 1 ? Integer.toString(to) : "%d-%d".formatted(from + 1, to);
  }

  private static void add(
      Table.Builder table,
      Rung rung,
      String quantity,
      ToDoubleFunction<Matrix> measure,
      double bound) {
    double predicted = measure.applyAsDouble(rung.predicted());
    table.add(
        RUNG.is(rung.id()),
        TITLE.is(rung.title()),
        THEORY.is(rung.theory()),
        QUANTITY.is(quantity),
        PREDICTED.is(predicted),
        TRAINED.is(measure.applyAsDouble(rung.trained())),
        COURSE.is(rung.course().map(measure::applyAsDouble).orElse(Double.NaN)),
        BOUND.is(bound),
        STANDING.is(rung.standing(predicted, bound)),
        DISTANCE.is(rung.distance()));
  }

  @Override
  public Optional<Figure> figure(Table table) {
    List<Panel> panels =
        table.values(RUNG).stream().map(rung -> panel(table.where(RUNG, rung))).toList();
    return Optional.of(
        Figure.wide(3, panels)
            .withHeight(6.4)
            .withCaption(
                "The share of its teacher's logits that a student has in bands of directions, as the"
                    + " nearest theory predicts it (dashed) and as it was trained (marks): 300 images"
                    + " of 14 x 14 pixels, a fifth of the labels changed, descent on all rows at"
                    + " once. Bands are of eigendirections of the pixels, of the deep linear network"
                    + " of its teacher's modes. Linear models with squared loss are predicted"
                    + " exactly; a softmax student by its limit at high temperature (R1), which is"
                    + " certified where the table says so; a deep"
                    + " linear network by modes that train by themselves (T13); networks by their own"
                    + " tangent kernel at the start. Of networks as they are usually trained (Adam,"
                    + " batches, 1,800 images of 28 x 28 pixels, ten seeds) nothing here predicts."));
  }

  private static Panel panel(Table rows) {
    Table bands = rows.select(i -> !rows.column(QUANTITY).get(i).equals(SLOPE));
    List<String> names = bands.column(QUANTITY);
    double[] places = IntStream.range(0, names.size()).asDoubleStream().toArray();
    List<Layer> layers = new ArrayList<>();
    layers.add(
        Line.of("trained", places, bands.numbers(TRAINED), Style.of(0).withMark(Mark.CIRCLE)));
    double[] predicted = bands.numbers(PREDICTED);
    if (Arrays.stream(predicted).anyMatch(Double::isFinite)) {
      layers.add(
          Line.of(
              "predicted",
              places,
              predicted,
              Style.of(1).withDash(Dash.DASHED).withMark(Mark.NONE)));
    }
    return Panel.of(
            Axis.categories("directions", names),
            Axis.linear("share of the teacher").between(0, 1.1),
            layers)
        .titled(rows.column(TITLE).get(0));
  }
}
