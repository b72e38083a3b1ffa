// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.PowerLaw;
import org.eigendistill.base.Progress;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.BundledData;
import org.eigendistill.data.Column;
import org.eigendistill.data.Scaling;
import org.eigendistill.data.Split;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.Grids;
import org.eigendistill.experiment.PaperClaim;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Scatter;
import org.eigendistill.figure.Style;
import org.eigendistill.spectrum.EjmlSolver;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;
import org.eigendistill.theorem.flips.FlipEffects;
import org.eigendistill.theorem.flips.FlipEffects.Region;

/**
 * Claim C4 where everything is exact: labels +1 and -1, flipped at a rate, learned by flow. A
 * student is compared with its own teacher over a series of doses, its time over the teacher's: the
 * slope through the means of clean and flipped rows, and the risk toward the labels' mean, both as
 * means over all flips.
 */
final class OneBiasTwoEffects implements Experiment {
  private static final int ROWS = 500;
  private static final int SEEDS = 3;
  private static final double[] RATES = {0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45};
  private static final double[] TIMES = {30, 3000, 300_000};

  /** The studies' six, half-way steps, and longer ones. */
  private static final double[] DOSES = {
    1.0 / 30, 1.0 / 15, 0.1, 2.0 / 15, 0.2, 4.0 / 15, 0.35, 0.5, 0.7, 1, 1.5, 2, 4
  };

  private static final Column<Double> DOSE = Column.number("dose");
  private static final Column<Long> SEED = Column.count("seed");
  private static final Column<Boolean> MEMORISES = Column.truth("teacher_memorises");
  private static final Column<Double> SLOPE = Column.number("slope");
  private static final Column<Double> RISK_RATIO = Column.number("risk_ratio");
  private static final Column<Double> SLOPE_EXCESS = Column.number("slope_minus_1");
  private static final Column<Double> RISK_EXCESS = Column.number("risk_ratio_minus_1");
  private static final Column<Region> EFFECTS = Column.word("effects", Region.class, Region::word);

  @Override
  public String id() {
    return "one-bias-two-effects";
  }

  @Override
  public String title() {
    return "One bias, two effects: slope and risk by dose";
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(
        LinearColumns.DATA,
        LinearColumns.LABEL_NOISE,
        LinearColumns.TEACHER_TIME,
        DOSE,
        SEED,
        MEMORISES,
        SLOPE,
        RISK_RATIO,
        EFFECTS,
        SLOPE_EXCESS,
        RISK_EXCESS);
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table = Table.with(columns());
    for (String name : List.of("synthetic", "fashion-mnist", "spam")) {
      for (int seed = 1; seed <= SEEDS; seed++) {
        progress.update("slope and risk on " + name, seed, SEEDS);
        add(table, name, seed, name.equals("synthetic") ? synthetic(seed) : part(name, seed));
      }
    }
    return table.build();
  }

  /** The sign of a linear score; features of power-law variances. */
  private static FlipProblem synthetic(long seed) {
    Randomness random = Randomness.of(seed);
    int features = 100;
    Matrix weights = Matrix.fill(features, 1, (i, j) -> random.gaussian());
    Matrix x = Matrix.fill(ROWS, features, (i, j) -> random.gaussian() * PowerLaw.at(j + 1, 0.75));
    Matrix score = x.times(weights);
    return problem(x, Matrix.fill(ROWS, 1, (i, j) -> score.get(i, 0) > 0 ? 1 : -1));
  }

  /** Spam against other mails; the first half of the classes of garments against the second. */
  private static FlipProblem part(String name, long seed) {
    Split whole = BundledData.load(name);
    int[] order = Randomness.of(seed).permutation(whole.train().rows());
    int[] rows = Arrays.copyOf(order, ROWS);
    int[] labels = whole.train().labels().orElseThrow();
    int half = whole.train().targets().columns() / 2;
    return problem(
        whole.train().rows(rows).features(),
        Matrix.fill(ROWS, 1, (i, j) -> labels[rows[i]] < half ? -1 : 1));
  }

  private static FlipProblem problem(Matrix features, Matrix labels) {
    Matrix x = Scaling.centring(features).apply(features);
    Spectrum spectrum = Spectrum.bySvd(x, labels, LossScale.SUM, new EjmlSolver());
    double[] along = spectrum.targetCoefficients().toArray();
    double[] energies = Arrays.stream(along).map(c -> c * c / ROWS).toArray();
    return new FlipProblem(spectrum.eigenvalues(), energies, ROWS);
  }

  private static void add(Table.Builder table, String name, long seed, FlipProblem problem) {
    for (double rate : RATES) {
      for (double time : TIMES) {
        List<FlipEffects> series = problem.effects(rate, time, DOSES);
        for (int i = 0; i < DOSES.length; i++) {
          FlipEffects effects = series.get(i);
          table.add(
              LinearColumns.DATA.is(name),
              LinearColumns.LABEL_NOISE.is(rate),
              LinearColumns.TEACHER_TIME.is(time),
              DOSE.is(DOSES[i]),
              SEED.is(seed),
              MEMORISES.is(effects.memorises()),
              SLOPE.is(effects.slope()),
              RISK_RATIO.is(effects.riskRatio()),
              EFFECTS.is(effects.region()),
              SLOPE_EXCESS.is(effects.slopeExcess()),
              RISK_EXCESS.is(effects.riskExcess()));
        }
      }
    }
  }

  @Override
  public Optional<Figure> figure(Table table) {
    List<Panel> panels = new ArrayList<>();
    for (double time : TIMES) {
      for (String data : table.values(LinearColumns.DATA)) {
        Table rows =
            table
                .where(LinearColumns.DATA, data)
                .where(LinearColumns.TEACHER_TIME, time)
                .where(SEED, 1L);
        panels.add(
            Panel.of(
                    Axis.log("student's time / teacher's"),
                    Axis.linear("rate of flips").between(0, 0.47),
                    regions(rows))
                .titled(DataPanels.name(data) + ", $\\lambda_1 T$ = " + Grids.text(time)));
      }
    }
    return Optional.of(
        Figure.wide(3, panels)
            .withHeight(6.2)
            .withCaption(
                "Labels +1 and -1 of 500 rows (first of three draws), flipped at a rate, learned by"
                    + " flow; a student against its own teacher, exact means over all flips. Slope: of"
                    + " the line through the means of clean and of flipped rows, student's scores against"
                    + " teacher's, above 1 where the student spreads them more. Risk: squared distance from"
                    + " the labels' mean, lower where the student's is. Small marks: teachers that do not"
                    + " memorise, where the slope (by true labels) is below 1 at all doses, C4.resists."));
  }

  private static List<Layer> regions(Table rows) {
    List<Layer> layers = new ArrayList<>();
    Mark[] marks = {Mark.CIRCLE, Mark.TRIANGLE, Mark.SQUARE, Mark.DIAMOND};
    for (Region region : Region.values()) {
      Table cells = rows.where(EFFECTS, region);
      for (boolean memorises : new boolean[] {true, false}) {
        Table some = cells.where(MEMORISES, memorises);
        if (some.rows().isEmpty()) {
          continue;
        }
        int colour = region.ordinal();
        Style style =
            region == Region.NEITHER
                ? Style.of(colour).withOpenMark(marks[colour])
                : Style.of(colour).withMark(marks[colour]);
        layers.add(
            Scatter.of(
                    memorises ? region.word() : "",
                    some.numbers(DOSE),
                    some.numbers(LinearColumns.LABEL_NOISE),
                    style)
                .withSize(memorises ? 5 : 2.5)
                .withAlpha(1));
      }
    }
    return layers;
  }

  @Override
  public List<Claim> claims(Table table) {
    return table.values(LinearColumns.DATA).stream()
        .map(data -> claim(table.where(LinearColumns.DATA, data), data))
        .toList();
  }

  /**
   * A draw, rate and teacher has both effects if it has them at its dose of least risk: all of
   * them, supported; none, not supported.
   */
  private Claim claim(Table rows, String data) {
    int[] found = new int[Region.values().length];
    int all = 0;
    int memorising = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      for (double rate : RATES) {
        for (double time : TIMES) {
          Table doses =
              rows.where(SEED, seed)
                  .where(LinearColumns.LABEL_NOISE, rate)
                  .where(LinearColumns.TEACHER_TIME, time);
          found[
              doses.column(EFFECTS).get(FlipProblem.least(doses.numbers(RISK_RATIO))).ordinal()]++;
          memorising += doses.column(MEMORISES).get(0) ? 1 : 0;
          all++;
        }
      }
    }
    int both = found[Region.BOTH.ordinal()];
    return new Claim(
        PaperClaim.ONE_BIAS_TWO_EFFECTS,
        Evidence.linear(id()),
        "%s, two classes, linear model by squared loss, gradient flow, student against its own teacher at the dose of least risk, means over flips; of %d draws, rates of flips 0.02 to 0.45 and teachers' times 30 to 300,000 over the top eigenvalue (%d of whose teachers memorise) both effects in %d, a slope above 1 alone in %d, a lower risk alone in %d, neither in %d"
            .formatted(
                data,
                all,
                memorising,
                both,
                found[Region.SLOPE.ordinal()],
                found[Region.RISK.ordinal()],
                found[Region.NEITHER.ordinal()]),
        "share of settings with both effects",
        (double) both / all,
        null,
        all,
        both == all
            ? Claim.Support.SUPPORTED
            : both > 0 ? Claim.Support.MIXED : Claim.Support.NOT_SUPPORTED);
  }
}
