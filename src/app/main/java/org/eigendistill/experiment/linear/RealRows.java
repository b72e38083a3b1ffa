// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.BundledData;
import org.eigendistill.data.Column;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.Scaling;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.Grids;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Style;
import org.eigendistill.population.FeatureMap;
import org.eigendistill.population.ModelPlan;
import org.eigendistill.population.Question;
import org.eigendistill.population.RiskEstimate;
import org.eigendistill.population.RowSet;
import org.eigendistill.population.RowSet.Gaussian;
import org.eigendistill.population.RowSet.Given;
import org.eigendistill.population.Scenario;
import org.eigendistill.population.World;
import org.eigendistill.population.limit.Limits;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.EjmlSolver;

/**
 * Rows drawn from real data against the limit for Gaussian rows of the same covariance, and what
 * the gap is made of. The labels are b.x + e, with b the best linear fit to all rows and e what it
 * leaves. Controls: the same rows, their e shuffled over all rows, so that noise knows nothing of
 * its row, which is an independent noise of the same variance; and Gaussian rows with that noise.
 *
 * <p>Of real rows e is one more coordinate, uncorrelated with the others, which no model sees and
 * errors do not weigh. Shuffles are not drawn: means over all of them are exact.
 */
final class RealRows implements Experiment {
  private static final int FEATURES = 40;
  private static final int SIDE = 28;
  private static final int POOL = 2;
  private static final int WORDS = 200;
  private static final int LABELLED = 80;
  private static final int UNLABELLED = 80;
  private static final double[] TIMES = Grids.log(1, 300, 6);
  private static final int DRAWS = 40;

  private static final Column<Learner> ROLE = LinearColumns.ROLE;
  private static final Column<Rows> KIND = Column.word("rows", Rows.class, Rows::word);
  private static final Column<Double> LIMIT = Column.number("limit");
  private static final Column<Double> RISK = Column.number("simulated_risk");
  private static final Column<Double> ERROR = Column.number("standard_error");

  /** What rows and noise are drawn from. */
  private enum Rows {
    REAL("real rows"),
    SHUFFLED("real rows, noise shuffled"),
    GAUSSIAN("Gaussian rows");

    private final String word;

    Rows(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /**
   * Real data in the eigenbasis of their covariance.
   *
   * @param variances s along it, and the variance of e
   * @param target b, and 1 for e
   * @param rows all of them, e last
   */
  private record Population(double[] variances, Matrix target, Matrix rows) {
    static Population of(Matrix features, double... labels) {
      int n = features.rows();
      Matrix x = Scaling.centring(features).apply(features);
      EigenSolver solver = new EjmlSolver();
      EigenSolver.Eigen eigen = solver.symmetric(solver.gram(x));
      int[] falling =
          IntStream.range(0, x.columns())
              .boxed()
              .sorted((a, b) -> Double.compare(eigen.values()[b], eigen.values()[a]))
              .mapToInt(Integer::intValue)
              .limit(FEATURES)
              .toArray();
      Matrix scores = x.times(eigen.vectors().selectColumns(falling));
      double mean = Arrays.stream(labels).average().orElseThrow();
      Matrix y = Matrix.fill(n, 1, (i, j) -> labels[i] - mean);
      Matrix products = scores.transposeTimes(y);
      double[] s = new double[FEATURES + 1];
      double[] b = new double[FEATURES + 1];
      for (int k = 0; k < FEATURES; k++) {
        double square = eigen.values()[falling[k]];
        s[k] = square / n;
        b[k] = products.get(k, 0) / square;
      }
      b[FEATURES] = 1;
      Matrix fitted = scores.times(Matrix.ofColumn(Arrays.copyOf(b, FEATURES)));
      Matrix rest = y.plus(-1, fitted);
      s[FEATURES] = rest.norm() * rest.norm() / n;
      Matrix rows =
          Matrix.fill(n, FEATURES + 1, (i, k) -> k < FEATURES ? scores.get(i, k) : rest.get(i, 0));
      return new Population(s, Matrix.ofColumn(b), rows);
    }

    /** Keeps its own copy. */
    Population {
      variances = variances.clone();
    }

    World world() {
      return World.given(variances, target, 0);
    }

    /** So many independent draws; without e where noise is one of its own. */
    Given draw(Rows kind, int count, Randomness stream) {
      int[] chosen = IntStream.range(0, count).map(i -> stream.below(rows.rows())).toArray();
      return new Given(
          Matrix.fill(
              count,
              FEATURES + 1,
              (i, k) ->
                  k == FEATURES && kind != Rows.REAL
                      ? 0
                      : kind == Rows.GAUSSIAN
                          ? Math.sqrt(variances[k]) * stream.gaussian()
                          : rows.get(chosen[i], k)));
    }

    /** The variance of noise that is independent of its row. */
    double noise(Rows kind) {
      return kind == Rows.REAL ? 0 : variances[FEATURES];
    }
  }

  @Override
  public String id() {
    return "real-rows";
  }

  @Override
  public String title() {
    return "The limit on real covariances, and what real rows do otherwise";
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(LinearColumns.DATA, ROLE, LinearColumns.TIME, KIND, LIMIT, RISK, ERROR);
  }

  /** Garments of the first five classes against the others, at a quarter of the pixels. */
  private static Population garments() {
    Dataset train = BundledData.load("fashion-mnist").train();
    int side = SIDE / POOL;
    double[] pooled = new double[train.rows() * side * side];
    for (int i = 0; i < train.rows(); i++) {
      double[] pixels = train.features().row(i);
      for (int k = 0; k < pixels.length; k++) {
        int place = k / SIDE / POOL * side + k % SIDE / POOL;
        pooled[i * side * side + place] += pixels[k] / (POOL * POOL);
      }
    }
    int half = train.targets().columns() / 2;
    return Population.of(Matrix.of(train.rows(), side * side, pooled), sides(train, half));
  }

  /** Spam against other mails, by some words. */
  private static Population mails() {
    Dataset train = BundledData.load("spam").train();
    int[] words = IntStream.range(0, WORDS).toArray();
    return Population.of(train.features().selectColumns(words), sides(train, 1));
  }

  private static double[] sides(Dataset data, int first) {
    return Arrays.stream(data.labels().orElseThrow())
        .mapToDouble(label -> label < first ? -1 : 1)
        .toArray();
  }

  private static String name(Learner role, double time) {
    return role.word() + " " + time;
  }

  /** A teacher at each time; students of the one in the middle at each time. */
  private static List<ModelPlan> models(double top, double noise) {
    FeatureMap seen = Fits.coordinates(0, FEATURES, FEATURES + 1);
    List<ModelPlan> models = new ArrayList<>();
    for (double time : TIMES) {
      models.add(
          Fits.teacher(
              name(Learner.TEACHER, time), seen, Fits.flow(time / top), "labelled", noise));
    }
    String teacher = name(Learner.TEACHER, TIMES[TIMES.length / 2]);
    for (double time : TIMES) {
      models.add(
          Fits.student(
              name(Learner.STUDENT, time), seen, Fits.flow(time / top), "unlabelled", teacher, 1));
    }
    return models;
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Map<String, Population> all = new LinkedHashMap<>();
    all.put("fashion-mnist", garments());
    all.put("spam", mails());
    Table.Builder table = Table.with(columns());
    all.forEach(
        (data, population) -> {
          progress.update("rows of " + data, 0, 0);
          add(table, data, population);
        });
    return table.build();
  }

  private static void add(Table.Builder table, String data, Population population) {
    double top = population.variances()[0];
    List<ModelPlan> models = models(top, population.noise(Rows.REAL));
    double[] weighed = Arrays.copyOf(Arrays.copyOf(population.variances(), FEATURES), FEATURES + 1);
    Question question = new Question(models.stream().map(ModelPlan::name).toList(), null, weighed);
    Map<String, RowSet> gaussian =
        Map.of("labelled", new Gaussian(LABELLED), "unlabelled", new Gaussian(UNLABELLED));
    Map<String, RiskEstimate> limits =
        new Limits(0, new EjmlSolver())
            .of(new Scenario(population.world(), gaussian, models), question);
    for (Rows kind : Rows.values()) {
      List<ModelPlan> drawn = models(top, population.noise(kind));
      DrawnRisks draws =
          DrawnRisks.of(
              DRAWS,
              1,
              question,
              stream -> {
                Map<String, RowSet> rows = new LinkedHashMap<>();
                rows.put("labelled", population.draw(kind, LABELLED, stream));
                rows.put("unlabelled", population.draw(kind, UNLABELLED, stream));
                return new Scenario(population.world(), rows, drawn);
              });
      for (Learner role : List.of(Learner.TEACHER, Learner.STUDENT)) {
        for (double time : TIMES) {
          String model = name(role, time);
          table.add(
              LinearColumns.DATA.is(data),
              ROLE.is(role),
              LinearColumns.TIME.is(time),
              KIND.is(kind),
              LIMIT.is(limits.get(model).risk()),
              RISK.is(draws.mean(model)),
              ERROR.is(draws.standardError(model)));
        }
      }
    }
  }

  @Override
  public Optional<Figure> figure(Table table) {
    List<Panel> panels = new ArrayList<>();
    for (String data : table.values(LinearColumns.DATA)) {
      for (Learner role : List.of(Learner.TEACHER, Learner.STUDENT)) {
        Table rows = table.where(LinearColumns.DATA, data).where(ROLE, role);
        panels.add(panel(rows).titled(DataPanels.name(data) + ", " + role.word()));
      }
    }
    return Optional.of(
        Figure.wide(2, panels)
            .withHeight(4.6)
            .withCaption(
                ("Simulated risk over its limit for Gaussian rows, by training time: %d rows a draw, %d features, %d draws, two standard errors."
                        + " Gaussian rows of the same covariance are on the line: their limit is right at this size. Beside them real rows with noise shuffled over"
                        + " the rows show what rows that are not Gaussian do, real rows besides that their noise, what no linear model fits, depends on the row. Fashion-MNIST at 14 x 14 pixels,"
                        + " first five classes against the others; 200 words of mails, spam against other; first %d principal"
                        + " components, gradient flow. The student learns from the teacher stopped at %s.")
                    .formatted(
                        LABELLED, FEATURES, DRAWS, FEATURES, Grids.text(TIMES[TIMES.length / 2]))));
  }

  private static Panel panel(Table rows) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Reference.horizontal(1, ""));
    for (Rows kind : Rows.values()) {
      Table some = rows.where(KIND, kind);
      double[] limit = some.numbers(LIMIT);
      double[] ratio = some.numbers(RISK);
      double[] error = some.numbers(ERROR);
      Arrays.setAll(ratio, i -> ratio[i] / limit[i]);
      Arrays.setAll(error, i -> error[i] / limit[i]);
      layers.add(
          Line.of(kind.word(), some.numbers(LinearColumns.TIME), ratio, Style.of(kind.ordinal())));
      SimulatedPoints.layer(
              some.numbers(LinearColumns.TIME), ratio, error, Style.of(kind.ordinal()))
          .ifPresent(layers::add);
    }
    return Panel.of(
        Axis.log("training time $\\lambda_1 t$"),
        Axis.linear("simulated risk / limit").between(0.7, 1.45),
        layers);
  }
}
