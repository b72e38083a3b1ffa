package org.eigendistill.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.Expected;
import org.eigendistill.data.NpyWriter;
import org.eigendistill.data.ReadOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionFileTest {
  @TempDir private Path folder;

  /** 200 rows that NumPy wrote as float16; the slope was worked out by NumPy in float64 beside. */
  @Test
  void logitsInHalfPrecision() {
    Path files = Path.of("src/app/test/resources/org/eigendistill/diagnose/half");
    Predictions teacher = read(files.resolve("t.npy")).predictions();
    Predictions student = read(files.resolve("s.npy")).predictions();
    Confidence all =
        ConfidenceGroup.of("all", teacher, student, null, 1).get(0).confidence().orElseThrow();
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
  void aStackIsSaidToBeTakenAsCheckpoints() throws IOException {
    Path file = folder.resolve("tokens.npy");
    try (NpyWriter writer = NpyWriter.open(file, 4, 25, 10)) {
      for (int t = 0; t < 4; t++) {
        int last = t;
        writer.append(Matrix.fill(25, 10, (i, j) -> last + 3 * ((i + j) % 10)));
      }
    }
    PredictionFile read = read(file);
    assertThat(read.predictions().rows()).isEqualTo(25);
    assertThat(read.note().orElseThrow())
        .contains("tokens.npy", "4 x 25 x 10", "4 checkpoints of 25 rows", "reshape(-1, 10)");
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
    return PredictionFile.read(
        ArrayName.parse(file.toString(), "teacher"),
        PredictionFile.OutputScale.logits,
        ReadOptions.AUTO,
        Expected.NOTHING);
  }
}
