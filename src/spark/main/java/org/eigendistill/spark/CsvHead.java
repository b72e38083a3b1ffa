// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** Marks that part columns elsewhere. */
  private static final String MARKS = ";\t|";

  private static final List<String> NAMES = List.of("semicolons", "tabs", "bars");

  /** In quotes, or else without one at its beginning. */
  private static final Pattern CELL =
      Pattern.compile(
          "\\s*+\"([^\"]*+(?:\"\"[^\"]*+)*+)\"\\s*+(?=,|\\z)|(\\s*+(?:[^\",][^,]*+)?)(?=,|\\z)");

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
      long begin = lines.position();
      requireCommas(file, marked, lines.next());
      List<String> cells = cells(file, marked);
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
      return new CsvHead(cells, begin);
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

  /** What commas part that stand in no quotes; two quotes in quotes are one. */
  private static List<String> cells(DataFile file, String line) {
    List<String> cells = new ArrayList<>();
    Matcher cell = CELL.matcher(line);
    int at = 0;
    do {
      if (!cell.find(at) || cell.start() != at) {
        throw BadInputException.of(
            file.place(),
            "line 1",
            "a quote of column %d has no other, or letters stand beside it"
                .formatted(cells.size() + 1),
            "Put a name into quotes as a whole, in one line, and a quote in it twice.");
      }
      String quoted = cell.group(1);
      cells.add((quoted == null ? cell.group(2) : quoted.replace("\"\"", "\"")).strip());
      at = cell.end() + 1;
    } while (at <= line.length());
    return cells;
  }

  /** Another mark where the first two lines have it, and the first has no comma. */
  private static void requireCommas(DataFile file, String first, String second) {
    if (first.contains(",") || second == null || CELL.matcher(first).matches() && isQuoted(first)) {
      return;
    }
    for (int k = 0; k < MARKS.length(); k++) {
      String mark = MARKS.substring(k, k + 1);
      if (first.contains(mark) && second.contains(mark)) {
        throw BadInputException.of(
            file.place(),
            "line 1",
            "it has no comma, and looks as if %s parted its columns".formatted(NAMES.get(k)),
            "Write commas there, and numbers with a point.");
      }
    }
  }

  private static boolean isQuoted(String line) {
    return line.strip().startsWith("\"");
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
