// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Percentage;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.compare.check.Check;
import org.eigendistill.compare.rows.ComparedModels;
import org.eigendistill.compare.rows.ModelScores;
import org.eigendistill.data.NamedMatrix;
import org.eigendistill.data.RowBlocks;
import org.eigendistill.spectrum.EjmlSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models that are nearly certain of the same class in every row: a rare positive, for instance. */
class ConfidentModelsTest {
  private static final int ROWS = 500;

  /** Teacher, student, control: one class is far above the others in all. */
  private static List<Matrix> models(int classes, double above) {
    Randomness random = Randomness.of(12);
    Matrix shared = noise(random, classes, 1.5);
    Matrix teacher = shared.plus(1, noise(random, classes, 0.6));
    Matrix student = teacher.plus(0.3, teacher).plus(1, noise(random, classes, 0.15));
    Matrix control = shared.plus(1, noise(random, classes, 0.6));
    return List.of(raised(teacher, above), raised(student, above), raised(control, above));
  }

  private static Matrix noise(Randomness random, int classes, double size) {
    return Matrix.fill(ROWS, classes, (i, k) -> size * random.gaussian());
  }

  /** Class 0 higher by so much, and without noise where there are two. */
  private static Matrix raised(Matrix logits, double above) {
    boolean isPair = logits.columns() == 2;
    return Matrix.fill(
        ROWS,
        logits.columns(),
        (i, k) -> k == 0 ? above + (isPair ? 0 : logits.get(i, 0)) : logits.get(i, k));
  }

  /** Each row's probabilities as logarithms, so that their roots keep all digits. */
  private static double[][] centredRoots(Matrix logits) {
    double[][] roots = new double[logits.rows()][logits.columns()];
    double[] mean = new double[logits.columns()];
    for (int i = 0; i < roots.length; i++) {
      double most = Arrays.stream(logits.row(i)).max().orElseThrow();
      double sum = Arrays.stream(logits.row(i)).map(z -> Math.exp(z - most)).sum();
      for (int k = 0; k < mean.length; k++) {
        roots[i][k] = Math.sqrt(Math.exp(logits.get(i, k) - most) / sum);
        mean[k] += roots[i][k];
      }
    }
    for (double[] row : roots) {
      Arrays.setAll(row, k -> row[k] - mean[k] / roots.length);
    }
    return roots;
  }

  /** {@code S / sqrt(tr(A'A B'B) / (n - 1))} by its definition. */
  private static double score(Matrix teacher, Matrix student) {
    double[][] a = centredRoots(teacher);
    double[][] b = centredRoots(student);
    double sum = 0;
    double trace = 0;
    for (int k = 0; k < teacher.columns(); k++) {
      for (int l = 0; l < teacher.columns(); l++) {
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < ROWS; i++) {
          aa += a[i][k] * a[i][l];
          bb += b[i][k] * b[i][l];
          sum += k == l ? a[i][k] * b[i][k] : 0;
        }
        trace += aa * bb;
      }
    }
    return sum / Math.sqrt(trace / (ROWS - 1));
  }

  /** The factor of the student's logits that is nearest to the teacher by KL, by halving. */
  private static double scale(Matrix teacher, Matrix student) {
    return root(
        scale -> {
          double off = 0;
          for (int i = 0; i < ROWS; i++) {
            off +=
                below(student.row(i), scale, student.row(i))
                    - below(teacher.row(i), 1, student.row(i));
          }
          return off;
        });
  }

  /** Where a rising function passes 0, between .001 and 1000, by halving. */
  private static double root(DoubleUnaryOperator rising) {
    double low = 1e-3;
    double high = 1e3;
    for (int step = 0; step < 200; step++) {
      double middle = Math.sqrt(low * high);
      boolean isBelow = rising.applyAsDouble(middle) < 0;
      low = isBelow ? middle : low;
      high = isBelow ? high : middle;
    }
    return low;
  }

  /** The mean of scores less that of class 0, which is the largest, under a softmax. */
  private static double below(double[] logits, double beta, double... scores) {
    double sum = 1;
    double mean = 0;
    for (int k = 1; k < logits.length; k++) {
      double odds = Math.exp(beta * (logits[k] - logits[0]));
      sum += odds;
      mean += odds * (scores[k] - scores[0]);
    }
    return mean / sum;
  }

  @ParameterizedTest
  @CsvSource({"2, 12", "2, 20", "2, 30", "2, 40", "3, 60", "40, 60"})
  void keepTheirDigits(int classes, double above) {
    List<Matrix> models = models(classes, above);
    StudentComparison compared =
        StudentComparison.of(
            SimulatedNetworks.models(models), ComparisonRules.USUAL, EjmlSolver::new);
    Map<String, Object> numbers = compared.numbers();
    near(numbers, "order_z", score(models.get(0), models.get(1)), 1e-10);
    near(numbers, "best_scale", scale(models.get(0), models.get(1)), 1e-9);
    assertThat(numbers)
        .containsEntry("blocks_out_of_order", List.of())
        .containsEntry("rows_match", true);
    // the control agrees in every row and by KL, and is another network
    assertThat(compared.checks()).noneMatch(check -> check.level() == Check.Level.stop);
    assertThat(compared.verdict()).isNotEqualTo(ComparisonVerdict.NOT_COMPARABLE);
  }

  /** Probabilities of exactly 0, as votes have: a lost class counts with score 0. */
  @Test
  void scoresThatAreLostCountAsNone() {
    Randomness random = Randomness.of(3);
    List<Matrix> votes = new ArrayList<>();
    Matrix shared = noise(random, 4, 1.5);
    for (int m = 0; m < 2; m++) {
      double[][] rows = new double[ROWS][];
      Matrix odds = shared.plus(1, noise(random, 4, 0.5));
      for (int i = 0; i < ROWS; i++) {
        double[] e = Arrays.stream(odds.row(i)).map(Math::exp).toArray();
        double all = Arrays.stream(e).sum();
        rows[i] = Arrays.stream(e).map(v -> Math.rint(10 * v / all)).toArray();
        double sum = Arrays.stream(rows[i]).sum();
        double[] row = rows[i];
        Arrays.setAll(row, k -> row[k] / sum);
      }
      votes.add(Matrix.ofRows(rows));
    }
    double scale =
        root(
            power -> {
              double off = 0;
              for (int i = 0; i < ROWS; i++) {
                double sum = 0;
                double mean = 0;
                for (int k = 0; k < 4; k++) {
                  double u = votes.get(1).get(i, k);
                  if (u > 0) {
                    sum += Math.pow(u, power);
                    mean += Math.pow(u, power) * Math.log(u);
                    off -= votes.get(0).get(i, k) * Math.log(u);
                  }
                }
                off += mean / sum;
              }
              return off;
            });
    List<ModelScores> scores =
        votes.stream()
            .map(m -> RowBlocks.of(new NamedMatrix("votes", List.of(), m)))
            .map(ModelScores::ofProbabilities)
            .toList();
    Map<String, Object> numbers =
        StudentComparison.of(
                ComparedModels.of(scores.get(0), scores.get(1), List.of()),
                ComparisonRules.USUAL,
                EjmlSolver::new)
            .numbers();
    assertThat((Integer) numbers.get("rows_infinite_kl")).isPositive();
    near(numbers, "best_scale", scale, 1e-9);
  }

  private static void near(Map<String, Object> numbers, String key, double expected, double part) {
    assertThat((Double) numbers.get(key))
        .as(key)
        .isCloseTo(expected, Percentage.withPercentage(100 * part));
  }

  /** That of the same outputs is said all the same, whatever is added to a row. */
  @ParameterizedTest
  @CsvSource({"2, 40", "3, 60"})
  void theTeacherItselfIsNoControl(int classes, double above) {
    List<Matrix> models = models(classes, above);
    Matrix shifted = Matrix.fill(ROWS, classes, (i, k) -> models.get(0).get(i, k) + i % 7);
    StudentComparison compared =
        StudentComparison.of(
            SimulatedNetworks.models(List.of(models.get(0), models.get(1), shifted)),
            ComparisonRules.USUAL,
            EjmlSolver::new);
    assertThat(VerdictSentence.of(compared.pair()))
        .startsWith("Not comparable: Control 1 is the teacher itself");
  }
}
