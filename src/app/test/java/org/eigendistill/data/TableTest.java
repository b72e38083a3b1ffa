// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.output.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
  @TempDir private Path folder;

  @Test
  void numbersComeBackToTheLastBit() {
    double[] values = {Math.PI, 1e-300, Double.MIN_VALUE, -0.0, 1 / 3.0, Double.MAX_VALUE, 5e15};
    Table.Builder builder = Table.of("value");
    for (double value : values) {
      builder.row(value);
    }
    Path file = folder.resolve("t.csv");
    builder.build().write(file);
    assertThat(Table.read(file).numbers("value")).containsExactly(values);
  }

  /** The JDK writes "4.4603389766261032E16" up to version 18, and this from 19 on. */
  @Test
  void asManyDigitsOnEveryJdk() throws Exception {
    Path file = folder.resolve("t.csv");
    Table.of("value").row(4.460338976626103E16).build().write(file);
    assertThat(Files.readString(file)).isEqualTo("value\n4.460338976626103E16\n");
    Column<Double> column = Column.number("value");
    Table.with(List.of(column)).add(column.is(4.460338976626103E16)).build().write(file);
    assertThat(Files.readString(file)).isEqualTo("value\n4.460338976626103E16\n");
    assertThat(StrictJson.mapper().writeValueAsString(4.460338976626103E16))
        .isEqualTo("4.460338976626103E16");
  }

  /** No table with a digit more; on a JDK that never writes one this says nothing. */
  @Test
  void committedTablesHaveTheseDigits() throws Exception {
    try (Stream<Path> tables = Files.list(Path.of("figures", "data"))) {
      for (Path file : tables.filter(each -> each.toString().endsWith(".csv")).toList()) {
        for (String cell : Files.readString(file).split("[,\\n]")) {
          if (cell.contains("E") && Cell.of(cell) == Cell.NUMBER) {
            double value = Cell.value(cell);
            String digits = TableWriter.digits(value);
            assertThat(cell.equals(Double.toString(value)) && !cell.equals(digits))
                .as("%s: %s, not %s", file, cell, digits)
                .isFalse();
          }
        }
      }
    }
  }

  /** What Java takes for numbers besides, no table means. */
  @ParameterizedTest
  @ValueSource(
      strings = {"0x10p0", "1d", "2f", " 3", "nan", "+Infinity", "1_000", "1,5", "\u0661", ""})
  void otherSpellingsAreNoNumbers(String cell) {
    Table table = Table.of("v").row(cell).build();
    assertThatThrownBy(() -> table.numbers("v"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'%s' is not a number".formatted(cell));
    assertThatThrownBy(() -> Table.whole(cell)).hasMessageContaining("is not a whole number");
  }

  @Test
  void whatWritersSpellIsRead() {
    double[] values = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e-9};
    Table.Builder table = Table.of("v");
    for (double value : values) {
      table.row(value);
    }
    assertThat(table.build().numbers("v")).containsExactly(values);
    assertThat(Table.whole("-12")).isEqualTo(-12);
  }

  @Test
  void textIsQuotedWhereItMustBe() throws Exception {
    Table table = Table.of("a,b", "c").row("say \"no\"", "plain").row("two\nlines", "").build();
    Path file = folder.resolve("t.csv");
    table.write(file);
    assertThat(Table.read(file)).isEqualTo(table);
    assertThat(Files.readString(file)).startsWith("\"a,b\",c\n\"say \"\"no\"\"\",plain\n");
  }

  @Test
  void selects() {
    Table table = Table.of("k", "v").row("a", 1).row("b", 2).row("a", 3).build();
    assertThat(table.where("k", "a").numbers("v")).containsExactly(1, 3);
    assertThat(table.values("k")).containsExactly("a", "b");
    assertThatThrownBy(() -> table.column("x")).hasMessageContaining("'x'");
  }

  @Test
  void refusesRowsOfOtherWidth() throws Exception {
    assertThatThrownBy(() -> new Table(List.of("a"), List.of(List.of("1", "2"))))
        .isInstanceOf(IllegalArgumentException.class);
    Path file = folder.resolve("t.csv");
    Files.writeString(file, "a,b\n1\n");
    assertThatThrownBy(() -> Table.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("row 2");
    try (TableWriter writer = TableWriter.open(folder.resolve("w.csv"), List.of("a", "b"))) {
      writer.number(1.0);
      assertThatThrownBy(writer::endRow).isInstanceOf(IllegalStateException.class);
    }
  }

  /** What a table holds comes back as it was, blanks and quotes too. */
  @Test
  void cellsKeepTheirBlanks() {
    Table table = Table.of(" a", "b").row(" x ", "\"q\" ").row("", "1, 2").build();
    Path file = folder.resolve("blanks.csv");
    table.write(file);
    assertThat(Table.read(file)).isEqualTo(table);
  }
}
