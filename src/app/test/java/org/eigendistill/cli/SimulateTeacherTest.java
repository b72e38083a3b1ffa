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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code simulate --teacher-data --teacher-kernel}: a teacher with features of its own. */
class SimulateTeacherTest {
  private static final int ROWS = 14;

  @TempDir private Path folder;
  private final Random random = new Random(14);
  private final Matrix x = normal(ROWS, 4);
  private final Matrix z =
      Matrix.fill(ROWS, 6, (i, j) -> j < 2 ? x.get(i, j) : random.nextGaussian());
  private final Matrix y = normal(ROWS, 2);
  private final Matrix newX = normal(3, 4);
  private final Matrix newZ = normal(3, 6);

  private Matrix normal(int rows, int columns) {
    return Matrix.fill(rows, columns, (i, j) -> random.nextGaussian());
  }

  @BeforeEach
  void data() throws IOException {
    write("x", x);
    write("z", z);
    write("y", y);
    write("newx", newX);
    write("newz", newZ);
  }

  private void write(String name, Matrix matrix) throws IOException {
    NpyWriter.write(folder.resolve(name + ".npy"), matrix);
  }

  private Jar.Run simulate(String out, String more) {
    List<String> words =
        new ArrayList<>(
            List.of("simulate", "--data=x.npy", "--target=y.npy", "--no-figures", "--out=" + out));
    words.addAll(List.of(more.split(" ")));
    return InProcess.run(folder, words.toArray(String[]::new));
  }

  private Matrix array(String name) {
    return MatrixReader.read(folder.resolve("out").resolve(name + ".npy")).values();
  }

  private Table table(String name) {
    return Table.read(folder.resolve(name));
  }

  private static Matrix ridge(Matrix gram, Matrix labels, double penalty) {
    return gram.times(LinearSystem.solve(LinearSystem.shifted(gram, penalty), labels));
  }

  private static Matrix gram(Matrix features) {
    return features.times(features.transpose());
  }

  private Matrix blend(Matrix fit) {
    return Matrix.fill(ROWS, 2, (i, c) -> 0.6 * fit.get(i, c) + 0.4 * y.get(i, c));
  }

  /** Dual ridge by elimination: fits, weights and predictions of two generations. */
  @Test
  void ridgeOfTwoGenerationsIsThatOfDenseAlgebra() throws IOException {
    Jar.Run run =
        simulate(
            "out",
            "--teacher-data=z.npy --procedure=ridge --teacher=2 --times=0.5,3 --imitation=0.6"
                + " --generations=2 --weights --predict=newx.npy --teacher-predict=newz.npy");
    assertThat(run.exit()).as(run.err()).isZero();
    Matrix teacher = ridge(gram(z), y, 2);
    double[] penalties = {0.5, 3};
    for (int i = 0; i < 2; i++) {
      Matrix first = ridge(gram(x), blend(teacher), penalties[i]);
      Matrix weights =
          x.transposeTimes(
              LinearSystem.solve(LinearSystem.shifted(gram(x), penalties[i]), blend(first)));
      assertThat(array("student_weights").row(i)).containsExactly(weights.toArray(), within(1e-12));
      assertThat(array("student_predictions").row(i))
          .containsExactly(newX.times(weights).toArray(), within(1e-12));
      Matrix own =
          z.transposeTimes(LinearSystem.solve(LinearSystem.shifted(gram(z), penalties[i]), y));
      assertThat(array("teacher_weights").row(i)).containsExactly(own.toArray(), within(1e-12));
      assertThat(array("teacher_predictions").row(i))
          .containsExactly(newZ.times(own).toArray(), within(1e-12));
    }
    assertThat(Files.readString(folder.resolve("out/manifest.json"))).contains("z.npy", "newz.npy");
  }

  /**
   * Gains by dense matrices: labels that lie along the student's direction u alone come back along
   * it as u'P_S (1 - w + w P_T) u, with P the hat matrices.
   */
  @Test
  void gainsAreWhatComesBackOfLabelsAlongADirection() throws IOException {
    Matrix kernel = new Kernel.Rbf(0.2).among(z);
    Jar.Run run =
        simulate(
            "out",
            "--teacher-data=z.npy --teacher-kernel=rbf:0.2 --procedure=ridge --teacher=0.3"
                + " --times=0.5 --imitation=0.6");
    assertThat(run.exit()).as(run.err()).isZero();
    Table spectrum = table("out/spectrum.csv");
    double[] eigenvalues = spectrum.numbers("eigenvalue");
    Table overlaps = table("out/overlaps.csv");
    Table trajectory = table("out/trajectory.csv");
    int teachers = table("out/teacher_spectrum.csv").rows().size();
    assertThat(teachers).isEqualTo(ROWS);
    assertThat(overlaps.columns())
        .containsExactly(
            "direction",
            "eigenvalue",
            "teacher_gain",
            "teacher_gain_square",
            "outside",
            "teacher_coefficient_0",
            "teacher_coefficient_1");
    Matrix fit = ridge(kernel, y, 0.3);
    for (int k = 0; k < 4; k++) {
      Matrix u = direction(eigenvalues[k]);
      Matrix taught = ridge(kernel, u, 0.3);
      double seen = u.transposeTimes(taught).get(0, 0);
      assertThat(overlaps.numbers("teacher_gain")[k]).isCloseTo(seen, within(1e-11));
      assertThat(overlaps.numbers("teacher_gain_square")[k])
          .isCloseTo(taught.transposeTimes(taught).get(0, 0), within(1e-11));
      assertThat(overlaps.numbers("outside")[k]).isCloseTo(0, within(1e-11));
      for (int c = 0; c < 2; c++) {
        double found = overlaps.numbers("teacher_coefficient_" + c)[k];
        double sign = Math.signum(spectrum.numbers("target_coefficient_" + c)[k]);
        double same = Math.signum(u.transposeTimes(y).get(0, c));
        assertThat(found * sign * same).isCloseTo(u.transposeTimes(fit).get(0, c), within(1e-11));
      }
      double wanted = eigenvalues[k] / (eigenvalues[k] + 0.5) * (0.4 + 0.6 * seen);
      assertThat(trajectory.numbers("gain")[teachers + k]).isCloseTo(wanted, within(1e-11));
      assertThat(trajectory.numbers("log_residual")[teachers + k])
          .isCloseTo(Math.log1p(-wanted), within(1e-10));
    }
  }

  /** The eigenvector of XX' by powers of the inverse, another way than the program's. */
  private Matrix direction(double eigenvalue) {
    Matrix shifted = LinearSystem.shifted(gram(x), -eigenvalue * (1 + 1e-9));
    Matrix u = normal(ROWS, 1);
    for (int i = 0; i < 4; i++) {
      Matrix next = LinearSystem.solve(shifted, u);
      double norm = next.norm();
      u = Matrix.fill(ROWS, 1, (r, c) -> next.get(r, c) / norm);
    }
    return u;
  }

  /** The same features, and others that span the same with the same eigenvalues: one space. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--procedure=flow --teacher=0.2 --times=0.05,0.1,1",
        "--procedure=ridge --teacher=2 --times=0.5,3 --imitation=1.5 --generations=3",
        "--procedure=descent --teacher=6 --times=2,9 --switch-at=5 --imitation=0.3 --center",
        "--procedure=flow --teacher=0.2 --times=0.1,1 --switch-at=0.5 --switch-to=distillation",
        "--procedure=heavy-ball --teacher=10/l1 --times=auto --momentum=0.3 --standardize",
        "--procedure=nesterov --step=0.1 --teacher=9 --times=3,8 --loss-scale=mean --weight=w.npy"
      })
  void equalFeaturesAreTheOrdinaryStudent(String options) throws IOException {
    write("w", Matrix.fill(ROWS, 1, (i, j) -> 1 + i % 3));
    assertThat(simulate("one", options + " --weights --predict=newx.npy").exit()).isZero();
    Jar.Run run =
        simulate(
            "out",
            options
                + " --weights --predict=newx.npy --teacher-data=x.npy --teacher-predict=newx.npy");
    assertThat(run.exit()).as(run.err()).isZero();
    for (String name : List.of("trajectory", "matched", "effective_time", "spectrum")) {
      Table wanted = table("one/" + name + ".csv");
      Table found = table("out/" + name + ".csv");
      assertThat(found.columns()).isEqualTo(wanted.columns());
      for (String column : wanted.columns().subList(1, wanted.columns().size())) {
        double[] numbers = numbers(wanted, column);
        double[] other = numbers(found, column);
        for (int i = 0; i < numbers.length; i++) {
          assertThat(other[i])
              .as("%s %s, row %d", name, column, i + 1)
              .isCloseTo(numbers[i], within(1e-11 * Math.max(1, Math.abs(numbers[i]))));
        }
      }
    }
    for (String name :
        List.of("student_weights", "teacher_weights", "weights_raw", "student_predictions")) {
      double[] wanted =
          MatrixReader.read(folder.resolve("one/" + name + ".npy")).values().toArray();
      assertThat(array(name).toArray()).as(name).containsExactly(wanted, within(1e-12));
    }
    JsonNode one = json("one");
    JsonNode two = json("out");
    for (String key : List.of("behind", "ahead", "equal", "exaggerates", "teacher", "times")) {
      assertThat(two.get(key)).as(key).isEqualTo(one.get(key));
    }
    assertThat(two.get("teacher_space").get("rank").intValue()).isEqualTo(4);
  }

  private static double[] numbers(Table table, String column) {
    return table.column(column).stream()
        .mapToDouble(cell -> cell.isEmpty() ? -1 : Table.number(cell))
        .toArray();
  }

  private JsonNode json(String out) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(out + "/summary.json").toFile());
  }

  /** Flow on dense matrices by small steps of descent, with a switch from teacher to labels. */
  @Test
  void aSwitchFollowsExplicitDescent() throws IOException {
    Jar.Run run =
        simulate(
            "out",
            "--teacher-data=z.npy --procedure=descent --step=0.01 --teacher=12 --times=5,20"
                + " --imitation=0.8 --switch-at=7 --weights");
    assertThat(run.exit()).as(run.err()).isZero();
    Matrix teacher = z.times(descend(z, Matrix.fill(6, 2, (i, j) -> 0), y, 12));
    Matrix target = Matrix.fill(ROWS, 2, (i, c) -> 0.8 * teacher.get(i, c) + 0.2 * y.get(i, c));
    Matrix zero = Matrix.fill(4, 2, (i, j) -> 0);
    assertThat(array("student_weights").row(0))
        .containsExactly(descend(x, zero, target, 5).toArray(), within(1e-13));
    Matrix late = descend(x, descend(x, zero, target, 7), y, 13);
    assertThat(array("student_weights").row(1)).containsExactly(late.toArray(), within(1e-13));
  }

  private static Matrix descend(Matrix design, Matrix from, Matrix labels, int steps) {
    Matrix weights = from;
    for (int i = 0; i < steps; i++) {
      Matrix residual = design.times(weights).plus(-1, labels);
      weights = weights.plus(-0.01, design.transposeTimes(residual));
    }
    return weights;
  }

  /** A teacher of all columns of the file whose student sees two; the target is no feature. */
  @Test
  void oneFileMayHoldBoth() throws IOException {
    StringBuilder text = new StringBuilder("a,b,c,y,w\n");
    for (int i = 0; i < ROWS; i++) {
      text.append(
          "%s,%s,%s,%s,%d%n"
              .formatted(x.get(i, 0), x.get(i, 1), x.get(i, 2), y.get(i, 0), 1 + i % 2));
    }
    Files.writeString(folder.resolve("d.csv"), text);
    String[] words = {
      "simulate", "--data=d.csv", "--target=y", "--weight=5", "--columns=a,b",
      "--teacher-data=d.csv", "--teacher=1", "--times=1", "--no-figures", "--out=out"
    };
    Jar.Run run = InProcess.run(folder, words);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(json("out").get("p").intValue()).isEqualTo(2);
    assertThat(json("out").get("teacher_space").get("p").intValue()).isEqualTo(3);
    assertThat(
            new ObjectMapper()
                .readTree(folder.resolve("out/teacher_preprocessing.json").toFile())
                .get("features")
                .toString())
        .isEqualTo("[\"a\",\"b\",\"c\"]");
  }

  /** Words, which are no features, are left out of the teacher's file by options of its own. */
  @Test
  void columnsOfTheTeachersFileAreChosenByOptionsOfItsOwn() throws IOException {
    StringBuilder text = new StringBuilder("a,b,name,y\n");
    for (int i = 0; i < ROWS; i++) {
      text.append("%s,%s,n%d,%s%n".formatted(x.get(i, 0), x.get(i, 1), i, y.get(i, 0)));
    }
    Files.writeString(folder.resolve("d.csv"), text);
    String more = " --teacher=1 --times=1";
    Jar.Run run = simulate("out", "--teacher-data=d.csv" + more);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err())
        .contains("d.csv, line 2, column 3 (name): 'n0' is a word")
        .contains("by --teacher-drop name");
    assertThat(simulate("out", "--teacher-data=d.csv --teacher-drop=name,y" + more).exit())
        .isZero();
    double[] dropped = table("out/overlaps.csv").numbers("teacher_gain");
    assertThat(simulate("out", "--teacher-data=d.csv --teacher-columns=a,b" + more).exit())
        .isZero();
    assertThat(table("out/overlaps.csv").numbers("teacher_gain")).containsExactly(dropped);
    assertThat(simulate("out", "--teacher-columns=a" + more).exit()).isEqualTo(2);
    // of one file --drop is of both
    String[] one = {
      "simulate", "--data=d.csv", "--target=y", "--drop=name", "--columns=a",
      "--teacher-data=d.csv", "--teacher=1", "--times=1", "--no-figures", "--out=out"
    };
    run = InProcess.run(folder, one);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(json("out").get("teacher_space").get("p").intValue()).isEqualTo(2);
  }

  /** Another kernel on the same features, and a kernel from a file. */
  @Test
  void aKernelAloneIsOnTheSameFeatures() throws IOException {
    write("k", new Kernel.Rbf(0.2).among(x));
    assertThat(
            simulate("one", "--teacher-kernel=rbf:0.2 --teacher=1 --times=1 --weight=w.npy").exit())
        .isEqualTo(3);
    assertThat(simulate("one", "--teacher-kernel=rbf:0.2 --teacher=1 --times=1").exit()).isZero();
    Jar.Run run =
        simulate(
            "out", "--teacher-kernel=file:" + folder.resolve("k.npy") + " --teacher=1 --times=1");
    assertThat(run.exit()).as(run.err()).isZero();
    for (String column : List.of("teacher_gain", "teacher_coefficient_1")) {
      assertThat(table("out/overlaps.csv").numbers(column))
          .containsExactly(table("one/overlaps.csv").numbers(column), within(1e-11));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3|--teacher-data=few.npy|it has 5 rows, where",
        "3|--teacher-data=turned.npy|rows and columns exchanged",
        "3|--teacher-data=nowhere.npy|nowhere.npy",
        "3|--teacher-kernel=file:DIR/bad.npy|not positive semidefinite: its least eigenvalue is -1",
        "3|--teacher-data=zero.npy|zero everywhere",
        "2|--teacher-kernel=rbf:x|--teacher-kernel 'rbf:x'",
        "2|--teacher-kernel=files|--teacher-kernel is linear, rbf:GAMMA",
        "2|--teacher-data=z.npy --stream --route=gram|--teacher-data does not go with --stream",
        "2|--teacher-data=z.npy --loss=softmax|--teacher-data does not go with --loss softmax",
        "2|--teacher-kernel=rbf:1 --depth=2 --start=0.1 --whiten|--teacher-kernel does not go with --depth",
        "2|--teacher-data=z.npy --teacher-kernel=rbf:1 --weights|a kernel model has no finite weights",
        "2|--teacher-predict=newz.npy|goes with --teacher-data",
        "3|--teacher-data=z.npy --predict=newz.npy|6 columns where",
        "3|--teacher-data=z.npy --teacher-predict=newx.npy|4 columns where"
      })
  void whatDoesNotGoTogetherIsRefused(int exit, String options, String problem) throws IOException {
    write("few", normal(5, 4));
    write("turned", z.transpose());
    write("zero", Matrix.fill(ROWS, 2, (i, j) -> 0));
    write("bad", Matrix.fill(ROWS, ROWS, (i, j) -> i == j ? 0 : 1));
    Jar.Run run =
        simulate("out", "--teacher=1 --times=1 " + options.replace("DIR", folder.toString()));
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    assertThat(run.err()).contains(problem);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  /** Without the teacher's new rows there is nothing that it could say of them. */
  @Test
  void newRowsOfTheStudentAloneGiveItsPredictionsAlone() {
    assertThat(
            simulate("out", "--teacher-data=z.npy --teacher=1 --times=1 --predict=newx.npy").exit())
        .isZero();
    assertThat(folder.resolve("out/student_predictions.npy")).exists();
    assertThat(folder.resolve("out/teacher_predictions.npy")).doesNotExist();
    assertThat(InProcess.run("verify", folder.resolve("out").toString()).exit()).isZero();
  }
}
