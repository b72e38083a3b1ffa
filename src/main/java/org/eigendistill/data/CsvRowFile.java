package org.eigendistill.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.Matrix;

/** A CSV file, parsed as its rows are handed out. */
final class CsvRowFile implements RowFile {
  private final Path file;
  private final CsvReader.Rows rows;
  private final long bytes;
  private boolean done;

  private CsvRowFile(Path file, CsvReader.Rows rows) {
    this.file = file;
    this.rows = rows;
    this.bytes = file.toFile().length();
  }

  static CsvRowFile of(Path file) {
    CsvReader.Rows rows = CsvReader.rows(file);
    if (!rows.hasNext()) {
      throw rows.empty();
    }
    return new CsvRowFile(file, rows);
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public int columns() {
    return rows.width();
  }

  @Override
  public List<String> names() {
    return rows.names();
  }

  @Override
  public Block take(int most) {
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
        : new Block(taken.size(), () -> Matrix.ofRows(taken.toArray(double[][]::new)));
  }

  @Override
  public long bytesTaken() {
    return done ? bytes : 0;
  }

  @Override
  public void close() {
    rows.close();
  }
}
