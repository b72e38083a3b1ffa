// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.advice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.Split;
import org.eigendistill.data.SyntheticDesign;
import org.eigendistill.dynamics.Model;
import org.eigendistill.risk.Criterion;
import org.eigendistill.risk.Gains;
import org.eigendistill.risk.LinearProblem;
import org.eigendistill.risk.Optima;
import org.eigendistill.risk.RiskForm;
import org.eigendistill.spectrum.Spectrum;

/**
 * A synthetic problem whose rows depend on one another and whose population risk is known all the
 * same: with the noise's covariance Omega v among the rows of the fit, that of gains a is the bias
 * of {@link LinearProblem} and
 *
 * <pre>    v sum_kl a_k a_l (u_k'Omega u_l) (v_k'Sigma v_l) / (s_k s_l) . </pre>
 */
record DependentTruth(KnownTruth problem, Kind kind) {
  /** How rows depend on one another. */
  enum Kind {
    /** Not at all. */
    NONE,
    /** Each row stands twice, features and target. */
    TWICE,
    /** A fifth of the rows stand ten times each. */
    SOME_TEN_TIMES,
    /** Each row of features twice, with targets of noise of their own. */
    REPLICATED,
    /** Groups of five that share four fifths of what varies in the features, and of the noise. */
    GROUPED,
    /** Features and noise are autoregressive, with the coefficient 0.7 from row to row. */
    TIMED
  }

  private static final double MEMORY = 0.7;
  private static final int GROUP = 5;

  /** What of features and noise is shared in groups. */
  private static final double SHARED = 0.8;

  /** A draw: the rows, and the correlation Omega of their noise. */
  record Drawn(SyntheticDesign design, Dataset data, Matrix omega) {}

  Drawn draw(long seed) {
    int n = problem.rows();
    int wanted = n + n / GROUP + 1;
    SyntheticDesign design =
        SyntheticDesign.draw(wanted, problem.variances(), problem.along(), 0, seed);
    Randomness random = Randomness.of(seed + 500_000);
    double[] own = gaussians(random, n);
    double[] shared = gaussians(random, wanted);
    Matrix x = design.data().features();
    return switch (kind) {
      case NONE -> drawn(design, x.selectRows(IntStream.range(0, n).toArray()), own, unit(n));
      case TWICE -> copies(design, own, random, IntStream.range(0, n).map(i -> i / 2).toArray());
      case SOME_TEN_TIMES -> {
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; rows.size() < n; i++) {
          for (int k = 0; k < (i % 5 == 0 ? 10 : 1) && rows.size() < n; k++) {
            rows.add(i);
          }
        }
        yield copies(design, own, random, rows.stream().mapToInt(i -> i).toArray());
      }
      case REPLICATED ->
          drawn(
              design, x.selectRows(IntStream.range(0, n).map(i -> i / 2).toArray()), own, unit(n));
      case GROUPED -> {
        Matrix mixed =
            Matrix.fill(
                n,
                x.columns(),
                (i, j) ->
                    Math.sqrt(1 - SHARED) * x.get(i, j)
                        + Math.sqrt(SHARED) * x.get(n + i / GROUP, j));
        double[] noise = new double[n];
        Arrays.setAll(
            noise, i -> Math.sqrt(1 - SHARED) * own[i] + Math.sqrt(SHARED) * shared[i / GROUP]);
        Matrix omega =
            Matrix.fill(n, n, (i, j) -> i == j ? 1 : i / GROUP == j / GROUP ? SHARED : 0);
        Drawn drawn = drawn(design, mixed, noise, omega);
        int[] groups = IntStream.range(0, n).map(i -> i / GROUP).toArray();
        yield new Drawn(design, drawn.data.withGroups(groups), omega);
      }
      case TIMED -> {
        double[][] rows = new double[n][];
        double[] noise = new double[n];
        double fresh = Math.sqrt(1 - MEMORY * MEMORY);
        for (int i = 0; i < n; i++) {
          rows[i] = x.row(i);
          noise[i] = own[i];
          for (int j = 0; i > 0 && j < x.columns(); j++) {
            rows[i][j] = MEMORY * rows[i - 1][j] + fresh * x.get(i, j);
          }
          if (i > 0) {
            noise[i] = MEMORY * noise[i - 1] + fresh * own[i];
          }
        }
        Matrix omega = Matrix.fill(n, n, (i, j) -> Math.pow(MEMORY, Math.abs(i - j)));
        yield drawn(design, Matrix.ofRows(rows), noise, omega);
      }
    };
  }

  /** Rows that stand several times, in random order. */
  private Drawn copies(SyntheticDesign design, double[] noise, Randomness random, int[] rows) {
    int[] order = random.permutation(rows.length);
    int[] of = Arrays.stream(order).map(i -> rows[i]).toArray();
    return drawn(
        design,
        design.data().features().selectRows(of),
        Arrays.stream(of).mapToDouble(i -> noise[i]).toArray(),
        Matrix.fill(of.length, of.length, (i, j) -> of[i] == of[j] ? 1 : 0));
  }

  private Drawn drawn(SyntheticDesign design, Matrix x, double[] noise, Matrix omega) {
    Matrix signal = x.times(Matrix.ofColumn(design.truth()));
    double scale = Math.sqrt(problem.noise());
    Matrix y = Matrix.fill(x.rows(), 1, (i, j) -> signal.get(i, 0) + scale * noise[i]);
    Dataset data =
        Dataset.of("d", x, Dataset.numbered("x", x.columns()), y, Dataset.numbered("y", 1));
    return new Drawn(design, data, omega);
  }

  private static double[] gaussians(Randomness random, int count) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> random.gaussian());
    return values;
  }

  private static Matrix unit(int n) {
    return Matrix.fill(n, n, (i, j) -> i == j ? 1 : 0);
  }

  Split split(Dataset data, long seed) {
    return kind == Kind.TIMED
        ? Split.latest(data, KnownTruth.HOLDOUT)
        : Split.holdout(data, KnownTruth.HOLDOUT, seed);
  }

  Advice advise(Split split, long seed) {
    Advisor.Order order = kind == Kind.TIMED ? Advisor.Order.TIME : Advisor.Order.ANY;
    return new Advisor(KnownTruth.FITTING, top -> KnownTruth.PROCEDURE, seed, order)
        .advise(split, (task, done, total) -> {});
  }

  /** Advice on one draw beside its truth. */
  Truth truth(long seed) {
    Drawn drawn = draw(seed);
    // Rows are told apart by their numbers, to take the noise's correlation among those of the fit.
    Dataset numbered =
        drawn.data.withTargets(
            Matrix.fill(drawn.data.rows(), 1, (i, j) -> i), Dataset.numbered("y", 1));
    int[] fitted =
        Arrays.stream(split(numbered, seed).train().targets().column(0))
            .mapToInt(i -> (int) i)
            .toArray();
    Split split = split(drawn.data, seed);
    Criterion risk = population(drawn, split.train(), fitted);
    Advice advice = advise(split, seed);
    Optima optima = Optima.quick(risk, KnownTruth.PROCEDURE);
    return new Truth(
        advice,
        problem.noise(),
        optima.bestTeacher().risk(),
        optima.bestStudent().risk(),
        risk(risk, Candidate.of(KnownTruth.PROCEDURE, advice.teacher()).model()),
        risk(risk, Candidate.of(KnownTruth.PROCEDURE, advice.student()).model()));
  }

  private static double risk(Criterion risk, Model model) {
    return risk.of(Gains.of(model, risk.eigenvalues()));
  }

  /** The population risk, the noise of new targets not counted. */
  private Criterion population(Drawn drawn, Dataset train, int[] rows) {
    Spectrum spectrum = KnownTruth.FITTING.fit(train).spectrum();
    Matrix axes = drawn.design.axes();
    double[] s = drawn.design.variances();
    Matrix covariance =
        Matrix.fill(axes.rows(), s.length, (i, k) -> axes.get(i, k) * s[k]).times(axes.transpose());
    RiskForm bias =
        LinearProblem.of(spectrum, Matrix.ofColumn(drawn.design.truth()), 0).population(covariance);
    Matrix scores = spectrum.scores(train.features());
    Matrix directions = spectrum.directionVectors();
    Matrix among = drawn.omega.selectRows(rows).selectColumns(rows);
    Matrix noise = scores.transposeTimes(among.times(scores));
    Matrix measure = directions.transposeTimes(covariance.times(directions));
    int r = spectrum.directions();
    Matrix form =
        Matrix.fill(
            r,
            r,
            (k, l) ->
                problem.noise()
                    * noise.get(k, l)
                    * measure.get(k, l)
                    / Math.pow(spectrum.singularValue(k) * spectrum.singularValue(l), 2));
    return new Criterion() {
      @Override
      public double[] eigenvalues() {
        return bias.eigenvalues();
      }

      @Override
      public double of(Gains filter) {
        double[] a = filter.gains();
        double sum = bias.of(filter);
        for (int k = 0; k < r; k++) {
          for (int l = 0; l < r; l++) {
            sum += a[k] * a[l] * form.get(k, l);
          }
        }
        return sum;
      }
    };
  }
}
