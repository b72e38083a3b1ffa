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

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static boolean isNumber(String cell) {
    return TextRow.isPlain(cell) && cell.matches("[+-]?[.]?[0-9].*");
  }

  static CsvHead of(DataFile file) {
    try (TextLines lines = new TextLines(file, 0, file.length())) {
      String line = lines.next();
      if (line == null) {
        throw BadInputException.of(file.place(), "", "it is empty", "Leave it out.");
      }
      String marked = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
      List<String> cells = Arrays.stream(marked.split(",", -1)).map(CsvHead::unquoted).toList();
      if (cells.stream().allMatch(CsvHead::isNumber)) {
        if (!marked.equals(line)) {
          throw BadInputException.of(
              file.place(),
              "line 1",
              "a mark of the order of bytes stands before the first number",
              "Save the file without it, or with a line of names.");
        }
        return new CsvHead(RowSources.numbered(cells.size()), 0);
      }
      requireNames(file, cells);
      if (cells.stream().distinct().count() < cells.size()) {
        throw BadInputException.of(
            file.place(), "line 1", "two columns of one name", "Name every column once.");
      }
      return new CsvHead(cells, lines.position());
    }
  }

  /** Numbers beside something else are a row of which something is amiss, and no names. */
  private static void requireNames(DataFile file, List<String> cells) {
    boolean row = cells.stream().anyMatch(CsvHead::isNumber);
    for (int j = 0; j < cells.size(); j++) {
      String cell = cells.get(j);
      if (row && !isNumber(cell)) {
        throw BadInputException.of(
            file.place(),
            "line 1",
            "column %d %s, beside numbers"
                .formatted(j + 1, cell.isEmpty() ? "is empty" : "is '" + cell + "'"),
            "Give numbers only, or names that are no numbers.");
      }
      if (cell.isEmpty()) {
        throw BadInputException.of(
            file.place(), "line 1", "column %d has no name".formatted(j + 1), "Name it.");
      }
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
