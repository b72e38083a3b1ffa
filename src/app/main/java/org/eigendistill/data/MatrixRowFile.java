// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The rows of a file that was read as a whole. */
final class MatrixRowFile implements RowFile {
  private final Path file;
  private final NamedMatrix all;
  private int taken;

  MatrixRowFile(Path file, NamedMatrix all) {
    this.file = file;
    this.all = all;
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public int columns() {
    return all.values().columns();
  }

  @Override
  public List<String> names() {
    return all.columnNames();
  }

  @Override
  public ReadRecord record() {
    return all.read();
  }

  @Override
  public Rows take(int most) {
    int from = taken;
    int count = Math.min(most, all.values().rows() - from);
    taken += count;
    return count == 0
        ? null
        : new Rows(
            count, () -> all.values().selectRows(IntStream.range(from, from + count).toArray()));
  }

  @Override
  public long bytesTaken() {
    return taken == all.values().rows() ? RowStream.length(file) : 0;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
