// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.NpyWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users declare of their tables, and are told, in this process. */
class ReadingOptionsTest {
  private static final int ROWS = 20;
  private static final int COLUMNS = 6;

  private final PrintStream errors = System.err;
  private final InputStream input = System.in;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  @TempDir private Path folder;

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void giveBack() {
    System.setErr(errors);
    System.setIn(input);
  }

  private int run(String command, String... options) {
    said.reset();
    return Main.run(
        Stream.concat(Stream.of(command, "--out=" + folder.resolve("out")), Arrays.stream(options))
            .toArray(String[]::new));
  }

  private int simulate(String... options) {
    String[] fixed = {"--teacher=0.1", "--times=0.01,0.1", "--no-figures", "--solver=ejml"};
    return run(
        "simulate",
        Stream.concat(Arrays.stream(fixed), Arrays.stream(options)).toArray(String[]::new));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("out").resolve(name)));
  }

  private static String csv(Matrix rows, boolean header, boolean index) {
    StringBuilder text = new StringBuilder();
    if (header) {
      text.append(index ? "," : "")
          .append(
              IntStream.range(0, rows.columns())
                  .mapToObj(Integer::toString)
                  .collect(Collectors.joining(",")))
          .append('\n');
    }
    for (int i = 0; i < rows.rows(); i++) {
      text.append(index ? i + "," : "")
          .append(
              Arrays.stream(rows.row(i))
                  .mapToObj(Double::toString)
                  .collect(Collectors.joining(",")))
          .append('\n');
    }
    return text.toString();
  }

  /** Whatever pandas writes gives the spectrum that the same numbers as arrays give. */
  @Test
  void whatPandasWritesIsTheSameAsTheArray() throws IOException {
    Random random = new Random(7);
    Matrix x = Matrix.fill(ROWS, COLUMNS, (i, j) -> random.nextGaussian());
    Matrix y = Matrix.fill(ROWS, 1, (i, j) -> random.nextGaussian());
    NpyWriter.write(folder.resolve("X.npy"), x);
    NpyWriter.write(folder.resolve("y.npy"), y);
    assertThat(simulate("--data=" + folder.resolve("X.npy"), "--target=" + folder.resolve("y.npy")))
        .as(said())
        .isZero();
    String right = Files.readString(folder.resolve("out/spectrum.csv"));
    for (boolean header : new boolean[] {true, false}) {
      for (boolean index : new boolean[] {true, false}) {
        if (index && !header) {
          continue; // a column among others: test below
        }
        String data = file("X.csv", csv(x, header, index));
        String target = file("y.csv", csv(y, header, index));
        assertThat(simulate("--data=" + data, "--target=" + target)).as(said()).isZero();
        assertThat(Files.readString(folder.resolve("out/spectrum.csv"))).isEqualTo(right);
        assertThat(said())
            .contains("Read %s: %d rows, %d columns".formatted(data, ROWS, COLUMNS))
            .contains(header ? "header (numbers 0 to 5, as pandas writes them)" : "no header");
        JsonNode read = json("summary.json").get("read");
        assertThat(read).hasSize(2);
        assertThat(read.get(0).get("rows").asInt()).isEqualTo(ROWS);
        assertThat(read.get(0).get("columns").asInt()).isEqualTo(COLUMNS);
        assertThat(read.get(0).get("header").asText()).isEqualTo(header ? "found" : "none");
        assertThat(read.get(0).get("index").isNull()).isEqualTo(!index);
        assertThat(read.get(1).get("option").asText()).isEqualTo("--target");
      }
    }
    String bare = file("X.csv", csv(x, false, true));
    assertThat(simulate("--data=" + bare, "--target=" + folder.resolve("y.npy"))).isZero();
    assertThat(said()).contains("column 1 counts the rows, and is taken: --index yes");
    assertThat(simulate("--data=" + bare, "--target=" + folder.resolve("y.npy"), "--index=yes"))
        .isZero();
    assertThat(Files.readString(folder.resolve("out/spectrum.csv"))).isEqualTo(right);
  }

  @Test
  void newRowsAreReadAsTheDataAre() throws IOException {
    String data = file("tr.csv", ",day,0,1,y\n0,Mo,1.5,2,3\n1,Di,0.5,1,2\n2,Mi,2.5,0,1\n");
    String rows = file("te.csv", ",day,1,0\n7,Mo,2,1.5\n3,Di,1,0.5\n");
    String[] options = {"--data=" + data, "--target=y", "--drop=day", "--predict=" + rows};
    assertThat(simulate(options)).as(said()).isZero();
    JsonNode read = json("summary.json").get("read");
    assertThat(read.get(1).get("option").asText()).isEqualTo("--predict");
    assertThat(read.get(1).get("names")).hasSize(2);
    assertThat(read.get(0).get("left_out").get(1).asText()).isEqualTo("day: --drop");
    byte[] first = Files.readAllBytes(folder.resolve("out/student_predictions.npy"));
    file("te.csv", "0;1\n1.5;2\n0.5;1\n");
    assertThat(simulate(with(options, "--header=yes"))).as(said()).isZero();
    assertThat(Files.readAllBytes(folder.resolve("out/student_predictions.npy"))).isEqualTo(first);
  }

  private static String[] with(String[] first, String last) {
    return Stream.concat(Arrays.stream(first), Stream.of(last)).toArray(String[]::new);
  }

  @Test
  void wordsAreClassesForOneHotOnly() throws IOException {
    String data = file("d.csv", "a,b,s\n1,2,x\n2,1,z\n4,4,y\n0,1,x\n");
    assertThat(simulate("--data=" + data, "--target=s")).isEqualTo(3);
    assertThat(said())
        .contains("it holds words, of 3 classes (x, y, z)", "--one-hot")
        .hasLineCount(1);
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(simulate("--data=" + data, "--target=s", "--one-hot")).as(said()).isZero();
    assertThat(json("preprocessing.json").get("classes").toString())
        .isEqualTo("[\"x\",\"y\",\"z\"]");
    assertThat(json("preprocessing.json").get("targets").toString())
        .isEqualTo("[\"s=x\",\"s=y\",\"s=z\"]");
    file("d.csv", "a,b,s\n1,2,7\n2,1,-1\n4,4,0\n0,1,7\n");
    assertThat(simulate("--data=" + data, "--target=s", "--one-hot")).isZero();
    assertThat(said()).contains("s has 3 classes: -1, 0, 7.");
  }

  @Test
  void standardInputIsForOneOption() throws IOException {
    String data = "a,b,y\n1,2,3\n2,1,7\n4,4,3\n";
    System.setIn(new ByteArrayInputStream(data.getBytes(StandardCharsets.UTF_8)));
    assertThat(simulate("--data=-", "--target=y", "--quiet")).as(said()).isZero();
    assertThat(said()).isEmpty();
    assertThat(json("summary.json").get("read").get(0).get("file").asText())
        .isEqualTo("standard input");
    assertThat(simulate("--data=-", "--target=-")).isEqualTo(2);
    assertThat(said()).contains("can be read for one option only, not for --data and --target");
    System.setIn(new ByteArrayInputStream("3\n2\n1\n".getBytes(StandardCharsets.UTF_8)));
    assertThat(run("risk", "--spectrum=-", "--cells=0", "--no-figures")).as(said()).isZero();
    assertThat(json("optima.json").get("read").get(0).get("rows").asInt()).isEqualTo(3);
  }

  @Test
  void weightsOfRowsAndOddOptionsGetAClearWord() throws IOException {
    String data = file("d.csv", "a,w,y\n1,2,3\n2,1,7\n4,4,3\n");
    assertThat(simulate("--data=" + data, "--target=y", "--sample-weight=w")).isEqualTo(2);
    assertThat(said()).contains("Weights of rows are given by --weight");
    for (String odd : List.of("--header=perhaps", "--delimiter=ab", "--delimiter=5")) {
      assertThat(simulate("--data=" + data, "--target=y", odd)).isEqualTo(2);
      assertThat(said()).contains(odd.substring(odd.indexOf('=') + 1));
    }
    assertThat(simulate("--data=" + data, "--target=y", "--index=nobody")).isEqualTo(3);
    assertThat(said()).contains("no column 'nobody' for --index").hasLineCount(1);
  }

  /** Names with a comma or a blank are told in double quotes, and taken so. */
  @Test
  void namesWithCommasAreQuoted() throws IOException {
    String rows = "a,\"b, c\",two words,y\n1,2,7,5\n3,1,1,4\n2,2,5,9\n0.5,4,2,1\n";
    String data = "--data=" + file("q.csv", rows);
    assertThat(simulate(data, "--target=Y")).isEqualTo(Main.BAD_INPUT);
    assertThat(said()).contains("Name one of its columns: a, \"b, c\", \"two words\", y; or");
    assertThat(simulate(data, "--target=y", "--drop=nobody")).isEqualTo(Main.BAD_INPUT);
    assertThat(said()).contains("columns: a, \"b, c\", \"two words\", y. ");
    assertThat(simulate(data, "--target=y", "--drop=\"b, c\",a")).as(said()).isZero();
    assertThat(said()).contains("left out: \"b, c\" (--drop), a (--drop)");
    assertThat(simulate(data, "--target=\"b, c\"", "--columns=\"two words\"")).isZero();
    assertThat(simulate(data, "--target=y", "--columns=\"b, c\"", "--drop=2"))
        .isEqualTo(Main.BAD_INPUT);
  }

  /** What is both taken and left out is a slip of the pen. */
  @Test
  void noColumnIsTakenAndLeftOut() throws IOException {
    String data = "--data=" + file("t.csv", "x1,x2,y\n1,2,5\n3,1,4\n2,2,9\n0.5,4,1\n");
    for (String both :
        List.of(
            "--columns=x1 --drop=x1",
            "--columns=x1,x2 --drop=x2",
            "--columns=x1 --index=x1",
            "--index=x1 --drop=x1")) {
      List<String> words = new java.util.ArrayList<>(List.of(data, "--target=y"));
      words.addAll(List.of(both.split(" ")));
      assertThat(simulate(words.toArray(String[]::new))).as(both).isEqualTo(Main.USAGE);
      assertThat(said()).contains("both name the column x");
    }
    assertThat(simulate(data, "--target=y", "--columns=x1", "--drop=1")).isEqualTo(Main.BAD_INPUT);
    assertThat(said()).contains("column 1 (x1): --columns takes it and --drop leaves it out");
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
