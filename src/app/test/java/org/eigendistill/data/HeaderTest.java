// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Is the first line of a table names or a row? Lines are parted by blanks here. */
class HeaderTest {
  private static final String FLOATS = " 1.5,2.0,0.25 3.5,0.5,1.0 2.5,1.25,7.5";
  private static final String COUNTS = " 4,0,7 1,1,0 3,2,2";

  @TempDir private Path folder;

  private Path file(String lines) throws IOException {
    return Files.writeString(folder.resolve("m.csv"), lines.replace(' ', '\n') + "\n");
  }

  private NamedMatrix read(String lines) throws IOException {
    return MatrixReader.read(file(lines));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0,1,2" + FLOATS,
        "a,b,c" + FLOATS,
        "a,b,c" + COUNTS,
        "a,\"b\",c" + COUNTS,
        "0,1,target" + FLOATS,
        "0,1,target" + COUNTS,
        "x,0,1" + FLOATS,
        "Na,K,Ca" + FLOATS,
        "na,b,nan" + FLOATS,
        "1st,b,2nd" + COUNTS,
        "a,b,c True,False,1 False,True,0"
      })
  void namesAreFound(String lines) throws IOException {
    NamedMatrix read = read(lines);
    assertThat(read.columnNames())
        .containsExactly(lines.split(" ")[0].replace("\"", "").split(","));
    assertThat(read.values().rows()).isEqualTo(lines.split(" ").length - 1);
    assertThat(read.read().header().present()).isTrue();
  }

  /** Numbers that rise over pixels, counts or spectra that do not: 1 to n, or wavelengths. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,2,3,4,5 7,0,3,255,9 0,0,1,4,2 9,9,8,1,3",
        "3,17,29,101,230 7,0,3,255,9 0,0,1,4,2 9,9,8,1,3",
        "400.5,401,401.5,402,402.5 0.5,0.25,0.75,1,0 1,0.5,0.5,0,1 0,0.25,0.5,0.125,0.75"
      })
  void manyNumbersThatRiseAreRefusedUntilDeclared(String lines) throws IOException {
    assertThatThrownBy(() -> read(lines))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("names that are numbers, or a row")
        .hasMessageContaining("--header yes");
    assertThat(read(lines + " 1,2,30,40,50").columnNames()).isEmpty();
  }

  @Test
  void namesAloneAreNoRows() {
    assertThatThrownBy(() -> read("a,b,c")).hasMessageContaining("a header but no row of numbers");
    assertThatThrownBy(() -> read("a,b,c 1,2,oops")).hasMessageContaining("line 2, column 3 (c)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,2,3" + COUNTS,
        "0.0,1.0,2.0" + FLOATS,
        "00,01,02" + FLOATS,
        "0,0,0" + FLOATS,
        "1e0,2,3" + FLOATS,
        "-1,0,1" + FLOATS,
        "0,1,2",
        "5,5,5"
      })
  void rowsAreRows(String lines) throws IOException {
    NamedMatrix read = read(lines);
    assertThat(read.columnNames()).isEmpty();
    assertThat(read.values().rows()).isEqualTo(lines.split(" ").length);
  }

  /** A typing error in the first row, or numbers that may be names: then the user has the word. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "1.2,abc,3.4 1.5,2.0,0.25 3.5,0.5,1.0!2!-",
        "1.2,?,3.4 1.5,2.0,0.25 3.5,0.5,1.0!2!-",
        "1.2,3O,3.4 1.5,2.0,0.25 3.5,0.5,1.0!2!-",
        "1d,2d,3d 1.5,2.0,0.25 3.5,0.5,1.0!2!-",
        "1.2.3 4.5 6.7!2!-",
        "0x1F 1 2!2!-",
        "0,1,2 4,0,7 1,1,0 3,2,2!3!4",
        "0,1,2 3,4,5 6,7,8 9,10,11!3!4",
        "0,1,2,3,4 5,6,7,8,9 10,11,12,13,14!2!3",
        "0,1,2,3,4 4,3,2,1,0 1,0,2,3,4!2!3",
        "0,1 0.5,1.65!1!2",
        "0 1.5 2.5 3.5!3!4",
        "2019,2020 1.5,2.0 3.5,0.5 2.5,1.25!3!4",
        "1,2,3 1.5,2.0,0.25 3.5,0.5,1.0 2.5,1.25,7.5!3!4",
        ",2019,2020 0,1.5,2.5 1,3.5,4.5!2!-",
        "2019,2020,x 1,2,3 0,1,1!2!-",
        ",Mo,1,0 7,Di,2,1.5 3,Mi,1,0.5!-!-",
        "setosa virginica setosa!-!-",
        "setosa virginica!-!-",
        "Rome,1O Oslo,2 Rome,3!-!-",
        "Rome,x1 Oslo,2 Rome,3!-!-"
      })
  void whatMayBeEitherIsRefusedUntilItIsDeclared(String lines, String yes, String no)
      throws IOException {
    Path file = file(lines);
    if (!lines.endsWith("setosa")) {
      assertThatThrownBy(() -> MatrixReader.read(file))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("m.csv, line 1")
          .hasMessageContaining("--header yes")
          .hasMessageContaining("--header no");
    }
    declared(file, ReadOptions.Choice.YES, yes);
    declared(file, ReadOptions.Choice.NO, no);
  }

  private static void declared(Path file, ReadOptions.Choice choice, String rows) {
    ReadOptions options = ReadingTest.header(choice);
    if (rows.equals("-")) {
      assertThatThrownBy(() -> MatrixReader.read(file, "X", options, Expected.NOTHING))
          .isInstanceOf(BadInputException.class);
      return;
    }
    NamedMatrix read = MatrixReader.read(file, "X", options, Expected.NOTHING);
    assertThat(read.values().rows()).isEqualTo(Integer.parseInt(rows));
    assertThat(read.read().header().declared()).isTrue();
  }

  /** A column of 0 and 1 beside 5 rows of features: its first line is a row, or it is one more. */
  @Test
  void theRowsOfAnotherFileTell() throws IOException {
    Expected five = Expected.beside("X.csv", () -> 5);
    for (String lines : List.of("0 1 1 0 1", "setosa virginica setosa setosa virginica")) {
      NamedMatrix read = MatrixReader.read(file(lines), "y", ReadOptions.AUTO, five);
      assertThat(read.values())
          .isEqualTo(Matrix.ofColumn(0, 1, lines.charAt(0) == '0' ? 1 : 0, 0, 1));
      assertThat(read.columnNames()).isEmpty();
    }
    for (String lines : List.of("0 0 1 1 0 1", "species a b b a b")) {
      NamedMatrix read = MatrixReader.read(file(lines), "y", ReadOptions.AUTO, five);
      assertThat(read.values()).isEqualTo(Matrix.ofColumn(0, 1, 1, 0, 1));
      assertThat(read.columnNames()).containsExactly(lines.split(" ")[0]);
    }
    // A typing error stays one.
    assertThatThrownBy(() -> MatrixReader.read(file("1.2.3 4 5 6 7"), "y", ReadOptions.AUTO, five))
        .hasMessageContaining("the number 4 stands among words");
  }

  /** A group may be called by a word where others are numbers. */
  @Test
  void theRowsTellOfGroupsAlways() throws IOException {
    Expected three = Expected.groupsOf("X.csv", () -> 3);
    for (String lines : List.of("A7 12 12", "who A7 12 12", "12 A7 A7")) {
      NamedMatrix read = MatrixReader.read(file(lines), "g", ReadOptions.AUTO, three);
      assertThat(Groups.ofRepeats(read.values()).count()).isEqualTo(2);
      assertThat(read.columnNames().isEmpty()).isEqualTo(!lines.startsWith("who"));
    }
  }

  @Test
  void manyNumbersInARowAreNames() throws IOException {
    String names =
        IntStream.range(0, 784).mapToObj(Integer::toString).collect(Collectors.joining(","));
    String row = String.join(",", Arrays.stream(new String[784]).map(s -> "7").toList());
    NamedMatrix read = read(names + " " + row + " " + row);
    assertThat(read.values()).isEqualTo(Matrix.fill(2, 784, (i, j) -> 7));
    assertThat(read.read().sentence()).contains("header (numbers 0 to 783, as pandas writes them)");
  }

  /** Labels in the last column, in the first row too. */
  @Test
  void aTextColumnAloneMakesNoHeader() throws IOException {
    String lines = "5.1,3.5,setosa 4.9,3.0,setosa 6.3,3.3,virginica";
    UserData read = ReadingTest.data(file(lines), "3", ReadOptions.AUTO);
    assertThat(read.dataset().features()).isEqualTo(Matrix.of(3, 2, 5.1, 3.5, 4.9, 3.0, 6.3, 3.3));
    assertThat(read.dataset().targets()).isEqualTo(Matrix.ofColumn(0, 0, 1));
    UserData once =
        ReadingTest.data(
            file("5.1,3.5,versicolor 4.9,3.0,setosa 6.3,3.3,a"), "3", ReadOptions.AUTO);
    assertThat(once.dataset().targets()).isEqualTo(Matrix.ofColumn(2, 1, 0));
  }
}
