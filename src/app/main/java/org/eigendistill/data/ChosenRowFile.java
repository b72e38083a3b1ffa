// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Path;
import java.util.List;
import org.eigendistill.base.Matrix;

/**
 * Some columns of an array's rows.
 *
 * @param rows all columns
 * @param record which are taken
 */
record ChosenRowFile(RowFile rows, ReadRecord record) implements RowFile {

  static RowFile of(RowFile rows, ReadOptions options, Expected expected) {
    ReadRecord record = rows.record().chosen(options, expected);
    return record.taken().equals(rows.record().taken()) ? rows : new ChosenRowFile(rows, record);
  }

  @Override
  public Path file() {
    return rows.file();
  }

  @Override
  public int columns() {
    return record.taken().size();
  }

  @Override
  public List<String> names() {
    return rows.names().isEmpty()
        ? List.of()
        : record.taken().stream().map(rows.names()::get).toList();
  }

  @Override
  public Rows take(int most) {
    Rows block = rows.take(most);
    int[] taken = record.taken().stream().mapToInt(Integer::intValue).toArray();
    return block == null
        ? null
        : new Rows(block.count(), () -> chosen(block.values().get(), taken));
  }

  private static Matrix chosen(Matrix all, int... taken) {
    return all.selectColumns(taken);
  }

  @Override
  public long bytesTaken() {
    return rows.bytesTaken();
  }

  @Override
  public void close() {
    rows.close();
  }
}
