// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.Matrix;
import org.eigendistill.compare.ReferenceCases;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.NpyWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gates that could not fail say so, whatever is compared. */
class CompareGatesTest {
  @TempDir private Path folder;

  private static String file(String name, String file) {
    return ReferenceCases.file(name, file).toString();
  }

  private Jar.Run heard(List<String> words, String gates) {
    List<String> all = new ArrayList<>(List.of("compare", "--out", "out", "--fail-on", gates));
    all.addAll(words);
    return InProcess.run(folder, all.toArray(String[]::new));
  }

  /** Weights of d6 times a power of 2, which moves no lag. */
  private String times(String name, int power) throws Exception {
    List<Matrix> stack = ArrayName.parse(file("d6", name + ".npy"), "X").stack().matrices();
    Path to = folder.resolve(name + power + ".npy");
    Matrix first = stack.get(0);
    try (NpyWriter writer = NpyWriter.open(to, stack.size(), first.rows(), first.columns())) {
      for (Matrix each : stack) {
        writer.append(
            Matrix.fill(first.rows(), first.columns(), (i, k) -> each.get(i, k) * (1 << power)));
      }
    }
    return to.getFileName().toString();
  }

  /** The student of a damped lag in the teacher's place exaggerates: lags change sign. */
  private List<String> weights(int pairs, boolean isTurned) throws Exception {
    List<String> words = new ArrayList<>(List.of("--inputs", file("d6", "X.npy")));
    for (int r = 0; r < pairs; r++) {
      words.addAll(List.of("--teacher-weights", times(isTurned ? "s" : "t", r)));
      words.addAll(List.of("--student-weights", times(isTurned ? "t" : "s", r)));
    }
    return words;
  }

  @Test
  void gatesObeyTheVerdictByLags() throws Exception {
    assertThat(heard(weights(3, true), "exaggerated").exit()).isEqualTo(6);
    assertThat(heard(weights(3, true), "damped,uncontrolled").exit()).isZero();
    assertThat(heard(weights(3, false), "damped").exit()).isEqualTo(6);
    assertThat(heard(weights(1, true), "uncontrolled").exit()).isEqualTo(6);
    List<String> besides = weights(3, true);
    besides.addAll(List.of("--teacher", file("d2", "t.npy"), "--student", file("d2", "s.npy")));
    Jar.Run both = heard(besides, "exaggerated");
    assertThat(both.exit()).isEqualTo(6);
    assertThat(both.out()).startsWith("Uncontrolled: ").contains("Bias by lags exaggerated");
    assertThat(both.err()).contains("The gate exaggerated fails: verdict_lag is exaggerated");
    Jar.Run one = heard(weights(1, true), "exaggerated,agreement:.9,under");
    assertThat(one.exit()).isZero();
    assertThat(one.err())
        .contains("The gate exaggerated could not fail: weights decide by three pairs")
        .contains("The gate agreement could not fail: weights alone do not measure it")
        .contains("The gate under could not fail: weights alone do not measure it");
  }

  @Test
  void copiesOfOnePairOfWeightsAreRefused() throws Exception {
    List<String> words = weights(2, false);
    words.addAll(List.of("--teacher-weights", times("t", 1), "--student-weights", times("s", 0)));
    Jar.Run run = heard(words, "exaggerated");
    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.out())
        .startsWith("Not comparable: The teacher's weights of pair 3 are those of pair 2")
        .hasLineCount(1);
  }

  @Test
  void aGateHeldBackSaysSo() {
    List<String> words = new ArrayList<>();
    for (int r = 0; r < 4; r++) {
      words.addAll(List.of("--pair", file("d4", "t" + r + ".npy"), file("d4", "s" + r + ".npy")));
    }
    Jar.Run run = heard(words, "over,agreement:.9");
    assertThat(run.exit()).isZero();
    assertThat(run.err())
        .contains("The gate over could not fail: it is held back, as the verdict depends on")
        .contains("The gate agreement could not fail: several pairs do not measure agreement");
  }

  /**
   * A class of probability 0 by the student that the teacher uses, in 3 rows besides 2 of the file:
   * KL is above any threshold.
   */
  @ParameterizedTest
  @CsvSource({"kl:1000, 6", "agreement:.1, 0"})
  void infiniteDivergenceFailsItsGate(String gate, int exit) throws Exception {
    Matrix student = MatrixReader.read(ReferenceCases.file("d3", "s.npy")).values();
    Path lost = folder.resolve("lost.npy");
    NpyWriter.write(
        lost,
        Matrix.fill(
            student.rows(),
            student.columns(),
            (i, k) -> {
              int least = 0;
              for (int j = 1; j < student.columns(); j++) {
                least = student.get(i, j) < student.get(i, least) ? j : least;
              }
              double share = 1 / (1 - student.get(i, least));
              return i > 2 ? student.get(i, k) : k == least ? 0 : student.get(i, k) * share;
            }));
    Jar.Run run =
        heard(
            List.of(
                "--teacher",
                file("d3", "t.npy"),
                "--student",
                "lost.npy",
                "--control",
                file("d3", "a.npy"),
                "--kind",
                "probabilities"),
            gate);
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    assertThat(run.err())
        .contains("5 rows have infinite KL: one model gives 0 to a class that the other uses");
    if (exit == 6) {
      assertThat(run.err()).contains("The gate kl fails: 5 rows of infinite KL");
    }
  }
}
