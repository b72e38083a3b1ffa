package org.eigendistill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eigendistill.base.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    try (Table.Writer writer = Table.Writer.open(folder.resolve("w.csv"), List.of("a", "b"))) {
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
