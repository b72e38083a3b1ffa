// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.NpyWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said where a comparison stops is true, helps, and has no number that is not believed. */
class CompareStopsTest {
  private static final int ROWS = 120;
  private static final int CLASSES = 3;

  @TempDir private Path folder;
  private final Randomness random = Randomness.of(8);
  private final Matrix shared = noise(CLASSES, 2);

  private Matrix noise(int columns, double size) {
    return Matrix.fill(ROWS, columns, (i, k) -> size * random.gaussian());
  }

  private Matrix net() {
    return shared.plus(1, noise(CLASSES, 0.6));
  }

  private static Matrix times(Matrix matrix, double factor) {
    return Matrix.fill(matrix.rows(), matrix.columns(), (i, k) -> factor * matrix.get(i, k));
  }

  private void save(String name, Matrix matrix) throws IOException {
    NpyWriter.write(folder.resolve(name + ".npy"), matrix);
  }

  private Jar.Run run(String words) {
    List<String> all = new ArrayList<>(List.of("compare", "--out", "out"));
    all.addAll(List.of(words.split(" ")));
    return InProcess.run(folder, all.toArray(String[]::new));
  }

  private static final String THREE = "--teacher t.npy --student s.npy --control c.npy";

  private void save(Matrix teacher, Matrix student, Matrix control) throws IOException {
    save("t", teacher);
    save("s", student);
    save("c", control);
  }

  /** One column has no second one to be exchanged with. */
  @ParameterizedTest
  @CsvSource({"logits, -student", "probabilities, 1 - student"})
  void classesOfOneColumnTurned(String kind, String saved) throws IOException {
    Matrix common = noise(1, 2);
    List<Matrix> nets = new ArrayList<>();
    for (int m = 0; m < 3; m++) {
      Matrix logits = common.plus(1, noise(1, 0.5));
      int sign = m == 1 ? -1 : 1;
      boolean isLogit = kind.equals("logits");
      nets.add(
          Matrix.fill(
              ROWS,
              1,
              (i, k) ->
                  isLogit
                      ? sign * logits.get(i, 0)
                      : 1 / (1 + Math.exp(-sign * logits.get(i, 0)))));
    }
    save(nets.get(0), nets.get(1), nets.get(2));
    Jar.Run stopped = run(THREE + " --kind " + kind);
    assertThat(stopped.exit()).isEqualTo(5);
    assertThat(stopped.out()).endsWith("Say --class-order 1,0, or save " + saved + ".\n");
    Jar.Run mended = run(THREE + " --class-order 1,0 --kind " + kind);
    assertThat(mended.exit()).as(mended.err()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"student", "constant"})
  void noNumberIsToldAfterAStop(String what) throws IOException {
    // far apart, so that medians, seeds and scale would all be warned of
    Matrix teacher = net();
    Matrix student = Matrix.fill(ROWS, CLASSES, (i, k) -> Math.pow(net().get(i, k), 3) / 4);
    boolean isConstant = what.equals("constant");
    save(teacher, student, isConstant ? Matrix.fill(ROWS, CLASSES, (i, k) -> k) : student);
    save("d", times(net(), 3));
    Jar.Run run = run(THREE + " --control d.npy");
    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.out()).hasLineCount(1);
    assertThat(run.err())
        .doesNotContain("By medians")
        .doesNotContain("--seed-spread")
        .doesNotContain("times as wide")
        .doesNotContain("NaN");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-7, 1e-5, 1e-4})
  void aNetworkThatHasDiedSaysNothingOfRows(double left) throws IOException {
    Matrix rest = noise(CLASSES, left);
    save(net(), Matrix.fill(ROWS, CLASSES, (i, k) -> k + rest.get(i, k)), net());
    Jar.Run run = run(THREE);
    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.out()).startsWith("Not comparable: All rows of the student are nearly the same");
    assertThat(run.err()).doesNotContain("same order");
  }

  /** Small differences that the rows do share are no rounding. */
  @Test
  void aNetworkThatSaysLittleIsCompared() throws IOException {
    Matrix rest = times(net(), 1e-5);
    save(net(), Matrix.fill(ROWS, CLASSES, (i, k) -> k + rest.get(i, k)), net());
    assertThat(run(THREE).exit()).isZero();
  }

  @Test
  void anOrderThatNoProbabilityTells() throws IOException {
    save(times(net(), 1e-300), times(net(), 1e-300), times(net(), 1e-300));
    Jar.Run run = run(THREE);
    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.out()).startsWith("Not comparable: The order of the rows cannot be told");
    assertThat(run.out() + run.err()).doesNotContain("They do when").doesNotContain("shuffle");
    Path json = folder.resolve("out/compare.json");
    assertThat(new ObjectMapper().readTree(json.toFile()).get("row_order_found").isNull()).isTrue();
  }

  @Test
  void oneRowIsNotCalledConstant() throws IOException {
    save(net(), net(), net());
    save("m", Matrix.fill(ROWS, 1, (i, k) -> i == 5 ? 1 : 0));
    Jar.Run run = run(THREE + " --mask m.npy");
    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.out()).startsWith("Not comparable: 1 row is left: give at least 30.");
    assertThat(run.err()).doesNotContain("the same").doesNotContain("order");
  }

  @Test
  void labelsOfNoRow() throws IOException {
    save(net(), net(), net());
    save("y", Matrix.fill(ROWS, 1, (i, k) -> -100));
    Jar.Run run = run(THREE + " --labels y.npy");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("y.npy: no row has a label");
  }

  /** As many rows, but others, are no more the same than fewer are. */
  @ParameterizedTest
  @CsvSource({
    "1, '120, 111, 120 of them), so the rows'' error is not in the interval'",
    "3, '111, 111, 111 of them), so the rows'' error in the interval is that of other rows'"
  })
  void pairsThatKeepOtherRows(int masked, String said) throws IOException {
    StringBuilder words = new StringBuilder();
    for (int r = 0; r < 3; r++) {
      Matrix teacher = net();
      save("t" + r, teacher);
      int first = r % 3 == 1 || masked == 3 ? 9 * r : ROWS;
      Matrix student = teacher.plus(1, noise(CLASSES, 0.2));
      save(
          "s" + r,
          Matrix.fill(
              ROWS,
              CLASSES,
              (i, k) -> i >= first && i < first + 9 && k > 0 ? -1e9 : student.get(i, k)));
      words.append("--pair t%d.npy s%d.npy ".formatted(r, r));
    }
    Jar.Run run = run(words.toString());
    assertThat(run.exit()).isZero();
    assertThat(run.err()).contains("Pairs keep different rows (" + said);
  }

  /** A token is found by its sequence; two decimals would make a small slope none. */
  @Test
  void tokensAndSmallSlopesAreNamed() throws IOException {
    Matrix teacher = net();
    Matrix far = Matrix.fill(ROWS, CLASSES, (i, k) -> i == 63 && k == 0 ? 20 : teacher.get(i, k));
    List<Matrix> nets = List.of(far, times(far.plus(1, noise(CLASSES, 0.1)), 2e-3), net());
    for (int m = 0; m < nets.size(); m++) {
      Path to = folder.resolve("tsc".charAt(m) + ".npy");
      try (NpyWriter writer = NpyWriter.open(to, ROWS / 6, 6, CLASSES)) {
        writer.append(nets.get(m));
      }
    }
    Jar.Run run = run(THREE);
    assertThat(run.exit()).as(run.out()).isZero();
    assertThat(run.err()).contains("Row 64 (sequence 11, token 4) alone has");
    assertThat(run.out()).startsWith("Damped: where").doesNotContain("rise by 0.00 ");
    assertThat(run.err()).doesNotContain("spread 0.00 times");
    Path json = folder.resolve("out/compare.json");
    assertThat(new ObjectMapper().readTree(json.toFile()).get("slope").asDouble())
        .isBetween(1e-4, 4e-3);
  }
}
