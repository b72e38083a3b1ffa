// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.NpyWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gains by bands of inputs beside a comparison: which rows they are of. */
class CompareInputsTest {
  private static final int ROWS = 60;
  private static final int CLASSES = 3;
  private static final int INPUTS = 4;

  @TempDir private Path folder;
  private final Map<String, Matrix> files = new LinkedHashMap<>();

  CompareInputsTest() {
    Randomness random = Randomness.of(5);
    Matrix inputs = noise(random, INPUTS, 1);
    Matrix shared = inputs.times(Matrix.fill(INPUTS, CLASSES, (i, k) -> 2 * random.gaussian()));
    Matrix teacher = shared.plus(1, noise(random, CLASSES, 0.3));
    files.put("X", inputs);
    files.put("t", teacher);
    files.put("s", teacher.plus(1, noise(random, CLASSES, 0.2)));
    files.put("c", shared.plus(1, noise(random, CLASSES, 0.3)));
  }

  private static Matrix noise(Randomness random, int columns, double size) {
    return Matrix.fill(ROWS, columns, (i, k) -> size * random.gaussian());
  }

  private Jar.Run run(Map<String, Matrix> given, String... more) throws IOException {
    for (Map.Entry<String, Matrix> each : given.entrySet()) {
      NpyWriter.write(folder.resolve(each.getKey() + ".npy"), each.getValue());
    }
    List<String> words = new ArrayList<>(List.of("compare", "--out", "out", "--json", "-"));
    words.addAll(List.of("--teacher", "t.npy", "--student", "s.npy", "--inputs", "X.npy"));
    words.addAll(List.of(more));
    return InProcess.run(folder, words.toArray(String[]::new));
  }

  /** A file that was exported twice looks like a perfect student. */
  @Test
  void aCopyOfTheTeacherIsSaid() throws Exception {
    String words = "Every row of the student is the teacher's to the last digit";
    assertThat(run(files, "--control", "c.npy").err()).doesNotContain(words);
    files.put("s", files.get("t"));
    assertThat(run(files, "--control", "c.npy").err()).contains(words);
  }

  /**
   * One-hot labels are told what makes numbers of them; a file that several pairs share is told
   * once.
   */
  @Test
  void whatIsReadIsToldOnceAndInItsOwnWords() throws Exception {
    files.put("hot", Matrix.fill(ROWS, CLASSES, (i, k) -> i % CLASSES == k ? 1 : 0));
    Jar.Run hot = run(files, "--labels", "hot.npy");
    assertThat(hot.exit()).isEqualTo(3);
    assertThat(hot.err()).contains("hot.npy: 3 numbers a row", "numpy.argmax(labels, axis=-1)");
    files.put("y", Matrix.fill(ROWS, 1, (i, k) -> i % CLASSES));
    files.put("other", files.get("c").plus(1, noise(Randomness.of(6), CLASSES, 0.2)));
    run(files, "--labels", "y.npy");
    Jar.Run pairs =
        InProcess.run(
            folder,
            "compare --pair t.npy s.npy --pair s.npy t.npy --pair c.npy other.npy --labels y.npy --out out"
                .split(" "));
    assertThat(pairs.err()).containsOnlyOnce("y.npy: 60 rows").containsOnlyOnce("t.npy: 60 rows");
  }

  private Map<String, Matrix> changed(UnaryOperator<Matrix> all) {
    Map<String, Matrix> changed = new LinkedHashMap<>();
    files.forEach((name, matrix) -> changed.put(name, all.apply(matrix)));
    return changed;
  }

  private static List<JsonNode> functions(Jar.Run run) throws IOException {
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode all = new ObjectMapper().readTree(run.out());
    assertThat(all.get("function_gain").get(0).isNumber()).isTrue();
    return List.of(
        all.get("function_gain"), all.get("function_gain_gap"), all.get("function_agreement"));
  }

  private static final String[] CONTROL = {"--control", "c.npy"};

  @Test
  void theOrderOfRowsShowsInNoDigit() throws IOException {
    List<JsonNode> before = functions(run(files, CONTROL));
    for (int seed = 1; seed < 4; seed++) {
      int[] order = Randomness.of(seed).permutation(ROWS);
      assertThat(functions(run(changed(m -> m.selectRows(order)), CONTROL))).isEqualTo(before);
    }
  }

  /** Rows that do not count, or have no label, or a masked class, might as well not be there. */
  @ParameterizedTest
  @CsvSource({"mask", "labels", "-1e9", "-Infinity"})
  void rowsThatDoNotCountTellNothing(String what) throws IOException {
    int kept = ROWS - 10;
    int[] first = new int[kept];
    Arrays.setAll(first, i -> i);
    List<JsonNode> expected = functions(run(changed(m -> m.selectRows(first)), CONTROL));
    Map<String, Matrix> filled =
        changed(m -> Matrix.fill(ROWS, m.columns(), (i, k) -> i < kept ? m.get(i, k) : i - 7 * k));
    List<String> more = new ArrayList<>(List.of(CONTROL));
    boolean isMask = what.equals("mask");
    if (isMask || what.equals("labels")) {
      filled.put("m", Matrix.fill(ROWS, 1, (i, k) -> i < kept ? 1 : isMask ? 0 : -100));
      more.addAll(List.of("--" + what, "m.npy"));
    } else {
      double masked = Double.parseDouble(what);
      filled.put("c", masked(filled.get("c"), kept, masked));
    }
    Jar.Run run = run(filled, more.toArray(String[]::new));
    assertThat(functions(run)).isEqualTo(expected);
    assertThat(run.err().contains("10 rows are left out of function_gain"))
        .isEqualTo(what.startsWith("-"));
  }

  private static Matrix masked(Matrix scores, int from, double mask) {
    return Matrix.fill(
        ROWS, CLASSES, (i, k) -> i >= from && k == CLASSES - 1 ? mask : scores.get(i, k));
  }

  /** Probabilities have the function of their logarithms, and columns that of their order. */
  @Test
  void functionsAreOfWhatIsCompared() throws IOException {
    JsonNode before = functions(run(files, CONTROL)).get(0);
    Map<String, Matrix> probable = changed(m -> m.columns() == INPUTS ? m : softmax(m));
    JsonNode after =
        functions(run(probable, "--control", "c.npy", "--kind", "probabilities")).get(0);
    Map<String, Matrix> turned = new LinkedHashMap<>(files);
    Matrix student = files.get("s");
    turned.put("s", Matrix.fill(ROWS, CLASSES, (i, k) -> student.get(i, (k + 1) % CLASSES) / 2));
    String[] words = {"--control", "c.npy", "--class-order", "2,0,1", "--student-scale", "2"};
    JsonNode ordered = functions(run(turned, words)).get(0);
    for (int b = 0; b < before.size(); b++) {
      assertThat(after.get(b).asDouble())
          .isCloseTo(before.get(b).asDouble(), org.assertj.core.api.Assertions.within(1e-9));
      assertThat(ordered.get(b).asDouble())
          .isCloseTo(before.get(b).asDouble(), org.assertj.core.api.Assertions.within(1e-9));
    }
  }

  private static Matrix softmax(Matrix logits) {
    return Matrix.fill(
        ROWS,
        CLASSES,
        (i, k) -> Math.exp(logits.get(i, k)) / Arrays.stream(logits.row(i)).map(Math::exp).sum());
  }

  /** Columns or rows of the inputs that tell nothing are the file's fault, not the program's. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "constant | X.npy: the inputs do not vary. Give what the networks are given",
        "column | X.npy: the inputs vary along one direction only",
        "rank | X.npy: the inputs vary along one direction only",
        "short | t.npy has 60. Give the inputs of the same rows"
      })
  void inputsWithoutTwoDirections(String what, String said) throws IOException {
    Matrix inputs = files.get("X");
    Map<String, Matrix> changed = new LinkedHashMap<>(files);
    changed.put(
        "X",
        switch (what) {
          case "constant" -> Matrix.fill(ROWS, INPUTS, (i, k) -> k);
          case "column" -> Matrix.fill(ROWS, 1, (i, k) -> inputs.get(i, 0));
          case "rank" -> Matrix.fill(ROWS, INPUTS, (i, k) -> inputs.get(i, 0) * (k + 1));
          default -> Matrix.fill(ROWS - 1, INPUTS, inputs::get);
        });
    Jar.Run run = run(changed, CONTROL);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains(said);
  }

  @Test
  void inputsThatAreNotUsedAreSaid() throws IOException {
    Jar.Run run = run(files);
    assertThat(run.exit()).isZero();
    assertThat(run.err()).contains("--inputs is not used: gains by bands are of one --teacher");
  }
}
