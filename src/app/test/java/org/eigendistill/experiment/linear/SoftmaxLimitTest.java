// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.eigendistill.data.BundledData;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.LabelNoise;
import org.eigendistill.data.Table;
import org.junit.jupiter.api.Test;

/**
 * The committed table on images at two temperatures, worked out anew: descent on the weights by
 * plain loops, eigenvectors of X'X by another library, limit and bound by their formulas, the
 * confidence line by regression.
 */
class SoftmaxLimitTest {
  private static final int ROWS = 1000;
  private static final int SIDE = 14;
  private static final int FEATURES = SIDE * SIDE;
  private static final int CLASSES = 10;
  private static final int STEPS = 200;

  private final double[][] x = new double[ROWS][FEATURES];
  private final int[] labels;
  private final double[] eigenvalues = new double[FEATURES];
  private final double[][] vectors = new double[FEATURES][];
  private final double step;

  SoftmaxLimitTest() {
    Dataset rows =
        BundledData.load("fashion-mnist").train().rows(IntStream.range(0, ROWS).toArray());
    labels = LabelNoise.symmetric(rows.labels().orElseThrow(), CLASSES, 0.2, 1).labels();
    double[] means = new double[FEATURES];
    for (int i = 0; i < ROWS; i++) {
      double[] image = rows.features().row(i);
      for (int j = 0; j < image.length; j++) {
        x[i][j / (4 * SIDE) * SIDE + j % (2 * SIDE) / 2] += image[j] / 4;
      }
      for (int j = 0; j < FEATURES; j++) {
        means[j] += x[i][j] / ROWS;
      }
    }
    double[][] gram = new double[FEATURES][FEATURES];
    for (double[] row : x) {
      Arrays.setAll(row, j -> row[j] - means[j]);
      for (int j = 0; j < FEATURES; j++) {
        for (int k = 0; k < FEATURES; k++) {
          gram[j][k] += row[j] * row[k] / ROWS;
        }
      }
    }
    EigenDecomposition parts = new EigenDecomposition(new Array2DRowRealMatrix(gram, false));
    for (int k = 0; k < FEATURES; k++) {
      eigenvalues[k] = Math.max(0, parts.getRealEigenvalue(k)); // falling, there
      vectors[k] = parts.getEigenvector(k).toArray();
    }
    step = 2 / eigenvalues[0];
  }

  /** A row of logits X B. */
  private double[] logits(int row, double[][] b) {
    double[] z = new double[CLASSES];
    for (int j = 0; j < FEATURES; j++) {
      for (int c = 0; c < CLASSES; c++) {
        z[c] += x[row][j] * b[j][c];
      }
    }
    return z;
  }

  private static double[] softmax(double[] z, double temperature) {
    double most = Arrays.stream(z).max().orElseThrow();
    double[] p = Arrays.stream(z).map(v -> Math.exp((v - most) / temperature)).toArray();
    double sum = Arrays.stream(p).sum();
    return Arrays.stream(p).map(v -> v / sum).toArray();
  }

  private static double range(double... z) {
    return Arrays.stream(z).max().orElseThrow() - Arrays.stream(z).min().orElseThrow();
  }

  /** Weights after all steps toward goals, T (softmax(z/T) - goal); R1's bounds on the way. */
  private double[][] trained(
      double[][] goals, double temperature, double[][] teacher, double... bounds) {
    double[][] b = new double[FEATURES][CLASSES];
    for (int n = 0; n < STEPS; n++) {
      double[][] down = new double[FEATURES][CLASSES];
      double drive = 0;
      for (int i = 0; i < ROWS; i++) {
        double[] z = logits(i, b);
        double[] p = softmax(z, temperature);
        for (int j = 0; j < FEATURES; j++) {
          for (int c = 0; c < CLASSES; c++) {
            down[j][c] += temperature * (p[c] - goals[i][c]) * x[i][j] / ROWS;
          }
        }
        if (teacher != null) {
          double off = Math.expm1(Math.max(range(z), range(teacher[i])) / temperature);
          for (int c = 0; c < CLASSES; c++) {
            drive += off * off * (z[c] - teacher[i][c]) * (z[c] - teacher[i][c]);
          }
        }
      }
      for (int k = 0; k < bounds.length; k++) {
        double share = step * eigenvalues[k] / CLASSES;
        bounds[k] = (1 - share) * bounds[k] + share * Math.sqrt(drive);
      }
      for (int j = 0; j < FEATURES; j++) {
        for (int c = 0; c < CLASSES; c++) {
          b[j][c] -= step * down[j][c];
        }
      }
    }
    return b;
  }

  /** u_k'X B = sqrt(n l_k) v_k'B. */
  private double[] along(int k, double[][] b) {
    double[] d = new double[CLASSES];
    for (int j = 0; j < FEATURES; j++) {
      for (int c = 0; c < CLASSES; c++) {
        d[c] += Math.sqrt(ROWS * eigenvalues[k]) * vectors[k][j] * b[j][c];
      }
    }
    return d;
  }

  private static double product(double[] a, double... b) {
    return IntStream.range(0, a.length).mapToDouble(c -> a[c] * b[c]).sum();
  }

  @Test
  void theTableIsThatOfPlainLoops() {
    double[][] hot = new double[ROWS][CLASSES];
    for (int i = 0; i < ROWS; i++) {
      hot[i][labels[i]] = 1;
    }
    double[][] teacher = trained(hot, 1, null);
    double[][] ends = new double[ROWS][];
    Arrays.setAll(ends, i -> logits(i, teacher));
    Table table =
        Table.read(Path.of("figures", "data", "softmax-limit.csv")).where("data", "fashion-mnist");
    for (double temperature : new double[] {64, 4}) {
      double[][] goals = new double[ROWS][];
      Arrays.setAll(goals, i -> softmax(ends[i], temperature));
      double[] bounds = new double[FEATURES];
      double[][] student = trained(goals, temperature, ends, bounds);
      Table rows = table.where("temperature", Double.toString(temperature));
      int[] first = {0, 1, 5, 21, 85, FEATURES};
      String[] names = {"1", "2-5", "6-21", "22-85", "86-341"};
      for (int b = 0; b < names.length; b++) {
        double all = 0;
        double limit = 0;
        double own = 0;
        double bound = 0;
        for (int k = first[b]; k < first[b + 1]; k++) {
          double[] end = along(k, teacher);
          double gain = 1 - Math.pow(1 - step * eigenvalues[k] / CLASSES, STEPS);
          all += product(end, end);
          limit += gain * product(end, end);
          own += product(along(k, student), end);
          bound += bounds[k] * Math.sqrt(product(end, end));
        }
        assertNear(rows, names[b], "limit", limit / all);
        assertNear(rows, names[b], "trained", own / all);
        assertNear(rows, names[b], "bound", bound / all);
      }
      double[] sure = new double[ROWS];
      double[] same = new double[ROWS];
      for (int i = 0; i < ROWS; i++) {
        int c = IntStream.range(0, CLASSES).boxed().max(Comparator.comparing(at(ends[i]))).get();
        sure[i] = ends[i][c];
        same[i] = logits(i, student)[c];
      }
      double mean = Arrays.stream(sure).average().orElseThrow();
      double[] off = Arrays.stream(sure).map(v -> v - mean).toArray();
      assertNear(rows, "slope", "trained", product(off, same) / product(off, off));
      double low =
          IntStream.range(0, ROWS)
              .boxed()
              .sorted(Comparator.comparing(at(sure)))
              .limit(ROWS / 5)
              .mapToDouble(i -> same[i] - sure[i])
              .average()
              .orElseThrow();
      assertNear(rows, "low end", "trained", low);
    }
  }

  private static Function<Integer, Double> at(double... values) {
    return i -> values[i];
  }

  private static void assertNear(Table rows, String quantity, String column, double wanted) {
    double printed = rows.where("quantity", quantity).numbers(column)[0];
    assertThat(printed)
        .as("%s of %s", column, quantity)
        .isCloseTo(wanted, within(1e-9 * Math.abs(wanted)));
  }
}
