// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.Matrix;

/** A text table, parsed as its rows are handed out. */
final class CsvRowFile implements RowFile {
  private final Path file;
  private final TextRows rows;
  private boolean done;

  private CsvRowFile(Path file, TextRows rows) {
    this.file = file;
    this.rows = rows;
  }

  /** Opens a file of numbers: columns of words have no numbers before their end. */
  static CsvRowFile of(Path file, ReadOptions options, Expected expected) {
    if (!expected.classes().isEmpty() || !expected.groups().isEmpty()) {
      throw new IllegalArgumentException("words cannot be streamed");
    }
    return new CsvRowFile(file, TextRows.open(file, options, expected));
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public int columns() {
    return rows.columns();
  }

  @Override
  public List<String> names() {
    return rows.names();
  }

  @Override
  public ReadRecord record() {
    return rows.record(Formats.label(file));
  }

  @Override
  public Rows take(int most) {
    List<double[]> taken = new ArrayList<>();
    while (taken.size() < most) {
      double[] row = rows.next();
      if (row == null) {
        done = true;
        break;
      }
      taken.add(row);
    }
    return taken.isEmpty()
        ? null
        : new Rows(taken.size(), () -> Matrix.ofRows(taken.toArray(double[][]::new)));
  }

  @Override
  public long bytesTaken() {
    return done ? RowStream.length(file) : 0;
  }

  @Override
  public void close() {
    rows.close();
  }
}
