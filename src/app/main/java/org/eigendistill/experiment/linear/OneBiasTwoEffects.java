package org.eigendistill.experiment.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.PowerLaw;
import org.eigendistill.base.Progress;
import org.eigendistill.base.Randomness;
import org.eigendistill.base.StudentT;
import org.eigendistill.data.BundledData;
import org.eigendistill.data.Column;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.LabelNoise;
import org.eigendistill.data.Scaling;
import org.eigendistill.data.Split;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Distillation;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Matching;
import org.eigendistill.dynamics.Model;
import org.eigendistill.dynamics.Procedure;
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
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Scatter;
import org.eigendistill.figure.Style;
import org.eigendistill.spectrum.EjmlSolver;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;

/**
 * Claim C4 where everything is exact: a linear classifier by squared loss under label noise. A
 * student trained as long as its teacher is compared with plain training matched along the top
 * direction; the same gains give the margin plot, its scores of the matched model's first class
 * against that model's, and the risk on test rows.
 */
final class OneBiasTwoEffects implements Experiment {
  private static final int ROWS = 500;
  private static final int SEEDS = 5;
  private static final double[] RATES = {0, 0.2, 0.4};
  private static final double[] TIMES = {3, 30, 300, 3000};

  private static final Column<Long> SEED = Column.count("seed");
  private static final Column<Double> LOW_SLOPE = Column.number("low_slope");
  private static final Column<Double> HIGH_SLOPE = Column.number("high_slope");
  private static final Column<Double> MISLABELLED_SLOPE = Column.number("mislabelled_slope");
  private static final Column<Double> CLEAN_SLOPE = Column.number("clean_slope");
  private static final Column<Double> ERROR_RATIO = Column.number("test_mse_ratio");
  private static final Column<Double> ACCURACY_GAIN = Column.number("test_accuracy_gain");

  @Override
  public String id() {
    return "one-bias-two-effects";
  }

  @Override
  public String title() {
    return "One bias, two effects: margins and risk";
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(
        LinearColumns.DATA,
        LinearColumns.LABEL_NOISE,
        LinearColumns.TEACHER_TIME,
        SEED,
        LOW_SLOPE,
        HIGH_SLOPE,
        MISLABELLED_SLOPE,
        CLEAN_SLOPE,
        ERROR_RATIO,
        ACCURACY_GAIN);
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table = Table.with(columns());
    for (String name : List.of("synthetic", "fashion-mnist", "spam")) {
      for (int seed = 1; seed <= SEEDS; seed++) {
        progress.update("margins and risk on " + name, seed, SEEDS);
        Split split = name.equals("synthetic") ? synthetic(seed) : part(name, seed);
        add(table, name, seed, split);
      }
    }
    return table.build();
  }

  /** Five classes by the largest of five linear scores; features of power-law variances. */
  private static Split synthetic(long seed) {
    Randomness random = Randomness.of(seed);
    int features = 100;
    int classes = 5;
    Matrix weights = Matrix.fill(features, classes, (i, j) -> random.gaussian());
    Dataset[] parts = new Dataset[2];
    for (int p = 0; p < 2; p++) {
      Matrix x =
          Matrix.fill(ROWS, features, (i, j) -> random.gaussian() * PowerLaw.at(j + 1, 0.75));
      Matrix scores = x.times(weights);
      int[] labels = new int[ROWS];
      Arrays.setAll(labels, new ClassScores(scores, 0, classes)::first);
      Matrix oneHot = Matrix.fill(ROWS, classes, (i, j) -> labels[i] == j ? 1 : 0);
      parts[p] =
          Dataset.labelled(
              "synthetic",
              x,
              Dataset.numbered("x", features),
              labels,
              Dataset.numbered("class", classes));
      if (!parts[p].targets().equals(oneHot)) {
        throw new IllegalStateException("labels are not one-hot");
      }
    }
    return new Split(parts[0], parts[1]);
  }

  private static Split part(String name, long seed) {
    Split whole = BundledData.load(name);
    int[] order = Randomness.of(seed).permutation(whole.train().rows());
    return new Split(whole.train().rows(Arrays.copyOf(order, ROWS)), whole.test());
  }

  private static void add(Table.Builder table, String name, long seed, Split split) {
    Scaling centring = Scaling.centring(split.train().features());
    Matrix train = centring.apply(split.train().features());
    Matrix test = centring.apply(split.test().features());
    int[] clean = split.train().labels().orElseThrow();
    int classes = split.train().targets().columns();
    int[][] labels = new int[RATES.length][];
    for (int r = 0; r < RATES.length; r++) {
      labels[r] = LabelNoise.symmetric(clean, classes, RATES[r], 100 + seed).labels();
    }
    // One decomposition serves all rates of noise: their targets stand side by side, less their
    // means.
    Matrix targets =
        Matrix.fill(
            ROWS, classes * RATES.length, (i, j) -> labels[j / classes][i] == j % classes ? 1 : 0);
    double[] means = targets.columnMeans();
    Matrix centred = Matrix.fill(ROWS, targets.columns(), (i, j) -> targets.get(i, j) - means[j]);
    Spectrum spectrum = Spectrum.bySvd(train, centred, LossScale.SUM, new EjmlSolver());
    double top = spectrum.eigenvalue(0);
    int[] truth = split.test().labels().orElseThrow();
    for (double scaled : TIMES) {
      double time = scaled / top;
      Procedure flow = GradientFlow.of();
      Model student = Distillation.of(flow, time).students().at(time);
      double matched = Matching.of(Course.onLabels(flow), student, top).time();
      double[] own = gains(student, spectrum);
      double[] plain = gains(Course.onLabels(flow).at(matched), spectrum);
      Matrix studentFit = shifted(spectrum.fitted(own), means);
      Matrix plainFit = shifted(spectrum.fitted(plain), means);
      Matrix studentTest = shifted(spectrum.predict(test, own), means);
      Matrix plainTest = shifted(spectrum.predict(test, plain), means);
      for (int r = 0; r < RATES.length; r++) {
        int from = r * classes;
        Margins margins =
            Margins.of(
                new ClassScores(plainFit, from, classes),
                new ClassScores(studentFit, from, classes),
                clean,
                labels[r]);
        ClassScores studentScores = new ClassScores(studentTest, from, classes);
        ClassScores plainScores = new ClassScores(plainTest, from, classes);
        table.add(
            LinearColumns.DATA.is(name),
            LinearColumns.LABEL_NOISE.is(RATES[r]),
            LinearColumns.TEACHER_TIME.is(scaled),
            SEED.is(seed),
            LOW_SLOPE.is(margins.low()),
            HIGH_SLOPE.is(margins.high()),
            MISLABELLED_SLOPE.is(margins.mislabelled()),
            CLEAN_SLOPE.is(margins.clean()),
            ERROR_RATIO.is(studentScores.error(truth) / plainScores.error(truth)),
            ACCURACY_GAIN.is(studentScores.accuracy(truth) - plainScores.accuracy(truth)));
      }
    }
  }

  private static double[] gains(Model model, Spectrum spectrum) {
    return Arrays.stream(spectrum.eigenvalues()).map(l -> model.along(l).gain()).toArray();
  }

  private static Matrix shifted(Matrix values, double[] means) {
    return Matrix.fill(values.rows(), values.columns(), (i, j) -> values.get(i, j) + means[j]);
  }

  @Override
  public Optional<Figure> figure(Table table) {
    List<Panel> panels = new ArrayList<>();
    Mark[] marks = {Mark.CIRCLE, Mark.SQUARE, Mark.TRIANGLE};
    for (String data : table.values(LinearColumns.DATA)) {
      List<Layer> layers = new ArrayList<>();
      for (int r = 0; r < RATES.length; r++) {
        Table rows =
            table.where(LinearColumns.DATA, data).where(LinearColumns.LABEL_NOISE, RATES[r]);
        layers.add(
            Scatter.of(
                    "label noise " + Grids.text(RATES[r]),
                    rows.numbers(LOW_SLOPE),
                    rows.numbers(ERROR_RATIO),
                    Style.of(r).withMark(marks[r]))
                .withSize(3.5)
                .withAlpha(0.7));
      }
      layers.add(Reference.vertical(1, ""));
      layers.add(Reference.horizontal(1, ""));
      panels.add(
          Panel.of(
                  Axis.linear("slope of margins, low half"),
                  Axis.linear("test error, student / matched"),
                  layers)
              .titled(DataPanels.name(data)));
    }
    return Optional.of(
        Figure.wide(3, panels)
            .withHeight(2.8)
            .withCaption(
                "Each point: one draw of 500 training rows, one teacher time (3 to 3,000 over the"
                    + " top eigenvalue). Across: slope of the student's scores against those of"
                    + " plain training matched on the top direction, rows of the lower half; above"
                    + " 1 is what the paper reads as exaggerated confidence. Up: mean squared error on clean test rows;"
                    + " below 1 the student generalizes better. Both effects: lower right."));
  }

  @Override
  public List<Claim> claims(Table table) {
    return table.values(LinearColumns.DATA).stream()
        .map(data -> claim(table.where(LinearColumns.DATA, data), data))
        .toList();
  }

  private Claim claim(Table rows, String data) {
    int[] settings = new int[4];
    for (double rate : RATES) {
      for (double time : TIMES) {
        Table draws =
            rows.where(LinearColumns.LABEL_NOISE, rate).where(LinearColumns.TEACHER_TIME, time);
        boolean margins = surelyAbove(draws.numbers(LOW_SLOPE), 1, 1);
        boolean risk = surelyAbove(draws.numbers(ERROR_RATIO), 1, -1);
        settings[(margins ? 2 : 0) + (risk ? 1 : 0)]++;
      }
    }
    int all = RATES.length * TIMES.length;
    Claim.Support verdict =
        settings[3] == all
            ? Claim.Support.SUPPORTED
            : settings[3] > 0 ? Claim.Support.MIXED : Claim.Support.NOT_SUPPORTED;
    return new Claim(
        PaperClaim.ONE_BIAS_TWO_EFFECTS,
        Evidence.linear(id()),
        "%s, linear model by squared loss, gradient flow, label noise 0, 0.2, 0.4, teacher times 3 to 3,000 over the top eigenvalue; of %d settings both effects in %d, margins alone in %d, risk alone in %d, neither in %d (95 %% intervals over %d draws)"
            .formatted(data, all, settings[3], settings[2], settings[1], settings[0], SEEDS),
        "share of settings with both effects",
        (double) settings[3] / all,
        null,
        all,
        verdict);
  }

  /** Whether the 95 % t interval of the mean lies on one side of a value. */
  private static boolean surelyAbove(double[] draws, double value, int sign) {
    double mean = Arrays.stream(draws).average().orElse(Double.NaN);
    double error = StudentT.errorOfMean(mean, draws);
    return sign * (mean - value) > StudentT.reach(error, draws.length - 1.0);
  }
}
