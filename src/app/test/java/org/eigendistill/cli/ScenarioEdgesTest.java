// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code scenario} at the ends of its range: sizes, divergence, one draw, tables of the user's. */
class ScenarioEdgesTest {
  private static final String FILE =
      """
      scenario: edges
      params: {x: 1}
      world: {covariance: {values: [2, 1, 0.5]}, signal: {values: [1, 1, 1]}, noise: 0.1}
      rows: {A: {file: rows.csv}}
      models:
        t: {fit: {procedure: exact}, data: [{rows: A, labels: [{of: truth}]}]}
      report: {of: [t], how: exact}
      """;

  @TempDir private Path folder;

  private Jar.Run run(String text, String... more) throws Exception {
    if (Files.notExists(folder.resolve("rows.csv"))) {
      rows("1,0,2\n0,1,1\n2,1,0\n1,1,1\n");
    }
    Path file = folder.resolve("s.yaml");
    Files.writeString(file, text);
    String[] words = {"scenario", "--file", file.toString(), "--out", folder.resolve("out") + ""};
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return InProcess.run(all);
  }

  private void rows(String text) throws Exception {
    Files.writeString(folder.resolve("rows.csv"), text);
  }

  private JsonNode json(String text, String... more) throws Exception {
    String[] words = java.util.Arrays.copyOf(more, more.length + 1);
    words[more.length] = "--json";
    Jar.Run run = run(text, words);
    assertThat(run.exit()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  /** A risk that no double holds is a result, with why; figures are drawn of what is left. */
  @ParameterizedTest
  @ValueSource(strings = {"exact", "average"})
  void trainingThatDivergesSaysSo(String how) throws Exception {
    String text =
        FILE.replace("{procedure: exact}", "{procedure: descent, step: $x, steps: 1000}")
            .replace("params: {x: 1}", "params: {x: 10}")
            .replace("rows: A,", "rows: {count: 8},")
            .replace("how: exact", "how: " + how + ", draws: 12, sweep: {x: [10, 20]}");
    JsonNode model = json(text, "--threads", "2").at("/models/t");
    assertThat(model.get("risk").isNull()).isTrue();
    assertThat(model.get("infinite").booleanValue()).isTrue();
    assertThat(model.get("why").asText())
        .contains("'t' diverges: by descent with step 10.0 residuals grow along the eigenvalue");
    assertThat(model.toString()).doesNotContain("Infinity").doesNotContain("NaN");
    String again = json(text, "--threads", "1", "--no-figures").at("/models/t/why").asText();
    assertThat(again).isEqualTo(model.get("why").asText());
  }

  /** What is infinite is left out of curves and maps. */
  @ParameterizedTest
  @ValueSource(strings = {"x: [0.1, 0.2, 30]", "x: [0.1, 0.2, 30], n: [2, 500]"})
  void sweepsGoOnWhereTrainingDiverges(String sweep) throws Exception {
    String text =
        FILE.replace("{procedure: exact}", "{procedure: descent, step: $x, steps: $n}")
            .replace("params: {x: 1}", "params: {x: 0.1, n: 500}")
            .replace("how: exact", "how: exact, sweep: {" + sweep + "}");
    assertThat(json(text).at("/models/t/risk").doubleValue()).isPositive();
    assertThat(folder.resolve("out")).isDirectoryContaining("glob:**/sweep.png");
    assertThat(Files.readString(folder.resolve("out/sweep.csv"))).contains("Infinity");
  }

  @Test
  void onePassThatDivergesSaysSo() throws Exception {
    String text =
        FILE.replace("{procedure: exact}", "{procedure: sgd, step: 30, steps: 900}")
            .replace("rows: A,", "rows: stream,");
    assertThat(json(text).at("/models/t/why").asText()).contains("its step 30.0 is too long");
  }

  /** Risks that are all 0 have figures too. */
  @Test
  void nothingIsDrawnAsNothing() throws Exception {
    String text =
        FILE.replace("noise: 0.1", "noise: 0")
            .replace("[1, 1, 1]", "[1, 1, $x]")
            .replace(
                "{fit: {procedure: exact}, data: [{rows: A, labels: [{of: truth}]}]}",
                "{gains: {first: 3}}")
            .replace("how: exact", "how: exact, sweep: {x: [1, 2]}");
    assertThat(json(text).at("/models/t/risk").doubleValue()).isZero();
    assertThat(folder.resolve("out")).isDirectoryContaining("glob:**/parts.png");
  }

  @Test
  void oneDrawIsNotCalledTheRowsGiven() throws Exception {
    Jar.Run given = run(FILE, "--no-figures");
    assertThat(given.out()).contains("exact for the rows given").doesNotContain("one draw");
    for (String drawn :
        new String[] {
          FILE.replace("rows: A,", "rows: {count: 9},"),
          FILE.replace("{procedure: exact}", "{procedure: sgd, step: 0.1, steps: 9}")
              .replace("rows: A,", "rows: stream,"),
          FILE.replace(
              "{fit: {procedure: exact}",
              "{features: {random: {count: 2}}, fit: {procedure: exact}")
        }) {
      Jar.Run run = run(drawn, "--no-figures");
      assertThat(run.out()).contains("exact for one draw:").contains("one draw, of seed 1");
    }
  }

  /** Five rows in three features: risks have a mean over draws, and no variance. */
  @Test
  void aStandardErrorWithoutVarianceIsNotLeftAlone() throws Exception {
    String student =
        "\n  s: {fit: {procedure: ridge, penalty: .1}, data: [{rows: {count: 9}, labels: [{of: t}]}]}";
    for (int count : new int[] {5, 6, 7}) {
      String text =
          FILE.replace("rows: A,", "rows: {count: " + count + "},")
              .replace("\nreport: {of: [t]", student + "\nreport: {of: [t, s]")
              .replace("how: exact", "how: average, draws: 4");
      JsonNode notes = json(text, "--no-figures").get("notes");
      assertThat(notes).as("%d rows", count).hasSize(count < 7 ? 1 : 0);
      if (count < 7) {
        assertThat(notes.get(0).asText())
            .contains("standard error of 's'")
            .contains("'t' is a least-norm fit of " + count + " rows in 3 features");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[1, 1, 1]|[1e200, 1, 1]|values: 1.0E200 is no number of a size|another unit",
        "[2, 1, 0.5]|[2, 1, 1e-170]|values: 1.0E-170 is no number of a size|another unit",
        "{procedure: exact}|{procedure: ridge, penalty: 1e400}|penalty: Infinity is no number|another unit",
        "rows: A,|rows: {count: 3000000000},|count: at most 2147483647|smaller",
        "how: exact|how: exact, best: {}|best: it names no parameter|Name one",
        "how: exact|\"how: exact, sweep: {x: [1, 2]}\"|no number of the file is 'x'|Write $x",
        "of: [t]|\"of: [no]\"|of: a name, not the truth value false|into quotes",
        "  t: {fit|\"  zero: {fit\"|'zero' is no name for a model|another",
        "how: exact|\"how: limit, nodes: 100000000\"|nodes: at most|fewer",
        "of: [t]|\"of: [t, t]\"|of: 't' is named twice|each model once",
        "of: truth|of: previous|'previous' is of a model with generations|'after'",
        "{of: truth}|\"{of: truth, noise: {name: none, variance: 1}}\"|'none' is no name|another name",
        "how: exact|\"how: exact, best: {x: {scale: linear, from: 1, to: 2}}\"|count: a whole number|:whole"
      })
  void whatCannotBeMeantIsRefused(String from, String to, String problem, String mend)
      throws Exception {
    String text = FILE.replace(from, to);
    if (to.contains("linear")) {
      text = text.replace("rows: A,", "rows: {count: $x},");
    }
    Jar.Run run = run(text);
    assertThat(run.exit()).as(run.err()).isEqualTo(3);
    assertThat(run.err().lines()).singleElement().asString().contains("s.yaml, ");
    assertThat(run.err()).contains(problem).contains(mend);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  /**
   * Rounds on the same rows of which nothing of the first is left: with the noise of each round
   * alone the risk is that of the zero model and own noise times a^2 / (1 - a^2), for the weight a.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.9, 0.99})
  void roundsThatForgetTheTruthSettle(double weight) throws Exception {
    String text =
        FILE.replace("{fit:", "{generations: {count: limit}, fit:")
            .replace("{of: truth}", "{of: previous, weight: " + weight + ", noise: new}")
            .replace("of: [t]", "of: [t.limit]");
    double one = json(FILE, "--no-figures").at("/models/t/own").doubleValue();
    JsonNode end = json(text, "--no-figures").at("/models/t.limit");
    double shares = weight * weight / (1 - weight * weight);
    assertThat(end.get("risk").doubleValue()).isCloseTo(3.5 + shares * one, within(1e-10));
    Jar.Run swings =
        run(
            text.replace("weight: " + weight + ", noise: new", "weight: -1, noise: none")
                .replace("count: limit}", "count: limit}, after: f")
                .replace(
                    "  t: {",
                    "  f: {fit: {procedure: exact}, data: [{rows: A, labels: [{of: truth}]}]}\n  t: {"));
    assertThat(swings.err()).contains("swing to and fro");
  }

  /** Where errors are weighed over rows that are drawn, that is a draw as well. */
  @Test
  void rowsOfTheQuestionThatAreDrawnAreSaid() throws Exception {
    String text =
        FILE.replace("{A: {file: rows.csv}}", "{A: {file: rows.csv}, B: {count: 3}}")
            .replace("how: exact", "how: exact, where: B");
    assertThat(json(text, "--no-figures").get("notes").get(0).asText()).contains("of seed 1");
  }

  /** Long names are drawn in part, each apart from the others. */
  @ParameterizedTest
  @ValueSource(ints = {29, 60, 500})
  void longNamesLeaveRoomForADrawing(int letters) throws Exception {
    String param = "q".repeat(letters);
    String model = "n".repeat(letters);
    String text =
        FILE.replace(
                "t: {fit: {procedure: exact}",
                model + "a: {fit: {procedure: ridge, penalty: $" + param + "}")
            .replace("{x: 1}", "{" + param + ": 1}")
            .replace(
                "\nreport: {of: [t]",
                "\n  "
                    + model
                    + "b: {gains: {first: 2}}\nreport: {of: ["
                    + model
                    + "a, "
                    + model
                    + "b]")
            .replace("how: exact", "how: exact, sweep: {" + param + ": [0.1, 1, 10]}");
    Jar.Run run = run(text, "--quiet");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(folder.resolve("out")).isDirectoryContaining("glob:**/sweep.png");
  }

  @Test
  void aNameIsOneLine() throws Exception {
    Jar.Run run = run(FILE.replace("  t: {fit", "  \"a\\nb\": {fit"));
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("models").contains("holds a line's end");
  }

  @Test
  void randomFeaturesAreNoMoreThanTheRank() throws Exception {
    String text =
        FILE.replace("0.5]", "0]").replace("{fit:", "{features: {random: {count: 3}}, fit:");
    assertThat(run(text).err()).contains("of a covariance of rank 2").contains("at most 2");
  }

  /** A table's first line is a row, or a line of names, or refused; no row is lost in silence. */
  @Test
  void aWordInTheFirstRowIsNoHeader() throws Exception {
    double expected = json(FILE, "--no-figures").at("/models/t/risk").doubleValue();
    rows("a,b,c\n1,0,2\n0,1,1\n2,1,0\n1,1,1\n");
    assertThat(json(FILE, "--no-figures").at("/models/t/risk").doubleValue()).isEqualTo(expected);
    rows("\"1\",\"0\",\"2\"\n0,1,1\n2,1,0\n1,1,1\n");
    assertThat(json(FILE, "--no-figures").at("/models/t/risk").doubleValue())
        .isCloseTo(expected, within(1e-15));
    for (String broken :
        new String[] {
          "a,b\n1,0,2\n0,1,1\n2,1,0\n1,1,1\n",
          "1,O,2\n0,1,1\n2,1,0\n1,1,1\n",
          "1,,2\n0,1,1\n2,1,0\n1,1,1\n",
          "1,0,2\n0,1,\n2,1,0\n"
        }) {
      rows(broken);
      Jar.Run run = run(FILE, "--no-figures");
      assertThat(run.exit()).as(broken).isEqualTo(3);
      assertThat(run.err()).contains("rows.csv").doesNotContain(" --");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e160", "1e-165"})
  void aTableOfImpossibleSizeIsRefusedWithItsPlace(String size) throws Exception {
    rows("1,0,2\n0,1," + size + "\n2,1,0\n1,1,1\n");
    Jar.Run run = run(FILE);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("rows.csv, row 2, column 3").contains("another unit");
  }

  /** Two axes are a matrix, three are none; an array of an archive is named by its key. */
  @Test
  void arraysAreMatrices() throws Exception {
    npy("(2, 2, 3)");
    Jar.Run run = run(FILE.replace("rows.csv", "rows.npy"));
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("its array has 3 axes");
    npy("(4, 3)");
    assertThat(run(FILE.replace("rows.csv", "rows.npy"), "--no-figures").exit()).isZero();
  }

  private void npy(String shape) throws Exception {
    String head = "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }";
    head = head + " ".repeat(117 - head.length()) + "\n";
    ByteBuffer bytes = ByteBuffer.allocate(10 + 118 + 96).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) 118);
    bytes.put(head.getBytes(StandardCharsets.US_ASCII));
    for (double each : new double[] {1, 0, 2, 0, 1, 1, 2, 1, 0, 1, 1, 1}) {
      bytes.putDouble(each);
    }
    Files.write(folder.resolve("rows.npy"), bytes.array());
  }

  @Test
  void oneTaskAtATime() {
    String[][] two = {
      {"--show", "nullspace", "--file", "nullspace"},
      {"--list", "--check"},
      {"--check", "--show", "x"}
    };
    for (String[] words : two) {
      Jar.Run run = InProcess.run("scenario", words[0], words[1], words.length > 2 ? words[2] : "");
      assertThat(run.exit()).isEqualTo(2);
    }
    Jar.Run folderRun = InProcess.run("scenario", "--file", ".");
    assertThat(folderRun.exit()).isEqualTo(3);
    assertThat(folderRun.err()).contains("it is a folder");
  }
}
