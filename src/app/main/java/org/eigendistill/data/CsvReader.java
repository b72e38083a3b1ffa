// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.base.Matrix;

/** Reads whole text tables. */
final class CsvReader {
  private CsvReader() {}

  static NamedMatrix read(Path file, ReadOptions options, Expected expected) {
    try (TextRows rows = TextRows.open(file, options, expected)) {
      return all(file, rows, Formats.label(file));
    }
  }

  /** The same where a cell may be -inf, a mask. */
  static NamedMatrix masked(Path file, ReadOptions options, Expected expected) {
    try (TextRows rows = TextRows.open(file, options, expected)) {
      rows.allowMasks();
      return all(file, rows, Formats.label(file));
    }
  }

  /** Reads what does not lie in a file of its own; the name is that in messages. */
  static NamedMatrix read(String name, Reader reader) throws IOException {
    Path file = Path.of(name);
    try (TextRows rows =
        new TextRows(
            file,
            new TextRecords(name, reader, Optional.empty()),
            ReadOptions.AUTO,
            Expected.NOTHING)) {
      return all(file, rows, Formats.label(name));
    }
  }

  private static NamedMatrix all(Path file, TextRows rows, String label) {
    List<double[]> all = new ArrayList<>();
    for (double[] row = rows.next(); row != null; row = rows.next()) {
      all.add(row);
    }
    for (Map.Entry<Integer, WordColumn> column : rows.words().entrySet()) {
      double[] values = column.getValue().values();
      for (int i = 0; i < values.length; i++) {
        all.get(i)[column.getKey()] = values[i];
      }
    }
    return new NamedMatrix(
        Sources.name(file),
        rows.names(),
        Matrix.ofRows(all.toArray(double[][]::new)),
        rows.record(label));
  }

  /** All lines of a table of our own as text. */
  static List<List<String>> records(Path file) {
    List<List<String>> all = new ArrayList<>();
    try (TextRecords records = TextRecords.openExactly(file)) {
      for (TextRecords.Line line = records.next(); line != null; line = records.next()) {
        all.add(line.cells());
      }
      return all;
    }
  }
}
