// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.NpyWriter;
import org.eigendistill.data.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code simulate --loss softmax}. */
class SimulateSoftmaxTest {
  private static final int ROWS = 40;
  @TempDir private Path folder;
  private final double[][] rows = new double[ROWS][3];

  @BeforeEach
  void data() throws Exception {
    Random random = new Random(11);
    StringBuilder kinds = new StringBuilder("a,b,c,kind\n");
    StringBuilder numbers = new StringBuilder("a,b,c,y\n");
    StringBuilder shares = new StringBuilder("p,q\n");
    StringBuilder same = new StringBuilder("a,b,c,kind\n");
    for (int n = 0; n < ROWS; n++) {
      for (int j = 0; j < 3; j++) {
        rows[n][j] = 2 + random.nextGaussian() / (1 + j);
      }
      String features = "%s,%s,%s,".formatted(rows[n][0], rows[n][1], rows[n][2]);
      double noise = random.nextGaussian();
      kinds
          .append(features)
          .append(rows[n][0] + noise > 2.5 ? "high" : rows[n][1] > 2 ? "mid" : "low")
          .append('\n');
      numbers.append(features).append(rows[n][0] + 0.5).append('\n');
      shares.append(n % 2 == 0 ? "0.5,0.5" : "1,0").append('\n');
      same.append(features).append(7).append('\n');
    }
    Files.writeString(folder.resolve("kinds.csv"), kinds);
    Files.writeString(folder.resolve("numbers.csv"), numbers);
    Files.writeString(folder.resolve("shares.csv"), shares);
    Files.writeString(folder.resolve("same.csv"), same);
    NpyWriter.write(folder.resolve("x.npy"), Matrix.ofRows(rows));
  }

  private Jar.Run simulate(String data, String target, String... more) {
    String[] words = {
      "simulate",
      "--data",
      data,
      "--target",
      target,
      "--loss",
      "softmax",
      "--teacher",
      "5/l1",
      "--times",
      "0.5/l1,5/l1,50/l1",
      "--no-figures",
      "--threads",
      "1",
      "--out",
      "out"
    };
    String[] all = new String[words.length + more.length];
    System.arraycopy(words, 0, all, 0, words.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return InProcess.run(folder, all);
  }

  @Test
  void tablesAndArraysAreOfOneModel() throws Exception {
    Jar.Run run =
        simulate(
            "kinds.csv",
            "kind",
            "--center",
            "--temperature",
            "64",
            "--weights",
            "--predict",
            "x.npy");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("40 x 3, rank 3, 3 classes, 3 times, softmax at temperature 64.0: ")
        .contains("\nS1: ");
    JsonNode summary =
        new ObjectMapper().readTree(folder.resolve("out").resolve("summary.json").toFile());
    assertThat(summary.get("loss").asText()).isEqualTo("softmax");
    assertThat(summary.get("temperature").asDouble()).isEqualTo(64);
    assertThat(summary.get("relative_error_bound").asDouble()).isBetween(0.0, 1e-10);
    assertThat(summary.get("second_method_difference").asDouble()).isBetween(0.0, 1e-11);
    assertThat(run.out()).contains(", a second method ");
    assertThat(summary.get("slope_tails").get(0).asDouble()).isEqualTo(1);

    Table gains = Table.read(folder.resolve("out").resolve("softmax_gains.csv"));
    assertThat(gains.rows()).hasSize(2 * 3 * 3);
    Table line = Table.read(folder.resolve("out").resolve("confidence_line.csv"));
    assertThat(line.rows()).hasSize(3);
    for (String who : new String[] {"teacher", "student"}) {
      double[] logits = numbers(who + "_logits.npy", 3 * ROWS * 3);
      double[] weights = numbers((who.equals("teacher") ? "teacher_" : "") + "weights_raw.npy", 27);
      double[] intercepts =
          numbers((who.equals("teacher") ? "teacher_" : "") + "intercepts.npy", 9);
      double[] predictions = numbers(who + "_predictions.npy", 3 * ROWS * 3);
      for (int t = 0; t < 3; t++) {
        for (int i = 0; i < ROWS; i++) {
          for (int c = 0; c < 3; c++) {
            double z = intercepts[3 * t + c];
            for (int j = 0; j < 3; j++) {
              z += rows[i][j] * weights[9 * t + 3 * j + c];
            }
            int at = (t * ROWS + i) * 3 + c;
            assertThat(logits[at]).isCloseTo(z, within(1e-11));
            assertThat(predictions[at]).isCloseTo(z, within(1e-11));
          }
        }
      }
    }
    // The teacher stops at the second of the times.
    double[] end = numbers("teacher_end_logits.npy", ROWS * 3);
    double[] course = numbers("teacher_logits.npy", 3 * ROWS * 3);
    for (int i = 0; i < end.length; i++) {
      assertThat(course[ROWS * 3 + i]).isCloseTo(end[i], within(1e-9));
    }
  }

  @Test
  void saysWhereACourseIsNotAsExactAsMeant() {
    assertThat(SoftmaxRun.doubts(1e-10, 1e-10)).isEmpty();
    assertThat(SoftmaxRun.doubts(2e-10, 2e-10))
        .singleElement()
        .asString()
        .contains("bounded by 2.0e-10 of the teacher's norm only, not by 1e-10");
    assertThat(SoftmaxRun.doubts(1e-12, 2e-10))
        .singleElement()
        .asString()
        .contains("2.0e-10 of the teacher's norm away, more than the error's bound of 1.0e-12");
    assertThat(SoftmaxRun.doubts(Double.NaN, Double.NaN)).hasSize(2);
  }

  /** All of an array of any shape. */
  private double[] numbers(String name, int count) throws Exception {
    byte[] bytes = Files.readAllBytes(folder.resolve("out").resolve(name));
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    buffer.position(bytes.length - 8 * count);
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = buffer.getDouble();
    }
    return numbers;
  }

  @Test
  void aTeacherThatIsEquallySureOfAllRowsHasNoConfidenceLine() throws Exception {
    StringBuilder alike = new StringBuilder("a,b,kind\n");
    for (int n = 0; n < ROWS; n++) {
      alike.append("1,2,").append(n % 3).append('\n');
    }
    Files.writeString(folder.resolve("alike.csv"), alike);
    Jar.Run flat = simulate("alike.csv", "kind");
    assertThat(flat.exit()).as(flat.err()).isEqualTo(3);
    assertThat(flat.err()).contains("alike.csv: its teacher is equally sure of all rows");
    assertThat(folder.resolve("out").resolve("summary.json")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "numbers.csv | y          | class labels are whole numbers, not",
        "x.npy       | shares.csv | a row of its columns is not one 1 and else 0",
        "same.csv    | kind       | it has 1 class in 40 rows"
      })
  void whatIsNoClassIsBadInput(String data, String target, String problem) {
    Jar.Run run = simulate(data, target);
    assertThat(run.exit()).isEqualTo(Main.BAD_INPUT);
    assertThat(run.err()).contains(problem, "Give class labels").contains("--loss softmax");
    assertThat(folder.resolve("out").resolve("summary.json")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "--imitation=0.5, has no meaning with --loss softmax",
    "--generations=2, has no meaning with --loss softmax",
    "--switch-at=1, has no meaning with --loss softmax",
    "--procedure=ridge, trains by flow",
    "--temperature=0, must be positive and finite",
    "--temperature=-1, must be positive and finite",
    "--temperature=1e-300, too low beside the teacher",
    "--loss=squared --temperature=2, with --loss softmax only",
    "--teacher=0, lengths are positive",
    "--teacher=1e9/l1, at most 1e+06/l1",
    "--teacher=1e-320, from 1e-290/l1"
  })
  void whatHasNoMeaningIsAUsageError(String options, String problem) {
    String[] words =
        ("simulate --data kinds.csv --target kind --times 1/l1 --out out"
                + (options.contains("--teacher") ? "" : " --teacher 1/l1")
                + (options.contains("--loss") ? " " : " --loss softmax ")
                + options)
            .split(" +");
    Jar.Run run = InProcess.run(folder, words);
    assertThat(run.exit()).as(run.err()).isEqualTo(Main.USAGE);
    assertThat(run.err()).contains(problem);
    assertThat(folder.resolve("out").resolve("summary.json")).doesNotExist();
  }
}
