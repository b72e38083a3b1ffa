// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.eigendistill.compare.ReferenceCases;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.Expected;
import org.eigendistill.data.ReadOptions;
import org.eigendistill.data.RowBlocks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Classes that are masked, by -inf or by numbers far below, and sequences of tokens: by both
 * commands alike, to the numbers of the independent reference.
 */
class MaskedLogitsTest {
  private static final double EXACT = 1e-10;

  @TempDir private Path folder;

  private JsonNode run(String kind, String command, String... files) throws IOException {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    String[] options = {"--teacher", "--student", "--control"};
    for (int m = 0; m < files.length; m++) {
      words.addAll(List.of(options[m], files[m]));
    }
    words.addAll(List.of("--out", folder.resolve(kind).toString(), "--json", "-"));
    Jar.Run run = InProcess.run(words.toArray(String[]::new));
    assertThat(run.exit()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  private static String[] models(String name) {
    return new String[] {
      ReferenceCases.file(name, "t.npy").toString(),
      ReferenceCases.file(name, "s.npy").toString(),
      ReferenceCases.file(name, "a.npy").toString()
    };
  }

  /** A text table of the same numbers, -inf spelt as NumPy does. */
  private String text(String file) throws IOException {
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    try (RowBlocks blocks = ArrayName.parse(file, "X").blocks(ReadOptions.AUTO, Expected.NOTHING)) {
      double[] row = new double[blocks.columns()];
      for (int i = 0; i < blocks.rows(); i++) {
        blocks.read(i, 1, row);
        StringJoiner cells = new StringJoiner(",");
        for (double value : row) {
          cells.add(
              value == Double.NEGATIVE_INFINITY ? i % 2 == 0 ? "-inf" : "-Infinity" : "" + value);
        }
        lines.add(cells.toString());
      }
    }
    Path to = folder.resolve(Path.of(file).getFileName() + ".csv");
    Files.writeString(to, lines.toString());
    return to.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "masks, 271, 0.87593833926, 0.779725217133, 0.972151461388, 0.608110049277, 1.02130887157",
    "tokens, 480, 0.880936521498, 0.75874009781, 1.00313294519, 0.78468445544, 1.28889650333"
  })
  void bothCommandsGiveTheNumbersOfTheReference(
      String name, int n, double slope, double low, double high, double least, double most)
      throws IOException {
    JsonNode compared = run("compare", "compare", models(name));
    JsonNode diagnosed =
        run("diagnose", "diagnose confidence --no-figures --axes tokens", models(name));
    for (String key : new String[] {"n", "verdict", "log_b"}) {
      assertThat(diagnosed.get(key)).as(key).isEqualTo(compared.get(key));
    }
    assertThat(compared.get("n").intValue()).isEqualTo(n);
    double[] expected = {slope, low, high, least, most};
    String[] names = {"slope_raw", "slope_raw_ci95", "slope_ci975"};
    String[] same = {"slope", "slope_ci95", "controlled_slope_ci975"};
    for (int k = 0; k < expected.length; k++) {
      int at = (k + 1) / 2;
      for (JsonNode value : List.of(compared.get(names[at]), diagnosed.get(same[at]))) {
        double number = k == 0 ? value.doubleValue() : value.get((k + 1) % 2).doubleValue();
        assertThat(number).as(names[at]).isCloseTo(expected[k], within(EXACT));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"compare", "diagnose confidence --no-figures"})
  void textMayHoldMasks(String command) throws IOException {
    String[] arrays = models("masks");
    String[] texts = {text(arrays[0]), text(arrays[1]), text(arrays[2])};
    JsonNode expected = run("arrays", command, arrays);
    JsonNode actual = run("texts", command, texts);
    for (String key : new String[] {"n", "slope", "slope_ci95", "transmission", "verdict"}) {
      assertThat(actual.get(key)).as(key).isNotNull().isEqualTo(expected.get(key));
    }
  }

  /** Two classes may be one axis in one file and a column in another. */
  @Test
  void oneAxisAndAColumnAreTheSame() throws IOException {
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    double[] scores = new double[60];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.sin(3.0 * i) * 4;
      lines.add(Double.toString(scores[i] * 1.1 + Math.cos(7.0 * i)));
    }
    Path column = folder.resolve("column.csv");
    Path axis = folder.resolve("axis.npy");
    Files.writeString(column, lines.toString());
    Files.write(axis, oneAxis(scores));
    JsonNode compared = run("axes", "compare --header no", axis.toString(), column.toString());
    assertThat(compared.get("classes").intValue()).isEqualTo(2);
    assertThat(compared.get("n").intValue()).isEqualTo(60);
  }

  private static byte[] oneAxis(double... values) {
    String header =
        "{'descr': '<f8', 'fortran_order': False, 'shape': (%d,), }".formatted(values.length);
    String padded = header + " ".repeat(118 - header.length() - 1) + "\n";
    ByteBuffer bytes = ByteBuffer.allocate(128 + 8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) 118);
    bytes.put(padded.getBytes(StandardCharsets.US_ASCII));
    for (double value : values) {
      bytes.putDouble(value);
    }
    return bytes.array();
  }

  /** Nowhere else is infinity a number of a table. */
  @Test
  void otherTablesHoldNone() throws IOException {
    Path data = folder.resolve("x.csv");
    Files.writeString(data, "1,2\n-inf,3\n4,5\n");
    Jar.Run run =
        InProcess.run(
            "simulate",
            "--data",
            data.toString(),
            "--target",
            data.toString(),
            "--teacher",
            "1",
            "--times",
            "1",
            "--out",
            folder.resolve("o").toString());
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("line 2, column 1: '-inf' is not a finite number");
  }

  /** What is a mask in the file is one at any scale. */
  @Test
  void scalesLeaveMasksAsTheyAre() throws IOException {
    String[] files = models("masks");
    files[1] = text(files[1]);
    Path student = Path.of(files[1]);
    Files.writeString(student, Files.readString(student).replace("-1.0E9", "-20000"));
    JsonNode as = run("as", "compare", files);
    JsonNode scaled = run("scaled", "compare --student-scale 0.25", files);
    assertThat(as.get("rows_masked").intValue()).isEqualTo(100);
    for (String key : new String[] {"n", "rows_masked", "rows_mask_conflict", "agreement"}) {
      assertThat(scaled.get(key)).as(key).isEqualTo(as.get(key));
    }
  }
}
