// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.reproduction.CommittedTables;
import org.eigendistill.experiment.verdict.VerdictColumns;
import org.junit.jupiter.api.Test;

/** The table that a reader needs first stands in the text as it was computed. */
class ReadingsInDocsTest {
  private static final List<Column<?>> COUNTS =
      List.of(ReadingTable.YES, ReadingTable.OPPOSITE, ReadingTable.SMALL, ReadingTable.OPEN);

  private static final Path PAGE = Path.of("src", "docs", "replication.md");

  @Test
  void theTextHasTheTable() throws IOException {
    Table table = CommittedTables.table(CommittedTables.named(NetworkTable.READINGS.id()));
    assertThat(Files.readString(PAGE)).contains(markdown(table));
  }

  private static String markdown(Table table) {
    String head =
        "| claim | question | the paper | students here | a network that never saw the teacher |"
            + " cross-fitted: yes, opposite, none of this size, not known | reading |\n"
            + "| --- | --- | --- | --- | --- | --- | --- |\n";
    return IntStream.range(0, table.rows().size())
        .mapToObj(i -> row(table, i))
        .collect(Collectors.joining("", head, ""));
  }

  private static String row(Table table, int i) {
    int cells = table.column(ReadingTable.CELLS).get(i);
    String counts =
        cells == 0
            ? "-"
            : COUNTS.stream()
                .map(column -> table.column(column).get(i).toString())
                .collect(Collectors.joining(", "));
    return "| %s | %s: %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            table.column(ReadingTable.CLAIM).get(i),
            table.column(VerdictColumns.HYPOTHESIS).get(i),
            table.column(ReadingTable.QUESTION).get(i),
            table.column(ReadingTable.PAPER).get(i),
            table.column(ReadingTable.HERE).get(i),
            table.column(ReadingTable.ANOTHER).get(i),
            counts,
            table.column(ReadingTable.READING).get(i));
  }
}
