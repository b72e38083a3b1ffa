// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.NpyWriter;
import org.eigendistill.data.Table;
import org.eigendistill.spectrum.Kernel;
import org.eigendistill.spectrum.LinearSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code simulate --start}: training that does not start from zero. */
class SimulateStartTest {
  private static final double STEP = 0.01;

  @TempDir private Path folder;
  private final Random random = new Random(22);
  private Matrix x;
  private Matrix y;
  private Matrix start;

  private void data(int rows, int features, int outputs) throws IOException {
    x = normal(rows, features);
    y = normal(rows, outputs);
    start = normal(features, outputs);
    write("x", x);
    write("y", y);
    write("w0", start);
    write("f0", x.times(start));
  }

  private Matrix normal(int rows, int columns) {
    return Matrix.fill(rows, columns, (i, j) -> random.nextGaussian());
  }

  private void write(String name, Matrix matrix) throws IOException {
    NpyWriter.write(folder.resolve(name + ".npy"), matrix);
  }

  private Jar.Run simulate(String more) {
    List<String> words =
        new ArrayList<>(
            List.of("simulate", "--data=x.npy", "--target=y.npy", "--no-figures", "--out=out"));
    words.addAll(List.of(more.split(" ")));
    return InProcess.run(folder, words.toArray(String[]::new));
  }

  /** Behind a word and a colon a file's whole path; the others are found in the folder. */
  private String placed(String from) {
    int colon = from.indexOf(':');
    return colon < 0 || from.endsWith(":")
        ? from
        : from.substring(0, colon + 1) + folder.resolve(from.substring(colon + 1));
  }

  private Matrix array(String name) {
    return MatrixReader.read(folder.resolve("out").resolve(name + ".npy")).values();
  }

  private JsonNode summary() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("out/summary.json").toFile());
  }

  private static Matrix descend(Matrix design, Matrix from, Matrix labels, int steps) {
    Matrix weights = from;
    for (int i = 0; i < steps; i++) {
      Matrix residual = design.times(weights).plus(-1, labels);
      weights = weights.plus(-STEP, design.transposeTimes(residual));
    }
    return weights;
  }

  /** Two generations with part of the labels, step by step from the start. */
  @ParameterizedTest
  @CsvSource({
    "15, 4, 2, w0.npy, ''",
    "15, 4, 2, f0.npy, ''",
    "15, 4, 2, w0.npy, --route=gram",
    "15, 4, 1, predictions:f0.npy, --route=gram",
    "6, 9, 1, w0.npy, ''",
    "6, 9, 1, weights:w0.npy, --route=gram",
    "5, 5, 3, weights:w0.npy, ''",
    "5, 5, 3, predictions:f0.npy, ''"
  })
  void followsExplicitDescentFromTheStart(
      int rows, int features, int outputs, String from, String route) throws IOException {
    data(rows, features, outputs);
    Jar.Run run =
        simulate(
            ("--start=" + placed(from) + " --procedure=descent --step=" + STEP)
                + " --teacher=30 --times=7,25 --imitation=0.7 --generations=2 --weights"
                + " --predict=x.npy "
                + route);
    assertThat(run.exit()).as(run.err()).isZero();
    Matrix teacher = descend(x, start, y, 30);
    Matrix first = descend(x, start, blend(teacher), 25);
    Matrix second = descend(x, start, blend(first), 25);
    assertThat(array("student_weights").row(1)).containsExactly(second.toArray(), within(1e-12));
    assertThat(array("teacher_weights").row(0))
        .containsExactly(descend(x, start, y, 7).toArray(), within(1e-12));
    assertThat(array("student_predictions").row(1))
        .containsExactly(x.times(second).toArray(), within(1e-12));
    assertThat(summary().get("start").textValue())
        .isEqualTo(from.contains("w0") ? "weights" : "predictions");
  }

  private Matrix blend(Matrix weights) {
    Matrix fit = x.times(weights);
    return Matrix.fill(
        fit.rows(), fit.columns(), (i, c) -> 0.7 * fit.get(i, c) + 0.3 * y.get(i, c));
  }

  /** Gains, which are of what the labels differ from the start, are those from zero. */
  @Test
  void gainsAreThoseFromZeroAndTheStartsCoefficientsStandBesideTheLabels() throws IOException {
    data(15, 4, 2);
    assertThat(simulate("--teacher=0.1 --times=0.2,1 --start=w0.npy").exit()).isZero();
    byte[] gains = Files.readAllBytes(folder.resolve("out/trajectory.csv"));
    Table spectrum = Table.read(folder.resolve("out/spectrum.csv"));
    assertThat(spectrum.columns())
        .containsExactly(
            "direction",
            "eigenvalue",
            "singular_value",
            "target_coefficient_0",
            "target_coefficient_1",
            "start_coefficient_0",
            "start_coefficient_1");
    // U'X W0 has the norm of X W0
    double sum = 0;
    for (String column : List.of("start_coefficient_0", "start_coefficient_1")) {
      for (double value : spectrum.numbers(column)) {
        sum += value * value;
      }
    }
    assertThat(Math.sqrt(sum)).isCloseTo(x.times(start).norm(), within(1e-12));
    assertThat(simulate("--teacher=0.1 --times=0.2,1").exit()).isZero();
    assertThat(folder.resolve("out/trajectory.csv")).hasBinaryContent(gains);
    assertThat(Table.read(folder.resolve("out/spectrum.csv")).columns()).hasSize(5);
  }

  /** The penalty is about the start: ridge on what the labels differ from it, by elimination. */
  @Test
  void ridgeDrawsTowardTheStart() throws IOException {
    data(15, 4, 2);
    assertThat(simulate("--procedure=ridge --teacher=2 --times=3 --weights --start=w0.npy").exit())
        .isZero();
    Matrix gram = x.transposeTimes(x);
    Matrix rest = y.plus(-1, x.times(start));
    Matrix teacher =
        LinearSystem.solve(LinearSystem.shifted(gram, 2), x.transposeTimes(rest)).plus(1, start);
    Matrix student =
        LinearSystem.solve(
                LinearSystem.shifted(gram, 3), x.transposeTimes(x.times(teacher.plus(-1, start))))
            .plus(1, start);
    assertThat(array("student_weights").row(0)).containsExactly(student.toArray(), within(1e-12));
  }

  /** Raw units: the same start in other units of the features, centred, gives the same model. */
  @ParameterizedTest
  @ValueSource(strings = {"w0.npy", "f0.npy"})
  void startsOfStandardizedFeaturesAreInRawUnits(String from) throws IOException {
    data(15, 4, 2);
    double[] means = x.columnMeans();
    double[] targets = y.columnMeans();
    double[] deviations = new double[4];
    for (int j = 0; j < 4; j++) {
      for (double value : x.column(j)) {
        deviations[j] += (value - means[j]) * (value - means[j]) / 15;
      }
      deviations[j] = Math.sqrt(deviations[j]);
    }
    write("f0", Matrix.fill(15, 2, (i, c) -> 17 + x.times(start).get(i, c)));
    Jar.Run run =
        simulate(
            ("--standardize --start=" + from + " --procedure=descent --step=" + STEP)
                + " --teacher=20 --times=11 --weights");
    assertThat(run.exit()).as(run.err()).isZero();
    Matrix z = Matrix.fill(15, 4, (i, j) -> (x.get(i, j) - means[j]) / deviations[j]);
    Matrix b = Matrix.fill(4, 2, (j, c) -> start.get(j, c) * deviations[j]);
    Matrix labels = Matrix.fill(15, 2, (i, c) -> y.get(i, c) - targets[c]);
    Matrix teacher = descend(z, b, labels, 20);
    Matrix student = descend(z, b, z.times(teacher), 11);
    assertThat(array("student_weights").row(0)).containsExactly(student.toArray(), within(1e-12));
    Matrix raw = Matrix.fill(4, 2, (j, c) -> student.get(j, c) / deviations[j]);
    assertThat(array("weights_raw").row(0)).containsExactly(raw.toArray(), within(1e-12));
    double[] intercepts = targets.clone();
    for (int c = 0; c < 2; c++) {
      for (int j = 0; j < 4; j++) {
        intercepts[c] -= means[j] * raw.get(j, c);
      }
    }
    assertThat(array("intercepts").row(0)).containsExactly(intercepts, within(1e-12));
  }

  /** Descent of the dual, from the start's values, on a kernel of full rank. */
  @Test
  void aKernelStartsFromPredictions() throws IOException {
    data(8, 8, 1);
    write("f0", normal(8, 1));
    Matrix f0 = MatrixReader.read(folder.resolve("f0.npy")).values();
    Matrix kernel = new Kernel.Rbf(0.2).among(x);
    Jar.Run run =
        simulate(
            "--kernel=rbf:0.2 --procedure=descent --step=0.2 --teacher=9 --times=4"
                + " --predict=x.npy --start=f0.npy");
    assertThat(run.exit()).as(run.err()).isZero();
    Matrix teacher = f0;
    for (int i = 0; i < 9; i++) {
      teacher = teacher.plus(-0.2, kernel.times(teacher.plus(-1, y)));
    }
    Matrix student = f0;
    for (int i = 0; i < 4; i++) {
      student = student.plus(-0.2, kernel.times(student.plus(-1, teacher)));
    }
    assertThat(array("student_predictions").row(0))
        .containsExactly(student.toArray(), within(1e-9));
  }

  /** What simulate writes at one time is a start; of rows that stream by, by weights. */
  @Test
  void weightsOfAnEarlierRunAreAStart() throws IOException {
    data(15, 4, 2);
    assertThat(simulate("--teacher=0.02 --times=0.02 --weights").exit()).isZero();
    Files.copy(folder.resolve("out/teacher_weights_raw.npy"), folder.resolve("first.npy"));
    assertThat(simulate("--teacher=0.05 --times=0.05 --weights").exit()).isZero();
    Matrix wanted = array("teacher_weights");
    for (String more : List.of("", " --stream --route=gram")) {
      Jar.Run run = simulate("--teacher=0.03 --times=0.03 --weights --start=first.npy" + more);
      assertThat(run.exit()).as(run.err()).isZero();
      assertThat(array("teacher_weights").toArray())
          .containsExactly(wanted.toArray(), within(1e-13));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5|5|1|w0.npy||3|weights and predictions have the same shape, 5 x 1|--start weights:",
        "6|4|1|y2.npy||3|it is 6 x 2|Give weights, 4 x 1",
        "6|4|2|t.npy||3|it is 2 x 4|rows and columns exchanged",
        "6|4|1|weights:f0.npy||3|it is 6 x 1|Give weights, 4 x 1",
        "6|4|1|predictions:w0.npy||3|it is 4 x 1|Give predictions, 6 x 1",
        "6|4|1|nowhere.npy||3|nowhere.npy|Check the path",
        "6|4|1|bad.csv||3|bad.csv|Replace",
        "6|4|1|two.npy||3|it has the shape [2, 4, 1]|array[0]",
        "6|4|1|weights:w0.npy|--kernel=rbf:1|3|a kernel model has no finite weights|Give predictions",
        "6|4|1|w0.npy|--kernel=rbf:1|3|it is 4 x 1|Give predictions, 6 x 1",
        "6|4|1|predictions:f0.npy|--stream --route=gram|3|rows that stream by|Give weights",
        "6|4|1|y.npy|--weights|3|of the norm of these predictions lie beyond|add --center",
        "6|4|1|w0.npy|--loss=softmax|2|--start does not go with --loss softmax|help",
        "6|4|1|w0.npy|--teacher-data=x.npy|2|--start does not go with --teacher-data|help",
        "6|4|1|w0.npy|--depth=2|2|'--start'|with --depth",
        "6|4|1|weights:||2|names no file|help",
        "6|4|1|0.5||2|--start goes with --depth where it is a number|names a file"
      })
  void whatIsNoStartIsRefused(
      int rows,
      int features,
      int outputs,
      String from,
      String more,
      int exit,
      String problem,
      String mend)
      throws IOException {
    data(rows, features, outputs);
    write("y2", normal(rows, 2));
    write("t", start.transpose());
    try (NpyWriter out = NpyWriter.open(folder.resolve("two.npy"), 2, 4, 1)) {
      out.append(Matrix.fill(4, 1, (i, j) -> 1));
      out.append(Matrix.fill(4, 1, (i, j) -> 1));
    }
    Files.writeString(folder.resolve("bad.csv"), "w\n1\n2\nthree\n4\n");
    int colon = from.indexOf(':');
    String name = from.substring(colon + 1);
    String place =
        name.contains(".npy") || name.contains(".csv") ? folder.resolve(name).toString() : name;
    Jar.Run run =
        simulate(
            "--teacher=1 --times=1 --start=" + placed(from) + (more == null ? "" : " " + more));
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    assertThat(run.err()).contains(problem).contains(mend);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  /** Labels of noise as a start: what no model of the features says is told, not lost. */
  @Test
  void aPartOfTheStartThatNoModelHasIsSaid() throws IOException {
    data(15, 4, 1);
    assertThat(simulate("--teacher=1 --times=1 --start=y.npy").exit()).isZero();
    assertThat(summary().get("warnings").toString()).contains("no training changes that part");
    // what least squares leave of y, over y
    Matrix fit = x.times(LinearSystem.solve(x.transposeTimes(x), x.transposeTimes(y)));
    assertThat(summary().get("start_outside_share").doubleValue())
        .isCloseTo(y.plus(-1, fit).norm() / y.norm(), within(1e-12));
  }
}
