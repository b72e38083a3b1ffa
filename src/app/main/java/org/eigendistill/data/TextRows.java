// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Numerals;

/**
 * The rows of a text table as numbers, one after another. What is decided is decided at the start.
 */
final class TextRows implements AutoCloseable {
  private final TextRecords records;
  private final String source;
  private final TextHead head;
  private final TextLayout layout;
  private final int[] taken;
  private final Cell[] kinds;
  private final WordColumn[] words;
  private final Map<Integer, RowIndex> indexes = new LinkedHashMap<>();
  private long rows;
  private boolean masks;

  /** Opens a file. */
  static TextRows open(Path file, ReadOptions options, Expected expected) {
    TextRecords records = TextRecords.open(file, options.delimiter());
    try {
      return new TextRows(file, records, options, expected);
    } catch (BadInputException e) {
      records.close();
      throw e;
    }
  }

  TextRows(Path file, TextRecords records, ReadOptions options, Expected expected) {
    this.records = records;
    this.source = Sources.name(file);
    this.head = new TextHead(file, records, options, expected);
    this.layout = head.layout();
    this.taken = layout.taken().stream().mapToInt(Integer::intValue).toArray();
    indexes.put(0, new RowIndex());
    layout.leftOut().stream()
        .filter(ReadRecord.LeftOut::guessed)
        .forEach(l -> indexes.put(l.place(), new RowIndex()));
    this.kinds = new Cell[taken.length];
    this.words = new WordColumn[taken.length];
    for (int k = 0; k < taken.length; k++) {
      kinds[k] = head.kind(taken[k]);
      boolean groups = Expected.names(expected.groups(), layout.file(), taken[k]);
      if (groups || Expected.names(expected.classes(), layout.file(), taken[k])) {
        words[k] = new WordColumn(source, layout.file().label(taken[k]), groups);
      }
    }
  }

  /** Takes -inf for a number too, as logits have it of masked classes. */
  void allowMasks() {
    masks = true;
  }

  /** A name per column that is taken, or none. */
  List<String> names() {
    List<String> all = layout.file().names();
    return all.isEmpty() ? List.of() : layout.taken().stream().map(all::get).toList();
  }

  /** The number of columns that are taken. */
  int columns() {
    return taken.length;
  }

  /** The next row, or null after the last. Of columns of words the numbers come at the end. */
  double[] next() {
    TextRecords.Line line = records.next();
    if (line == null) {
      if (rows == 0) {
        throw BadInputException.of(
            source,
            "",
            "there is a header but no row of numbers",
            "Give at least two rows of numbers.");
      }
      return null;
    }
    head.requireWidth(line);
    rows++;
    follow(line);
    double[] values = new double[taken.length];
    for (int k = 0; k < values.length; k++) {
      String cell = line.cells().get(taken[k]);
      if (words[k] != null) {
        words[k].add(cell, line.number());
      } else {
        values[k] = value(line, k, cell);
      }
    }
    return values;
  }

  private void follow(TextRecords.Line line) {
    for (Map.Entry<Integer, RowIndex> each : indexes.entrySet()) {
      int place = each.getKey();
      boolean counts = each.getValue().next(line.cells().get(place));
      if (!counts && layout.isGuessed(place)) {
        throw BadInputException.of(
            source,
            "line %d, %s".formatted(line.number(), layout.file().label(place)),
            "it has no name, and counts the rows no longer",
            "Say --index yes to leave it out, or --index no to take it as a feature.");
      }
    }
  }

  private double value(TextRecords.Line line, int k, String cell) {
    if (kinds[k] == Cell.BOOLEAN) {
      if (Cell.of(cell) == Cell.BOOLEAN) {
        return Cell.value(cell);
      }
    } else {
      OptionalDouble number = Numerals.parse(cell);
      if (number.isPresent() && Double.isFinite(number.getAsDouble())) {
        return number.getAsDouble();
      }
      if (masks && Cell.isMask(cell)) {
        return Double.NEGATIVE_INFINITY;
      }
    }
    throw CellFault.of(layout.file(), line.number(), taken[k], cell, kinds[k]);
  }

  /** The columns of words, by their number among those taken. */
  Map<Integer, WordColumn> words() {
    Map<Integer, WordColumn> found = new LinkedHashMap<>();
    for (int k = 0; k < words.length; k++) {
      if (words[k] != null) {
        found.put(k, words[k]);
      }
    }
    return found;
  }

  /** What was read so far. */
  ReadRecord record(String format) {
    List<String> types = new ArrayList<>();
    Map<String, List<String>> coded = new LinkedHashMap<>();
    for (int k = 0; k < taken.length; k++) {
      types.add(
          words[k] != null ? words[k].type() : kinds[k] == Cell.BOOLEAN ? "boolean" : "number");
      if (words[k] != null && !words[k].words().isEmpty()) {
        coded.put(layout.file().shortLabel(taken[k]), words[k].words());
      }
    }
    boolean note =
        !layout.hasIndex() && taken.length > 1 && taken[0] == 0 && indexes.get(0).isTelling();
    return new ReadRecord(
        layout.file(),
        format,
        rows,
        layout.taken(),
        types,
        Optional.of(records.delimiter()),
        layout.header(),
        layout.leftOut(),
        coded,
        note);
  }

  @Override
  public void close() {
    records.close();
  }
}
