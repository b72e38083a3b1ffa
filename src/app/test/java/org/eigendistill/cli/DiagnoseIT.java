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
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.NpyWriter;
import org.eigendistill.data.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands diagnose confidence and diagnose bias, as users run them. */
class DiagnoseIT {
  private static final int ROWS = 400;
  private static final double SLOPE = 1.2;

  @TempDir private Path folder;

  @BeforeEach
  void files() throws IOException {
    Random random = new Random(1);
    Matrix teacher = Matrix.fill(ROWS, 3, (i, j) -> j == i % 3 ? 4 * random.nextDouble() : 0);
    Matrix student =
        Matrix.fill(
            ROWS,
            3,
            (i, j) ->
                j == i % 3
                    ? SLOPE * (teacher.get(i, j) - Math.log(2))
                        + Math.log(2)
                        - 0.5
                        + 0.2 * random.nextGaussian()
                    : 0);
    npy("t.npy", teacher);
    npy("s.npy", student);
    npy("pt.npy", softmax(teacher));
    npy("ps.npy", softmax(student));
    npy("y.npy", Matrix.fill(ROWS, 1, (i, j) -> i % 3));
    npy("noisy.npy", Matrix.fill(ROWS, 1, (i, j) -> i < 100 ? (i + 1) % 3 : i % 3));
    npy("short.npy", teacher.selectRows(0, 1, 2, 3, 4, 5, 6, 7, 8));
    npy("fewer.npy", student.selectRows(java.util.stream.IntStream.range(0, 399).toArray()));
    npy("two.npy", student.selectColumns(0, 1));
    npy("half.npy", Matrix.fill(ROWS, 3, (i, j) -> i == 5 && j == 1 ? 0.9 : 1.0 / 3));
    npy("nan.npy", Matrix.fill(ROWS, 3, (i, j) -> i == 8 && j == 2 ? Double.NaN : i + j));
    npy("y-bad.npy", Matrix.fill(ROWS, 1, (i, j) -> i == 3 ? 3 : i % 3));
    npy("x.npy", Matrix.fill(60, 6, (i, j) -> random.nextGaussian() / (1 + j * j)));
    npy("x5.npy", Matrix.fill(60, 5, (i, j) -> random.nextGaussian()));
    weights("wt.npy", 12, 6, 0.3);
    weights("ws.npy", 12, 6, 0.1);
    weights("w10.npy", 10, 6, 0.1);
    weights("turned.npy", 6, 12, 0.1);
  }

  private static Matrix softmax(Matrix z) {
    ToDoubleBiFunction<Integer, Integer> exp = (i, j) -> Math.exp(z.get(i, j));
    return Matrix.fill(
        z.rows(),
        3,
        (i, j) ->
            exp.applyAsDouble(i, j)
                / (exp.applyAsDouble(i, 0) + exp.applyAsDouble(i, 1) + exp.applyAsDouble(i, 2)));
  }

  private void npy(String name, Matrix matrix) throws IOException {
    NpyWriter.write(folder.resolve(name), matrix);
  }

  /** Weights that come to their end by 1 - exp(-s) along input 0, slower along others. */
  private void weights(String name, int units, int inputs, double pace) throws IOException {
    Random random = new Random(2);
    Matrix end = Matrix.fill(units, inputs, (u, j) -> random.nextGaussian());
    try (NpyWriter writer = NpyWriter.open(folder.resolve(name), 60, units, inputs)) {
      for (int t = 0; t < 60; t++) {
        double s = t == 0 ? 0 : 0.02 * Math.pow(1.15, t);
        writer.append(
            Matrix.fill(
                units, inputs, (u, j) -> -Math.expm1(-s * (j == 0 ? 1 : pace)) * end.get(u, j)));
      }
    }
  }

  private Jar.Run diagnose(String words) {
    List<String> all = new ArrayList<>(List.of("diagnose"));
    all.addAll(List.of(words.split(" ")));
    return InProcess.run(folder, all.toArray(String[]::new));
  }

  private JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(name).toFile());
  }

  @Test
  void confidenceOfLogits() throws Exception {
    Jar.Run run =
        diagnose(
            "confidence --teacher t.npy --student s.npy --labels noisy.npy"
                + " --clean-labels y.npy --test-teacher t.npy --test-student t.npy --out out");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("Verdict: uncontrolled.", "a second teacher");
    assertThat(run.err()).contains("Written to ", "out.");
    JsonNode found = json("out/confidence.json");
    assertThat(found.get("n").asInt()).isEqualTo(ROWS);
    assertThat(found.get("saturated").asInt()).isZero();
    assertThat(found.get("slope").asDouble()).isCloseTo(SLOPE, within(0.05));
    assertThat(found.get("slope_ci95").get(0).asDouble())
        .isBetween(1.1, found.get("slope").asDouble());
    assertThat(found.get("slope_ci95").get(1).asDouble())
        .isBetween(found.get("slope").asDouble(), 1.3);
    for (String key : List.of("intercept", "slope_low_half", "slope_high_half")) {
      assertThat(found.get(key).isNumber()).as(key).isTrue();
    }
    assertThat(found.get("mean_offset_by_quintile")).hasSize(5);
    for (String key :
        List.of("verdict", "verdict_low_end", "mislabelled_verdict", "test_verdict")) {
      assertThat(found.get(key).asText()).as(key).isEqualTo("uncontrolled");
    }
    assertThat(found.get("verdict_reason").asText()).contains("never saw each other");
    assertThat(found.get("mislabelled_n").asInt()).isEqualTo(100);
    assertThat(found.get("clean_n").asInt()).isEqualTo(300);
    assertThat(found.get("test_slope").asDouble()).isCloseTo(1, within(1e-12));
    assertThat(found.get("teacher_accuracy").asDouble()).isEqualTo(1);
    Table bins = Table.read(folder.resolve("out/bins.csv"));
    assertThat(bins.where("split", "train").where("group", "all").numbers("n")).containsOnly(20);
    assertThat(Table.read(folder.resolve("out/points.csv")).rows()).hasSize(2 * ROWS);
    for (String form : List.of("png", "svg", "pdf")) {
      assertThat(folder.resolve("out/confidence." + form)).isNotEmptyFile();
    }
  }

  @Test
  void probabilitiesGiveWhatLogitsGive() throws Exception {
    diagnose("confidence --teacher t.npy --student s.npy --out z --no-figures --quiet");
    Jar.Run run =
        diagnose(
            "confidence --teacher pt.npy --student ps.npy --kind probabilities"
                + " --out u --no-figures --quiet");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(json("u/confidence.json").get("slope").asDouble())
        .isCloseTo(json("z/confidence.json").get("slope").asDouble(), within(1e-10));
    assertThat(folder.resolve("u/confidence.png")).doesNotExist();
  }

  @Test
  void biasOfWeights() throws Exception {
    Jar.Run run = diagnose("bias --data x.npy --teacher wt.npy --student ws.npy --out out");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("Verdict: uncontrolled.", "a second teacher");
    JsonNode found = json("out/bias.json");
    assertThat(found.get("verdict").asText()).isEqualTo("uncontrolled");
    assertThat(found.get("verdict_reason").asText()).contains("over seeds");
    assertThat(found.get("bands").toString()).isEqualTo("[\"2-5\",\"6\"]");
    assertThat(found.get("lag_ci95").get(0).get(0).asDouble()).isPositive();
    Table ways = Table.read(folder.resolve("out/trajectories.csv"));
    assertThat(ways.rows()).hasSize(2 * 60 * 3);
    assertThat(ways.where("checkpoint", "59").numbers("progress")).containsOnly(1);
    assertThat(Table.read(folder.resolve("out/lags.csv")).rows()).hasSize(2);
    for (String form : List.of("png", "svg", "pdf")) {
      assertThat(folder.resolve("out/bias." + form)).isNotEmptyFile();
    }
  }

  @Test
  void unitsOfOtherNumberOnlyWhereAskedFor() throws Exception {
    String words = "bias --data x.npy --teacher wt.npy --student w10.npy --no-figures --out out";
    assertThat(diagnose(words + " --unpaired").exit()).isZero();
  }

  /** The page's example without a network: a lag of 0 and less movement, as it says. */
  @Test
  void exampleOfThePage() throws Exception {
    Path root = Path.of("").toAbsolutePath();
    String page = Files.readString(root.resolve("src/docs/compare.md"));
    int start = page.indexOf("IMAGES=");
    String script = page.substring(start, page.indexOf("```", start));
    String jar = "java -jar " + root.resolve("target/eigendistill.jar");
    String placed =
        script
            .replace("java -jar target/eigendistill.jar", jar)
            .replace("=src/", "=" + root + "/src/");
    Jar.Run run = Jar.runProgram(Jar.OF_STARTED_JVMS, folder, "bash", "-ec", placed);
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    JsonNode found = json("linear-bias/bias.json");
    assertThat(found.get("mean_lag").asDouble()).isCloseTo(0, within(1e-6));
    assertThat(found.get("mean_movement_ratio_ci95").get(1).asDouble()).isLessThan(1);
    assertThat(found.get("verdict_movement").asText()).isEqualTo("uncontrolled");
  }

  static Stream<Arguments> bad() {
    String logits = "confidence --teacher t.npy --student ";
    String shares = "confidence --kind probabilities --teacher pt.npy --student ";
    String weights = "bias --data x.npy --teacher wt.npy --student ";
    return Stream.of(
        Arguments.of(logits + "ps.npy", List.of("ps.npy", "sums to 1", "--kind probabilities")),
        Arguments.of(
            shares + "s.npy", List.of("s.npy, row 1, column 1", "no probability", "logits")),
        Arguments.of(shares + "half.npy", List.of("half.npy, row 6", "sum to 1.56667", "softmax")),
        Arguments.of(
            logits + "fewer.npy", List.of("fewer.npy", "399 rows", "t.npy has 400", "same")),
        Arguments.of(logits + "two.npy", List.of("two.npy", "2 classes", "has 3", "column")),
        Arguments.of(logits + "nan.npy", List.of("nan.npy, row 9, column 3", "NaN", "Replace")),
        Arguments.of(
            "confidence --teacher short.npy --student short.npy",
            List.of("short.npy", "9 rows", "at least 10")),
        Arguments.of(
            logits + "s.npy --labels y-bad.npy",
            List.of("y-bad.npy, row 4, column 1", "3.0 is no class", "0 to 2")),
        Arguments.of(logits + "s.npy --labels t.npy", List.of("t.npy", "3 columns", "argmax")),
        Arguments.of(logits + "none.npy", List.of("none.npy", "no such file", "path")),
        Arguments.of(
            weights + "w10.npy",
            List.of("w10.npy, axis 2", "10 units", "wt.npy has 12", "--unpaired")),
        Arguments.of(
            weights + "turned.npy",
            List.of("turned.npy, axis 3", "60 x 6 x 12", "x.npy has 6 columns", "--inputs-first")),
        Arguments.of(
            "bias --data x5.npy --teacher wt.npy --student ws.npy",
            List.of("wt.npy, axis 3", "x5.npy has 5 columns", "layer that touches")),
        Arguments.of(weights + "t.npy", List.of("t.npy", "[400, 3]", "numpy.stack")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void badInputIsOneLineAndLeavesNothing(String words, List<String> said) throws Exception {
    Jar.Run run = diagnose(words + " --out out");
    assertThat(run.exit()).as(run.err()).isEqualTo(3);
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(run.err()).contains(said);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void badUsage() throws Exception {
    assertThat(diagnose("confidence --teacher t.npy").exit()).isEqualTo(2);
    assertThat(diagnose("confidence --teacher t.npy --student s.npy --clean-labels y.npy").exit())
        .isEqualTo(2);
    Jar.Run run = diagnose("bias --data x.npy --teacher wt.npy --student ws.npy --bands 1,3-2");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--bands");
  }
}
