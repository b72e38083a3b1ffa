// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.eigendistill.base.Matrix;

/** One file of a {@link RowStream}, its rows handed out in blocks. */
public interface RowFile extends AutoCloseable {
  /** Where it is. */
  Path file();

  /** How many columns its rows have. */
  int columns();

  /** The names of its columns, none where it has no header. */
  List<String> names();

  /** How it is read. */
  ReadRecord record();

  /** The next rows, read when asked for; null after the last. Not for several threads at once. */
  Rows take(int most);

  /** Some rows, and how they are read. */
  record Rows(int count, Supplier<Matrix> values) {}

  /** How many bytes have been handed out. */
  long bytesTaken();

  @Override
  void close();

  /** Opens a file by its name, or an array of an archive by its key, which is taken at once. */
  static RowFile open(Path file, ReadOptions options, Expected expected) {
    return ArrayName.keyed(file.toString())
        .map(array -> array.matrix(ReadOptions.AUTO, expected))
        .map(all -> ChosenRowFile.of(new MatrixRowFile(file, all), options, expected))
        .orElseGet(() -> Formats.of(file).rows(file, options, expected));
  }

  /** How many rows a file has. */
  static long count(Path file, ReadOptions options, Expected expected) {
    try (RowFile rows = open(file, options, expected)) {
      return rows.rest();
    }
  }

  /** How many rows are left; they are passed over. */
  default long rest() {
    long count = 0;
    for (Rows b = take(1 << 16); b != null; b = take(1 << 16)) {
      count += b.count();
    }
    return count;
  }
}
