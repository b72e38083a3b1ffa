package org.eigendistill.data;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.eigendistill.base.Matrix;

/** One file of a {@link RowStream}, its rows handed out in blocks. */
interface RowFile extends AutoCloseable {
  Path file();

  int columns();

  List<String> names();

  /** The next rows, read when asked for; null after the last. Not for several threads at once. */
  Block take(int most);

  /** Some rows, and how they are read. */
  record Block(int rows, Supplier<Matrix> values) {}

  /** How many bytes have been handed out. */
  long bytesTaken();

  @Override
  void close();

  /** Opens a file by its name. */
  static RowFile open(Path file) {
    return file.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".npy")
        ? NpyRowFile.of(file)
        : CsvRowFile.of(file);
  }
}
