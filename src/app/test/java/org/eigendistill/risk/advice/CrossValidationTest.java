// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.Dealing;
import org.eigendistill.data.Groups;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.risk.Gains;
import org.eigendistill.spectrum.Designs;
import org.eigendistill.spectrum.EjmlSolver;
import org.eigendistill.spectrum.Kernel;
import org.eigendistill.spectrum.LinearSystem;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cross-validation as a form in the gains, against refits that know nothing of directions. */
class CrossValidationTest {
  private static final int ROWS = 23;
  private static final int FOLDS = 4;
  private static final long SEED = 5;

  private static Dataset data() {
    Matrix x = Designs.withSingularValues(ROWS, 6, new double[] {5, 3, 2, 1, 0.5, 0.1}, 3);
    Randomness random = Randomness.of(8);
    Matrix y = Matrix.fill(ROWS, 2, (i, c) -> x.get(i, c) + c + random.gaussian());
    return Dataset.of("d", x, Dataset.numbered("x", 6), y, Dataset.numbered("y", 2));
  }

  private static Fitting fitting(Fitting.Preparation preparation, LossScale scale) {
    return new Fitting(
        preparation,
        rows -> Spectrum.bySvd(rows.features(), rows.targets(), scale, new EjmlSolver()));
  }

  private static CrossValidation of(Fitting fitting, int deals) {
    Randomness random = Randomness.of(SEED);
    List<int[]> dealt =
        Stream.generate(() -> Dealing.folds(data(), Groups.single(ROWS), FOLDS, random))
            .limit(deals)
            .toList();
    return CrossValidation.of(data(), fitting, dealt, (task, done, total) -> {});
  }

  /**
   * Ridge on each fold by its normal equations, penalty and rows in the proportion of the whole.
   */
  @ParameterizedTest
  @EnumSource(Fitting.Preparation.class)
  void ridgeByNormalEquations(Fitting.Preparation preparation) {
    CrossValidation cv = of(fitting(preparation, LossScale.SUM), 1);
    double penalty = 0.7;
    Gains filter = Gains.of(Course.onLabels(Ridge.of()).at(penalty), cv.eigenvalues());
    double[] losses = new double[ROWS];
    int[] order = Randomness.of(SEED).permutation(ROWS);
    for (int f = 0; f < FOLDS; f++) {
      int fold = f;
      int[] kept =
          IntStream.range(0, ROWS).filter(i -> i % FOLDS != fold).map(i -> order[i]).toArray();
      int[] left =
          IntStream.range(0, ROWS).filter(i -> i % FOLDS == fold).map(i -> order[i]).toArray();
      Dataset train = data().rows(kept);
      double[] means = train.features().columnMeans();
      double[] offsets = train.targets().columnMeans();
      double[] factors = new double[means.length];
      for (int j = 0; j < means.length; j++) {
        double mean = means[j];
        double variance =
            Arrays.stream(train.features().column(j)).map(v -> (v - mean) * (v - mean)).sum()
                / kept.length;
        factors[j] = preparation == Fitting.Preparation.STANDARDIZE ? 1 / Math.sqrt(variance) : 1;
      }
      if (preparation == Fitting.Preparation.AS_IS) {
        Arrays.fill(means, 0);
        Arrays.fill(offsets, 0);
      }
      Matrix x = moved(train.features(), means, factors);
      Matrix y = moved(train.targets(), offsets, new double[] {1, 1});
      Matrix system = LinearSystem.shifted(x.gram(), penalty * kept.length / ROWS);
      Matrix weights = LinearSystem.solve(system, x.transposeTimes(y));
      for (int i : left) {
        Matrix row = moved(data().features().selectRows(i), means, factors);
        Matrix fit = row.times(weights);
        for (int c = 0; c < 2; c++) {
          double missing = data().targets().get(i, c) - offsets[c] - fit.get(0, c);
          losses[i] += missing * missing;
        }
      }
    }
    // Both routes lose at most a few digits to a condition of 50.
    assertThat(cv.losses(filter)).containsExactly(losses, within(1e-11));
    assertThat(cv.of(filter))
        .isCloseTo(Arrays.stream(losses).average().orElseThrow(), within(1e-11));
  }

  private static Matrix moved(Matrix rows, double[] means, double[] factors) {
    return Matrix.fill(
        rows.rows(), rows.columns(), (i, j) -> (rows.get(i, j) - means[j]) * factors[j]);
  }

  /** Under the mean loss eigenvalues need no scaling: the same times n mean the same training. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.3, 5})
  void bothLossScalesAgree(double time) {
    CrossValidation sums = of(fitting(Fitting.Preparation.CENTRE, LossScale.SUM), 2);
    CrossValidation means = of(fitting(Fitting.Preparation.CENTRE, LossScale.MEAN), 2);
    Course course = Course.onLabels(GradientFlow.of());
    assertThat(means.of(Gains.of(course.at(time * ROWS), means.eigenvalues())))
        .isCloseTo(sums.of(Gains.of(course.at(time), sums.eigenvalues())), within(1e-11));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.3, 5})
  void theBestWeightIsTheParabolasFoot(double time) {
    CrossValidation cv = of(fitting(Fitting.Preparation.CENTRE, LossScale.SUM), 1);
    Course course = Course.onLabels(GradientFlow.of());
    Gains teacher = Gains.of(course.at(2 * time), cv.eigenvalues());
    Gains student = Gains.of(course.at(time), cv.eigenvalues());
    double[] taken = new double[student.directions()];
    Arrays.setAll(taken, k -> student.gain(k) * teacher.residual(k));
    double best = cv.bestAlong(student, taken);
    double at = cv.of(student.distilling(teacher, best));
    for (double off : new double[] {-0.01, 0.01}) {
      assertThat(cv.of(student.distilling(teacher, best + off))).isGreaterThan(at);
    }
  }

  /** The linear kernel is the linear model. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.3})
  void kernel(double time) {
    Fitting kernel =
        new Fitting(
            Fitting.Preparation.CENTRE,
            rows ->
                Spectrum.byKernel(
                    new Kernel.Linear(),
                    rows.features(),
                    rows.targets(),
                    LossScale.SUM,
                    new EjmlSolver()));
    CrossValidation byKernel = of(kernel, 1);
    CrossValidation direct = of(fitting(Fitting.Preparation.CENTRE, LossScale.SUM), 1);
    Course course = Course.onLabels(GradientFlow.of());
    assertThat(byKernel.of(Gains.of(course.at(time), byKernel.eigenvalues())))
        .isCloseTo(direct.of(Gains.of(course.at(time), direct.eigenvalues())), within(1e-10));
  }
}
