// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.NpyWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code simulate --predict} gives what a least-squares fit with an intercept gives. */
class PredictIT {
  private static final int ROWS = 40;
  private static final int NEW = 7;
  private static final String[] LONG = {"--teacher=1e6", "--times=1e6"};

  @TempDir private Path folder;
  private final double[][] rows = new double[ROWS][];
  private final double[][] fresh = new double[NEW][];
  private final double[][] targets = new double[2][ROWS];
  private final double[] labels = new double[ROWS];

  /** Means far from 0, an effect in each column, and a class that depends on the first. */
  @BeforeEach
  void data() throws Exception {
    Random random = new Random(7);
    StringBuilder train = new StringBuilder("a,b,y\n");
    StringBuilder classes = new StringBuilder("a,b,kind\n");
    StringBuilder two = new StringBuilder("first,second\n");
    for (int n = 0; n < ROWS; n++) {
      double a = 5 + random.nextGaussian();
      double b = -20 + 2 * random.nextGaussian();
      rows[n] = new double[] {a, b};
      targets[0][n] = 1000 + 3 * a - b + 0.1 * random.nextGaussian();
      targets[1][n] = -7 + b + random.nextGaussian();
      labels[n] = a + random.nextGaussian() > 5.5 ? 9 : a < 4 ? 2 : 4;
      train.append("%s,%s,%s%n".formatted(a, b, targets[0][n]));
      classes.append("%s,%s,%s%n".formatted(a, b, (int) labels[n]));
      two.append("%s,%s%n".formatted(targets[0][n], targets[1][n]));
    }
    StringBuilder test = new StringBuilder("b,a\n");
    for (int n = 0; n < NEW; n++) {
      fresh[n] = new double[] {4 + random.nextGaussian(), -18 + random.nextGaussian()};
      test.append("%s,%s%n".formatted(fresh[n][1], fresh[n][0]));
    }
    Files.writeString(folder.resolve("tr.csv"), train);
    Files.writeString(folder.resolve("kinds.csv"), classes);
    Files.writeString(folder.resolve("two.csv"), two);
    Files.writeString(folder.resolve("x.csv"), train.toString().replaceAll("(?m),[^,\n]*$", ""));
    Files.writeString(folder.resolve("te.csv"), test);
  }

  /** Trained so long that every direction is fitted to 1e-13 or better. */
  @ParameterizedTest
  @CsvSource({
    "flow, 1e6",
    "descent, 100000",
    "descent --step=0.001, 100000000",
    "heavy-ball --momentum=0.5, 100000",
    "nesterov --momentum=0.5, 100000",
    "ridge, 1e-13",
    "decayed-flow --penalty=1e-13, 1e6",
    "averaged-flow, 1e16",
    "flow --imitation=0.5 --generations=3, 1e6",
    "flow --switch-at=1 --switch-to=labels, 1e6"
  })
  void everyProcedureHasTheIntercept(String procedure, String length) throws Exception {
    for (String preparation : new String[] {"--center", "--standardize"}) {
      String[] options =
          (preparation
                  + " --procedure="
                  + procedure
                  + " --teacher="
                  + length
                  + " --times="
                  + length)
              .split(" ");
      simulate("--data=tr.csv", "--target=y", options);
      holds(fit(targets[0]), 1e-10);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--route=gram", "--kernel=linear", "--route=gram --stream"})
  void everyRouteHasTheInterceptsOfSeveralTargets(String route) throws Exception {
    String[] options =
        Stream.concat(
                Stream.of("--standardize"),
                Arrays.stream(route.split(" ")).filter(s -> !s.isEmpty()))
            .toArray(String[]::new);
    simulate("--data=x.csv", "--target=two.csv", with(options, LONG));
    // The Gram routes square the condition, about 3 here; the target's mean has 1e3 ulp of 1.
    holds(fit(targets), 1e-9);
  }

  @Test
  void oneHotPredictionsAreThoseOfEachClass() throws Exception {
    simulate(
        "--data=kinds.csv", "--target=kind", with(new String[] {"--center", "--one-hot"}, LONG));
    double[][] wanted = fit(indicators());
    holds(wanted, 1e-12);
    JsonNode classes = json("preprocessing.json").get("classes");
    assertThat(classes.toString()).isEqualTo("[2,4,9]");
    // Shares of classes add up to 1 at any time, for the classes' columns do.
    simulate(
        "--data=kinds.csv",
        "--target=kind",
        "--one-hot",
        "--standardize",
        "--teacher=0.01",
        "--times=0.001,0.02");
    double[] all = array("student_predictions.npy");
    for (int i = 0; i < all.length; i += 3) {
      assertThat(all[i] + all[i + 1] + all[i + 2]).isCloseTo(1, within(1e-12));
    }
  }

  /** A kernel rich enough meets every label; the mean comes back there too. */
  @Test
  void aKernelInterpolatesTheLabelsThemselves() throws Exception {
    simulate(
        "--data=tr.csv",
        "--target=y",
        "--standardize",
        "--kernel=rbf:30",
        "--predict=tr.csv",
        "--teacher=1e9",
        "--times=1e9");
    assertThat(array("student_predictions.npy")).containsExactly(targets[0], within(1e-8));
    assertThat(json("summary.json").get("warnings").toString()).contains("y (the target)");
  }

  /** At every time, with weights of raw columns as well. */
  @ParameterizedTest
  @ValueSource(strings = {"--center", "--standardize", "--loss-scale=mean"})
  void rawWeightsGiveThePredictionsOfTeacherAndStudent(String preparation) throws Exception {
    simulate(
        "--data=x.csv",
        "--target=two.csv",
        preparation,
        "--weights",
        "--teacher=0.01",
        "--times=0.001,0.1,10");
    for (String[] names :
        new String[][] {
          {"student_predictions.npy", "weights_raw.npy", "intercepts.npy"},
          {"teacher_predictions.npy", "teacher_weights_raw.npy", "teacher_intercepts.npy"}
        }) {
      double[] predictions = array(names[0]);
      double[] weights = array(names[1]);
      double[] intercepts = array(names[2]);
      assertThat(predictions).hasSize(3 * NEW * 2);
      assertThat(weights).hasSize(3 * 2 * 2);
      assertThat(intercepts).hasSize(3 * 2);
      for (int t = 0; t < 3; t++) {
        for (int n = 0; n < NEW; n++) {
          for (int c = 0; c < 2; c++) {
            double sum = intercepts[2 * t + c];
            double size = Math.abs(sum);
            for (int j = 0; j < 2; j++) {
              sum += fresh[n][j] * weights[4 * t + 2 * j + c];
              size += Math.abs(fresh[n][j] * weights[4 * t + 2 * j + c]);
            }
            // Preprocessing's bound for either form, p = 2, means of the size of the rows
            assertThat(predictions[(t * NEW + n) * 2 + c])
                .isCloseTo(sum, within(4 * (2 + 4) * Math.ulp(1.0) * size));
          }
        }
      }
    }
  }

  /** In the middle of training: descent by hand on centred columns, and the mean on top. */
  @Test
  void explicitStepsAndTheMean() throws Exception {
    simulate(
        "--data=tr.csv",
        "--target=y",
        "--center",
        "--procedure=descent",
        "--step=0.004",
        "--teacher=5",
        "--times=3,8");
    Matrix x = Matrix.ofRows(rows);
    double[] means = x.columnMeans();
    Matrix centred = Matrix.fill(ROWS, 2, (i, j) -> rows[i][j] - means[j]);
    double mean = Arrays.stream(targets[0]).average().orElseThrow();
    Matrix y = Matrix.fill(ROWS, 1, (i, j) -> targets[0][i] - mean);
    Matrix teacher = descend(centred, y, 5);
    Matrix student = descend(centred, centred.times(teacher), 8);
    double[] predicted = array("student_predictions.npy");
    for (int n = 0; n < NEW; n++) {
      double wanted = mean;
      for (int j = 0; j < 2; j++) {
        wanted += (fresh[n][j] - means[j]) * student.get(j, 0);
      }
      assertThat(predicted[NEW + n]).isCloseTo(wanted, within(1e-11));
    }
  }

  private static Matrix descend(Matrix x, Matrix y, int steps) {
    Matrix weights = Matrix.of(2, 1, 0, 0);
    for (int n = 0; n < steps; n++) {
      weights = weights.plus(-0.004, x.transposeTimes(x.times(weights).plus(-1, y)));
    }
    return weights;
  }

  @Test
  void aMissingColumnIsNamed() throws Exception {
    Files.writeString(folder.resolve("te.csv"), "a,c\n1,2\n");
    Jar.Run run =
        Jar.run(
            folder,
            with(
                new String[] {
                  "simulate", "--data=tr.csv", "--target=y", "--predict=te.csv", "--out=out"
                },
                LONG));
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("te.csv").contains("lacks b").hasLineCount(1);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  /** Features, target and new rows in one archive; and the features' key is that of new rows. */
  @Test
  void arraysOfAnArchiveAreFoundByKey() throws Exception {
    Matrix y = Matrix.of(ROWS, 1, targets[0]);
    archive("all.npz", Map.of("A", Matrix.ofRows(rows), "y", y, "B", Matrix.ofRows(fresh)));
    archive("new.npz", Map.of("A", Matrix.ofRows(fresh), "X", Matrix.ofRows(rows)));
    for (String[] names :
        new String[][] {
          {"--data=all.npz:A", "--target=y", "--predict=all.npz:B"},
          {"--data=all.npz:A", "--target=all.npz:y", "--predict=all.npz:B"},
          {"--data=all.npz", "--key=A", "--target=y", "--predict=new.npz"}
        }) {
      String[] first = {"simulate", "--quiet", "--no-figures", "--out=out", "--center"};
      Jar.Run run = Jar.run(folder, with(with(first, names), LONG));
      assertThat(run.exit()).as(run.err()).isZero();
      holds(fit(targets[0]), 1e-10);
    }
  }

  private void archive(String name, Map<String, Matrix> arrays) throws Exception {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      for (String key : arrays.keySet()) {
        Path array = folder.resolve("array.npy");
        NpyWriter.write(array, arrays.get(key));
        zip.putNextEntry(new ZipEntry(key + ".npy"));
        zip.write(Files.readAllBytes(array));
      }
    }
  }

  @Test
  void matchingByPositionIsSaid() throws Exception {
    Files.writeString(folder.resolve("te.csv"), "4,-18\n5,-17\n");
    simulate("--data=tr.csv", "--target=y", LONG);
    assertThat(json("summary.json").get("warnings").toString()).contains("te.csv", "by position");
  }

  private double[][] fit(double[]... columns) {
    double[][] wanted = new double[columns.length][NEW];
    for (int c = 0; c < columns.length; c++) {
      double[] solution = ExactFit.withIntercept(rows, columns[c]);
      for (int n = 0; n < NEW; n++) {
        wanted[c][n] = solution[0] + solution[1] * fresh[n][0] + solution[2] * fresh[n][1];
      }
    }
    return wanted;
  }

  private double[][] indicators() {
    return Arrays.stream(new double[] {2, 4, 9})
        .mapToObj(k -> Arrays.stream(labels).map(label -> label == k ? 1 : 0).toArray())
        .toArray(double[][]::new);
  }

  private void holds(double[][] wanted, double tolerance) throws Exception {
    for (String role : new String[] {"teacher", "student"}) {
      double[] predicted = array(role + "_predictions.npy");
      double[] flat =
          IntStream.range(0, NEW * wanted.length)
              .mapToDouble(i -> wanted[i % wanted.length][i / wanted.length])
              .toArray();
      double scale = Arrays.stream(flat).map(Math::abs).max().orElseThrow();
      assertThat(predicted).as(role).containsExactly(flat, within(tolerance * scale));
    }
  }

  private void simulate(String data, String target, String... options) throws Exception {
    String[] fixed = {
      "simulate", "--quiet", "--no-figures", "--predict=te.csv", "--out=out", data, target
    };
    boolean own = Arrays.stream(options).anyMatch(o -> o.startsWith("--predict"));
    String[] first =
        Arrays.stream(fixed).filter(o -> !own || !o.startsWith("--predict")).toArray(String[]::new);
    Jar.Run run = InProcess.run(folder, with(first, options));
    assertThat(run.exit()).as(run.err()).isZero();
  }

  private static String[] with(String[] first, String... second) {
    return Stream.concat(Arrays.stream(first), Arrays.stream(second)).toArray(String[]::new);
  }

  private double[] array(String name) {
    return MatrixReader.read(folder.resolve("out").resolve(name)).values().toArray();
  }

  private JsonNode json(String name) throws Exception {
    return new ObjectMapper().readTree(folder.resolve("out").resolve(name).toFile());
  }
}
