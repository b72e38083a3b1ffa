// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.eigendistill.data.ReadOptions.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text tables as people have them. */
class ReadingTest {
  @TempDir private Path folder;

  static ReadOptions header(Choice choice) {
    return new ReadOptions(
        choice, Choice.AUTO, Optional.empty(), Optional.empty(), List.of(), List.of());
  }

  static ReadOptions index(Choice choice) {
    return new ReadOptions(
        Choice.AUTO, choice, Optional.empty(), Optional.empty(), List.of(), List.of());
  }

  static ReadOptions drop(String... names) {
    return new ReadOptions(
        Choice.AUTO, Choice.AUTO, Optional.empty(), Optional.empty(), List.of(names), List.of());
  }

  private static ReadOptions columns(String... names) {
    return new ReadOptions(
        Choice.AUTO, Choice.AUTO, Optional.empty(), Optional.empty(), List.of(), List.of(names));
  }

  private static ReadOptions delimited(char sign) {
    return new ReadOptions(
        Choice.AUTO,
        Choice.AUTO,
        Optional.empty(),
        Optional.of(new Delimiter(sign)),
        List.of(),
        List.of());
  }

  static UserData data(Path file, String target, ReadOptions options) {
    return UserData.of(file, "X", target, Optional.empty(), options);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("m.csv"), text);
  }

  private UserData data(String text, String target, ReadOptions options) throws IOException {
    return data(file(text), target, options);
  }

  private NamedMatrix read(String text) throws IOException {
    return MatrixReader.read(file(text));
  }

  private void refused(String text, String... said) throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> MatrixReader.read(file))
        .isInstanceOf(BadInputException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(said));
  }

  // The index.

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",a,b\n0,1.5,2\n1,3,4\n2,5,6\n",
        ",a,b\n1,1.5,2\n2,3,4\n3,5,6\n",
        "Unnamed: 0,a,b\n0,1.5,2\n1,3,4\n2,5,6\n",
        "\"\",\"a\",\"b\"\n\"1\",1.5,2\n\"2\",3,4\n\"3\",5,6\n",
        "Unnamed: 0.1,Unnamed: 0,a,b\n0,0,1.5,2\n1,1,3,4\n2,2,5,6\n",
        "a b\n1 1.5 2\n2 3 4\n3 5 6\n",
        "\"a\" \"b\"\n\"1\" 1.5 2\n\"2\" 3 4\n\"3\" 5 6\n"
      })
  void anUnnamedColumnThatCountsTheRowsIsTheIndex(String text) throws IOException {
    NamedMatrix read = read(text);
    assertThat(read.values()).isEqualTo(Matrix.of(3, 2, 1.5, 2, 3, 4, 5, 6));
    assertThat(read.columnNames()).containsExactly("a", "b");
    assertThat(read.read().sentence()).contains("the index: no name, counts the rows from");
  }

  /** numpy.savetxt with header= writes them so, whatever the delimiter. */
  @ParameterizedTest
  @ValueSource(strings = {"# a,b\n1.5,2\n3,4\n", "# a b\n1.5 2\n3 4\n"})
  void numpysNamesStandBehindASign(String text) throws IOException {
    NamedMatrix read = read(text);
    assertThat(read.columnNames()).containsExactly("a", "b");
    assertThat(read.values()).isEqualTo(Matrix.of(2, 2, 1.5, 2, 3, 4));
  }

  @Test
  void aRowBehindTheSignOfCommentsIsNotRead() throws IOException {
    refused("# 1.5,2\n3,4\n5,6\n", "line 1", "--header no");
  }

  /** Passed over, an empty line would turn a name into a row, and move all values by one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\n1\n\n2\n",
        "a\n1\n\n2",
        "a\r\n1\r\n\r\n2\r\n",
        "a\r1\r\r2\r",
        "a\n\n1\n2\n",
        "a\n1\n\n\n2\n"
      })
  void anEmptyLineBetweenTheValuesOfAColumnIsRefused(String text) throws IOException {
    refused(text, "an empty line stands between the values", "Replace the value");
    Path beside = file(text);
    for (Expected expected :
        List.of(
            Expected.beside("X.csv", () -> 3),
            Expected.groupsOf("X.csv", () -> 3),
            Expected.numbersBeside("X.csv", () -> 3))) {
      assertThatThrownBy(() -> MatrixReader.read(beside, "y", ReadOptions.AUTO, expected))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("an empty line");
    }
  }

  /** Whatever messages count stands in full in the JSON. */
  @Test
  void theRecordNamesAllColumns() throws IOException {
    String names = IntStream.range(0, 50).mapToObj(j -> "x" + j).collect(Collectors.joining(","));
    String row = String.join(",", Collections.nCopies(50, "1"));
    assertThat(read(names + "\n" + row + "\n").read().named("--data").get("names"))
        .isEqualTo(List.of(names.split(",")));
  }

  @Test
  void emptyLinesElsewhereAreNothing() throws IOException {
    assertThat(read("\n\na\n1\n2\n\n\n").values()).isEqualTo(Matrix.ofColumn(1, 2));
    assertThat(read("a,b\n\n1,2\n\n3,4\n").values()).isEqualTo(Matrix.of(2, 2, 1, 2, 3, 4));
    assertThat(read("\"a\nb\"\n1\n2\n").columnNames()).containsExactly("a\nb");
  }

  @Test
  void emptyLinesAtTheEndDoNotDecideTheHeader() throws IOException {
    Path file = file("site\ns1\ns2\n\n");
    Expected groups = Expected.groupsOf("X.csv", () -> 3);
    assertThatThrownBy(() -> MatrixReader.read(file, "g", ReadOptions.AUTO, groups))
        .hasMessageContaining("empty lines at the end may be missing values");
    Expected two = Expected.groupsOf("X.csv", () -> 2);
    assertThat(MatrixReader.read(file, "g", ReadOptions.AUTO, two).values().rows()).isEqualTo(2);
    for (String plain : List.of("s0\ns1\ns2\n", "s0\ns1\ns2")) {
      Path whole = file(plain);
      assertThat(MatrixReader.read(whole, "g", ReadOptions.AUTO, groups).values().rows())
          .isEqualTo(3);
    }
  }

  @Test
  void longNumbersOfGroupsAndClassesAreToldApart() throws IOException {
    String text =
        "a,b,id\n1,3,1234567890123456701\n2,4,1234567890123456702\n3,1,01234567890123456702\n4,2,1\n5,8,1.0\n";
    UserData read = UserData.of(file(text), "X", "a", Optional.of("id"), drop());
    assertThat(read.dataset().groups()).isEqualTo(Groups.of(0, 1, 1, 2, 2));
    assertThatThrownBy(() -> data(text, "id", drop()).dataset().classes())
        .hasMessageContaining("cannot be told apart");
    Path ids = folder.resolve("ids.npy");
    try (NpyWriter writer = NpyWriter.open(ids, 5, 1)) {
      writer.append(Matrix.ofColumn(0x1p53, 1, 2, 3, 3));
    }
    Optional<String> groups = Optional.of(ids.toString());
    assertThatThrownBy(() -> UserData.of(file(text), "X", "a", groups, drop("id")))
        .hasMessageContaining("too large for doubles to tell them all apart")
        .hasMessageContaining("return_inverse");
  }

  @Test
  void pandasNumbersAndIndexTogether() throws IOException {
    NamedMatrix read = read(",0,1\n0,4,5\n1,6,7\n2,8,9\n");
    assertThat(read.values()).isEqualTo(Matrix.of(3, 2, 4, 5, 6, 7, 8, 9));
    assertThat(read.columnNames()).containsExactly("0", "1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",a,b\n0,1,2\n2,3,4\n1,5,6\n",
        ",a,b\n5,1,2\n6,3,4\n7,5,6\n",
        ",a,b\nr1,1,2\nr2,3,4\nr3,5,6\n",
        "Unnamed: 0,a,b\n0.5,1,2\n1.5,3,4\n2.5,5,6\n"
      })
  void anUnnamedColumnThatDoesNotIsRefusedUntilDeclared(String text) throws IOException {
    refused(text, "m.csv, column 1", "does not count the rows", "--index yes", "--index no");
    NamedMatrix without = MatrixReader.read(file(text), "X", index(Choice.YES), Expected.NOTHING);
    assertThat(without.values()).isEqualTo(Matrix.of(3, 2, 1, 2, 3, 4, 5, 6));
    if (!text.contains("r1")) {
      NamedMatrix with = MatrixReader.read(file(text), "X", index(Choice.NO), Expected.NOTHING);
      assertThat(with.columnNames()).containsExactly("Unnamed: 0", "a", "b");
      assertThat(with.values().columns()).isEqualTo(3);
    }
  }

  /** What was taken for an index in the first hundred rows must stay one. */
  @Test
  void anIndexThatEndsLateIsRefused() throws IOException {
    StringBuilder text = new StringBuilder(",a,b\n");
    for (int i = 0; i < 300; i++) {
      text.append(i == 250 ? 7 : i).append(",1,").append(i % 3).append('\n');
    }
    refused(text.toString(), "line 252, column 1", "counts the rows no longer", "--index yes");
  }

  @Test
  void aNamedCounterIsAFeatureAndSaid() throws IOException {
    NamedMatrix read = read("id,a\n1,5\n2,6\n3,9\n");
    assertThat(read.values().columns()).isEqualTo(2);
    assertThat(read.read().sentence()).contains("id counts the rows", "--index yes");
    ReadOptions named =
        new ReadOptions(
            Choice.AUTO, Choice.YES, Optional.of("id"), Optional.empty(), List.of(), List.of());
    assertThat(MatrixReader.read(file("id,a\n1,5\n2,6\n"), "X", named, Expected.NOTHING).values())
        .isEqualTo(Matrix.ofColumn(5, 6));
  }

  // Columns.

  @Test
  void columnsAreDroppedUnread() throws IOException {
    String text = "date,city,x,y\n2024-01-02,Rome,1,2\n2024-01-03,Oslo,2,4\n";
    UserData read = data(text, "y", drop("date", "2"));
    assertThat(read.dataset().featureNames()).containsExactly("x");
    assertThat(read.dataset().features()).isEqualTo(Matrix.ofColumn(1, 2));
    assertThat(read.reading().lines())
        .containsExactly(
            "Read %s: 2 rows, 2 columns, header, no index, left out: date (--drop), city (--drop)."
                .formatted(folder.resolve("m.csv")));
    assertThatThrownBy(() -> data(text, "y", drop("day")))
        .hasMessageContaining("no column 'day' for --drop")
        .hasMessageContaining("date, city, x, y");
    assertThatThrownBy(() -> data(text, "y", drop("date", "city", "y")))
        .hasMessageContaining("column 4 (y), for --target, is left out (--drop)");
  }

  @Test
  void chosenColumnsComeInTheirOrderAndTheTargetBesides() throws IOException {
    UserData read = data("a,b,c,d\n1,2,3,9\n4,5,6,8\n", "d", columns("c", "1"));
    assertThat(read.dataset().featureNames()).containsExactly("c", "a");
    assertThat(read.dataset().features()).isEqualTo(Matrix.of(2, 2, 3, 1, 6, 4));
    assertThat(read.dataset().targets()).isEqualTo(Matrix.ofColumn(9, 8));
    Path array = folder.resolve("m.npy");
    NpyWriter.write(array, Matrix.of(2, 4, 1, 2, 3, 9, 4, 5, 6, 8));
    UserData same = data(array, "4", columns("3", "1"));
    assertThat(same.dataset().features()).isEqualTo(read.dataset().features());
    assertThat(same.dataset().targets()).isEqualTo(read.dataset().targets());
  }

  /** Numbers count columns as they stand in the file, the index too; a name comes first. */
  @Test
  void numbersCountAsInTheFileAndNamesComeFirst() throws IOException {
    UserData counted = data(",a,b\n0,1.5,2\n1,3,4\n2,5,6\n", "3", ReadOptions.AUTO);
    assertThat(counted.dataset().targetNames()).containsExactly("b");
    assertThatThrownBy(() -> data(",a,b\n0,1,2\n1,3,4\n", "1", ReadOptions.AUTO))
        .hasMessageContaining("is left out (the index");
    UserData named = data("0,1,2,y\n5,6,7,8\n1,2,3,4\n", "2", ReadOptions.AUTO);
    assertThat(named.dataset().targets()).isEqualTo(Matrix.ofColumn(7, 3));
    assertThat(named.reading().notes())
        .containsExactly("--target 2 is the column of that name, number 3 in the file.");
    UserData number = data("0,1,2,y\n5,6,7,8\n1,2,3,4\n", "4", ReadOptions.AUTO);
    assertThat(number.dataset().targetNames()).containsExactly("y");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "a,a,b|1,2,3|4,5,6!two columns are named 'a'",
        "a,,b|1,2,3|4,5,6!column 2 has no name",
        "a,b,|1,2,|3,4,!column 3 has no name"
      })
  void namesThatAreNoNamesAreRefused(String lines, String said) throws IOException {
    refused(lines.replace('|', '\n') + "\n", "line 1", said, "--drop");
  }

  @Test
  void aNameThatComesTwiceIsNoNameForAnOption() throws IOException {
    assertThatThrownBy(() -> data("a,a,b\n1,2,3\n4,5,6\n", "b", drop("a")))
        .hasMessageContaining("Name one by its number, 1 or 2");
    assertThat(data("a,a,b\n1,2,3\n4,5,6\n", "b", drop("2")).dataset().features())
        .isEqualTo(Matrix.ofColumn(1, 4));
  }

  // Cells.

  @Test
  void booleansAreZeroAndOneAndSaid() throws IOException {
    UserData read = data("flag,x,y\nTrue,1,2\nfalse,2,4\nTRUE,3,7\n", "y", ReadOptions.AUTO);
    assertThat(read.dataset().features().column(0)).containsExactly(1, 0, 1);
    assertThat(read.reading().lines().get(0)).contains("False is 0 and True is 1 in flag");
    assertThat(data("x,y\n1,True\n2,False\n", "y", ReadOptions.AUTO).dataset().targets())
        .isEqualTo(Matrix.ofColumn(1, 0));
    refused("flag,x\n1,1\n0,2\nTrue,3\n", "line 4, column 1 (flag)", "'True' stands among numbers");
    String many = "flag,x\n" + "True,1\nFalse,2\n".repeat(60);
    refused(many + "1,3\n", "line 122, column 1 (flag)", "'1' stands among True and False");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "2024-01-02!is a date!--drop c",
        "2.1.2024!is a date!--drop c",
        "12:30!is a date or a time!--drop c",
        "Rome!is a word!get_dummies",
        "0x1F!is a word!--drop c",
        "1 000!is a word!--drop c"
      })
  void whatIsNoNumberIsRefusedWithTheMend(String cell, String said, String mend)
      throws IOException {
    refused(
        "x,c\n1,%s\n2,%s\n3,%s\n".formatted(cell, cell, cell), "line 2, column 2 (c)", said, mend);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1d", "1f", "0x1", "1_0", "\"1,5\"", "1 0", "\u22121", "\u0661", "50%"})
  void noOtherSpellingIsANumber(String cell) throws IOException {
    refused("x,c\n1,2\n2,%s\n3,4\n".formatted(cell), "line 3, column 2 (c)");
  }

  @Test
  void decimalCommasAreNamed() throws IOException {
    refused("a;b\n1,5;2\n2,5;3\n", "line 2, column 1 (a)", "'1,5' has a comma", "decimal point");
    refused("1,5;2,5\n3,5;4,5\n", "line 1", "comma and semicolon", "--delimiter");
  }

  // Classes.

  @Test
  void wordsOfATargetAreClassesInTheirOrder() throws IOException {
    String text = "a,species\n1,b\n2,c\n3,a\n4,b\n";
    UserData read = data(text, "species", ReadOptions.AUTO);
    assertThat(read.classes()).containsExactly("a", "b", "c");
    assertThat(read.dataset().targets()).isEqualTo(Matrix.ofColumn(1, 2, 0, 1));
    assertThat(read.dataset().oneHot(read.classes()).targetNames())
        .containsExactly("species=a", "species=b", "species=c");
    assertThat(read.reading().lines().get(0)).contains("species of 3 words: a, b, c");
    assertThat(read.reading().tables().get(0).record().named("--data"))
        .containsEntry("coded", Map.of("species", List.of("a", "b", "c")));
  }

  /** One word among numbers is a typing error, and so is one number among words. */
  @ParameterizedTest
  @CsvSource({"5,six,line 3,'six' is not a number", "six,5,line 3,the number 5 stands among words"})
  void wordsAndNumbersDoNotMix(String one, String two, String line, String said)
      throws IOException {
    String text = "a,y\n1,%s\n2,%s\n3,%s\n".formatted(one, two, one);
    assertThatThrownBy(() -> data(text, "y", ReadOptions.AUTO))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(line)
        .hasMessageContaining(said);
  }

  @Test
  void wordsOfATargetFileAreClassesToo() throws IOException {
    Path y = Files.writeString(folder.resolve("y.txt"), "species\nb\na\nb\n");
    UserData read = data("u,v\n1,2\n3,4\n5,7\n", y.toString(), ReadOptions.AUTO);
    assertThat(read.classes()).containsExactly("a", "b");
    assertThat(read.dataset().targets()).isEqualTo(Matrix.ofColumn(1, 0, 1));
    Files.writeString(y, "s,t\nb,1\na,2\nb,3\n");
    assertThatThrownBy(() -> data(file("u,v\n1,2\n3,4\n5,7\n"), y.toString(), ReadOptions.AUTO))
        .hasMessageContaining("it has 2 columns, and words in s");
  }

  // What parts cells.

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a;b\n1;2\n3;4\n",
        "a\tb\n1\t2\n3\t4\n",
        "a|b\n1|2\n3|4\n",
        "a b\n1 2\n3 4\n",
        "  a   b\n 1   2 \n  3\t 4\n",
        "\"a\"  \"b\"\r\n1 2\r\n3 4",
        "a,b\r1,2\r3,4\r",
        "a , b\n 1, 2\n3 ,4\n",
        "a, \"b\"\n1, \"2\"\n3,4\n"
      })
  void whatPartsCellsIsSeen(String text) throws IOException {
    NamedMatrix read = read(text);
    assertThat(read.values()).isEqualTo(Matrix.of(2, 2, 1, 2, 3, 4));
    assertThat(read.columnNames()).containsExactly("a", "b");
  }

  @Test
  void whatNumPyWritesIsRead() throws IOException {
    String text = "1.000000000000000000e+00 2.5e+00\n3.000000000000000000e+00 -4.5e-01\n";
    assertThat(read(text).values()).isEqualTo(Matrix.of(2, 2, 1, 2.5, 3, -0.45));
  }

  @Test
  void aDeclaredDelimiterIsObeyed() throws IOException {
    Path file = file("a:b\n1:2\n3:4\n");
    assertThat(MatrixReader.read(file, "X", delimited(':'), Expected.NOTHING).values())
        .isEqualTo(Matrix.of(2, 2, 1, 2, 3, 4));
    Path comma = file("a,b\n1,2\n3,4\n");
    assertThatThrownBy(() -> MatrixReader.read(comma, "X", delimited(';'), Expected.NOTHING))
        .isInstanceOf(BadInputException.class);
    for (String bad : List.of("", "ab", "5", ".", "\"", "x")) {
      assertThatThrownBy(() -> Delimiter.parse(bad)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(Delimiter.parse("tab")).isEqualTo(Delimiter.parse("\\t"));
  }

  // Where tables come from.

  @Test
  void zippedAndPipedTablesAreTheSame() throws IOException {
    String text = "a,y\n1,2\n3,4\n5,7\n";
    Path zipped = folder.resolve("m.tsv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    Dataset plain = data(text, "y", ReadOptions.AUTO).dataset();
    UserData unzipped = data(zipped, "y", ReadOptions.AUTO);
    assertThat(unzipped.dataset().features()).isEqualTo(plain.features());
    assertThat(unzipped.reading().tables().get(0).record().format()).isEqualTo("tsv.gz");
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
      UserData piped = data(Path.of("-"), "y", ReadOptions.AUTO);
      assertThat(piped.dataset().features()).isEqualTo(plain.features());
      assertThat(piped.reading().lines().get(0)).startsWith("Read standard input: 3 rows");
      Path array = folder.resolve("m.npy");
      NpyWriter.write(array, Matrix.of(2, 2, 1, 2, 3, 4));
      System.setIn(new ByteArrayInputStream(Files.readAllBytes(array)));
      NamedMatrix numbers = MatrixReader.read(Path.of("-"));
      assertThat(numbers.values()).isEqualTo(Matrix.of(2, 2, 1, 2, 3, 4));
      assertThat(numbers.read().format()).isEqualTo("npy");
    } finally {
      System.setIn(before);
    }
  }

  /** The same rules where rows stream by. */
  @Test
  void streamsObeyTheSame() throws IOException {
    Path file = file(",date,0,1\n0,2024-01-01,1,True\n1,2024-01-02,3,False\n");
    ReadOptions options = drop("date");
    try (RowStream rows = RowStream.open(file, options, Expected.streamed("1"), Progress.NONE)) {
      assertThat(rows.columnNames()).containsExactly("0", "1");
      assertThat(rows.record().find("--target", "1")).hasValue(1);
      assertThat(rows.take().get()).isEqualTo(Matrix.of(2, 2, 1, 1, 3, 0));
      assertThat(rows.take()).isNull();
      assertThat(rows.record().sentence()).contains("2 rows, 2 columns", "date (--drop)");
    }
    Path array = folder.resolve("m.npy");
    NpyWriter.write(array, Matrix.of(2, 3, 1, 2, 3, 4, 5, 6));
    try (RowStream rows =
        RowStream.open(array, columns("3", "1"), Expected.streamed("1"), Progress.NONE)) {
      assertThat(rows.take().get()).isEqualTo(Matrix.of(2, 2, 3, 1, 6, 4));
    }
  }

  /** Numbers are names where they are the model's, and there are more than two. */
  @Test
  void theModelsNamesTellAHeader() throws IOException {
    Columns model = new Columns("tr.csv", List.of("0", "1", "2"), true, List.of("3"));
    NamedMatrix rows =
        MatrixReader.read(file("0,1,2\n7,8,9\n"), "X", ReadOptions.AUTO, Expected.like(model));
    assertThat(model.match(rows).features()).isEqualTo(Matrix.of(1, 3, 7, 8, 9));
    Columns two = new Columns("tr.csv", List.of("0", "1"), true, List.of("3"));
    Path file = file("0,1\n1,0\n");
    assertThatThrownBy(() -> MatrixReader.read(file, "X", ReadOptions.AUTO, Expected.like(two)))
        .hasMessageContaining("--header yes");
  }

  /** Columns that the model has no use for may hold anything. */
  @Test
  void newRowsNeedTheModelsColumnsOnly() throws IOException {
    Columns model = new Columns("tr.csv", List.of("a", "b"), true, List.of("y"));
    Path file = file(",date,b,y,a\n9,2024-01-01,1,?,2\n4,2024-01-02,3,?,4\n");
    NamedMatrix rows = MatrixReader.read(file, "X", ReadOptions.AUTO, Expected.like(model));
    Columns.Matched matched = model.match(rows);
    assertThat(matched.features()).isEqualTo(Matrix.of(2, 2, 2, 1, 4, 3));
    assertThat(matched.notes().get(0)).contains("date", "y (the target)");
    Path lacking = file("a,c\n1,x\n2,y\n");
    assertThatThrownBy(
            () -> MatrixReader.read(lacking, "X", ReadOptions.AUTO, Expected.like(model)))
        .hasMessageContaining("it lacks b");
  }
}
