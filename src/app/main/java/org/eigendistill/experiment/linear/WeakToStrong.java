// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.Grids;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Dash;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Style;
import org.eigendistill.population.FeatureMap;
import org.eigendistill.population.LeastRisk;
import org.eigendistill.population.LeastRisk.Stretch;
import org.eigendistill.population.ModelPlan;
import org.eigendistill.population.Question;
import org.eigendistill.population.RiskEstimate;
import org.eigendistill.population.RowSet.Gaussian;
import org.eigendistill.population.Scenario;
import org.eigendistill.population.Training;
import org.eigendistill.population.Training.LeastNorm;
import org.eigendistill.population.World;
import org.eigendistill.population.limit.Limits;
import org.eigendistill.spectrum.EjmlSolver;

/**
 * How much of a weak teacher's risk its student takes away, by the share of the teacher's features
 * that the student has too. Labelled the clean target, the student's features would leave no risk,
 * so the share of the gap that is recovered is 1 - student's risk / teacher's.
 */
final class WeakToStrong implements Experiment {
  private static final int WEAK = 40;
  private static final int STRONG = 60;

  /** Features of both that hold what the teacher sees of the target. */
  private static final int SIGNAL = 4;

  private static final int LABELLED = 80;
  private static final int UNLABELLED = 400;
  private static final int[] SHARED = {4, 10, 16, 22, 28, 34, 40};
  private static final double[] NOISES = {0.03, 0.1, 0.3, 1, 3};

  /** The share of the target's energy that the teacher is blind to. */
  private static final double[] BLIND = {0, 0.1};

  private static final List<Integer> DRAWN_SHARED = List.of(4, 22);
  private static final List<Double> DRAWN_NOISES = List.of(0.1, 3.0);
  private static final int DRAWS = 30;

  private static final Column<Boolean> TUNED = Column.truth("teacher_tuned");
  private static final Column<Double> BLINDNESS = Column.number("blind_share");
  private static final Column<Double> NOISE = Column.number("noise");
  private static final Column<Double> OVERLAP = Column.number("overlap");
  private static final Column<Double> PENALTY = Column.number("penalty");
  private static final Column<Double> TEACHER_RISK = Column.number("teacher_risk");
  private static final Column<Double> STUDENT_RISK = Column.number("student_risk");
  private static final Column<Double> RECOVERED = Column.number("recovered");
  private static final Column<Double> SIMULATED = Column.number("simulated_recovered");
  private static final Column<Double> ERROR = Column.number("standard_error");

  /** One teacher with its student. */
  private record Pair(boolean tuned, double noise, double penalty) {
    String teacher() {
      return "%s teacher at %s".formatted(tuned ? "tuned" : "raw", noise);
    }

    String student() {
      return "student of the " + teacher();
    }

    Training training() {
      return tuned ? Fits.ridge(penalty) : new LeastNorm();
    }
  }

  @Override
  public String id() {
    return "weak-to-strong";
  }

  @Override
  public String title() {
    return "What a student recovers of a weak teacher's gap, by overlap and noise";
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(
        TUNED,
        BLINDNESS,
        NOISE,
        OVERLAP,
        PENALTY,
        TEACHER_RISK,
        STUDENT_RISK,
        RECOVERED,
        SIMULATED,
        ERROR);
  }

  /** Where the student sees all that the teacher does it recovers nothing. */
  @Override
  public List<Column<?>> differences() {
    return List.of(RECOVERED);
  }

  /**
   * Coordinates: the teacher's own, those of both, the student's own, of which the first counts.
   */
  private static World world(int shared, double blind) {
    int p = WEAK + STRONG - shared;
    double[] ones = new double[p];
    Arrays.fill(ones, 1);
    double[] target = new double[p];
    for (int i = 0; i < SIGNAL; i++) {
      target[WEAK - 1 - i] = Math.sqrt((1 - blind) / SIGNAL);
    }
    if (blind > 0) {
      target[WEAK] = Math.sqrt(blind);
    }
    return World.given(ones, Matrix.ofColumn(target), 0);
  }

  private static List<ModelPlan> models(int shared, Pair pair) {
    int p = WEAK + STRONG - shared;
    FeatureMap weak = Fits.coordinates(0, WEAK, p);
    FeatureMap strong = Fits.coordinates(WEAK - shared, p, p);
    return List.of(
        Fits.teacher(pair.teacher(), weak, pair.training(), "labelled", pair.noise()),
        Fits.student(pair.student(), strong, new LeastNorm(), "unlabelled", pair.teacher(), 1));
  }

  private static Scenario scenario(int shared, double blind, List<ModelPlan> models) {
    return new Scenario(
        world(shared, blind),
        Map.of("labelled", new Gaussian(LABELLED), "unlabelled", new Gaussian(UNLABELLED)),
        models);
  }

  private static Map<String, RiskEstimate> limit(int shared, double blind, Pair pair) {
    return new Limits(0, new EjmlSolver())
        .of(
            scenario(shared, blind, models(shared, pair)),
            Question.of(List.of(pair.teacher(), pair.student())));
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table = Table.with(columns());
    for (double blind : BLIND) {
      List<Pair> pairs = pairs(blind);
      for (int i = 0; i < SHARED.length; i++) {
        progress.update("overlaps", i, SHARED.length);
        int shared = SHARED[i];
        List<Pair> drawn =
            DRAWN_SHARED.contains(shared) && (blind > 0 || i == 0)
                ? pairs.stream().filter(pair -> DRAWN_NOISES.contains(pair.noise())).toList()
                : List.of();
        Optional<DrawnRisks> draws =
            drawn.isEmpty() ? Optional.empty() : Optional.of(draws(shared, blind, drawn));
        for (Pair pair : pairs) {
          Map<String, RiskEstimate> limits = limit(shared, blind, pair);
          double teacher = limits.get(pair.teacher()).risk();
          double student = limits.get(pair.student()).risk();
          Optional<DrawnRisks> known = draws.filter(all -> drawn.contains(pair));
          table.add(
              TUNED.is(pair.tuned()),
              BLINDNESS.is(blind),
              NOISE.is(pair.noise()),
              OVERLAP.is((double) shared / WEAK),
              PENALTY.is(pair.penalty()),
              TEACHER_RISK.is(teacher),
              STUDENT_RISK.is(student),
              RECOVERED.is(1 - student / teacher),
              SIMULATED.is(
                  known
                      .map(all -> 1 - all.ratio(pair.student(), pair.teacher()))
                      .orElse(Double.NaN)),
              ERROR.is(
                  known
                      .map(all -> all.ratioError(pair.student(), pair.teacher()))
                      .orElse(Double.NaN)));
        }
      }
    }
    return table.build();
  }

  /** The best penalty depends on neither the student nor the overlap. */
  private static List<Pair> pairs(double blind) {
    List<Pair> pairs = new ArrayList<>();
    for (double noise : NOISES) {
      pairs.add(new Pair(false, noise, 0));
      LeastRisk best =
          LeastRisk.of(
              List.of(new Stretch(1e-3, 1e3, true)),
              penalty -> {
                Pair pair = new Pair(true, noise, penalty[0]);
                return limit(WEAK, blind, pair).get(pair.teacher()).risk();
              });
      pairs.add(new Pair(true, noise, best.at()[0]));
    }
    return pairs;
  }

  private static DrawnRisks draws(int shared, double blind, List<Pair> pairs) {
    List<ModelPlan> models = pairs.stream().flatMap(pair -> models(shared, pair).stream()).toList();
    Question question = Question.of(models.stream().map(ModelPlan::name).toList());
    return DrawnRisks.of(DRAWS, 1, question, stream -> scenario(shared, blind, models));
  }

  @Override
  public Optional<Figure> figure(Table table) {
    Table blind = table.where(BLINDNESS, BLIND[1]);
    List<Panel> panels =
        List.of(
            byOverlap(blind.where(TUNED, false)).titled("raw teacher"),
            byOverlap(blind.where(TUNED, true)).titled("tuned teacher"),
            byNoise(table.where(OVERLAP, (double) SHARED[0] / WEAK))
                .titled("overlap " + (double) SHARED[0] / WEAK));
    return Optional.of(
        Figure.wide(3, panels)
            .withHeight(2.9)
            .withCaption(
                ("The share of a weak teacher's risk that a student of it is rid of, by the share of the teacher's %d"
                        + " features that the student has too: a straight line, to nothing where the student has them all."
                        + " Raw: least squares on %d noisy rows; tuned: ridge at its best penalty. Left and middle: a teacher blind"
                        + " to %.0f %% of the target. Right: noise lets students of raw teachers recover more, for noise averages out"
                        + " where blindness does not; students of tuned ones less, as soon as noise outweighs what the teacher is"
                        + " blind to. The student: least squares of %d features on %d rows. Lines: limit; bars: %d draws, two standard errors.")
                    .formatted(WEAK, LABELLED, 100 * BLIND[1], STRONG, UNLABELLED, DRAWS)));
  }

  private static Panel byOverlap(Table rows) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < NOISES.length; i++) {
      Style style = Style.ramp(i, NOISES.length);
      add(layers, "noise " + Grids.text(NOISES[i]), rows.where(NOISE, NOISES[i]), OVERLAP, style);
    }
    return Panel.of(
        Axis.linear("overlap of features").between(0, 1.02),
        Axis.linear("gap recovered").between(-0.1, 0.9),
        layers);
  }

  private static Panel byNoise(Table rows) {
    List<Layer> layers = new ArrayList<>();
    for (boolean tuned : new boolean[] {false, true}) {
      for (double blind : BLIND) {
        String words =
            "%s, %s"
                .formatted(tuned ? "tuned" : "raw", blind == 0 ? "sees all" : "blind to a tenth");
        Style style = Style.of(tuned ? 1 : 0).withDash(blind == 0 ? Dash.SOLID : Dash.DASHED);
        add(layers, words, rows.where(TUNED, tuned).where(BLINDNESS, blind), NOISE, style);
      }
    }
    return Panel.of(Axis.log("noise"), Axis.linear("gap recovered").between(-0.1, 0.9), layers);
  }

  private static void add(
      List<Layer> layers, String words, Table rows, Column<Double> across, Style style) {
    double[] x = rows.numbers(across);
    layers.add(Line.of(words, x, rows.numbers(RECOVERED), style));
    SimulatedPoints.layer(x, rows.numbers(SIMULATED), rows.numbers(ERROR), style)
        .ifPresent(layers::add);
  }
}
