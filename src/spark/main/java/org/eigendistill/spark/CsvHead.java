// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.util.Arrays;
import java.util.List;
import org.eigendistill.base.BadInputException;

/**
 * The names of a table's columns, from its first line or numbered.
 *
 * @param names one per column
 * @param begin the byte at which its rows begin
 */
record CsvHead(List<String> names, long begin) {
  static final CsvHead NONE = new CsvHead(List.of(), 0);

  static CsvHead of(DataFile file) {
    try (TextLines lines = new TextLines(file, 0, file.length())) {
      String line = lines.next();
      if (line == null) {
        throw BadInputException.of(file.place(), "", "it is empty", "Leave it out.");
      }
      List<String> cells = Arrays.stream(line.split(",", -1)).map(CsvHead::unquoted).toList();
      if (cells.stream().allMatch(c -> !c.isEmpty() && TextRow.isPlain(c))) {
        return new CsvHead(RowSources.numbered(cells.size()), 0);
      }
      if (cells.stream().distinct().count() < cells.size()) {
        throw BadInputException.of(
            file.place(), "line 1", "two columns of one name", "Name every column once.");
      }
      return new CsvHead(cells, lines.position());
    }
  }

  private static String unquoted(String cell) {
    String text = cell.strip();
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  void requireLike(CsvHead first, DataFile here, DataFile there) {
    if (!names.equals(first.names)) {
      throw BadInputException.of(
          here.place(),
          "line 1",
          "other columns than %s".formatted(there.place()),
          "Give files of the same columns.");
    }
  }
}
