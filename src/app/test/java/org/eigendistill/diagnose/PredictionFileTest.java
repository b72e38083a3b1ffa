// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.Expected;
import org.eigendistill.data.NpyWriter;
import org.eigendistill.data.ReadOptions;
import org.eigendistill.testing.TestFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionFileTest {
  @TempDir private Path folder;

  /** 200 rows that NumPy wrote as float16; the slope was worked out by NumPy in float64 beside. */
  @Test
  void logitsInHalfPrecision() {
    Path files = TestFiles.beside(PredictionFileTest.class, "half");
    Predictions teacher = read(files.resolve("t.npy")).predictions();
    Predictions student = read(files.resolve("s.npy")).predictions();
    Confidence all =
        ConfidenceGroup.of("all", teacher, student, List.of(), null)
            .get(0)
            .confidence()
            .orElseThrow();
    assertThat(all.n()).isEqualTo(200);
    assertThat(all.line().slope().value()).isEqualTo(1.301, within(5e-4));
  }

  /** The same classes in another order would make a verdict of the order. */
  @Test
  void classesInAnotherOrderAreRefused() throws IOException {
    PredictionFile teacher = named("t.csv", "cat,dog,bird");
    named("s.csv", "cat,dog,bird").requireLike(teacher);
    named("s.csv", "u,v,w").requireLike(teacher);
    PredictionFile student = named("s.csv", "bird,cat,dog");
    assertThatThrownBy(() -> student.requireLike(teacher))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("column 1 (bird): the class is column 3 of")
        .hasMessageContaining("--columns");
  }

  private PredictionFile named(String name, String names) throws IOException {
    String rows = "1.5,0.5,7\n2,-3,1\n0,4.5,2\n".repeat(20);
    return read(Files.writeString(folder.resolve(name), names + "\n" + rows));
  }

  @Test
  void whatThreeAxesAreIsToBeDeclared() throws IOException {
    Path file = folder.resolve("tokens.npy");
    try (NpyWriter writer = NpyWriter.open(file, 4, 25, 10)) {
      for (int t = 0; t < 4; t++) {
        int last = t;
        writer.append(Matrix.fill(25, 10, (i, j) -> last + 3 * ((i + j) % 10)));
      }
    }
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("three axes")
        .hasMessageContaining("--axes tokens");
    PredictionFile last = read(file, PredictionFile.Axes.checkpoints);
    assertThat(last.predictions().rows()).isEqualTo(25);
    assertThat(last.note().orElseThrow())
        .contains("tokens.npy", "4 checkpoints of 25 rows each, of which the last is measured");
    PredictionFile tokens = read(file, PredictionFile.Axes.tokens);
    assertThat(tokens.predictions().rows()).isEqualTo(100);
    assertThat(tokens.note().orElseThrow()).contains("4 sequences of 25 tokens each");
    try (NpyWriter writer = NpyWriter.open(file, 25, 10)) {
      writer.append(Matrix.fill(25, 10, (i, j) -> 3 * ((i + j) % 10)));
    }
    assertThat(read(file).note()).isEmpty();
    try (NpyWriter writer = NpyWriter.open(file, 1, 1, 25, 10)) {
      writer.append(Matrix.fill(25, 10, (i, j) -> 3 * ((i + j) % 10)));
    }
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("4 axes");
  }

  private static PredictionFile read(Path file) {
    return read(file, null);
  }

  private static PredictionFile read(Path file, PredictionFile.Axes axes) {
    return PredictionFile.read(
        ArrayName.parse(file.toString(), "teacher"),
        PredictionFile.OutputScale.logits,
        axes,
        ReadOptions.AUTO,
        Expected.NOTHING);
  }

  private PredictionFile.OutputScale scale = PredictionFile.OutputScale.logits;

  private PredictionFile array(String name, Matrix values) throws IOException {
    Path file = folder.resolve(name);
    NpyWriter.write(file, values);
    return PredictionFile.read(
        ArrayName.parse(file.toString(), "teacher"), scale, ReadOptions.AUTO, Expected.NOTHING);
  }

  private void refused(Matrix values, String... said) {
    assertThatThrownBy(() -> array("p.npy", values))
        .isInstanceOf(BadInputException.class)
        .hasMessageContainingAll(said);
  }

  /** Twelve rows of three, one of them changed. */
  private static Matrix rows(double... changed) {
    return Matrix.fill(12, 3, (i, j) -> i == 4 ? changed[j] : j == i % 3 ? 0.5 : 0.25);
  }

  @Test
  void tenRowsAreTheFewest() throws IOException {
    assertThat(array("l.npy", Matrix.fill(10, 2, (i, j) -> 3 * i - j)).predictions().rows())
        .isEqualTo(10);
    refused(Matrix.fill(9, 2, (i, j) -> 3 * i - j), "p.npy: it has 9 rows", "at least 10");
  }

  /** A first column that counts from 0 or 1 is an index; from 2, or with a gap, it is none. */
  @Test
  void anIndexIsRefused() throws IOException {
    refused(Matrix.fill(12, 2, (i, j) -> j == 0 ? i : -i), "column 1", "counts the rows from 0");
    refused(Matrix.fill(12, 2, (i, j) -> j == 0 ? i + 1 : -i), "counts the rows from 1", "--index");
    array("l.npy", Matrix.fill(12, 2, (i, j) -> j == 0 ? i + 2 : -i));
    array("l.npy", Matrix.fill(12, 2, (i, j) -> j == 0 ? (i < 11 ? i : 12) : -i));
  }

  /** Rows may sum to 1 within a thousandth, as half precision leaves them. */
  @Test
  void probabilitiesAreProbabilities() throws IOException {
    scale = PredictionFile.OutputScale.probabilities;
    assertThat(array("p.npy", rows(0.5, 0.5, 0)).predictions().logOdds(4, 0)).isZero();
    array("p.npy", rows(0.5, 0.4995, 0));
    array("p.npy", rows(1.0005, 0, 0));
    refused(rows(0.5, 0.498, 0), "row 5: its probabilities sum to 0.998000, not 1");
    refused(rows(0.5, 0.502, 0), "row 5", "sum to 1.002");
    refused(rows(1.002, 0, 0), "row 5, column 1: 1.002 is no probability", "leave out --kind");
    refused(rows(0.5, 0.6, -0.1), "row 5, column 3: -0.1 is no probability");
    array("p.npy", Matrix.fill(12, 1, (i, j) -> i / 11.0));
    refused(Matrix.fill(12, 1, (i, j) -> i == 3 ? 1.0005 : 0.5), "row 4, column 1: 1.0005 is no");
  }

  /** Undeclared, what looks like probabilities in every row is refused; one row else is enough. */
  @Test
  void probabilitiesAreNotTakenForLogits() throws IOException {
    refused(rows(0.5, 0.5, 0), "every row sums to 1", "--kind probabilities");
    refused(rows(1.0005, 0, 0), "every row sums to 1");
    array("l.npy", rows(0.5, 0.498, 0));
    array("l.npy", rows(0.5, 0.502, 0));
    array("l.npy", rows(1.002, 0, 0));
    array("l.npy", rows(0.5, 0.6, -0.1));
    refused(Matrix.fill(12, 1, (i, j) -> i / 11.0), "all numbers lie between 0 and 1");
    array("l.npy", Matrix.fill(12, 1, (i, j) -> i / 10.0));
  }

  @Test
  void bothModelsHaveTheSameRowsAndClasses() throws IOException {
    PredictionFile teacher = array("t.npy", Matrix.fill(12, 3, (i, j) -> 3 * j - i));
    PredictionFile shorter = array("s.npy", Matrix.fill(11, 3, (i, j) -> 3 * j - i));
    PredictionFile narrower = array("n.npy", Matrix.fill(12, 2, (i, j) -> 3 * j - i));
    assertThatThrownBy(() -> shorter.requireLike(teacher))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("s.npy: 11 rows where")
        .hasMessageContaining("t.npy has 12");
    assertThatThrownBy(() -> narrower.requireLike(teacher))
        .hasMessageContaining("n.npy: 2 classes where")
        .hasMessageContaining("t.npy has 3");
    array("n.npy", Matrix.fill(12, 3, (i, j) -> j - i / 2.0)).requireLike(teacher);
  }
}
